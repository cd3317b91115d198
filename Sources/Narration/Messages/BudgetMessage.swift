import Karpenter
import Kubernetes

/// What NodePools' disruption budgets allow, now and over a week.
public enum BudgetMessage: Message, Equatable {
  /// One budget by its letter: what it grants, of what, and when.
  case budget(letter: String, nodes: String, reasons: [NodePool.Budget.Reason]?, standing: Standing)
  case noBudgets(nodePool: NodePoolName)
  case noNodePools
  /// A word that names neither a NodePool nor a node of one's.
  case noSuchTarget(String, nearest: [String])
  /// A node that budgets do not concern.
  case notKarpenters(NodeName)

  case node(NodeName, nodePool: NodePoolName, nodes: Int, disrupting: Int)
  case mayGoNow(NodePool.Budget.Reason, allowed: Int?, letter: String?)
  case mayNotGo(NodePool.Budget.Reason, allowed: Int, letter: String?, next: When?)
  case otherObstacles(NodeName)

  case calendar(nodePool: NodePoolName, nodes: Int, zone: LocalTime)
  case reasons([NodePool.Budget.Reason])
  case localHour
  case lowestOfHour

  public enum Standing: Equatable, Sendable {
    case always
    case active(schedule: String, duration: String, until: When)
    /// Nil when it does not come due within the month.
    case inactive(schedule: String, duration: String, from: When?)
    case unreadable(schedule: String, CronSchedule.Fault?)
  }

  /// An instant, and where it is read.
  public struct When: Equatable, Sendable {
    public let time: VirtualTime
    public let zone: LocalTime

    public init(_ time: VirtualTime, in zone: LocalTime) {
      self.time = time
      self.zone = zone
    }
  }
}
