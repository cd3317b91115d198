import Cloud
import Cluster
import Kubernetes

extension Why {
  /// Where the price of a node's machine comes from: its offer, what else it could have cost, the discount on the
  /// bill, and what EC2 chose it from. Empty when there is no such node.
  public func price(of name: NodeName) -> [StyledText] {
    guard let node = world.objects.node(name) else { return [] }
    guard let price = world.priceUSDPerHour(of: node), let type = node.metadata.labels[WellKnown.instanceType]
    else { return line(PriceMessage.unknown(name)) }
    let capacityType =
      node.metadata.labels[WellKnown.capacityType].flatMap { CapacityType(rawValue: $0) } ?? .onDemand
    var lines = line(
      PriceMessage.machine(
        node: name, type: type, capacityType: capacityType, zone: node.zone ?? "–", usdPerHour: price))
    let claim = world.objects.nodeClaims.values.first { $0.status.nodeName == name }
    let launch = claim.flatMap { self.launch(of: $0.nodeClaimName) }
    lines += line(source(of: node, capacityType, price: price, launch: claim.flatMap { launchTime(of: $0) }))
    let terms = world.options.billing
    let percent = capacityType == .spot ? terms.spotDiscountPercent : terms.onDemandDiscountPercent
    if percent > 0 {
      lines += line(PriceMessage.discount(percent: percent, isSpot: capacityType == .spot))
    }
    if let launch, launch.request != nil {
      lines += [StyledText()] + line(PriceMessage.chosenFrom) + parts(launch.fleetParts)
    }
    return lines + [StyledText()] + line(PriceMessage.goOn(type: type, node: name))
  }

  private func source(
    of node: Node, _ capacityType: CapacityType, price: Double, launch time: VirtualTime?
  ) -> PriceMessage {
    if case .file = world.cloud.catalogue.subset { return .own }
    return switch capacityType {
    case .onDemand: .onDemand(region: world.cloud.regionName)
    case .reserved: .reserved
    case .spot:
      .spot(
        world.cloud.catalogue.prices, askedAt: time, onDemand: world.onDemandUSDPerHour(of: node),
        usdPerHour: price)
    }
  }

  private func launchTime(of claim: NodeClaim) -> VirtualTime? {
    log.last { record in
      guard case .cloudEvent(.launch(let launch)) = record.decision else { return false }
      return launch.nodeClaim == claim.nodeClaimName
    }?.time
  }
}
