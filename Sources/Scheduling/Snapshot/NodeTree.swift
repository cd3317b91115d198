/// The order in which the scheduler goes through its nodes: one of each zone in turn, so that a search that stops
/// early has looked everywhere.
///
/// Zones stand in the order in which they first appeared, nodes of a zone in the order in which they came.
/// Source: kube-scheduler 1.35, `backend/cache/node_tree.go`.
struct NodeTree: Sendable {
  /// The nodes' slots, interleaved.
  private(set) var order: [Int] = []
  private var zones: [Zone] = []

  private struct Zone: Sendable {
    let name: String
    var slots: [Int]
  }

  mutating func add(_ slot: Int, zone: String) {
    insert(slot, zone: zone)
    interleave()
  }

  mutating func remove(_ slot: Int, zone: String) {
    drop(slot, zone: zone)
    interleave()
  }

  /// A node that changes its zone is the last of the new one.
  mutating func move(_ slot: Int, from old: String, to new: String) {
    guard old != new else { return }
    drop(slot, zone: old)
    insert(slot, zone: new)
    interleave()
  }

  /// Adds many at once: the order is made once.
  mutating func add(_ nodes: [(slot: Int, zone: String)]) {
    for node in nodes { insert(node.slot, zone: node.zone) }
    interleave()
  }

  private mutating func insert(_ slot: Int, zone: String) {
    if let index = zones.firstIndex(where: { $0.name == zone }) {
      zones[index].slots.append(slot)
    } else {
      zones.append(Zone(name: zone, slots: [slot]))
    }
  }

  private mutating func drop(_ slot: Int, zone: String) {
    guard let index = zones.firstIndex(where: { $0.name == zone }) else { return }
    zones[index].slots.removeAll { $0 == slot }
    if zones[index].slots.isEmpty { zones.remove(at: index) }
  }

  private mutating func interleave() {
    order.removeAll(keepingCapacity: true)
    let longest = zones.map(\.slots.count).max() ?? 0
    for position in 0..<longest {
      for zone in zones where position < zone.slots.count { order.append(zone.slots[position]) }
    }
  }
}
