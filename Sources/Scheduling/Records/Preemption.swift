import Kubernetes

/// What came of asking whether taking pods of lower priority away would make room for a pod.
public struct Preemption: Equatable, Sendable {
  public let preemptor: PodName
  public let outcome: Outcome
  /// Nodes on which the removal of pods was tried.
  public let dryRunCount: Int
  /// How many nodes had no room to make, by reason.
  public let failures: [FailureCount]
  public let candidateCount: Int
  /// Every node where removing pods would help, in the scheduler's order of nodes. Recorded in full only.
  public let candidates: [Candidate]
  /// The nodes that are as good as the chosen one, itself included, in the scheduler's order. Recorded in full only.
  public let equallyGood: [NodeName]

  public enum Outcome: Equatable, Sendable {
    /// The node is promised to the pod, and the victims are to go.
    case nominated(Candidate, decidedBy: Criterion)
    case ineligible(Ineligibility)
    case noCandidate
  }

  public enum Ineligibility: Equatable, Sendable {
    /// The pod's `preemptionPolicy` is `Never`.
    case policyNever
    /// A victim of an earlier preemption is still leaving the node promised.
    case waitingForVictim
  }

  /// One node, and who would have to leave it.
  public struct Candidate: Equatable, Sendable {
    public let node: NodeName
    /// Most important first.
    public let victims: [Victim]
    public var budgetViolations: Int { victims.count { $0.violatesBudget } }
  }

  public struct Victim: Equatable, Sendable {
    public let pod: PodName
    public let priority: Int
    public let startTime: VirtualTime?
    /// Whether a disruption budget allows no more pods of its kind to leave.
    public let violatesBudget: Bool
    /// Whether it was leaving anyhow.
    public let isTerminating: Bool
  }

  /// What set the chosen candidate apart from the last of the others, in the order in which it is asked.
  public enum Criterion: Int, CaseIterable, Sendable {
    case onlyCandidate, fewestBudgetViolations, lowestTopPriority, lowestPrioritySum, fewestVictims,
      latestStart, nodeOrder
  }

  public struct FailureCount: Equatable, Sendable {
    public let failure: Failure
    public let nodes: Int
  }

  public enum Failure: Hashable, Sendable {
    /// The node refused the pod for a reason that no removal changes.
    case notHelpful
    /// No pod on the node has a lower priority.
    case noVictims
    /// Not even the removal of every pod of lower priority is enough.
    case stillRejected(FilterReason.Kind)
  }
}
