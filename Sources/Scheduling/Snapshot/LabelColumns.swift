import Kubernetes

/// The labels of all nodes, a column per key, so that a condition on labels is tried once per value instead of
/// once per node, and the domains of a topology are small numbers.
struct LabelColumns: Sendable {
  private var columns: [LabelColumn] = []
  private var byKey: [String: Int] = [:]

  /// Nil when no node ever had the label.
  subscript(key: String) -> LabelColumn? { byKey[key].map { columns[$0] } }

  /// The number of a key's column; stays the same for good.
  mutating func set(_ labels: Labels, previous: Labels, ofNode slot: Int) {
    for key in previous.keys where labels[key] == nil {
      if let index = byKey[key] { columns[index].set(nil, ofNode: slot) }
    }
    for (key, value) in labels where previous[key] != value {
      let index = byKey[key] ?? columns.count
      if index == columns.count {
        columns.append(LabelColumn())
        byKey[key] = index
      }
      columns[index].set(value, ofNode: slot)
    }
  }
}

/// One label of all nodes: its values, numbered, and which of them each node has.
struct LabelColumn: Sendable {
  /// Values by number. A number without nodes keeps its last value until it is given again.
  private(set) var values: [String] = []
  private var valueOfNode: [Int32] = []
  private var population: [Int] = []
  private var vacant: [Int] = []
  private var byValue: [String: Int] = [:]

  static let absent = -1

  /// The number of the node's value; `absent` when it does not have the label.
  func value(ofNode slot: Int) -> Int { slot < valueOfNode.count ? Int(valueOfNode[slot]) : Self.absent }

  func number(of value: String) -> Int? { byValue[value] }

  mutating func set(_ value: String?, ofNode slot: Int) {
    while valueOfNode.count <= slot { valueOfNode.append(Int32(Self.absent)) }
    let old = Int(valueOfNode[slot])
    let new = value.map { number(for: $0) } ?? Self.absent
    if new != Self.absent { population[new] += 1 }
    valueOfNode[slot] = Int32(new)
    guard old != Self.absent else { return }
    population[old] -= 1
    if population[old] == 0 {
      byValue[values[old]] = nil
      vacant.append(old)
    }
  }

  private mutating func number(for value: String) -> Int {
    if let known = byValue[value] { return known }
    let number = vacant.popLast() ?? values.count
    if number == values.count {
      values.append(value)
      population.append(0)
    } else {
      values[number] = value
    }
    byValue[value] = number
    return number
  }
}
