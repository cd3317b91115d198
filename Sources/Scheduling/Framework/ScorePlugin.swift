import Kubernetes

/// A plugin that prefers some of the feasible nodes, ready for one pod.
protocol ScorePlugin: Sendable {
  static var name: PluginName { get }

  /// - Parameter feasible: slots of the nodes that passed every filter.
  /// - Returns: nil when it has nothing to say about this pod: it is left out of the sum.
  static func preScore(_ cycle: SchedulingCycle, feasible: [Int]) -> Self?

  /// In the plugin's own unit.
  func score(_ node: borrowing NodeSnapshot) -> Int

  /// Brings the scores of the feasible nodes to 0 to 100.
  func normalize(_ scores: inout [Int], feasible: [Int])
}

extension ScorePlugin {
  func normalize(_ scores: inout [Int], feasible: [Int]) {}

  func scores(of feasible: [Int], in rows: [NodeSnapshot]) -> [Int] {
    var scores: [Int] = []
    scores.reserveCapacity(feasible.count)
    for slot in feasible { scores.append(score(rows[slot])) }
    return scores
  }
}

/// The best score a plugin gives a node.
let maxNodeScore = 100

/// Brings scores to 0 to 100 by the greatest of them; reversed, what scored nothing is best.
///
/// Source: kube-scheduler 1.35, `plugins/helper/normalize_score.go`.
func normalizeByMaximum(_ scores: inout [Int], reverse: Bool = false) {
  let maximum = scores.max() ?? 0
  for index in scores.indices {
    let share = maximum == 0 ? 0 : maxNodeScore &* scores[index] / maximum
    scores[index] = reverse ? maxNodeScore - share : share
  }
}
