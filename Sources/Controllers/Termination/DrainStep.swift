import Kubernetes

/// A step in a node's departure, from its taint to its machine's end: a decision record.
public struct DrainStep: Equatable, Sendable {
  public let node: NodeName
  public let nodeClaim: NodeClaimName?
  /// By when all Pods must be off; nil when there is no `terminationGracePeriod`.
  public let deadline: VirtualTime?
  public let stage: Stage

  public init(node: NodeName, nodeClaim: NodeClaimName?, deadline: VirtualTime?, stage: Stage) {
    self.node = node
    self.nodeClaim = nodeClaim
    self.deadline = deadline
    self.stage = stage
  }

  public enum Stage: Equatable, Sendable {
    /// No Pod is placed here any more.
    case tainted
    case draining(Drain)
    /// All Pods that had to be were off, so long after the drain began.
    case drained(after: Duration)
    case awaitingVolumes(attachments: [String])
    case volumesDetached
    /// The deadline passed with volumes still attached.
    case volumesAbandoned(attachments: [String])
    /// The cloud was asked to do away with the machine.
    case instanceTermination(providerID: String)
    /// The Node is gone; without a drain when its machine was gone first.
    case removed(instanceWasGone: Bool, after: Duration)
  }

  /// What one look at the Pods came to. Groups leave in turn; only the first with Pods left is asked.
  public struct Drain: Equatable, Sendable {
    public var group: DrainGroup
    /// Of all groups together.
    public var waiting: Int
    public var evicted: [PodName] = []
    public var refused: [Refusal] = []
    /// Deleted over budget and annotation, since the deadline comes.
    public var forced: [Forced] = []
    /// Held by `karpenter.sh/do-not-disrupt`.
    public var protected: [PodName] = []
    /// On their way out already.
    public var terminating: [PodName] = []

    public init(group: DrainGroup, waiting: Int) {
      self.group = group
      self.waiting = waiting
    }
  }

  public struct Refusal: Equatable, Sendable {
    public let pod: PodName
    public let refusal: EvictionRefusal

    public init(pod: PodName, refusal: EvictionRefusal) {
      self.pod = pod
      self.refusal = refusal
    }
  }

  public struct Forced: Equatable, Sendable {
    public let pod: PodName
    public let grantedSeconds: Int
    public let ownGraceSeconds: Int

    public init(pod: PodName, grantedSeconds: Int, ownGraceSeconds: Int) {
      self.pod = pod
      self.grantedSeconds = grantedSeconds
      self.ownGraceSeconds = ownGraceSeconds
    }
  }
}

/// The order in which Pods leave a node: the least needed by others first.
public enum DrainGroup: Int, CaseIterable, Comparable, Sendable {
  case nonCritical, nonCriticalDaemon, critical, criticalDaemon

  public init(of pod: Pod) {
    let isCritical = ["system-cluster-critical", "system-node-critical"].contains(pod.spec.priorityClassName)
    switch (isCritical, pod.isOwnedByDaemonSet) {
    case (false, false): self = .nonCritical
    case (false, true): self = .nonCriticalDaemon
    case (true, false): self = .critical
    case (true, true): self = .criticalDaemon
    }
  }

  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
