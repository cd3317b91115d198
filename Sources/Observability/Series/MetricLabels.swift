/// A series' labels, ascending by name.
public struct MetricLabels: Hashable, Comparable, Sendable, ExpressibleByDictionaryLiteral {
  public private(set) var pairs: [Pair]

  public struct Pair: Hashable, Comparable, Sendable {
    public let name: String
    public let value: String

    public static func < (left: Self, right: Self) -> Bool {
      left.name == right.name ? left.value < right.value : left.name < right.name
    }
  }

  /// - Parameter labels: of a name given twice, the last one stays.
  public init(_ labels: [(String, String)]) {
    let last = Dictionary(labels) { _, last in last }
    pairs = last.map { Pair(name: $0.key, value: $0.value) }.sorted()
  }

  public init(dictionaryLiteral elements: (String, String)...) { self.init(elements) }

  public subscript(name: String) -> String? { pairs.first { $0.name == name }?.value }

  /// A label without a value is as good as none.
  var withoutEmpty: Self { filtered { !$0.value.isEmpty } }

  public func with(_ name: String, _ value: String) -> Self {
    Self(pairs.map { ($0.name, $0.value) } + [(name, value)])
  }

  func keeping(_ names: [String]) -> Self { filtered { names.contains($0.name) } }
  func dropping(_ names: [String]) -> Self { filtered { !names.contains($0.name) } }

  private func filtered(_ holds: (Pair) -> Bool) -> Self {
    var result = self
    result.pairs = pairs.filter(holds)
    return result
  }

  public static func < (left: Self, right: Self) -> Bool {
    left.pairs.lexicographicallyPrecedes(right.pairs)
  }
}

extension MetricLabels: CustomStringConvertible {
  /// `{nodepool="default",reason="provisioned"}`; empty without any.
  public var description: String {
    guard !pairs.isEmpty else { return "" }
    return "{" + pairs.map { "\($0.name)=\"\(Self.escaped($0.value))\"" }.joined(separator: ",") + "}"
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }
}
