import Cloud
import Controllers
import Kubernetes

/// Zones that fail as a whole: their machines keep running for EC2 and answer nobody, its checks of them fail, and
/// nothing can be launched there.
extension World {
  func check(_ zone: String) throws(CloudRefusal) {
    guard zoneNames.contains(zone) else { throw .noSuchZone(zone) }
  }

  /// Zones of the region, and of subnets that a catalogue file brought with it, in order.
  public var zoneNames: [String] {
    Set(cloud.zones.map(\.name) + cloud.account.subnets.map(\.zone.name)).sorted()
  }

  mutating func takeDown(_ zone: String) throws(CloudRefusal) {
    try check(zone)
    guard cloud.pools.zonesDown.insert(zone).inserted else { throw .zoneIsDown(zone) }
    let nodes = objects.nodes.values.filter { $0.zone == zone }
    let machines = cloud.instances(in: zone).filter(\.isListed)
    let joined = Set(machines.map { cloud.nodeName(of: $0) })
    let others = nodes.filter { !joined.contains($0.nodeName) }
    record(.zoneDown(zone, machines: machines.count + others.count))
    for machine in machines {
      cloud.setImpairment(CloudInstance.Impairment(.system, since: now), of: machine.id)
    }
    for node in nodes { silenceKubelet(of: node.nodeName) }
    planStatusCheck()
  }

  mutating func bringBack(_ zone: String) throws(CloudRefusal) {
    try check(zone)
    guard cloud.pools.zonesDown.remove(zone) != nil else { throw .zoneIsUp(zone) }
    let machines = cloud.instances(in: zone).filter { $0.impairment?.check == .system }
    let nodes = objects.nodes.values.filter { $0.zone == zone && isSilent($0.nodeName) }
    record(.zoneUp(zone, machines: nodes.count))
    for machine in machines {
      cloud.setImpairment(nil, of: machine.id)
      if machine.state == .pending { scheduleJoin(of: machine) }
    }
    for node in nodes where machineAnswers(node) { reviveKubelet(of: node.nodeName) }
    retryForgottenOfferings()
  }

  /// Whether a node's machine runs and nothing is wrong with it; of nodes that Karpenter did not make, always.
  private func machineAnswers(_ node: Node) -> Bool {
    guard let machine = cloud.instance(providerID: node.spec.providerID) else { return true }
    return machine.state == .running && machine.impairment == nil
  }
}
