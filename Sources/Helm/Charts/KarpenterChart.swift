/// Karpenter's chart.
///
/// Source: github.com/aws/karpenter-provider-aws v1.13.0 `charts/karpenter`.
extension Chart {
  public static let karpenter = Chart(
    "karpenter", version: "1.13.0", appVersion: "1.13.0",
    description: "A Helm chart for Karpenter, an open-source node provisioning project built for Kubernetes.",
    home: "https://karpenter.sh/", values: karpenterValues,
    openPaths: ["affinity", "nodeSelector", "podSecurityContext", "strategy"],
    templates: [
      "poddisruptionbudget.yaml": karpenterBudget,
      "serviceaccount.yaml": karpenterServiceAccount,
      "aggregate-clusterrole.yaml": karpenterAdminRole,
      "clusterrole-core.yaml": karpenterCoreRole,
      "clusterrole.yaml": karpenterProviderRole,
      "role.yaml": karpenterRoles,
      "service.yaml": karpenterService,
      "deployment.yaml": karpenterDeployment,
      "servicemonitor.yaml": karpenterServiceMonitor,
    ],
    crds: karpenterCRDs)

  static let karpenterMetadata = """
    labels: "{{ .Labels }}"
      annotations: "{{ .Values.additionalAnnotations }}"
    """

  private static let karpenterBudget = """
    apiVersion: policy/v1
    kind: PodDisruptionBudget
    metadata:
      name: "{{ .Names.full }}"
      \(karpenterMetadata)
    spec:
      maxUnavailable: "{{ .Values.podDisruptionBudget.maxUnavailable }}"
      selector: {matchLabels: "{{ .SelectorLabels }}"}
    """

  private static let karpenterServiceAccount = """
    "{{ if .Values.serviceAccount.create }}":
      apiVersion: v1
      kind: ServiceAccount
      metadata:
        name: "{{ .Names.serviceAccount }}"
        labels: "{{ .Labels }}"
        annotations:
          "{{ .Values.additionalAnnotations }}":
          "{{ .Values.serviceAccount.annotations }}":
    """

  private static let karpenterService = """
    apiVersion: v1
    kind: Service
    metadata:
      name: "{{ .Names.full }}"
      \(karpenterMetadata)
    spec:
      type: ClusterIP
      ports:
        - {name: http-metrics, port: "{{ .Values.controller.metrics.port }}", targetPort: http-metrics, protocol: TCP}
      selector: "{{ .SelectorLabels }}"
    """

  private static let karpenterServiceMonitor = """
    "{{ if .Values.serviceMonitor.enabled }}":
      apiVersion: monitoring.coreos.com/v1
      kind: ServiceMonitor
      metadata:
        name: "{{ .Names.full }}"
        labels:
          "{{ .Labels }}":
          "{{ .Values.serviceMonitor.additionalLabels }}":
      spec:
        namespaceSelector: {matchNames: ["{{ .Release.Namespace }}"]}
        selector: {matchLabels: "{{ .SelectorLabels }}"}
        endpoints:
          - port: http-metrics
            path: /metrics
            "{{ .Values.serviceMonitor.endpointConfig }}":
    """
}
