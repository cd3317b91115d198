import Kubernetes

/// The nodes that one plugin refused for one reason, and what they have in common.
public struct RejectionGroup: Equatable, Sendable {
  /// Nil when the nodes were ruled out before any filter ran.
  public let plugin: PluginName?
  public let reason: FilterReason.Kind
  public private(set) var nodes = 0
  /// The first of them, in the scheduler's order.
  public private(set) var examples: [NodeName] = []
  /// The taint that they share; nodes with other taints are groups of their own, as long as those are few.
  public private(set) var taint: Taint?
  public private(set) var shortage: Shortage?

  /// How much of a resource is missing. CPU in millicores, the rest in bytes or pieces.
  public struct Shortage: Equatable, Sendable {
    public let requested: Int
    /// On the node that has most left.
    public fileprivate(set) var mostFree: Int
    /// Whether even an empty one of these nodes would be too small.
    public fileprivate(set) var exceedsEveryNode: Bool
  }

  private static let exampleCount = 3

  fileprivate init(_ plugin: PluginName?, _ reason: FilterReason.Kind, taint: Taint?) {
    self.plugin = plugin
    self.reason = reason
    self.taint = taint
  }

  fileprivate mutating func add(_ node: NodeName, _ fact: FilterReason) {
    nodes += 1
    if examples.count < Self.exampleCount { examples.append(node) }
    guard case .insufficient(let found) = fact else { return }
    shortage = Shortage(
      requested: found.requested, mostFree: max(shortage?.mostFree ?? found.free, found.free),
      exceedsEveryNode: found.exceedsNode && shortage?.exceedsEveryNode ?? true)
  }

  /// Takes in the nodes of a group that differs in nothing but the taint.
  fileprivate mutating func absorb(_ other: RejectionGroup) {
    nodes += other.nodes
    examples += other.examples.prefix(Self.exampleCount - examples.count)
    taint = nil
  }
}

/// Puts refusals into groups.
struct RejectionTally {
  private var groups: [RejectionGroup] = []
  private var places: [Key: Int] = [:]
  /// As a rule a node says what the one before it said.
  private var last: (key: Key, place: Int)?

  private struct Key: Hashable {
    let plugin: PluginName?
    let reason: FilterReason.Kind
    let taint: Taint?
  }

  /// So many taints are told apart; with more, the rarer ones are one group.
  private static let tellableTaints = 8

  mutating func count(_ rejection: Rejection, of node: NodeName) {
    for fact in rejection.reasons {
      var taint: Taint?
      if case .untoleratedTaint(let found) = fact {
        taint = found
        taint?.timeAdded = nil
      }
      let key = Key(plugin: rejection.plugin, reason: fact.kind, taint: taint)
      groups[place(of: key)].add(node, fact)
    }
  }

  private mutating func place(of key: Key) -> Int {
    if let last, last.key == key { return last.place }
    let place = places[key] ?? groups.count
    if place == groups.count {
      places[key] = place
      groups.append(RejectionGroup(key.plugin, key.reason, taint: key.taint))
    }
    last = (key, place)
    return place
  }

  /// The largest first, of equals the one that was met first.
  var result: [RejectionGroup] {
    var result = Self.largestFirst(groups)
    let rare = result.indices.filter { result[$0].taint != nil }.dropFirst(Self.tellableTaints - 1)
    guard rare.count > 1, let first = rare.first else { return result }
    for other in rare.dropFirst() { result[first].absorb(result[other]) }
    for other in rare.dropFirst().reversed() { result.remove(at: other) }
    return Self.largestFirst(result)
  }

  private static func largestFirst(_ groups: [RejectionGroup]) -> [RejectionGroup] {
    groups.enumerated().sorted {
      ($1.element.nodes, $0.offset) < ($0.element.nodes, $1.offset)
    }.map(\.element)
  }
}
