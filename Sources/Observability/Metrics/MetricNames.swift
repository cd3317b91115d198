/// Names that a student may have read, and what they are in Karpenter 1.13.
public enum MetricNames {
  /// Another name's standing today.
  public enum Standing: Equatable, Sendable {
    case renamed(to: String)
    /// It is no more; what tells the same today.
    case gone(instead: [String])
    /// Karpenter has it, and it is not kept here.
    case notKept
    case unknown
  }

  /// Of a name that no series has here.
  public static func standing(of name: String) -> Standing {
    if let new = renamed[name] { return .renamed(to: new) }
    if let instead = gone[name] { return .gone(instead: instead) }
    return notKept.contains { name == $0 || name.hasPrefix($0 + "_") } ? .notKept : .unknown
  }

  private static let renamed = [
    "karpenter_nodes_created": "karpenter_nodes_created_total",
    "karpenter_nodes_terminated": "karpenter_nodes_terminated_total",
    "karpenter_nodeclaims_created": "karpenter_nodeclaims_created_total",
    "karpenter_nodeclaims_terminated": "karpenter_nodeclaims_terminated_total",
    "karpenter_nodeclaims_disrupted": "karpenter_nodeclaims_disrupted_total",
    "karpenter_pods_startup_time": "karpenter_pods_startup_duration_seconds",
    "karpenter_pods_startup_time_seconds": "karpenter_pods_startup_duration_seconds",
    "karpenter_nodes_termination_time_seconds": "karpenter_nodes_termination_duration_seconds",
    "karpenter_nodepool_usage": "karpenter_nodepools_usage",
    "karpenter_nodepool_limit": "karpenter_nodepools_limit",
    "karpenter_interruption_received_messages": "karpenter_interruption_received_messages_total",
    "karpenter_interruption_deleted_messages": "karpenter_interruption_deleted_messages_total",
    "karpenter_provisioner_scheduling_simulation_duration_seconds":
      "karpenter_scheduler_scheduling_duration_seconds",
    "karpenter_disruption_actions_performed_total": "karpenter_voluntary_disruption_decisions_total",
    "karpenter_ignored_pod_count": "karpenter_scheduler_ignored_pods_count",
  ]

  private static let gone = [
    "karpenter_interruption_actions_performed": [
      "karpenter_nodeclaims_disrupted_total{reason=\"spot_interrupted\"}",
      "karpenter_interruption_received_messages_total",
    ],
    "karpenter_interruption_actions_performed_total": [
      "karpenter_nodeclaims_disrupted_total{reason=\"spot_interrupted\"}",
      "karpenter_interruption_received_messages_total",
    ],
    "karpenter_nodeclaims_launched": ["karpenter_nodeclaims_created_total"],
    "karpenter_nodeclaims_registered": ["karpenter_nodes_created_total"],
    "karpenter_nodeclaims_initialized": ["karpenter_nodes_created_total"],
    "karpenter_nodeclaims_drifted": ["karpenter_nodeclaims_disrupted_total{reason=\"drifted\"}"],
    "karpenter_provisioner_scheduling_duration_seconds": ["karpenter_scheduler_scheduling_duration_seconds"],
  ]

  /// Names, or how they begin, of what a model without concurrency and real durations has no values for.
  private static let notKept = [
    "karpenter_nodeclaims_instance_termination_duration_seconds",
    "karpenter_nodeclaims_unhealthy_disrupted_total", "karpenter_nodes_current_lifetime_seconds",
    "karpenter_nodes_total_pod_limits", "karpenter_nodes_total_daemon_limits",
    "karpenter_pods_provisioning", "karpenter_pods_scheduling_decision_duration_seconds",
    "karpenter_pods_unbound_time_seconds", "karpenter_pods_unstarted_time_seconds",
    "karpenter_voluntary_disruption_decision_evaluation_duration_seconds",
    "karpenter_voluntary_disruption_eligible_nodes",
    "karpenter_voluntary_disruption_consolidation_timeouts_total",
    "karpenter_nodepools_cost_tracker_errors_total", "karpenter_nodepools_allowed_disruptions",
    "karpenter_nodepools_nodes_consuming_budgets", "karpenter_scheduler_queue_depth",
    "karpenter_scheduler_unfinished_work_seconds", "karpenter_scheduler_pending_pods_by_effective_zone_count",
    "karpenter_cluster_state_unsynced_time_seconds", "karpenter_cloudprovider_duration_seconds",
    "karpenter_cloudprovider_batcher", "karpenter_cloudprovider_instance_type_offering_available",
    "operator_nodeclaim", "operator_nodepool", "operator_node", "operator_ec2nodeclass",
    "operator_termination",
    "operator_status_condition", "controller_runtime", "workqueue", "rest_client", "aws_sdk_go", "up",
  ]
}
