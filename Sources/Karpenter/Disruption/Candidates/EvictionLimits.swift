import Kubernetes

/// The cluster's PodDisruptionBudgets, asked whether they would let a Pod go.
///
/// It does not count what several evictions under one budget come to: a budget with one disruption left lets a
/// node with five of its Pods pass.
///
/// Source: sigs.k8s.io/karpenter `pkg/utils/pdb/pdb.go`.
struct EvictionLimits {
  /// By namespace, by name within.
  private let budgets: [String: [PodDisruptionBudget]]

  init(_ budgets: [PodDisruptionBudget]) {
    self.budgets = Dictionary(grouping: budgets, by: \.metadata.namespace)
      .mapValues { $0.sorted { $0.name < $1.name } }
  }

  /// What keeps the Pod from being evicted now: its one budget has none left, or it has several.
  func obstacle(to pod: Pod, at now: VirtualTime) -> DisruptionObstacle? {
    let holding = budgets(holding: pod, at: now) { $0.status.disruptionsAllowed == 0 }
    guard let first = holding.first else { return nil }
    return holding.count == 1 ? .budgetAllowsNone(first) : .severalBudgets(holding)
  }

  /// Whether no eviction of the Pod will ever be let through: its only budget blocks all, or it has several.
  func fullyBlock(_ pod: Pod, at now: VirtualTime) -> Bool {
    !budgets(holding: pod, at: now, where: \.isFullyBlocking).isEmpty
  }

  /// The Pod's only budget if it holds the Pod, or its several budgets, which always do; a Pod that would not be
  /// evicted has none.
  private func budgets(
    holding pod: Pod, at now: VirtualTime, where holds: (PodDisruptionBudget) -> Bool
  ) -> [NamespacedName] {
    guard let own = budgets[pod.metadata.namespace], pod.isEvictable(at: now) else { return [] }
    let matching = own.filter { $0.selects(pod) }
    guard let only = matching.first, matching.count == 1 else { return matching.map(\.name) }
    if only.unhealthyPodEvictionPolicy == .alwaysAllow, pod.status.conditions["Ready"]?.status == .isFalse {
      return []
    }
    return holds(only) ? [only.name] : []
  }
}
