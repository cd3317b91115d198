/// Volumes by the driver that mounts them, as a node's limits count them.
struct MountedVolumes: Equatable {
  private(set) var claims: [String: Set<String>] = [:]

  mutating func insert(_ claim: String, driver: String) { claims[driver, default: []].insert(claim) }

  mutating func formUnion(_ other: MountedVolumes) {
    for (driver, names) in other.claims { claims[driver, default: []].formUnion(names) }
  }

  var isEmpty: Bool { claims.isEmpty }

  /// The first driver, by name, that would have more volumes than the node takes.
  func excess(with others: MountedVolumes, over limits: [String: Int]) -> PlacementRefusal? {
    for (driver, limit) in limits.sorted(by: { $0.key < $1.key }) {
      let count = (claims[driver] ?? []).union(others.claims[driver] ?? []).count
      if count > limit { return .volumeLimit(driver: driver, count: count, limit: limit) }
    }
    return nil
  }
}
