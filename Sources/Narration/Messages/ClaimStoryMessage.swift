import Cloud
import Cluster
import Controllers
import Karpenter
import Kubernetes

/// The story of a NodeClaim: who asked for it, what it replaced, what replaced it, what it cost.
public enum ClaimStoryMessage: Message, Equatable {
  case title(NodeClaimName, nodePool: NodePoolName?, node: NodeName?)
  case askedByRound(pods: Int)
  case askedByDisruption(NodePool.Budget.Reason)
  case askedBySomebody
  case replaces([NodeClaimName])
  case launched(
    by: CloudProvider, instanceType: String, capacityType: String, zone: String, usdPerHour: Double)
  case registered(after: Duration)
  case initialized(after: Duration)
  case notYet(Stage)
  case deleted(NodeClaimEnd)
  case drained
  case machineGone
  case terminated(after: Duration)
  case replacedBy([NodeClaimName])

  case cost(usd: Double, over: Duration)
  case hour(Int, billed: Duration, usd: Double)
  case moreHours(Int, usd: Double)
  case neverLaunched
  /// Until when, in a line of the chain.
  case untilNow
  case chain
  case shortLived(Duration)
  case neverReady
  case longChain(Int, within: Duration)
  case totals(claims: Int, present: Int, usd: Double)
  case noClaims
  case noSuchClaim(String, nearest: [String])
  case formats(String, allowed: [String])

  /// What a claim that is there has still before it.
  public enum Stage: Equatable, Sendable { case launch, registration, initialization }
}
