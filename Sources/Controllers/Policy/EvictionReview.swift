import Kubernetes

/// The eviction API's judgement: whether a Pod may be made to go now, by its PodDisruptionBudget.
///
/// Source: k8s.io/kubernetes `pkg/registry/core/pod/storage/eviction.go`.
public enum EvictionReview {
  /// No more evictions are taken on while so many are unconfirmed.
  private static let mostDisruptedPods = 2000

  public enum Answer: Equatable, Sendable {
    /// The Pod goes. The budget, where one was asked, as it stands after this eviction.
    case allowed(spending: PodDisruptionBudget?)
    case refused(EvictionRefusal)
  }

  /// - Parameter budgets: of the Pod's namespace, or all: those that do not select it do not count.
  public static func decide(_ pod: Pod, budgets: [PodDisruptionBudget], at now: VirtualTime) -> Answer {
    if pod.isFinished || pod.metadata.isBeingDeleted || pod.status.phase == .pending {
      return .allowed(spending: nil)
    }
    let matching = budgets.filter { $0.selects(pod) }
    guard matching.count < 2 else { return .refused(.severalBudgets(matching.map(\.name))) }
    guard let budget = matching.first else { return .allowed(spending: nil) }
    let status = budget.status
    if !pod.status.isReady {
      switch budget.unhealthyPodEvictionPolicy ?? .ifHealthyBudget {
      case .alwaysAllow: return .allowed(spending: nil)
      case .ifHealthyBudget:
        if status.currentHealthy >= status.desiredHealthy, status.desiredHealthy > 0 {
          return .allowed(spending: nil)
        }
      }
    }
    if status.observedGeneration < budget.metadata.generation {
      return .refused(.budgetNotYetProcessed(budget.name))
    }
    if status.disruptionsAllowed < 0 { return .refused(.negativeAllowance(budget.name)) }
    if status.disruptedPods.count > mostDisruptedPods { return .refused(.tooManyUnconfirmed(budget.name)) }
    if status.disruptionsAllowed == 0 { return .refused(.budgetExhausted(budget.name, status: status)) }
    let spent = budget.with { budget in
      budget.status.disruptionsAllowed -= 1
      budget.status.disruptedPods[pod.metadata.name] = now
      if budget.status.disruptionsAllowed == 0 {
        budget.status.conditions.set(
          Condition(
            type: "DisruptionAllowed", status: .isFalse, reason: UpstreamText.insufficientPods,
            observedGeneration: budget.status.observedGeneration), at: now)
      }
    }
    return .allowed(spending: spent)
  }

  /// What an allowed eviction writes: the budget, the Pod's `DisruptionTarget` condition, the deletion.
  public static func writes(
    evicting pod: Pod, spending budget: PodDisruptionBudget?, at now: VirtualTime
  ) -> [ObjectWrite] {
    var writes: [ObjectWrite] = []
    if let budget { writes.append(.updateStatus(budget)) }
    if pod.isActive {
      let condemned = pod.with {
        $0.status.conditions.set(
          Condition(
            type: "DisruptionTarget", status: .isTrue, reason: UpstreamText.evictionByEvictionAPI,
            message: UpstreamText.evicting), at: now)
      }
      writes.append(.updateStatus(condemned))
    }
    writes.append(.delete(pod.reference, gracePeriodSeconds: nil))
    return writes
  }
}

/// Why the eviction API does not let a Pod go.
public enum EvictionRefusal: Error, Equatable, Sendable {
  case severalBudgets([NamespacedName])
  case budgetNotYetProcessed(NamespacedName)
  case negativeAllowance(NamespacedName)
  case tooManyUnconfirmed(NamespacedName)
  /// With the budget's counts at that instant.
  case budgetExhausted(NamespacedName, status: PodDisruptionBudget.Status)

  /// The HTTP status of the answer.
  public var code: Int {
    switch self {
    case .severalBudgets: 500
    case .negativeAllowance, .tooManyUnconfirmed: 403
    case .budgetNotYetProcessed, .budgetExhausted: 429
    }
  }

  public var retryAfterSeconds: Int? {
    switch self {
    case .budgetNotYetProcessed: 10
    case .severalBudgets, .negativeAllowance, .tooManyUnconfirmed, .budgetExhausted: nil
    }
  }

  /// The API server's message.
  public var message: String {
    switch self {
    case .severalBudgets: UpstreamText.moreThanOneBudget
    case .negativeAllowance: UpstreamText.negativeAllowance
    case .tooManyUnconfirmed: UpstreamText.tooManyUnconfirmed
    case .budgetNotYetProcessed, .budgetExhausted: UpstreamText.cannotEvict
    }
  }

  /// The cause in the answer's details, of type `DisruptionBudget`; nil for answers that give none.
  public var explanation: String? {
    switch self {
    case .severalBudgets, .negativeAllowance, .tooManyUnconfirmed: nil
    case .budgetNotYetProcessed(let name): UpstreamText.stillProcessing(name.name)
    case .budgetExhausted(let name, let status): UpstreamText.exhausted(name.name, status)
    }
  }
}
