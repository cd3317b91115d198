import Kubernetes

/// What became of nodes, Pods and NodePools' limits, write by write: what charts, metrics and replays are drawn from.
///
/// Only what a picture would show is kept, when it changes. Of a very long past the oldest part is kept as the scene
/// that it led to.
public struct ClusterHistory: Sendable {
  public struct Change: Sendable {
    public let time: VirtualTime
    /// How many decisions had been taken.
    public let decisions: Int
    public let what: What
  }

  /// A state of nil says that the object is no more.
  public enum What: Sendable {
    case node(NodeName, NodeState?)
    case pod(PodName, PodState?)
    case limits(NodePoolName, ResourceList?)
  }

  /// Changes kept one by one.
  static let limit = 200_000

  /// Before the first change that is kept.
  public private(set) var opening = ClusterScene()
  /// By the order in which they came.
  private var table = SortedTable<Int, Change>()
  private var next = 0
  private var spending = SpendingMeter()

  public init() {}

  /// What machines cost from the first instant to this one, in dollars: each by the time that its node was there.
  public func spent(to instant: VirtualTime) -> Double { spending.spent(to: instant) }

  /// Every change, oldest first, with what the opening scene shows before them, as it came about at the first instant.
  public var all: [Change] {
    let time = table.first?.value.time ?? .start
    func opened(_ what: What) -> Change { Change(time: time, decisions: 0, what: what) }
    return opening.limits.map { opened(.limits($0.key, $0.value)) }
      + opening.nodes.map { opened(.node($0.key, $0.value)) }
      + opening.pods.map { opened(.pod($0.key, $0.value)) } + table.values
  }

  mutating func append(_ what: What, at time: VirtualTime, decisions: Int) {
    if case .node(let name, let state) = what {
      spending.note(name, priceUSDPerHour: state?.priceUSDPerHour, at: time)
    }
    table[next] = Change(time: time, decisions: decisions, what: what)
    next += 1
    if table.count > Self.limit { fold(table.count / 2) }
  }

  /// Leaves of the oldest so many changes only what they came to.
  private mutating func fold(_ count: Int) {
    for (key, change) in Array(table.prefix(count)) {
      opening.apply(change)
      table[key] = nil
    }
  }
}

extension World {
  /// Notes what a write changed of what a picture of the cluster shows.
  mutating func chronicle(_ change: ObjectChange) {
    switch change {
    case .node(let before, let after):
      guard let name = (after ?? before)?.nodeName,
        before.map({ NodeState($0) }) != after.map({ NodeState($0) })
      else { return }
      note(.node(name, after.map { NodeState($0, priceUSDPerHour: priceUSDPerHour(of: $0)) }))
    case .pod(let before, let after):
      guard let name = (after ?? before)?.name,
        before?.stage != after?.stage || before?.spec.nodeName != after?.spec.nodeName
      else { return }
      note(.pod(name, after.map { PodState($0) }))
    case .nodePool(let before, let after):
      guard let name = (after ?? before)?.nodePoolName, before?.limits != after?.limits else { return }
      note(.limits(name, after?.limits))
    default: break
    }
  }

  private mutating func note(_ what: ClusterHistory.What) {
    history.append(what, at: now, decisions: decisions.count)
  }
}
