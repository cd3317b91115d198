import Kubernetes
import Scheduling

/// What is told of attempts to place a Pod when somebody asks why, beside what each of them decided.
public enum AttemptMessage: Message, Equatable {
  // MARK: Attempts over time
  case attempts
  /// Attempts that ended alike: from when to when, and how many.
  case run(first: VirtualTime, last: VirtualTime, count: Int)
  case ranOut(reasons: [FilterMessage.Group], nodes: Int)
  case ranToNode(NodeName)
  case ranPromised(NodeName)
  case ranRefused(PodRefusal.Reason)
  case ranWithoutNodes
  case omittedRuns(attempts: Int)
  case waitsFor([PluginName])
  case backingOff(until: VirtualTime)
  case tooLongAgo
  case nobodySchedules(wanted: String, present: [String])
  case gated([String])
  case cameWithNode(NodeName)
  case karpenterWaits

  // MARK: Points
  /// What stands in the cells of a table of points.
  case scoreLegend
  case pluginColumn, weightColumn
  case nextNodes
  case sameScores
  case otherNodes(Int, from: Int, to: Int)

  // MARK: Nodes that will not do
  case nodesColumn
  case count(Int)
  case reason(FilterMessage.Group, examples: [String], isComplete: Bool)

  // MARK: One node
  case verdict(pod: String, node: NodeName, at: VirtualTime)
  case verdictNow(pod: String, node: NodeName)
  case noSuchNodeThen(NodeName, at: VirtualTime)
  case chosen(feasible: Int)
  case onlyFeasible
  case place(Int, of: Int, total: Int, winner: NodeName, winnerTotal: Int)
  case tiedBehind(winner: NodeName, total: Int)
  case notExamined
  case wouldNotFit
  case promisedAway(NodeName)
  case passes
  case stopsHere
  case notConcerned([PluginName])
  case refusesPod(PodRefusal.Reason)

  // MARK: Another configuration
  case configured(pod: String, file: String, at: VirtualTime)
  case configuredNow(pod: String, file: String)
  case staysOn(NodeName)
  case moves(from: NodeName?, to: NodeName?)
  case nobodyWouldSchedule(wanted: String)
  case inForceColumn
  case inForce
  case with(String)

  // MARK: Preemption
  case victimColumn, priorityColumn, budgetColumn
  case breaksBudget
  case otherCandidate(NodeName, victims: Int, highestPriority: Int, budgetViolations: Int)
  case takenAway(pod: String, by: String, at: VirtualTime, node: NodeName)
}
