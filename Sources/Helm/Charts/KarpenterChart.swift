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

  private static let karpenterValues = """
    # Names, where those of the release will not do.
    nameOverride: ""
    fullnameOverride: ""
    # For the metadata of every object.
    additionalLabels: {}
    additionalAnnotations: {}
    imagePullPolicy: IfNotPresent
    imagePullSecrets: []
    serviceAccount:
      create: true
      # Empty takes the release's name.
      name: ""
      # IRSA: eks.amazonaws.com/role-arn names the controller's role.
      annotations: {}
    # Further rules for the ClusterRole.
    additionalClusterRoleRules: []
    serviceMonitor:
      enabled: false
      additionalLabels: {}
      endpointConfig: {}
    # One leads, the others wait.
    replicas: 2
    revisionHistoryLimit: 10
    strategy:
      rollingUpdate:
        maxUnavailable: 1
    podLabels: {}
    podAnnotations: {}
    podDisruptionBudget:
      name: karpenter
      maxUnavailable: 1
    podSecurityContext:
      fsGroup: 65532
    priorityClassName: system-cluster-critical
    # Empty takes Kubernetes' thirty seconds.
    terminationGracePeriodSeconds:
    hostNetwork: false
    # Default, where CoreDNS runs on nodes of Karpenter's.
    dnsPolicy: ClusterFirst
    dnsConfig: {}
    nodeSelector:
      kubernetes.io/os: linux
    # Off its own nodes, and one to a node. Terms without a selector mean the release's own Pods.
    affinity:
      nodeAffinity:
        requiredDuringSchedulingIgnoredDuringExecution:
          nodeSelectorTerms:
            - matchExpressions:
                - key: karpenter.sh/nodepool
                  operator: DoesNotExist
      podAntiAffinity:
        requiredDuringSchedulingIgnoredDuringExecution:
          - topologyKey: kubernetes.io/hostname
    topologySpreadConstraints:
      - maxSkew: 1
        topologyKey: topology.kubernetes.io/zone
        whenUnsatisfiable: DoNotSchedule
    tolerations:
      - key: CriticalAddonsOnly
        operator: Exists
    extraVolumes: []
    controller:
      image:
        repository: public.ecr.aws/karpenter/controller
        tag: 1.13.0
      env: []
      envFrom: []
      # None by default. Karpenter's guide gives it one CPU and 1Gi, as requests and as limits.
      resources: {}
      extraVolumeMounts: []
      sidecarContainer: []
      metrics:
        port: 8080
      healthProbe:
        port: 8081
    # debug, info or error.
    logLevel: info
    logOutputPaths:
      - stdout
    logErrorOutputPaths:
      - stderr
    settings:
      # How long a round waits for Pods at most, and for one more.
      batchMaxDuration: 10s
      batchIdleDuration: 1s
      # Respect or Ignore.
      preferencePolicy: Respect
      # Strict or BestEffort.
      minValuesPolicy: Strict
      ignoreDRARequests: true
      clusterCABundle: ""
      # Required: the EKS cluster's name.
      clusterName: ""
      # Empty asks EKS for it.
      clusterEndpoint: ""
      isolatedVPC: false
      eksControlPlane: false
      enableZonalShift: false
      disableDryRun: false
      disableClusterStateObservability: false
      amiRefreshInterval: 1m
      subnetRefreshInterval: 1m
      # The share of a machine's memory that never reaches its kernel.
      vmMemoryOverheadPercent: 0.075
      # The SQS queue with EC2's notices. Empty: no interruption is handled.
      interruptionQueue: ""
      # Network interfaces that carry no Pods.
      reservedENIs: "0"
      featureGates:
        nodeRepair: false
        nodeOverlay: false
        reservedCapacity: true
        spotToSpotConsolidation: false
        staticCapacity: false

    """

  private static let metadata = """
    labels: "{{ .Labels }}"
      annotations: "{{ .Values.additionalAnnotations }}"
    """

  private static let karpenterBudget = """
    apiVersion: policy/v1
    kind: PodDisruptionBudget
    metadata:
      name: "{{ .Names.full }}"
      \(metadata)
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
      \(metadata)
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

  private static let karpenterDeployment = """
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: "{{ .Names.full }}"
      \(metadata)
    spec:
      replicas: "{{ .Values.replicas }}"
      revisionHistoryLimit: "{{ .Values.revisionHistoryLimit }}"
      strategy: "{{ .Values.strategy }}"
      selector: {matchLabels: "{{ .SelectorLabels }}"}
      template:
        metadata:
          labels:
            "{{ .SelectorLabels }}":
            "{{ .Values.podLabels }}":
          annotations: "{{ .Values.podAnnotations }}"
        spec:
          imagePullSecrets: "{{ .Values.imagePullSecrets }}"
          serviceAccountName: "{{ .Names.serviceAccount }}"
          securityContext: "{{ .Values.podSecurityContext }}"
          priorityClassName: "{{ .Values.priorityClassName }}"
          terminationGracePeriodSeconds: "{{ .Values.terminationGracePeriodSeconds }}"
          "{{ if .Values.hostNetwork }}":
            hostNetwork: true
          dnsPolicy: "{{ .Values.dnsPolicy }}"
          "{{ if .Values.dnsConfig }}":
            dnsConfig: "{{ .Values.dnsConfig }}"
          nodeSelector: "{{ .Values.nodeSelector }}"
          affinity: "{{ .Values.affinity | selectingOwnPods }}"
          topologySpreadConstraints: "{{ .Values.topologySpreadConstraints | selectingOwnPods }}"
          tolerations: "{{ .Values.tolerations }}"
          volumes: "{{ .Values.extraVolumes }}"
          containers:
            - name: controller
              image: "{{ .Values.controller.image.repository }}:{{ .Values.controller.image.tag }}"
              imagePullPolicy: "{{ .Values.imagePullPolicy }}"
              securityContext:
                privileged: false
                allowPrivilegeEscalation: false
                readOnlyRootFilesystem: true
                runAsNonRoot: true
                runAsUser: 65532
                runAsGroup: 65532
                capabilities: {drop: [ALL]}
                seccompProfile: {type: RuntimeDefault}
              env:
                - {name: KUBERNETES_MIN_VERSION, value: 1.19.0-0}
                - {name: KARPENTER_SERVICE, value: "{{ .Names.full }}"}
                - {name: LOG_LEVEL, value: "{{ .Values.logLevel | quote }}"}
                - {name: METRICS_PORT, value: "{{ .Values.controller.metrics.port | quote }}"}
                - {name: HEALTH_PROBE_PORT, value: "{{ .Values.controller.healthProbe.port | quote }}"}
                - {name: SYSTEM_NAMESPACE, valueFrom: {fieldRef: {fieldPath: metadata.namespace}}}
                - name: MEMORY_LIMIT
                  valueFrom: {resourceFieldRef: {containerName: controller, divisor: "0", resource: limits.memory}}
                - name: CPU_REQUESTS
                  valueFrom: {resourceFieldRef: {containerName: controller, divisor: "0", resource: requests.cpu}}
                - name: FEATURE_GATES
                  value: "ReservedCapacity={{ .Values.settings.featureGates.reservedCapacity }},\\
                    SpotToSpotConsolidation={{ .Values.settings.featureGates.spotToSpotConsolidation }},\\
                    NodeRepair={{ .Values.settings.featureGates.nodeRepair }},\\
                    NodeOverlay={{ .Values.settings.featureGates.nodeOverlay }},\\
                    StaticCapacity={{ .Values.settings.featureGates.staticCapacity }}"
                - {name: BATCH_MAX_DURATION, value: "{{ .Values.settings.batchMaxDuration | quote }}"}
                - {name: BATCH_IDLE_DURATION, value: "{{ .Values.settings.batchIdleDuration | quote }}"}
                - {name: PREFERENCE_POLICY, value: "{{ .Values.settings.preferencePolicy | quote }}"}
                - {name: MIN_VALUES_POLICY, value: "{{ .Values.settings.minValuesPolicy | quote }}"}
                - {name: IGNORE_DRA_REQUESTS, value: "{{ .Values.settings.ignoreDRARequests | quote }}"}
                - "{{ if .Values.settings.clusterCABundle }}":
                    {name: CLUSTER_CA_BUNDLE, value: "{{ .Values.settings.clusterCABundle | quote }}"}
                - name: CLUSTER_NAME
                  value: "{{ .Values.settings.clusterName | required \\"Chart cannot be installed without a valid settings.clusterName!\\" | quote }}"
                - "{{ if .Values.settings.clusterEndpoint }}":
                    {name: CLUSTER_ENDPOINT, value: "{{ .Values.settings.clusterEndpoint | quote }}"}
                - "{{ if .Values.settings.isolatedVPC }}":
                    {name: ISOLATED_VPC, value: "{{ .Values.settings.isolatedVPC | quote }}"}
                - "{{ if .Values.settings.eksControlPlane }}":
                    {name: EKS_CONTROL_PLANE, value: "{{ .Values.settings.eksControlPlane | quote }}"}
                - "{{ if .Values.settings.enableZonalShift }}":
                    {name: ENABLE_ZONAL_SHIFT, value: "{{ .Values.settings.enableZonalShift | quote }}"}
                - "{{ if .Values.settings.disableDryRun }}":
                    {name: DISABLE_DRY_RUN, value: "{{ .Values.settings.disableDryRun | quote }}"}
                - "{{ if .Values.settings.disableClusterStateObservability }}":
                    name: DISABLE_CLUSTER_STATE_OBSERVABILITY
                    value: "{{ .Values.settings.disableClusterStateObservability | quote }}"
                - {name: VM_MEMORY_OVERHEAD_PERCENT, value: "{{ .Values.settings.vmMemoryOverheadPercent | quote }}"}
                - "{{ if .Values.settings.interruptionQueue }}":
                    {name: INTERRUPTION_QUEUE, value: "{{ .Values.settings.interruptionQueue | quote }}"}
                - {name: RESERVED_ENIS, value: "{{ .Values.settings.reservedENIs | quote }}"}
                - {name: AMI_REFRESH_INTERVAL, value: "{{ .Values.settings.amiRefreshInterval | quote }}"}
                - {name: SUBNET_REFRESH_INTERVAL, value: "{{ .Values.settings.subnetRefreshInterval | quote }}"}
                - "{{ .Values.controller.env }}"
              envFrom: "{{ .Values.controller.envFrom }}"
              ports:
                - {name: http-metrics, containerPort: "{{ .Values.controller.metrics.port }}", protocol: TCP}
                - {name: http, containerPort: "{{ .Values.controller.healthProbe.port }}", protocol: TCP}
              livenessProbe:
                initialDelaySeconds: 30
                timeoutSeconds: 30
                httpGet: {path: /healthz, port: http}
              readinessProbe:
                initialDelaySeconds: 5
                timeoutSeconds: 30
                httpGet: {path: /readyz, port: http}
              resources: "{{ .Values.controller.resources }}"
              volumeMounts: "{{ .Values.controller.extraVolumeMounts }}"
            - "{{ .Values.controller.sidecarContainer }}"
    """
}
