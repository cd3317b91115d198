import Kubernetes

/// What AWS makes known of machines, as EventBridge carries it.
public enum CloudNotice: Equatable, Sendable {
  /// EC2 takes a spot machine back two minutes from now.
  case spotInterruption(InstanceID)
  /// A spot machine is at a raised risk of that.
  case rebalanceRecommendation(InstanceID)
  case stateChange(InstanceID, to: String)
  /// AWS Health: something will happen to these machines, or only may be of interest.
  case health(eventTypeCode: String, category: HealthCategory, instances: [InstanceID])
  case capacityReservationInterruption(InstanceID)

  public enum HealthCategory: String, Sendable {
    case scheduledChange, issue, accountNotification
  }

  /// The time from a spot notice to the machine's end.
  public static let spotWarning = Duration.seconds(120)

  /// The rule that carries it to the queue.
  public var rule: EventBridgeRule {
    switch self {
    case .spotInterruption: .spotInterruption
    case .rebalanceRecommendation: .rebalance
    case .stateChange: .instanceStateChange
    case .health: .scheduledChange
    case .capacityReservationInterruption: .capacityReservationInterruption
    }
  }

  /// The machines that it is about.
  public var instances: [InstanceID] {
    switch self {
    case .spotInterruption(let id), .rebalanceRecommendation(let id), .stateChange(let id, _),
      .capacityReservationInterruption(let id):
      [id]
    case .health(_, _, let ids): ids
    }
  }
}

/// The rules that feed Karpenter's queue, by their names in its CloudFormation template.
public enum EventBridgeRule: String, CaseIterable, Sendable {
  case scheduledChange = "ScheduledChangeRule"
  case spotInterruption = "SpotInterruptionRule"
  case rebalance = "RebalanceRule"
  case instanceStateChange = "InstanceStateChangeRule"
  case capacityReservationInterruption = "CapacityReservationInterruptionRule"

  public var source: String { self == .scheduledChange ? "aws.health" : "aws.ec2" }

  public var detailType: String {
    switch self {
    case .scheduledChange: "AWS Health Event"
    case .spotInterruption: "EC2 Spot Instance Interruption Warning"
    case .rebalance: "EC2 Instance Rebalance Recommendation"
    case .instanceStateChange: "EC2 Instance State-change Notification"
    case .capacityReservationInterruption: "EC2 Capacity Reservation Instance Interruption Warning"
    }
  }
}
