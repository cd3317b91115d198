import Kubernetes

/// What an answer to `why` says beside the decisions themselves.
public enum WhyMessage: Message, Equatable {
  // MARK: The object now
  case pending(String, since: Duration)
  case onNode(String, node: NodeName, phase: String, since: Duration)
  case leaving(String)
  case gone(String)
  case twoAnswers
  /// What Karpenter is told will not do; in its own words.
  case karpenterEnds(String, fault: String)
  /// A container that does not run now, with the kubelet's reason, and how it ended last.
  case containerWaits(String, reason: String, ended: Ended?)

  // MARK: Who decided
  case scheduler(attempts: Int, at: VirtualTime)
  case schedulerNotYet
  case karpenter(at: VirtualTime, pods: Int)
  case karpenterNotYet
  case karpenterNotAsked
  case karpenterAbsent
  case claimAskedFor(pods: Int, at: VirtualTime)
  case history
  case notKarpenters(NodeName)

  // MARK: Causes and what comes next
  case youTyped(String, at: VirtualTime)
  case now(Next)

  /// How a container ended, and how often it has been started again.
  public struct Ended: Equatable, Sendable {
    let exitCode: Int
    let reason: String
    let restarts: Int

    public init(exitCode: Int, reason: String, restarts: Int) {
      self.exitCode = exitCode
      self.reason = reason
      self.restarts = restarts
    }
  }

  public enum Next: Equatable, Sendable {
    case waitForPod(String, claim: String?)
    case schedulerMayRetry(pod: String, node: String)
    case runKarpenter
    case runScheduler
    case nothingByItself
    case makeRoom
    case waitForNode(claim: String)
    case giveItAProfile
    case takeGateAway(pod: String)
  }
}
