/// What drains nodes before EC2 takes them back where Karpenter does not.
///
/// Source: github.com/aws/aws-node-termination-handler `config/helm/aws-node-termination-handler`.
extension Chart {
  static let nodeTerminationHandler = Chart(
    "aws-node-termination-handler", version: "0.27.0", appVersion: "1.25.0",
    description: "A Helm chart for the AWS Node Termination Handler.",
    home: "https://github.com/aws/aws-node-termination-handler/",
    values: """
      nameOverride: ""
      fullnameOverride: ""
      image:
        repository: public.ecr.aws/aws-ec2/aws-node-termination-handler
        tag: v1.25.0
      serviceAccount:
        create: true
        name: ""
        annotations: {}
      # With a queue: one Deployment that reads it. Without: a Pod on every node that asks EC2's metadata service.
      enableSqsTerminationDraining: false
      queueURL: ""
      enableSpotInterruptionDraining: true
      enableRebalanceMonitoring: false
      enableRebalanceDraining: false
      enableScheduledEventDraining: true
      # Seconds that a drain is given; EC2 gives a spot machine no more.
      nodeTerminationGracePeriod: 120
      cordonOnly: false
      taintNode: false
      replicas: 1
      resources: {}
      nodeSelector: {}
      tolerations:
        - operator: Exists
      affinity: {}

      """,
    templates: [
      "serviceaccount.yaml": serviceAccount,
      "daemonset.linux.yaml": """
      "{{ if not .Values.enableSqsTerminationDraining }}":
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: "{{ .Names.full }}", labels: "{{ .Labels }}"}
        spec:
          selector: {matchLabels: "{{ .SelectorLabels }}"}
          template: \(handlerPods)
      """,
      "deployment.yaml": """
      "{{ if .Values.enableSqsTerminationDraining }}":
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: "{{ .Names.full }}", labels: "{{ .Labels }}"}
        spec:
          replicas: "{{ .Values.replicas }}"
          selector: {matchLabels: "{{ .SelectorLabels }}"}
          template: \(handlerPods)
      """,
    ])

  private static let handlerPods = """
    {metadata: {labels: "{{ .SelectorLabels }}"}, \
    spec: {serviceAccountName: "{{ .Names.serviceAccount }}", priorityClassName: system-node-critical, \
    nodeSelector: "{{ .Values.nodeSelector }}", affinity: "{{ .Values.affinity }}", \
    tolerations: "{{ .Values.tolerations }}", \
    containers: [{name: aws-node-termination-handler, \
    image: "{{ .Values.image.repository }}:{{ .Values.image.tag }}", \
    env: [{name: QUEUE_URL, value: "{{ .Values.queueURL | quote }}"}, \
    {name: ENABLE_SQS_TERMINATION_DRAINING, value: "{{ .Values.enableSqsTerminationDraining | quote }}"}, \
    {name: ENABLE_SPOT_INTERRUPTION_DRAINING, value: "{{ .Values.enableSpotInterruptionDraining | quote }}"}, \
    {name: ENABLE_REBALANCE_MONITORING, value: "{{ .Values.enableRebalanceMonitoring | quote }}"}, \
    {name: ENABLE_REBALANCE_DRAINING, value: "{{ .Values.enableRebalanceDraining | quote }}"}, \
    {name: ENABLE_SCHEDULED_EVENT_DRAINING, value: "{{ .Values.enableScheduledEventDraining | quote }}"}, \
    {name: NODE_TERMINATION_GRACE_PERIOD, value: "{{ .Values.nodeTerminationGracePeriod | quote }}"}, \
    {name: CORDON_ONLY, value: "{{ .Values.cordonOnly | quote }}"}, \
    {name: TAINT_NODE, value: "{{ .Values.taintNode | quote }}"}], \
    resources: "{{ .Values.resources }}"}]}}
    """
}
