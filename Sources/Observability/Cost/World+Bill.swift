import Cluster
import Kubernetes

extension World {
  /// The nodes as they stand on the bill, by name.
  public var billedNodes: [BilledNode] {
    objects.nodes.values.map { BilledNode($0, priceUSDPerHour: priceUSDPerHour(of: $0)) }
  }
}
