import Cloud
import Controllers
import Kubernetes

/// The managed node group: an Auto Scaling group that replaces what ends, and keeps to the size that it is given.
extension World {
  /// What happens next with a node of the group, as its entry in EC2's queue says.
  private enum GroupStage: String, CaseIterable {
    case drain = "group-drain"
    case gone = "group-gone"
    case join = "group-join"
    case ready = "group-ready"
  }

  /// From the end of a machine until the group has asked for another.
  private static let replacementTime = Duration.seconds(60)
  /// How long EKS waits for a node to be empty before its machine ends all the same.
  private static let drainTime = Duration.seconds(900)

  /// Whether a node is one of the group's that the cluster was made with.
  func isInGroup(_ node: Node) -> Bool {
    guard let group = plan?.bootstrap.name else { return false }
    return node.metadata.labels[NodeGroup.label] == group
      && cloud.instance(providerID: node.spec.providerID) == nil
  }

  /// Gives the group other sizes; what follows from them, its Auto Scaling group does.
  public mutating func scaleGroup(to scaling: NodeGroup.Scaling) throws(NodeGroup.Scaling.Fault) {
    try scaling.check()
    guard let before = plan?.bootstrap, before.scaling != scaling else { return }
    plan?.bootstrap.scaling = scaling
    unstoredChanges += 1
    guard before.scaling.desired != scaling.desired else { return }
    record(.incident(.nodeGroupScaled(before.name, from: before.scaling.desired, to: scaling.desired)))
    holdGroupSize(launchingAfter: .zero)
  }

  /// Somebody ends the machine under a node of the group.
  mutating func terminate(groupNode node: Node) {
    guard let id = InstanceID(providerID: node.spec.providerID), !isSilent(node.nodeName) else { return }
    record(.incident(.stateChange(id, node: node.nodeName, to: .shuttingDown, because: .request)))
    silenceKubelet(of: node.nodeName)
    schedule(.gone, node.metadata.name, at: now + draw(options.machineTimings.shutdown, "shutdown", id.text))
  }

  private static func key(_ stage: GroupStage, _ name: String) -> NamespacedName {
    NamespacedName(namespace: stage.rawValue, name: name)
  }

  private mutating func schedule(_ stage: GroupStage, _ name: String, at time: VirtualTime) {
    enqueue(.ec2, Self.key(stage, name), at: time)
  }

  /// - Returns: whether the entry is one of the group's.
  mutating func advanceGroupNode(_ key: NamespacedName) -> Bool {
    guard let stage = GroupStage(rawValue: key.namespace) else { return false }
    switch stage {
    case .drain: drainGroupNode(key)
    case .gone: removeGroupNode(key.name)
    case .join: joinGroupNode(key.name)
    case .ready: readyGroupNode(key.name)
    }
    return true
  }

  // MARK: - Its size

  /// Nodes of the group that are not on their way out.
  private var stayingGroupNodes: [Node] {
    objects.nodes.values.filter { node in
      isInGroup(node) && nodeDrains[node.nodeName] == nil
        && queues[Actor.ec2.rawValue].due(Self.key(.gone, node.metadata.name)) == nil
    }
  }

  /// Asks for machines that are missing, and gives up those that are too many.
  private mutating func holdGroupSize(launchingAfter delay: Duration) {
    guard let desired = plan?.bootstrap.scaling.desired else { return }
    var staying = stayingGroupNodes
    for _ in 0..<max(0, desired - staying.count - groupLaunches.count) {
      nodesOfGroup += 1
      let number = nodesOfGroup
      groupLaunches.insert(number)
      schedule(
        .join, String(number), at: now + delay + draw(options.machineTimings.boot, "boot", "group-\(number)"))
    }
    while staying.count > desired, let victim = staying.firstToGo {
      staying.removeAll { $0.metadata.name == victim.metadata.name }
      release(victim)
    }
  }

  /// The group gives a node up: EKS drains it first.
  private mutating func release(_ node: Node) {
    let group = plan?.bootstrap.name ?? ""
    nodeDrains[node.nodeName] = NodeDrain.Order(.scaleIn(group: group), deadline: now + Self.drainTime)
    enqueue(.ec2, Self.key(.drain, node.metadata.name))
  }

  private mutating func drainGroupNode(_ key: NamespacedName) {
    guard let node = objects.node(NodeName(key.name)) else { return nodeDrains[NodeName(key.name)] = nil }
    if advanceDrain(of: node, by: .ec2, on: key) { terminate(groupNode: node) }
  }

  // MARK: - Its machines

  /// The machine is gone, and the Node with it; the group asks for another if it has too few now.
  private mutating func removeGroupNode(_ name: String) {
    guard let node = objects.node(NodeName(name)), let id = InstanceID(providerID: node.spec.providerID)
    else { return }
    let type = node.metadata.labels[WellKnown.instanceType] ?? ""
    let zone = cloud.catalogue.region.zones.first { $0.name == node.metadata.labels[WellKnown.zone] }
    let price = cloud.catalogue.type(named: type).flatMap { type in
      zone.flatMap { cloud.catalogue.priceUSDPerHour(of: type, in: $0, as: .onDemand) }
    }
    record(.machineGone(id: id, instanceType: type, priceUSDPerHour: price ?? 0))
    nodeDrains[node.nodeName] = nil
    try? delete(node.reference)
    holdGroupSize(launchingAfter: Self.replacementTime)
  }

  private mutating func joinGroupNode(_ text: String) {
    guard let number = Int(text), groupLaunches.remove(number) != nil, let plan,
      stayingGroupNodes.count < plan.bootstrap.scaling.desired,
      let node = addGroupNode(number, of: plan, isReady: false)
    else { return }
    schedule(
      .ready, node.metadata.name,
      at: now + draw(options.machineTimings.readiness, "readiness", node.metadata.name))
  }

  private mutating func readyGroupNode(_ name: String) {
    guard let node = objects.node(NodeName(name)), !node.isReady, !isSilent(node.nodeName) else { return }
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

extension [Node] {
  /// The one that a group of too many ends: the oldest in the zone with the most.
  fileprivate var firstToGo: Node? {
    let counts = Dictionary(map { ($0.zone, 1) }, uniquingKeysWith: +)
    return self.min { left, right in
      let (ours, theirs) = (counts[left.zone] ?? 0, counts[right.zone] ?? 0)
      if ours != theirs { return ours > theirs }
      let (age, otherAge) = (left.metadata.creationTimestamp, right.metadata.creationTimestamp)
      if age != otherAge { return age.map { age in otherAge.map { age < $0 } ?? true } ?? false }
      return left.metadata.name < right.metadata.name
    }
  }
}
