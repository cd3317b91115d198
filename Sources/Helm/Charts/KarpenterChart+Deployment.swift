/// The controller itself, with its settings as its environment.
extension Chart {
  static let karpenterDeployment = """
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: "{{ .Names.full }}"
      \(karpenterMetadata)
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
