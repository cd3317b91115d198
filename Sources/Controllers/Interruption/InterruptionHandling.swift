import Cloud
import Kubernetes

/// What Karpenter's interruption controller made of one message of its queue, or of one failed status check: a
/// decision record.
public struct InterruptionHandling: Equatable, Sendable {
  public let source: Source
  public let reading: Reading
  /// Those that the message names, in its order.
  public let machines: [Machine]

  public init(source: Source, reading: Reading, machines: [Machine]) {
    self.source = source
    self.reading = reading
    self.machines = machines
  }

  public enum Source: Equatable, Sendable {
    /// - Parameters:
    ///   - waited: from its sending until it was read.
    ///   - byHand: nobody at AWS sent it.
    case queue(name: String, message: Int, waited: Duration, byHand: Bool)
    /// DescribeInstanceStatus, asked every minute, queue or not.
    case statusCheck(failedFor: Duration)
  }

  public enum Reading: Equatable, Sendable {
    case understood(InterruptionKind)
    /// Logged as `failed parsing interruption message`, and deleted.
    case unreadable(InterruptionEvent.Fault)
  }

  /// One machine that a message names.
  public struct Machine: Equatable, Sendable {
    public let instance: InstanceID
    /// Nil for a machine that no claim of the cluster's stands for.
    public let nodeClaim: NodeClaimName?
    public let node: NodeName?
    /// What is not asked of EC2 for a while because of it.
    public let unavailable: Unavailable?
    public let outcome: Outcome

    public init(
      instance: InstanceID, nodeClaim: NodeClaimName?, node: NodeName?, unavailable: Unavailable? = nil,
      outcome: Outcome
    ) {
      self.instance = instance
      self.nodeClaim = nodeClaim
      self.node = node
      self.unavailable = unavailable
      self.outcome = outcome
    }
  }

  public enum Unavailable: Equatable, Sendable {
    case offering(OfferingKey, until: VirtualTime)
    case reservation(String)
  }

  public enum Outcome: Equatable, Sendable {
    /// No claim has this machine: passed over.
    case notOurs
    /// An event, and nothing else.
    case onlyReported
    /// The claim is deleted; the node drains as budgets let it.
    case deleted
    /// The claim is deleted with its deadline reached.
    case deletedByForce
    /// The claim was on its way out already.
    case leavingAlready
  }

  /// Whether nothing came of it but an event: as of what Karpenter's own terminations send.
  public var isMoot: Bool {
    guard case .understood = reading else { return false }
    return machines.allSatisfy { $0.outcome == .notOurs || $0.outcome == .leavingAlready }
  }
}
