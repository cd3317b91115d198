import Cloud
import Kubernetes

extension World {
  /// What an hour of a node's machine costs whoever pays the bill: of a machine of Karpenter's what it cost when it was
  /// launched, of any other what the catalogue asks for its type today, less what the terms take off. Nil for a type
  /// or a zone that the catalogue does not know.
  ///
  /// A machine that says nothing of how it is paid for is on-demand.
  public func priceUSDPerHour(of node: Node) -> Double? {
    let labels = node.metadata.labels
    let capacityType = labels[WellKnown.capacityType].flatMap { CapacityType(rawValue: $0) } ?? .onDemand
    let price =
      cloud.instance(providerID: node.spec.providerID)?.priceUSDPerHour
      ?? listPriceUSDPerHour(of: node, as: capacityType)
    return price.map { $0 * options.billing.factor(isSpot: capacityType == .spot) }
  }

  /// What an hour of a node's machine would cost on-demand.
  public func onDemandUSDPerHour(of node: Node) -> Double? {
    listPriceUSDPerHour(of: node, as: .onDemand).map { $0 * options.billing.factor(isSpot: false) }
  }

  private func listPriceUSDPerHour(of node: Node, as capacityType: CapacityType) -> Double? {
    guard let name = node.metadata.labels[WellKnown.instanceType], let zone = node.zone else { return nil }
    return cloud.listPriceUSDPerHour(of: name, in: zone, as: capacityType)
  }

  /// Pays for machines by other terms from here on. Nothing that anybody decides depends on it.
  public mutating func pay(by terms: BillingTerms) {
    options.billing = terms
    for node in objects.nodes.values { chronicle(.node(before: nil, after: node)) }
  }
}
