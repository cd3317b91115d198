import Cluster
import Kubernetes

/// What nodes cost, divided among those whose Pods ask for their room, and what is left of it.
///
/// A Pod's part of its node is the mean of its parts of the node's allocatable cpu and memory; what no Pod asks for is
/// nobody's.
public struct CostShares: Equatable, Sendable {
  public struct Application: Equatable, Sendable {
    /// As a student names it; with the namespace in front where that is not `default`.
    public let name: String
    public var pods = 0
    public var usdPerHour = 0.0
  }

  /// The dearest first.
  public let applications: [Application]
  public let unaskedUSDPerHour: Double
  /// Of all that is allocatable, what no Pod asks for.
  public let unaskedCPUPercent: Double
  public let unaskedMemoryPercent: Double

  public init(_ world: World) {
    var applications: [String: Application] = [:]
    var total = 0.0
    var allocatable = ResourceList()
    var requested = ResourceList()
    for node in world.objects.nodes.values {
      let price = world.priceUSDPerHour(of: node) ?? 0
      total += price
      allocatable.add(node.status.allocatable)
      let amounts = Self.sharedResources.map { node.status.allocatable[$0]?.double ?? 0 }
      for pod in world.objects.pods(on: node.nodeName) where !pod.isFinished {
        let requests = pod.spec.effectiveRequests
        requested.add(requests)
        let space = pod.metadata.namespace
        let name = (space == "default" ? "" : space + "/") + pod.workloadName
        var application = applications[name] ?? Application(name: name)
        application.pods += 1
        application.usdPerHour += price * Self.share(of: amounts, askedBy: requests)
        applications[name] = application
      }
    }
    self.applications = applications.values.sorted {
      $0.usdPerHour == $1.usdPerHour ? $0.name < $1.name : $0.usdPerHour > $1.usdPerHour
    }
    unaskedUSDPerHour = max(0, total - self.applications.reduce(0) { $0 + $1.usdPerHour })
    func unasked(_ resource: ResourceName) -> Double {
      guard let whole = allocatable[resource]?.double, whole > 0 else { return 0 }
      return max(0, 100 - (requested[resource]?.double ?? 0) / whole * 100)
    }
    unaskedCPUPercent = unasked(.cpu)
    unaskedMemoryPercent = unasked(.memory)
  }

  private static let sharedResources = [ResourceName.cpu, .memory]

  /// - Parameter amounts: allocatable of the shared resources.
  private static func share(of amounts: [Double], askedBy requests: ResourceList) -> Double {
    var parts = 0.0
    for (resource, all) in zip(sharedResources, amounts) where all > 0 {
      parts += min(1, (requests[resource]?.double ?? 0) / all)
    }
    return parts / Double(amounts.count)
  }
}
