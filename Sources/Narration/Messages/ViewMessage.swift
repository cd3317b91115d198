import Cluster
import Kubernetes

/// Words in pictures of the cluster: the map, the bill, the catalogue, the answer to `why`.
public enum ViewMessage: Message, Equatable {
  /// Heads a zone's nodes on the map; an empty zone is none known.
  case zone(String, nodes: Int, usdPerHour: Double)
  /// A workload's Pods in the map's legend, with how many each zone, or other group, has.
  case workload(name: String, pods: Int, byGroup: [Int], skew: Int?)
  /// Workloads that the legend leaves out.
  case otherWorkloads(Int)
  case pending(Int)
  case noNodes
  /// Under a map that does not show nodes one by one.
  case compactMap
  case total(usdPerHour: Double, usdPerMonth: Double)
  case unpriced(Int)
  case moreLines(Int)

  /// What `why` begins with: the object, what it is now and for how long.
  case isNow(kind: String, name: String, state: String, since: Duration?)
  case noDecisions(kind: String, name: String)
  /// Of several Pods that were meant, those that the answer is not about.
  case otherPods([String])
  case noPendingPods
  case because
  case types(Int)

  /// Under a round's Pods, both schedulers side by side.
  case divergences(Int, pods: Int, round: DecisionID, at: VirtualTime)
  case noRounds

  /// Between a decision and what came of it.
  case andThen
  case nothingFollowed
}
