import Kubernetes

/// A size of node in the mini-Karpenter's catalogue.
public struct NodeSize: Equatable, Sendable {
  public let name: String
  /// What a node of this size has; `cpu` and `memory` always.
  public let resources: ResourceList
  /// What its nodes' labels may say, beside what the catalogue says of all sizes.
  public let labels: [String: [String]]
  /// Nil where the catalogue gives none.
  public let priceUSDPerHour: Double?

  public init(
    name: String, resources: ResourceList, labels: [String: [String]] = [:], priceUSDPerHour: Double? = nil
  ) {
    self.name = name
    self.resources = resources
    self.labels = labels
    self.priceUSDPerHour = priceUSDPerHour
  }

  public var cpu: Quantity { resources[.cpu] ?? .zero }
  public var memory: Quantity { resources[.memory] ?? .zero }

  /// What a Pod leaves unused of it.
  public func waste(after requests: ResourceList) -> Waste {
    Waste(
      cpuPermille: Self.permille(unused: requests[.cpu], of: cpu),
      memoryPermille: Self.permille(unused: requests[.memory], of: memory))
  }

  private static func permille(unused used: Quantity?, of whole: Quantity) -> Int {
    guard whole.nanos > 0 else { return 0 }
    return Int(clamping: (whole.nanos - (used?.nanos ?? 0)) * 1000 / whole.nanos)
  }
}

/// What is left unused of a node, in thousandths.
public struct Waste: Equatable, Sendable {
  public let cpuPermille: Int
  public let memoryPermille: Int

  /// What sizes are compared by: the mean of the two.
  public var meanPermille: Int { (cpuPermille + memoryPermille) / 2 }
}
