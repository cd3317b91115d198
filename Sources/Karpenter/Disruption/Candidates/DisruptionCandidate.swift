import Cloud
import Kubernetes

/// A node that may be disrupted, and what it would take.
public struct DisruptionCandidate: Sendable {
  public var node: NodeName
  public var nodeClaim: NodeClaim
  public var nodePool: NodePool
  /// The one it is labelled with, of those that its NodePool has; nil when there is none of the name.
  public var instanceType: InstanceType?
  /// The Node's.
  public var labels: Labels
  /// Pods that would have to go elsewhere, by name. A node with none is empty: DaemonSets' Pods do not count.
  public var pods: [Pod]
  /// What its Pods weigh together, less as the node nears its end; the lower is disrupted first.
  public var cost: Double
  /// The cheapest offering of its type that its labels allow, to be had or not; nil when there is none.
  public var priceUSDPerHour: Double?

  public var nodePoolName: NodePoolName { nodePool.nodePoolName }
  public var capacityType: String? { labels[WellKnown.capacityType] }
  public var isEmpty: Bool { pods.isEmpty }
  public var isStatic: Bool { nodePool.replicas != nil }

  func has(_ condition: String) -> Bool { nodeClaim.status.conditions.isTrue(condition) }

  private var driftReason: String? {
    let drifted = nodeClaim.status.conditions[NodeClaim.ConditionType.drifted]
    return drifted?.status == .isTrue ? drifted?.reason : nil
  }

  /// As a command lists it.
  var inCommand: DisruptionCommand.Candidate {
    DisruptionCommand.Candidate(
      node: node, nodeClaim: nodeClaim.nodeClaimName, nodePool: nodePoolName,
      instanceType: labels[WellKnown.instanceType], capacityType: capacityType, zone: labels[WellKnown.zone],
      driftReason: driftReason, cost: cost, priceUSDPerHour: priceUSDPerHour, pods: pods.map(\.name))
  }
}

extension [DisruptionCandidate] {
  /// The cheapest to disrupt first; of equal cost by name.
  var byCost: Self { sorted { ($0.cost, $0.node) < ($1.cost, $1.node) } }

  /// What the nodes cost together. If of one it is not known, nothing can be cheaper.
  var priceUSDPerHour: Double {
    var sum = 0.0
    for candidate in self {
      guard let price = candidate.priceUSDPerHour else { return 0 }
      sum += price
    }
    return sum
  }
}

/// What became of one of Karpenter's machines when it was looked at as a candidate.
struct CandidateVerdict {
  let state: StateNode
  let nodeClaim: NodeClaim
  /// Nil when the node itself is no candidate.
  let candidate: DisruptionCandidate?
  let obstacle: DisruptionObstacle?
  /// What is published about its Pods' protection.
  let podEvents: [DisruptionEvent]

  /// Whether it is a candidate though a Pod must not be evicted: its claim has a `terminationGracePeriod`, after
  /// which Pods go whether they like or not.
  var isEventualCandidate: Bool {
    obstacle.map { $0.isOfPods && nodeClaim.spec.terminationGracePeriod != nil } ?? true
  }

  func candidate(for method: DisruptionMethod) -> DisruptionCandidate? {
    if obstacle == nil || (!method.isGraceful && isEventualCandidate) { return candidate }
    return nil
  }
}
