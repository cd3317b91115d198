import Kubernetes

/// Decides which nodes to advise to do without: those whose Pods take less than a threshold of them.
///
/// The threshold is the class's own, after Cluster Autoscaler's. Karpenter has none: it asks whether a node's Pods
/// would fit elsewhere, and at what price.
public struct ConsolidationAdvisor: Sendable {
  public let settings: MiniKarpenterSettings
  public let budgets: [PodDisruptionBudget]
  public let now: VirtualTime

  public init(settings: MiniKarpenterSettings, budgets: [PodDisruptionBudget], now: VirtualTime) {
    self.settings = settings
    self.budgets = budgets
    self.now = now
  }

  /// - Parameters:
  ///   - pods: of the node, by name.
  ///   - usage: what a Pod uses; nil where nobody has measured it.
  ///   - places: where the scheduler would put each of them if the node were not there, one after the other.
  /// - Returns: nil when enough of the node is taken, or when it is on its way out already.
  public func suggestion(
    for node: Node, pods: [Pod], usage: (Pod) -> ResourceList?, places: ([Pod]) -> [PodName: NodeName]
  ) -> ConsolidationSuggestion? {
    guard !node.metadata.isBeingDeleted else { return nil }
    let running = pods.filter { !$0.isFinished }
    let measured = settings.switches.contains(.realUsage) ? running.compactMap(usage) : []
    let isUsage = !measured.isEmpty && measured.count == running.count
    let utilization = NodeUtilization(
      of: node, amounts: isUsage ? measured : running.map { $0.spec.effectiveRequests }, isUsage: isUsage)
    guard utilization.permille < settings.thresholdPercent * 10 else { return nil }
    let movable = running.filter { !$0.goesWithNode }
    let found = places(movable.sorted(by: Self.placedBefore))
    let outlooks = running.map { pod in
      ConsolidationSuggestion.PodOutlook(
        pod: pod.name,
        fate: pod.goesWithNode ? .goesWithNode : found[pod.name].map { .moves(to: $0) } ?? .fitsNowhere)
    }
    let blocking = movable.flatMap { blockers(of: $0, fits: found[$0.name] != nil) }
    return ConsolidationSuggestion(
      node: node.nodeName, configMap: AdviceNames.configMap(ofSuggestionFor: node.nodeName),
      utilization: utilization, thresholdPercent: settings.thresholdPercent, pods: outlooks,
      blockers: blocking,
      commands: blocking.contains(where: \.prevents) ? [] : Self.commands(for: node, running))
  }

  /// The most important first, then the largest.
  private static func placedBefore(_ left: Pod, _ right: Pod) -> Bool {
    func rank(_ pod: Pod) -> (Int, Quantity, Quantity) {
      let requests = pod.spec.effectiveRequests
      return (pod.spec.priority ?? 0, requests[.cpu] ?? .zero, requests[.memory] ?? .zero)
    }
    let (a, b) = (rank(left), rank(right))
    return a == b ? left.name < right.name : a > b
  }

  private func blockers(of pod: Pod, fits: Bool) -> [ConsolidationSuggestion.Blocker] {
    var blockers: [ConsolidationSuggestion.Blocker] = []
    if pod.metadata.controller == nil { blockers.append(.barePod(pod.name)) }
    if case .refused = EvictionReview.decide(pod, budgets: budgets, at: now),
      let budget = budgets.first(where: { $0.selects(pod) })
    {
      blockers.append(
        .budget(
          pod.name, budget: budget.metadata.name, isRespected: settings.switches.contains(.pdbs)))
    }
    if settings.switches.contains(.priorities), (pod.spec.priority ?? 0) >= Self.critical {
      blockers.append(.critical(pod.name))
    }
    if !fits { blockers.append(.fitsNowhere(pod.name)) }
    return blockers
  }

  /// From here on priorities are the system's own.
  private static let critical = 2_000_000_000

  private static func commands(for node: Node, _ pods: [Pod]) -> [String] {
    let keepsScratch = pods.contains { pod in pod.spec.volumes.contains { $0.inert["emptyDir"] != nil } }
    return [
      "kubectl drain \(node.metadata.name) --ignore-daemonsets"
        + (keepsScratch ? " --delete-emptydir-data" : ""),
      "kubectl delete node \(node.metadata.name)",
    ]
  }
}

extension Pod {
  /// Whether it belongs to the node rather than to the cluster.
  fileprivate var goesWithNode: Bool { isOwnedByDaemonSet || isMirror }
}
