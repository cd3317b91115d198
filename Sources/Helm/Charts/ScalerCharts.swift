/// KEDA and the VPA.
extension Chart {
  /// Source: github.com/kedacore/charts `keda`.
  static let keda = Chart(
    "keda", version: "2.18.0", appVersion: "2.18.0",
    description: "Event-based autoscaler for workloads on Kubernetes",
    home: "https://github.com/kedacore/keda",
    values: """
      image:
        keda: {registry: ghcr.io, repository: kedacore/keda, tag: ""}
        metricsApiServer: {registry: ghcr.io, repository: kedacore/keda-metrics-apiserver, tag: ""}
        pullPolicy: Always
      operator:
        name: keda-operator
        replicaCount: 1
      metricsServer:
        replicaCount: 1
      watchNamespace: ""
      priorityClassName: ""
      nodeSelector: {}
      tolerations:
        - {key: CriticalAddonsOnly, operator: Exists}
      affinity: {}
      # IRSA: the operator reads queues with this role.
      podIdentity:
        aws:
          irsa: {enabled: false, roleArn: ""}
      resources:
        operator:
          requests: {cpu: 100m, memory: 100Mi}
          limits: {cpu: 1, memory: 1000Mi}
        metricServer:
          requests: {cpu: 100m, memory: 100Mi}
          limits: {cpu: 1, memory: 1000Mi}

      """,
    openPaths: ["resources.operator", "resources.metricServer"],
    templates: [
      "manager/serviceaccount.yaml": """
      apiVersion: v1
      kind: ServiceAccount
      metadata:
        name: keda-operator
        labels: "{{ .Labels }}"
        annotations:
          "{{ if .Values.podIdentity.aws.irsa.enabled }}":
            eks.amazonaws.com/role-arn: "{{ .Values.podIdentity.aws.irsa.roleArn }}"
      """,
      "manager/deployment.yaml": kedaDeployment(
        "keda-operator", image: "keda", replicas: "operator", resources: "operator"),
      "metrics-server/deployment.yaml": kedaDeployment(
        "keda-operator-metrics-apiserver", image: "metricsApiServer", replicas: "metricsServer",
        resources: "metricServer"),
      "metrics-server/apiservice.yaml": """
      apiVersion: apiregistration.k8s.io/v1
      kind: APIService
      metadata: {name: v1beta1.external.metrics.k8s.io, labels: "{{ .Labels }}"}
      spec:
        group: external.metrics.k8s.io
        groupPriorityMinimum: 100
        service: {name: keda-operator-metrics-apiserver, namespace: "{{ .Release.Namespace }}", port: 443}
        version: v1beta1
        versionPriority: 100
      """,
    ])

  private static func kedaDeployment(
    _ name: String, image: String, replicas: String, resources: String
  ) -> String {
    DeploymentTemplate(
      name: name, labels: "{app: \(name), \"{{ .Labels }}\": null}", podLabels: "{app: \(name)}",
      replicas: "\(replicas).replicaCount", serviceAccount: "keda-operator",
      container: """
        name: \(name)
        image: "{{ .Values.image.\(image).registry }}/{{ .Values.image.\(image).repository }}:{{ .Chart.AppVersion }}"
        imagePullPolicy: "{{ .Values.image.pullPolicy }}"
        resources: "{{ .Values.resources.\(resources) }}"
        """
    ).text
  }

  /// Source: github.com/FairwindsOps/charts `stable/vpa`.
  static let vpa = Chart(
    "vpa", version: "4.10.0", appVersion: "1.5.0",
    description: "A Helm chart for Kubernetes Vertical Pod Autoscaler",
    home: "https://github.com/FairwindsOps/charts/tree/master/stable/vpa",
    values: """
      nameOverride: ""
      fullnameOverride: ""
      recommender:
        enabled: true
        replicaCount: 1
        image: {repository: registry.k8s.io/autoscaling/vpa-recommender, tag: ""}
        resources:
          requests: {cpu: 50m, memory: 500Mi}
          limits: {cpu: 200m, memory: 1000Mi}
        tolerations: [{key: CriticalAddonsOnly, operator: Exists}]
      updater:
        enabled: true
        replicaCount: 1
        image: {repository: registry.k8s.io/autoscaling/vpa-updater, tag: ""}
        resources:
          requests: {cpu: 50m, memory: 500Mi}
          limits: {cpu: 200m, memory: 1000Mi}
        tolerations: [{key: CriticalAddonsOnly, operator: Exists}]
      admissionController:
        enabled: true
        replicaCount: 1
        image: {repository: registry.k8s.io/autoscaling/vpa-admission-controller, tag: ""}
        resources:
          requests: {cpu: 50m, memory: 200Mi}
          limits: {cpu: 200m, memory: 500Mi}
        tolerations: [{key: CriticalAddonsOnly, operator: Exists}]

      """,
    openPaths: ["recommender.resources", "updater.resources", "admissionController.resources"],
    templates: [
      "recommender-deployment.yaml": vpaDeployment("recommender", "recommender"),
      "updater-deployment.yaml": vpaDeployment("updater", "updater"),
      "admission-controller-deployment.yaml": vpaDeployment("admissionController", "admission-controller"),
    ])

  private static func vpaDeployment(_ value: String, _ name: String) -> String {
    DeploymentTemplate(
      name: "{{ .Names.full }}-\(name)",
      podLabels: "{app.kubernetes.io/component: \(name), \"{{ .SelectorLabels }}\": null}",
      replicas: "\(value).replicaCount", placement: value, serviceAccount: "null",
      condition: ".Values.\(value).enabled",
      container: """
        name: vpa
        image: "{{ .Values.\(value).image.repository }}:{{ .Chart.AppVersion }}"
        resources: "{{ .Values.\(value).resources }}"
        """
    ).text
  }
}
