import Cloud
import Cluster
import Kubernetes

extension World {
  /// The nodes as they stand on the bill, by name: a machine of Karpenter's at what it cost when it was launched,
  /// any other at what the catalogue asks for its type today.
  public var billedNodes: [BilledNode] {
    objects.nodes.values.map { BilledNode($0, priceUSDPerHour: priceUSDPerHour(of: $0)) }
  }

  /// Nil for a node whose type or zone the catalogue does not know.
  private func priceUSDPerHour(of node: Node) -> Double? {
    if let machine = cloud.instance(providerID: node.spec.providerID) { return machine.priceUSDPerHour }
    let labels = BilledNode(node, priceUSDPerHour: nil)
    let catalogue = cloud.catalogue
    guard let name = labels.instanceType, let type = catalogue.type(named: name),
      let zone = catalogue.region.zones.first(where: { $0.name == labels.zone })
    else { return nil }
    return catalogue.priceUSDPerHour(of: type, in: zone, as: labels.capacityType ?? .onDemand)
  }
}
