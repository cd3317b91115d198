import Kubernetes

/// A number per domain of one topology key.
struct DomainCounts: Sendable {
  let key: String
  private let column: LabelColumn?
  private var counts: [Int]

  init(key: String, labels: LabelColumns) {
    self.key = key
    column = labels[key]
    counts = Array(repeating: 0, count: column?.values.count ?? 0)
  }

  /// The node's domain; nil when it has no such label.
  func domain(of slot: Int) -> Int? {
    guard let value = column?.value(ofNode: slot), value != LabelColumn.absent else { return nil }
    return value
  }

  func name(of domain: Int) -> String { column?.values[domain] ?? "" }

  var domainCount: Int { counts.count }

  subscript(domain: Int) -> Int {
    get { counts[domain] }
    set { counts[domain] = newValue }
  }
}

/// Numbers per domain of several topology keys.
struct TopologyCounts: Sendable {
  private(set) var keys: [DomainCounts] = []
  private var nonZeroDomains = 0

  /// Whether every domain of every key has zero.
  var isEmpty: Bool { nonZeroDomains == 0 }

  /// The position of a key, which is added when it is new.
  mutating func index(of key: String, labels: LabelColumns) -> Int {
    if let index = keys.firstIndex(where: { $0.key == key }) { return index }
    keys.append(DomainCounts(key: key, labels: labels))
    return keys.count - 1
  }

  /// - Returns: whether the node has such a domain.
  @discardableResult
  mutating func add(_ amount: Int, toDomainOf slot: Int, at index: Int) -> Bool {
    guard let domain = keys[index].domain(of: slot) else { return false }
    let before = keys[index][domain]
    keys[index][domain] = before + amount
    nonZeroDomains += (before + amount == 0 ? 0 : 1) - (before == 0 ? 0 : 1)
    return true
  }

  /// Zero for a node without the label.
  func count(inDomainOf slot: Int, at index: Int) -> Int {
    guard let domain = keys[index].domain(of: slot) else { return 0 }
    return keys[index][domain]
  }
}
