import Cloud
import Cluster
import Karpenter
import Kubernetes

/// The life of one NodeClaim, from the wish for it to its machine's end.
public struct ClaimLife: Equatable, Sendable {
  public let name: NodeClaimName
  public internal(set) var nodePool: NodePoolName?
  public internal(set) var node: NodeName?
  public internal(set) var machine: Machine?
  public internal(set) var origin = Origin.unknown

  public internal(set) var created: VirtualTime
  public internal(set) var launched: VirtualTime?
  public internal(set) var registered: VirtualTime?
  public internal(set) var initialized: VirtualTime?
  public internal(set) var deletionAsked: VirtualTime?
  public internal(set) var drained: VirtualTime?
  /// When the machine was gone, or had stopped: it is not paid for any more.
  public internal(set) var machineGone: VirtualTime?
  /// Nothing is left of the claim.
  public internal(set) var terminated: VirtualTime?
  /// Why it was deleted; nil while it is not.
  public internal(set) var end: NodeClaimEnd?

  /// Claims whose Pods it was to take, and those that took its Pods, in order of their creation.
  public internal(set) var replaces: [NodeClaimName] = []
  public internal(set) var replacedBy: [NodeClaimName] = []

  public struct Machine: Equatable, Sendable {
    public let instance: InstanceID
    public let instanceType: String
    public let zone: String
    public let capacityType: String
    public let priceUSDPerHour: Double
  }

  public enum Origin: Equatable, Sendable {
    /// A round asked for it, for so many Pods.
    case round(DecisionID, pods: Int)
    /// Disruption asked for it, to take the place of others.
    case disruption(DecisionID, NodePool.Budget.Reason)
    case unknown
  }

  init(_ name: NodeClaimName, created: VirtualTime) {
    self.name = name
    self.created = created
  }
}

// MARK: - What it cost, and how long it lasted

extension ClaimLife {
  /// What the machine has cost up to an instant: EC2 bills by the second, from the launch on.
  public func costUSD(until now: VirtualTime) -> Double {
    guard let machine, let launched else { return 0 }
    return machine.priceUSDPerHour * max((min(machineGone ?? now, now) - launched).inSeconds, 0) / 3600
  }

  /// The machine's hours, the first from its launch on: when each began, how much of it was billed, and for how much.
  public func hours(until now: VirtualTime) -> [(start: VirtualTime, billed: Duration, usd: Double)] {
    guard let machine, let launched else { return [] }
    let end = min(machineGone ?? now, now)
    var hours: [(start: VirtualTime, billed: Duration, usd: Double)] = []
    var start = launched
    while start < end {
      let billed = min(end - start, .seconds(3600))
      hours.append((start, billed, machine.priceUSDPerHour * billed.inSeconds / 3600))
      start = start + billed
    }
    return hours
  }

  /// From its creation to its end, or to now.
  public func lifetime(until now: VirtualTime) -> Duration { (terminated ?? now) - created }
}

// MARK: - Churn

/// Signs that machines come and go faster than they are of use.
public enum ClaimChurn: Equatable, Sendable {
  /// Taken away of Karpenter's own will so soon after it was ready.
  case shortLived(Duration)
  /// It never came to be a node.
  case neverReady
  /// One of so many claims that took each other's place within this time.
  case chain(length: Int, within: Duration)

  /// A node that goes sooner was hardly worth its boot: the time of EC2's own advice for consolidateAfter.
  static let shortLife = Duration.seconds(15 * 60)
  static let chainLength = 3
  static let chainTime = Duration.seconds(3600)
}
