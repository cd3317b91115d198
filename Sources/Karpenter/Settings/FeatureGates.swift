/// The state of every feature gate.
public struct FeatureGates: Equatable, Sendable {
  private var enabled = Set(FeatureGate.allCases.filter(\.isOnByDefault))

  public init() {}

  public subscript(gate: FeatureGate) -> Bool {
    get { enabled.contains(gate) }
    set {
      if newValue { enabled.insert(gate) } else { enabled.remove(gate) }
    }
  }

  /// Why the value of `--feature-gates` cannot be taken.
  public enum Problem: Error, Equatable, Sendable {
    case unknownGate(String)
    /// `Gate=true` and `Gate=false` are all that an entry can say.
    case notABoolean(gate: FeatureGate, value: String)
  }

  /// Takes over what a value of `--feature-gates` says: `NodeOverlay=true,StaticCapacity=true`. Gates that it does
  /// not name keep their state.
  ///
  /// - Throws: what is wrong with the first entry that cannot be taken; then nothing is.
  public mutating func set(_ text: String) throws(Problem) {
    var next = self
    for entry in text.split(separator: ",") {
      let sides = entry.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        .map { $0.trimmingSpaces }
      guard let gate = FeatureGate(rawValue: sides[0]) else { throw .unknownGate(sides[0]) }
      let value = sides.count == 2 ? sides[1] : ""
      switch value.lowercased() {
      case "true", "t", "1": next[gate] = true
      case "false", "f", "0": next[gate] = false
      default: throw .notABoolean(gate: gate, value: value)
      }
    }
    self = next
  }
}

extension FeatureGates: CustomStringConvertible {
  /// As `--feature-gates` takes it, every gate named, by name.
  public var description: String {
    FeatureGate.allCases.map { "\($0.rawValue)=\(self[$0])" }.joined(separator: ",")
  }
}

extension Substring {
  fileprivate var trimmingSpaces: String {
    var text = drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
