extension CourseCluster {
  /// The three NodePools of the course's production example, as v1 has them: arm64 on spot is tried first, amd64 on
  /// spot second, and on-demand is for what tolerates its taint.
  static let productionNodePools =
    [spotNodePool("arm64", weight: 100), spotNodePool("amd64", weight: 50), criticalNodePool]
    .joined(separator: "\n---\n")

  private static func spotNodePool(_ architecture: String, weight: Int) -> String {
    """
    apiVersion: karpenter.sh/v1
    kind: NodePool
    metadata: {name: \(architecture)-spot}
    spec:
      weight: \(weight)
      template:
        spec:
          nodeClassRef: {group: karpenter.k8s.aws, kind: EC2NodeClass, name: default}
          requirements:
            - {key: kubernetes.io/arch, operator: In, values: [\(architecture)]}
            - {key: karpenter.sh/capacity-type, operator: In, values: [spot]}
            - {key: karpenter.k8s.aws/instance-category, operator: In, values: [t, c, m, r]}
            - {key: karpenter.k8s.aws/instance-generation, operator: Gt, values: ["3"]}
          expireAfter: 720h
      limits: {cpu: 500, memory: 1000Gi}
      disruption:
        consolidationPolicy: WhenEmptyOrUnderutilized
        consolidateAfter: 5m
        budgets: [{nodes: 5%}]
    """
  }

  private static let criticalNodePool = """
    apiVersion: karpenter.sh/v1
    kind: NodePool
    metadata: {name: on-demand-critical}
    spec:
      weight: 10
      template:
        metadata: {labels: {capacity-type: on-demand}}
        spec:
          nodeClassRef: {group: karpenter.k8s.aws, kind: EC2NodeClass, name: default}
          requirements:
            - {key: karpenter.sh/capacity-type, operator: In, values: [on-demand]}
          taints:
            - {key: workload-priority, value: critical, effect: NoSchedule}
          expireAfter: Never
      limits: {cpu: 100, memory: 200Gi}
      disruption: {consolidationPolicy: WhenEmpty, consolidateAfter: 10m, budgets: [{nodes: "1"}]}
    """
}
