import Cloud
import Kubernetes

/// The managed node group: an Auto Scaling group that replaces what ends.
extension World {
  /// What happens next with a node of the group, as its entry in EC2's queue says.
  private enum GroupStage: String, CaseIterable {
    case gone = "group-gone"
    case join = "group-join"
    case ready = "group-ready"
  }

  /// From the end of a machine until the group has asked for another.
  private static let replacementTime = Duration.seconds(60)

  /// Whether a node is one of the group's that the cluster was made with.
  func isInGroup(_ node: Node) -> Bool {
    guard let group = plan?.bootstrap.name else { return false }
    return node.metadata.labels[NodeGroup.label] == group
      && cloud.instance(providerID: node.spec.providerID) == nil
  }

  /// Somebody ends the machine under a node of the group.
  mutating func terminate(groupNode node: Node) {
    guard let id = InstanceID(providerID: node.spec.providerID), !isSilent(node.nodeName) else { return }
    record(.stateChange(id, node: node.nodeName, to: .shuttingDown, because: .request))
    silenceKubelet(of: node.nodeName)
    schedule(.gone, node.metadata.name, at: now + draw(options.machineTimings.shutdown, "shutdown", id.text))
  }

  private mutating func schedule(_ stage: GroupStage, _ name: String, at time: VirtualTime) {
    enqueue(.ec2, NamespacedName(namespace: stage.rawValue, name: name), at: time)
  }

  /// - Returns: whether the entry is one of the group's.
  mutating func advanceGroupNode(_ key: NamespacedName) -> Bool {
    guard let stage = GroupStage(rawValue: key.namespace) else { return false }
    switch stage {
    case .gone: removeGroupNode(key.name)
    case .join: joinGroupNode(key.name)
    case .ready: readyGroupNode(key.name)
    }
    return true
  }

  /// The machine is gone, and the Node with it; the group asks for another.
  private mutating func removeGroupNode(_ name: String) {
    guard let node = objects.node(NodeName(name)), let id = InstanceID(providerID: node.spec.providerID)
    else { return }
    let type = node.metadata.labels[WellKnown.instanceType] ?? ""
    let zone = cloud.catalogue.region.zones.first { $0.name == node.metadata.labels[WellKnown.zone] }
    let price = cloud.catalogue.type(named: type).flatMap { type in
      zone.flatMap { cloud.catalogue.priceUSDPerHour(of: type, in: $0, as: .onDemand) }
    }
    record(.machineGone(id: id, instanceType: type, priceUSDPerHour: price ?? 0))
    try? delete(node.reference)
    let number = nodesOfGroup + 1
    nodesOfGroup = number
    schedule(
      .join, String(number),
      at: now + Self.replacementTime + draw(options.machineTimings.boot, "boot", "group-\(number)"))
  }

  private mutating func joinGroupNode(_ number: String) {
    guard let plan, let number = Int(number),
      objects.nodes.values.count(where: isInGroup) < plan.bootstrap.desired,
      let node = addGroupNode(number, of: plan, isReady: false)
    else { return }
    schedule(
      .ready, node.metadata.name,
      at: now + draw(options.machineTimings.readiness, "readiness", node.metadata.name))
  }

  private mutating func readyGroupNode(_ name: String) {
    guard let node = objects.node(NodeName(name)), !node.isReady else { return }
    record(.nodeReady(node: node.nodeName))
    _ = try? updateStatus(
      node.with {
        $0.status.conditions.set(
          Condition(
            type: "Ready", status: .isTrue, reason: "KubeletReady",
            message: "kubelet is posting ready status"), at: now)
      })
  }

  private mutating func record(_ event: CloudEvent) {
    cause = decisions.append(.cloudEvent(event), by: .ec2, at: now, cause: cause)
  }
}
