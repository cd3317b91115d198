/// What may be set of Karpenter's chart.
extension Chart {
  static let karpenterValues = """
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
}
