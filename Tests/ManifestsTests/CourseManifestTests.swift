import Kubernetes
import Testing

@testable import Manifests

/// Manifests as old courses print them: the API server's whole answer, and what to write instead.
@Suite struct CourseManifestTests {
  @Test("a short NodePool without kinds, operators and consolidateAfter")
  func shortPool() throws {
    let refusal = try refusal(
      of: """
        apiVersion: karpenter.sh/v1
        kind: NodePool
        metadata:
          name: default
        spec:
          template:
            spec:
              nodeClassRef:
                name: default
              requirements:
                - key: kubernetes.io/arch
                  values: ["amd64"]
          limits:
            cpu: "50"
          disruption:
            consolidationPolicy: WhenUnderutilized

        """)
    #expect(
      refusal.upstreamText.split(separator: "\n").sorted() == [
        "* <nil>: Invalid value: null: some validation rules were not checked because the object was invalid; correct the existing errors to complete validation",
        "* spec.disruption.consolidateAfter: Required value",
        "* spec.disruption.consolidationPolicy: Unsupported value: \"WhenUnderutilized\": supported values: \"WhenEmpty\", \"WhenEmptyOrUnderutilized\"",
        "* spec.template.spec.nodeClassRef.group: Required value",
        "* spec.template.spec.nodeClassRef.kind: Required value",
        "* spec.template.spec.requirements[0].operator: Required value",
        "The NodePool \"default\" is invalid: ",
      ])
    #expect(refusal.problems.allSatisfy { $0.hint != nil })
    #expect(refusal.later.isEmpty)
  }

  @Test("a production NodePool with expireAfter in its old place is refused for that first")
  func productionPool() throws {
    let refusal = try refusal(
      of: """
        apiVersion: karpenter.sh/v1
        kind: NodePool
        metadata: {name: arm64-spot}
        spec:
          template:
            metadata: {labels: {arch: arm64}}
            spec:
              nodeClassRef: {name: default}
              requirements:
              - {key: karpenter.sh/capacity-type, operator: In, values: [spot]}
              - {key: karpenter.k8s.aws/instance-generation, operator: Gt, values: ["3"]}
          disruption:
            consolidationPolicy: WhenUnderutilized
            consolidateAfter: 5m
            expireAfter: 720h
            budgets: [{nodes: "5%"}]
          weight: 10

        """, source: "arm.yaml")
    #expect(
      refusal.upstreamText
        == "Error from server (BadRequest): error when creating \"arm.yaml\": NodePool in version \"v1\" cannot be handled as a NodePool: strict decoding error: unknown field \"spec.disruption.expireAfter\""
    )
    #expect(
      refusal.later.map(\.path) == [
        "spec.template.spec.nodeClassRef.group", "spec.template.spec.nodeClassRef.kind",
        "spec.disruption.consolidationPolicy",
      ])
    #expect(
      refusal.later.map(\.hint) == [
        .write("karpenter.k8s.aws"), .write("EC2NodeClass"), .write("WhenEmptyOrUnderutilized"),
      ])
    #expect(refusal.problems.map { $0.place?.line } == [15, 8, 8, 13])
  }

  @Test("an EC2NodeClass with a family, subnets and a role alone")
  func nodeClass() throws {
    let refusal = try refusal(
      of: """
        apiVersion: karpenter.k8s.aws/v1
        kind: EC2NodeClass
        metadata: {name: default}
        spec:
          amiFamily: AL2023
          subnetSelectorTerms:
          - tags: {karpenter.sh/discovery: aula}
          role: KarpenterNodeRole

        """)
    #expect(
      refusal.immediate.map { $0.upstreamText(isCustomResource: true) } == [
        "spec.amiSelectorTerms: Required value", "spec.securityGroupSelectorTerms: Required value",
      ])
    #expect(
      refusal.immediate.map(\.hint) == [
        .write("[{alias: al2023@latest}]"), .write("[{tags: {karpenter.sh/discovery: aula}}]"),
      ])
  }

  @Test(
    "manifests of the kind that courses, charts and the documentation print are taken",
    arguments: [
      """
      apiVersion: karpenter.sh/v1
      kind: NodePool
      metadata:
        name: general
        annotations: {kubernetes.io/description: "General purpose"}
      spec:
        template:
          metadata:
            labels: {billing-team: my-team}
            annotations: {example.com/owner: my-team}
          spec:
            nodeClassRef: {group: karpenter.k8s.aws, kind: EC2NodeClass, name: default}
            taints: [{key: example.com/special-taint, effect: NoSchedule}]
            startupTaints: [{key: example.com/another-taint, effect: NoSchedule}]
            expireAfter: 720h
            terminationGracePeriod: 48h
            requirements:
            - {key: karpenter.k8s.aws/instance-category, operator: In, values: [c, m, r], minValues: 2}
            - {key: karpenter.k8s.aws/instance-cpu, operator: In, values: ["4", "8"]}
            - {key: karpenter.k8s.aws/instance-generation, operator: Gt, values: ["2"]}
            - {key: topology.kubernetes.io/zone, operator: NotIn, values: [us-west-2a]}
            - {key: karpenter.sh/capacity-type, operator: Exists}
        disruption:
          consolidationPolicy: WhenEmptyOrUnderutilized
          consolidateAfter: 1m
          budgets:
          - {nodes: 10%}
          - {schedule: "0 9 * * mon-fri", duration: 8h, nodes: "0", reasons: [Drifted]}
        limits: {cpu: "1000", memory: 1000Gi}
        weight: 10
      """,
      """
      apiVersion: karpenter.k8s.aws/v1
      kind: EC2NodeClass
      metadata: {name: default}
      spec:
        kubelet:
          podsPerCore: 2
          maxPods: 20
          systemReserved: {cpu: 100m, memory: 100Mi, ephemeral-storage: 1Gi}
          evictionHard: {memory.available: 5%, nodefs.available: 10%}
          evictionSoft: {memory.available: 500Mi}
          evictionSoftGracePeriod: {memory.available: 1m}
          imageGCHighThresholdPercent: 85
          imageGCLowThresholdPercent: 80
          clusterDNS: ["10.0.1.100"]
        subnetSelectorTerms: [{tags: {karpenter.sh/discovery: aula}}, {id: subnet-09fa4a0a8f233a921}]
        securityGroupSelectorTerms: [{tags: {karpenter.sh/discovery: aula}}, {name: my-security-group}]
        role: KarpenterNodeRole-aula
        amiSelectorTerms: [{alias: bottlerocket@v1.20.0}]
        tags: {team: team-a}
        metadataOptions: {httpEndpoint: enabled, httpProtocolIPv6: disabled, httpPutResponseHopLimit: 1, httpTokens: required}
        blockDeviceMappings:
        - deviceName: /dev/xvda
          ebs: {volumeSize: 100Gi, volumeType: gp3, iops: 10000, encrypted: true, deleteOnTermination: true, throughput: 125}
        instanceStorePolicy: RAID0
        userData: |
          echo "Hello world"
        detailedMonitoring: true
        associatePublicIPAddress: true
      """,
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: inflate, labels: {helm.sh/chart: web-1.0.0, app.kubernetes.io/managed-by: Helm}}
      spec:
        replicas: 5
        revisionHistoryLimit: 3
        strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 25%, maxUnavailable: 0}}
        selector: {matchLabels: {app: inflate}}
        template:
          metadata: {labels: {app: inflate}, annotations: {prometheus.io/scrape: "true"}}
          spec:
            terminationGracePeriodSeconds: 0
            serviceAccountName: inflate
            automountServiceAccountToken: false
            imagePullSecrets: [{name: regcred}]
            securityContext: {runAsUser: 1000, runAsGroup: 3000, fsGroup: 2000, seccompProfile: {type: RuntimeDefault}}
            initContainers:
            - {name: wait, image: busybox, command: [sh, -c, "sleep 1"], restartPolicy: Always}
            containers:
            - name: inflate
              image: public.ecr.aws/eks-distro/kubernetes/pause:3.7
              securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}
              env:
              - {name: A, value: "1"}
              - {name: IP, valueFrom: {fieldRef: {fieldPath: status.podIP}}}
              - {name: S, valueFrom: {secretKeyRef: {name: s, key: k}}}
              envFrom: [{configMapRef: {name: c}}]
              ports: [{name: http, containerPort: 8080, protocol: TCP}]
              resources: {requests: {cpu: 1, memory: 1.5Gi}, limits: {memory: 2Gi}}
              readinessProbe: {httpGet: {path: /healthz, port: http}, initialDelaySeconds: 5, periodSeconds: 5}
              livenessProbe: {exec: {command: [cat, /tmp/ok]}, failureThreshold: 5}
              startupProbe: {tcpSocket: {port: 8080}}
              lifecycle: {preStop: {exec: {command: [sleep, "10"]}}}
              volumeMounts: [{name: data, mountPath: /data, readOnly: true}, {name: tmp, mountPath: /tmp}]
            volumes:
            - {name: data, configMap: {name: c, items: [{key: a, path: a.conf}]}}
            - {name: tmp, emptyDir: {medium: Memory, sizeLimit: 64Mi}}
            nodeSelector: {kubernetes.io/arch: arm64}
            tolerations: [{key: CriticalAddonsOnly, operator: Exists}]
            topologySpreadConstraints:
            - {maxSkew: 1, topologyKey: topology.kubernetes.io/zone, whenUnsatisfiable: DoNotSchedule, labelSelector: {matchLabels: {app: inflate}}}
            affinity:
              podAntiAffinity:
                preferredDuringSchedulingIgnoredDuringExecution:
                - {weight: 100, podAffinityTerm: {topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {app: inflate}}}}
      """,
      """
      apiVersion: policy/v1
      kind: PodDisruptionBudget
      metadata: {name: karpenter, namespace: karpenter}
      spec: {minAvailable: 1, selector: {matchLabels: {app.kubernetes.io/name: karpenter}}}
      """,
      """
      apiVersion: monitoring.coreos.com/v1
      kind: ServiceMonitor
      metadata: {name: karpenter, namespace: karpenter}
      spec: {selector: {matchLabels: {app: karpenter}}, endpoints: [{port: http-metrics, interval: 30s}]}
      """,
      """
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata: {name: mini-karpenter}
      rules: [{apiGroups: [""], resources: [pods, nodes], verbs: [get, list, watch]}]
      """,
      """
      apiVersion: v1
      kind: LimitRange
      metadata: {name: defaults, namespace: app}
      spec: {limits: [{type: Container, default: {cpu: 500m}, defaultRequest: {cpu: 100m, memory: 128Mi}, max: {cpu: "2"}}]}
      """,
    ])
  func taken(_ yaml: String) throws {
    let resources = try Manifest.decodeAll(yaml + "\n")
    #expect(resources.count == 1)
    #expect(try Manifest.decodeAll(resources[0].yaml) == resources)
  }
}
