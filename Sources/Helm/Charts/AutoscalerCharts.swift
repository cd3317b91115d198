/// Charts of what autoscalers need. All tolerate the bootstrap nodes' taint by default here, as the course sets it.
extension Chart {
  /// Source: github.com/kubernetes-sigs/metrics-server `charts/metrics-server`.
  static let metricsServer = Chart(
    "metrics-server", version: "3.13.0", appVersion: "0.8.0",
    description: "Metrics Server is a scalable, efficient source of container resource metrics.",
    home: "https://github.com/kubernetes-sigs/metrics-server",
    values: """
      nameOverride: ""
      fullnameOverride: ""
      image:
        repository: registry.k8s.io/metrics-server/metrics-server
        tag: v0.8.0
      serviceAccount:
        create: true
        name: ""
        annotations: {}
      apiService:
        create: true
        insecureSkipTLSVerify: true
      priorityClassName: system-cluster-critical
      replicas: 1
      defaultArgs:
        - --cert-dir=/tmp
        - --kubelet-preferred-address-types=InternalIP,ExternalIP,Hostname
        - --kubelet-use-node-status-port
        - --metric-resolution=15s
      # Such as --kubelet-insecure-tls.
      args: []
      resources:
        requests: {cpu: 100m, memory: 200Mi}
      nodeSelector: {}
      tolerations:
        - {key: CriticalAddonsOnly, operator: Exists}
      affinity: {}

      """,
    openPaths: ["resources"],
    templates: [
      "serviceaccount.yaml": serviceAccount,
      "apiservice.yaml": """
      "{{ if .Values.apiService.create }}":
        apiVersion: apiregistration.k8s.io/v1
        kind: APIService
        metadata: {name: v1beta1.metrics.k8s.io, labels: "{{ .Labels }}"}
        spec:
          group: metrics.k8s.io
          groupPriorityMinimum: 100
          insecureSkipTLSVerify: "{{ .Values.apiService.insecureSkipTLSVerify }}"
          service: {name: "{{ .Names.full }}", namespace: "{{ .Release.Namespace }}", port: 443}
          version: v1beta1
          versionPriority: 100
      """,
      "service.yaml": service(port: 443, targetPort: "https"),
      "deployment.yaml": DeploymentTemplate(
        priorityClass: "\"{{ .Values.priorityClassName }}\"",
        container: """
          name: metrics-server
          image: "{{ .Values.image.repository }}:{{ .Values.image.tag }}"
          args: [--secure-port=10250, "{{ .Values.defaultArgs }}", "{{ .Values.args }}"]
          ports: [{name: https, containerPort: 10250, protocol: TCP}]
          readinessProbe:
            {httpGet: {path: /readyz, port: https, scheme: HTTPS}, initialDelaySeconds: 20, periodSeconds: 10}
          resources: "{{ .Values.resources }}"
          """
      ).text,
    ])

  /// Source: github.com/prometheus-community/helm-charts `charts/prometheus-adapter`.
  static let prometheusAdapter = Chart(
    "prometheus-adapter", version: "5.2.0", appVersion: "v0.12.0",
    description: "A Helm chart for k8s prometheus adapter",
    home: "https://github.com/kubernetes-sigs/prometheus-adapter",
    values: """
      nameOverride: ""
      fullnameOverride: ""
      image:
        repository: registry.k8s.io/prometheus-adapter/prometheus-adapter
        tag: v0.12.0
      replicas: 1
      logLevel: 4
      # Where Prometheus answers.
      prometheus:
        url: http://prometheus.default.svc
        port: 9090
        path: ""
      serviceAccount:
        create: true
        name: ""
        annotations: {}
      rules:
        default: true
        custom: []
        external: []
      resources: {}
      nodeSelector: {}
      tolerations:
        - {key: CriticalAddonsOnly, operator: Exists}
      affinity: {}

      """,
    templates: [
      "serviceaccount.yaml": serviceAccount,
      "custom-metrics-apiservice.yaml": """
      apiVersion: apiregistration.k8s.io/v1
      kind: APIService
      metadata: {name: v1beta1.custom.metrics.k8s.io, labels: "{{ .Labels }}"}
      spec:
        group: custom.metrics.k8s.io
        groupPriorityMinimum: 100
        insecureSkipTLSVerify: true
        service: {name: "{{ .Names.full }}", namespace: "{{ .Release.Namespace }}"}
        version: v1beta1
        versionPriority: 100
      """,
      "service.yaml": service(port: 443, targetPort: "https"),
      "deployment.yaml": DeploymentTemplate(
        container: """
          name: prometheus-adapter
          image: "{{ .Values.image.repository }}:{{ .Values.image.tag }}"
          args:
            - --secure-port=6443
            - "--prometheus-url={{ .Values.prometheus.url }}:{{ .Values.prometheus.port }}{{ .Values.prometheus.path }}"
            - "--v={{ .Values.logLevel }}"
          ports: [{name: https, containerPort: 6443}]
          resources: "{{ .Values.resources }}"
          """
      ).text,
    ])

  static let serviceAccount = """
    "{{ if .Values.serviceAccount.create }}":
      apiVersion: v1
      kind: ServiceAccount
      metadata:
        name: "{{ .Names.serviceAccount }}"
        labels: "{{ .Labels }}"
        annotations: "{{ .Values.serviceAccount.annotations }}"
    """

  static func service(port: Int, targetPort: String) -> String {
    """
    apiVersion: v1
    kind: Service
    metadata: {name: "{{ .Names.full }}", labels: "{{ .Labels }}"}
    spec:
      selector: "{{ .SelectorLabels }}"
      ports: [{name: https, port: \(port), protocol: TCP, targetPort: \(targetPort)}]
    """
  }
}
