import Cloud
import Kubernetes

/// What some machines cost together: in all, and divided among NodePools, zones, capacity types and instance types.
public struct Bill: Equatable, Sendable {
  /// Hours of a month, as AWS bills it.
  public static let hoursPerMonth = 730.0

  public let total: Share
  /// Machines that no NodePool made are under nil.
  public let byNodePool: [Group<NodePoolName?>]
  /// Machines whose zone is not known are under nil.
  public let byZone: [Group<String?>]
  public let byCapacityType: [Group<CapacityType?>]
  public let byInstanceType: [Group<String?>]
  /// Machines without a known price, by name; they count in `nodes` and cost nothing here.
  public let unpriced: [NodeName]

  /// So many machines, and what an hour of them costs.
  public struct Share: Equatable, Sendable {
    public var nodes = 0
    public var usdPerHour = 0.0

    public init() {}

    public var usdPerMonth: Double { usdPerHour * Bill.hoursPerMonth }

    mutating func add(_ node: BilledNode) {
      nodes += 1
      usdPerHour += node.priceUSDPerHour ?? 0
    }
  }

  public struct Group<Key: Hashable & Sendable>: Equatable, Sendable {
    public let key: Key
    public let share: Share
  }

  /// Adds up in the order of names, so that the same machines give the same sum whatever order they come in.
  public init(_ nodes: [BilledNode]) {
    let nodes = nodes.sorted { $0.name < $1.name }
    var total = Share()
    for node in nodes { total.add(node) }
    self.total = total
    byNodePool = Self.groups(nodes, by: \.nodePool) { ($0 ?? "") < ($1 ?? "") }
    byZone = Self.groups(nodes, by: \.zone) { ($0 ?? "") < ($1 ?? "") }
    byCapacityType = Self.groups(nodes, by: \.capacityType) { ($0?.rawValue ?? "") < ($1?.rawValue ?? "") }
    byInstanceType = Self.groups(nodes, by: \.instanceType) { ($0 ?? "") < ($1 ?? "") }
    unpriced = nodes.filter { $0.priceUSDPerHour == nil }.map(\.name)
  }

  /// The dearest group first; those that cost the same by key, the one without a key before the others.
  private static func groups<Key: Hashable & Sendable>(
    _ nodes: [BilledNode], by key: (BilledNode) -> Key, inOrder precedes: (Key, Key) -> Bool
  ) -> [Group<Key>] {
    var shares: [Key: Share] = [:]
    for node in nodes { shares[key(node), default: Share()].add(node) }
    return shares.map { Group(key: $0.key, share: $0.value) }.sorted { left, right in
      left.share.usdPerHour == right.share.usdPerHour
        ? precedes(left.key, right.key) : left.share.usdPerHour > right.share.usdPerHour
    }
  }
}

/// A machine as it stands on the bill.
public struct BilledNode: Equatable, Sendable {
  public var name: NodeName
  public var nodePool: NodePoolName?
  public var zone: String?
  public var capacityType: CapacityType?
  public var instanceType: String?
  /// Nil when no price is known.
  public var priceUSDPerHour: Double?

  public init(
    name: NodeName, nodePool: NodePoolName? = nil, zone: String? = nil, capacityType: CapacityType? = nil,
    instanceType: String? = nil, priceUSDPerHour: Double? = nil
  ) {
    self.name = name
    self.nodePool = nodePool
    self.zone = zone
    self.capacityType = capacityType
    self.instanceType = instanceType
    self.priceUSDPerHour = priceUSDPerHour
  }

  /// What a Node's labels say of its machine, at a price. A machine that says nothing of how it is paid for is
  /// on-demand.
  public init(_ node: Node, priceUSDPerHour: Double?) {
    let labels = node.metadata.labels
    self.init(
      name: node.nodeName, nodePool: labels[WellKnown.nodePool].map { NodePoolName($0) }, zone: node.zone,
      capacityType: labels[WellKnown.capacityType].map { CapacityType(rawValue: $0) } ?? .onDemand,
      instanceType: labels[WellKnown.instanceType], priceUSDPerHour: priceUSDPerHour)
  }
}
