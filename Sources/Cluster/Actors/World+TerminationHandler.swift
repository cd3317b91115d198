import Cloud
import Controllers
import Kubernetes

/// aws-node-termination-handler, a Pod on every node: it asks EC2's metadata service what becomes of its own machine, and
/// empties its node when that goes.
///
/// Source: github.com/aws/aws-node-termination-handler v1.25.0 `cmd/node-termination-handler.go`.
extension World {
  /// What a machine's metadata may say, as its entry in the handler's queue names it.
  enum MachineNotice: String {
    case spotInterruption = "spot-itn"
    case rebalanceRecommendation = "rebalance-recommendation"
  }

  /// How often it asks.
  private static let pollPeriod = Duration.seconds(2)

  /// A notice stands in a machine's metadata from now on.
  mutating func tellHandler(_ notice: MachineNotice, of machine: CloudInstance) {
    let node = cloud.nodeName(of: machine)
    guard cloud.provider == .aws, handler(on: node) != nil else { return }
    enqueue(
      .terminationHandler, NamespacedName(namespace: notice.rawValue, name: node.text),
      at: now + Self.pollPeriod)
  }

  private func handler(on node: NodeName) -> Pod? {
    objects.pods(on: node).first { TerminationHandlerFlags(of: $0) != nil && !$0.metadata.isBeingDeleted }
  }

  mutating func handleTermination(_ key: NamespacedName) {
    guard let node = objects.node(NodeName(key.name)), !isSilent(node.nodeName),
      let machine = cloud.instance(providerID: node.spec.providerID), machine.state == .running
    else {
      nodeDrains[NodeName(key.name)] = nil
      return
    }
    if nodeDrains[node.nodeName] == nil {
      guard let pod = handler(on: node.nodeName), let flags = TerminationHandlerFlags(of: pod) else { return }
      guard pod.status.isReady else { return enqueue(.terminationHandler, key, at: now + Self.pollPeriod) }
      guard let notice = MachineNotice(rawValue: key.namespace),
        let order = flags.order(for: notice, of: machine, at: now)
      else { return }
      nodeDrains[node.nodeName] = order
    }
    if advanceDrain(of: node, by: .terminationHandler, on: key) { nodeDrains[node.nodeName] = nil }
  }
}

/// What the handler's container is told by its environment.
private struct TerminationHandlerFlags {
  private let values: [String: String]

  /// Nil for a Pod that does not ask the metadata service: another program, or one that reads a queue.
  init?(of pod: Pod) {
    guard let container = pod.spec.containers.first, container.image.contains("aws-node-termination-handler")
    else { return nil }
    values = Dictionary(container.env.map { ($0.name, $0.value) }) { _, last in last }
    if has("ENABLE_SQS_TERMINATION_DRAINING") { return nil }
  }

  private func has(_ name: String) -> Bool { values[name] == "true" }

  /// What it does about a notice; nil for one that it is not to care about.
  func order(
    for notice: World.MachineNotice, of machine: CloudInstance, at now: VirtualTime
  ) -> NodeDrain.Order? {
    let cause: NodeDrainChange.Cause
    var onlyCordons = has("CORDON_ONLY")
    switch notice {
    case .spotInterruption:
      guard has("ENABLE_SPOT_INTERRUPTION_DRAINING"), let end = machine.reclaimedAt else { return nil }
      cause = .spotInterruption(endsAt: end)
    case .rebalanceRecommendation:
      let drains = has("ENABLE_REBALANCE_DRAINING")
      guard drains || has("ENABLE_REBALANCE_MONITORING") else { return nil }
      onlyCordons = onlyCordons || !drains
      cause = .rebalanceRecommendation
    }
    let taint = Taint(
      key: "aws-node-termination-handler/\(notice.rawValue)", value: "\(notice.rawValue)-\(machine.id)",
      effect: .noSchedule)
    let seconds = values["NODE_TERMINATION_GRACE_PERIOD"].flatMap { Int($0) } ?? 120
    return NodeDrain.Order(
      cause, deadline: now + .seconds(min(max(seconds, 0), 86_400)), onlyCordons: onlyCordons,
      taint: has("TAINT_NODE") ? taint : nil)
  }
}
