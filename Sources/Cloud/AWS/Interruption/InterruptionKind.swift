/// Kinds of interruption, by the values that Karpenter's metrics have for them.
public enum InterruptionKind: String, CaseIterable, Sendable {
  case spotInterrupted = "spot_interrupted"
  case rebalanceRecommendation = "rebalance_recommendation"
  case instanceStopped = "instance_stopped"
  case instanceTerminated = "instance_terminated"
  case scheduledChange = "scheduled_change"
  case capacityReservationInterrupted = "capacity_reservation_interrupted"
  /// EC2's check of a machine's own system has failed.
  case instanceStatus = "instance_status"
  /// EC2's check of the host and its network has failed.
  case systemStatus = "system_status"
  /// EC2 has planned something for the machine.
  case eventStatus = "event_status"
  case noOp = "no_op"

  public enum Action: Sendable {
    case none
    /// The claim is deleted; its Pods leave as budgets let them.
    case cordonAndDrain
    /// The claim is deleted with its deadline reached: nobody is asked.
    case forcefulTermination
  }

  /// Source: karpenter-provider-aws `pkg/controllers/interruption/utils.go`, `actionForMessage`.
  public var action: Action {
    switch self {
    case .rebalanceRecommendation, .noOp: .none
    case .instanceStatus, .systemStatus: .forcefulTermination
    case .spotInterrupted, .instanceStopped, .instanceTerminated, .scheduledChange, .eventStatus,
      .capacityReservationInterrupted:
      .cordonAndDrain
    }
  }
}
