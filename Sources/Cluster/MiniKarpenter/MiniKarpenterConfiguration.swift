import Controllers
import Kubernetes
import Manifests

/// What the mini-Karpenter's ConfigMap says, with what it leaves out as it comes. What has a fault counts as left out.
public struct MiniKarpenterConfiguration: Sendable {
  public private(set) var settings = MiniKarpenterSettings()
  public private(set) var catalogue: NodeSizeCatalogue
  public private(set) var faults: [MiniKarpenterFault] = []

  /// Keys of the ConfigMap's data.
  public enum Key: String, CaseIterable, Sendable {
    case planPeriod = "plan-period"
    case consolidationPeriod = "consolidation-period"
    case threshold
    case defaultCPU = "default-cpu"
    case defaultMemory = "default-memory"
    case nodeClass = "node-class"
    case catalogue = "catalog.yaml"
  }

  public static let keys =
    Key.allCases.map(\.rawValue) + MiniKarpenterSettings.Switch.allCases.map(\.rawValue)

  /// - Parameter standard: the catalogue where the ConfigMap has none.
  public init(_ data: [String: String], standard: NodeSizeCatalogue) {
    catalogue = standard
    for (key, text) in data.sorted(by: { $0.key < $1.key }) {
      if let key = Key(rawValue: key) {
        read(text, for: key)
      } else if let option = MiniKarpenterSettings.Switch(rawValue: key) {
        turn(option, text)
      } else {
        faults.append(
          MiniKarpenterFault(key: key, .unknownKey(nearest: Spelling.nearest(to: key, among: Self.keys))))
      }
    }
  }

  /// The same with another catalogue; its faults are the only ones.
  public func with(catalogue text: String) -> Self {
    var changed = self
    changed.faults = []
    changed.read(text, for: .catalogue)
    return changed
  }

  private mutating func read(_ text: String, for key: Key) {
    switch key {
    case .planPeriod: readPeriod(text, key, into: \.planPeriod)
    case .consolidationPeriod: readPeriod(text, key, into: \.consolidationPeriod)
    case .threshold:
      let digits = text.hasSuffix("%") ? String(text.dropLast()) : text
      guard let percent = Int(digits), (1...100).contains(percent) else {
        return fault(key, .notPercent(text))
      }
      settings.thresholdPercent = percent
    case .defaultCPU: readAmount(text, key, .cpu)
    case .defaultMemory: readAmount(text, key, .memory)
    case .nodeClass: settings.nodeClass = text
    case .catalogue:
      let reading = NodeSizeCatalogueReader(text, key: key.rawValue)
      faults += reading.faults
      if let read = reading.catalogue { catalogue = read }
    }
  }

  private mutating func readPeriod(
    _ text: String, _ key: Key, into field: WritableKeyPath<MiniKarpenterSettings, Duration>
  ) {
    let period = Duration(go: text)
    guard let period, period >= .seconds(1), period <= .seconds(86_400), period.components.attoseconds == 0
    else { return fault(key, .notPeriod(text)) }
    settings[keyPath: field] = period
  }

  private mutating func readAmount(_ text: String, _ key: Key, _ name: ResourceName) {
    guard let amount = Quantity(text), amount >= .zero else { return fault(key, .notQuantity(text)) }
    settings.assumedRequests[name] = amount
  }

  /// Turns switches on beside those that are.
  mutating func turnOn(_ switches: Set<MiniKarpenterSettings.Switch>) {
    settings.switches.formUnion(switches)
  }

  private mutating func turn(_ option: MiniKarpenterSettings.Switch, _ text: String) {
    switch text.lowercased() {
    case "on", "true", "yes": settings.switches.insert(option)
    case "off", "false", "no": break
    default: faults.append(MiniKarpenterFault(key: option.rawValue, .notOnOff(text)))
    }
  }

  private mutating func fault(_ key: Key, _ problem: MiniKarpenterFault.Problem) {
    faults.append(MiniKarpenterFault(key: key.rawValue, problem))
  }
}
