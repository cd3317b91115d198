import Cloud
import Kubernetes

extension World {
  /// What an hour of a node's machine costs: of a machine of Karpenter's what it cost when it was launched, of any
  /// other what the catalogue asks for its type today. Nil for a type or a zone that the catalogue does not know.
  ///
  /// A machine that says nothing of how it is paid for is on-demand.
  public func priceUSDPerHour(of node: Node) -> Double? {
    if let machine = cloud.instance(providerID: node.spec.providerID) { return machine.priceUSDPerHour }
    let labels = node.metadata.labels
    let catalogue = cloud.catalogue
    guard let name = labels[WellKnown.instanceType], let type = catalogue.type(named: name),
      let zone = catalogue.region.zones.first(where: { $0.name == node.zone })
    else { return nil }
    let capacityType = labels[WellKnown.capacityType].flatMap { CapacityType(rawValue: $0) }
    return catalogue.priceUSDPerHour(of: type, in: zone, as: capacityType ?? .onDemand)
  }
}
