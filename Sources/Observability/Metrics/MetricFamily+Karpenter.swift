// What Karpenter 1.13 itself prints after `# HELP`.
extension MetricFamily {
  static let table: [Self] =
    karpenter(.counter, counters) + karpenter(.gauge, gauges) + karpenter(.histogram, histograms)
    + karpenter(.summary, summaries) + conditions

  private static func karpenter(_ kind: Kind, _ families: [(String, String)]) -> [Self] {
    families.map { Self(name: "karpenter_" + $0.0, kind: kind, help: $0.1) }
  }

  private static let counters = [
    (
      "nodeclaims_created_total",
      "Number of nodeclaims created in total by Karpenter. Labeled by reason the nodeclaim was created, the owning nodepool, and if min values was relaxed for this nodeclaim."
    ),
    (
      "nodeclaims_disrupted_total",
      "Number of nodeclaims disrupted in total by Karpenter. Labeled by reason the nodeclaim was disrupted and the owning nodepool."
    ),
    (
      "nodeclaims_terminated_total",
      "Number of nodeclaims terminated in total by Karpenter. Labeled by the owning nodepool."
    ),
    ("nodes_created_total", "Number of nodes created in total by Karpenter. Labeled by owning nodepool."),
    (
      "nodes_terminated_total",
      "Number of nodes terminated in total by Karpenter. Labeled by owning nodepool."
    ),
    ("nodes_drained_total", "The total number of nodes drained by Karpenter"),
    (
      "pods_eviction_requests_total",
      "The total number of pod eviction requests made by Karpenter, labeled by response code"
    ),
    (
      "pods_drained_total",
      "The total number of pods drained during node termination by Karpenter, labeled by reason"
    ),
    (
      "voluntary_disruption_decisions_total",
      "Number of disruption decisions performed. Labeled by disruption decision, reason, and consolidation type."
    ),
    (
      "voluntary_disruption_decisions_by_nodepool_total",
      "Number of disruption decisions performed by nodepool. Labeled by nodepool name, disruption decision, reason, and consolidation type."
    ),
    (
      "voluntary_disruption_failed_validations_total",
      "Number of candidates that were selected for disruption but failed validation. Labeled by consolidation type."
    ),
    (
      "voluntary_disruption_queue_failures_total",
      "The number of times that an enqueued disruption decision failed. Labeled by disruption method."
    ),
    (
      "interruption_received_messages_total",
      "Count of messages received from the SQS queue. Broken down by message type and whether the message was actionable."
    ),
    ("interruption_deleted_messages_total", "Count of messages deleted from the SQS queue."),
    (
      "interruption_instance_status_unhealthy_total",
      "Count of unhealthy instance statuses detected from EC2 DescribeInstanceStatus. Broken down by status check category."
    ),
    (
      "cloudprovider_errors_total", "Total number of errors returned from CloudProvider calls."
    ),
  ]

  private static let gauges = [
    ("build_info", "A metric with a constant '1' value labeled by version from which karpenter was built."),
    ("cluster_state_node_count", "Current count of nodes in cluster state"),
    (
      "cluster_state_synced",
      "Returns 1 if cluster state is synced and 0 otherwise. Synced checks that nodeclaims and nodes that are stored in the APIServer have the same representation as Karpenter's cluster state"
    ),
    ("cluster_utilization_percent", "Utilization of allocatable resources by pod requests"),
    ("nodes_allocatable", "Node allocatable are the resources allocatable by nodes."),
    (
      "nodes_total_pod_requests",
      "Node total pod requests are the resources requested by pods bound to nodes, including the DaemonSet pods."
    ),
    (
      "nodes_total_daemon_requests",
      "Node total daemon requests are the resource requested by DaemonSet pods bound to nodes."
    ),
    (
      "nodes_system_overhead",
      "Node system daemon overhead are the resources reserved for system overhead, the difference between the node's capacity and allocatable values are reported by the status."
    ),
    (
      "pods_state",
      "Pod state is the current state of pods. This metric can be used several ways as it is labeled by the pod name, namespace, owner, node, nodepool name, zone, architecture, capacity type, instance type, pod phase, and pod readiness."
    ),
    (
      "nodepools_usage",
      "The amount of resources that have been provisioned for a nodepool. Labeled by nodepool name and resource type."
    ),
    (
      "nodepools_limit",
      "Limits specified on the nodepool that restrict the quantity of resources provisioned. Labeled by nodepool name and resource type."
    ),
    (
      "nodepools_cost_total",
      "Total cost of the nodepool from Karpenter's perspective. Units are determined by the cloud provider. Not an authoritative source for billing. Includes modifications due to NodeOverlays"
    ),
    ("scheduler_unschedulable_pods_count", "The number of unschedulable Pods."),
    ("scheduler_ignored_pods_count", "Number of pods ignored during scheduling by Karpenter"),
    ("cloudprovider_instance_type_cpu_cores", "VCPUs cores for a given instance type."),
    ("cloudprovider_instance_type_memory_bytes", "Memory, in bytes, for a given instance type."),
    (
      "cloudprovider_instance_type_offering_price_estimate",
      "Instance type offering estimated hourly price used when making informed decisions on node cost calculation, based on instance type, capacity type, and zone."
    ),
  ]

  private static let histograms = [
    ("nodeclaims_termination_duration_seconds", "Duration of NodeClaim termination in seconds."),
    ("nodes_lifetime_duration_seconds", "The lifetime duration of the nodes since creation."),
    ("pods_bound_duration_seconds", "The time from pod creation until the pod is bound."),
    (
      "scheduler_scheduling_duration_seconds",
      "Duration of scheduling simulations used for deprovisioning and provisioning in seconds."
    ),
    (
      "interruption_message_queue_duration_seconds",
      "Amount of time an interruption message is on the queue before it is processed by karpenter."
    ),
  ]

  private static let summaries = [
    (
      "nodes_termination_duration_seconds",
      "The time taken between a node's deletion request and the removal of its finalizer"
    ),
    ("pods_startup_duration_seconds", "The time from pod creation until the pod is running."),
  ]

  private static let conditions = ["nodeclaim", "nodepool", "node", "ec2nodeclass"].map { kind in
    Self(
      name: "operator_\(kind)_status_condition_count", kind: .gauge,
      help: "The number of a condition for a given object, type and status. e.g. Alarm := Available=False > 0"
    )
  }
}
