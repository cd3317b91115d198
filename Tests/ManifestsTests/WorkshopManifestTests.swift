import Kubernetes
import Testing

@testable import Manifests

/// Manifests as Karpenter's workshops and collections of patterns write them: whatever they use is taken.
@Suite struct WorkshopManifestTests {
  struct Sample: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let yaml: String
  }

  @Test(
    "taken as they stand",
    arguments: [
      Sample(
        testDescription: "spot and on-demand, with a share of each by spread",
        yaml: """
          apiVersion: karpenter.sh/v1
          kind: NodePool
          metadata:
            name: node-od
          spec:
            disruption:
              consolidationPolicy: WhenEmptyOrUnderutilized
              consolidateAfter: 1m
              budgets:
                - nodes: "20%"
                - nodes: "0"
                  schedule: "0 9 * * mon-fri"
                  duration: 8h
                  reasons: [Drifted, Underutilized]
            limits:
              cpu: 100k
              memory: 1000Gi
            template:
              metadata:
                labels:
                  intent: apps
                annotations:
                  example.com/owner: platform
              spec:
                expireAfter: 336h
                terminationGracePeriod: 24h
                nodeClassRef:
                  group: karpenter.k8s.aws
                  kind: EC2NodeClass
                  name: default
                requirements:
                  - key: capacity-spread
                    operator: In
                    values: ["1"]
                  - key: karpenter.sh/capacity-type
                    operator: In
                    values: ["on-demand"]
                  - key: karpenter.k8s.aws/instance-category
                    operator: In
                    minValues: 2
                    values: ["c", "m", "r"]
                  - key: karpenter.k8s.aws/instance-cpu
                    operator: Gte
                    values: ["4"]
                startupTaints:
                  - key: node.cilium.io/agent-not-ready
                    value: "true"
                    effect: NoExecute
          """),
      Sample(
        testDescription: "Bottlerocket with settings of its own and two disks",
        yaml: """
          apiVersion: karpenter.k8s.aws/v1
          kind: EC2NodeClass
          metadata:
            name: bottlerocket
          spec:
            amiSelectorTerms:
              - alias: bottlerocket@latest
            role: "KarpenterNodeRole-aula"
            subnetSelectorTerms:
              - tags:
                  karpenter.sh/discovery: "aula"
                  environment: "*"
            securityGroupSelectorTerms:
              - tags:
                  karpenter.sh/discovery: "aula"
              - id: sg-063d7acfb4b06c82c
            blockDeviceMappings:
              - deviceName: /dev/xvda
                ebs: {volumeType: gp3, volumeSize: 4Gi, deleteOnTermination: true}
              - deviceName: /dev/xvdb
                ebs: {volumeType: gp3, volumeSize: 100Gi, iops: 5000, throughput: 300, snapshotID: snap-0123}
            userData: |
              [settings.kubernetes]
              kube-api-qps = 30
              [settings.kubernetes.eviction-hard]
              "memory.available" = "20%"
            tags:
              team: platform
          """),
      Sample(
        testDescription: "a custom image, local disks and a reservation",
        yaml: """
          apiVersion: karpenter.k8s.aws/v1
          kind: EC2NodeClass
          metadata: {name: custom}
          spec:
            amiFamily: AL2023
            amiSelectorTerms: [{name: "*amazon-eks-node-al2023*", owner: amazon}, {ssmParameter: /my/ami}]
            instanceProfile: nodes
            instanceStorePolicy: RAID0
            subnetSelectorTerms: [{id: subnet-09fa4a0a8f233a921}]
            securityGroupSelectorTerms: [{name: my-security-group}]
            capacityReservationSelectorTerms: [{tags: {purpose: ml}}, {id: cr-56fac701cc1951b03}]
            kubelet: {maxPods: 110}
          """),
      Sample(
        testDescription: "GPUs behind a taint, with weight",
        yaml: """
          apiVersion: karpenter.sh/v1
          kind: NodePool
          metadata: {name: gpu}
          spec:
            weight: 100
            template:
              spec:
                taints: [{key: nvidia.com/gpu, value: "true", effect: NoSchedule}]
                requirements:
                  - {key: karpenter.k8s.aws/instance-gpu-manufacturer, operator: In, values: [nvidia]}
                  - {key: karpenter.k8s.aws/instance-gpu-count, operator: Lt, values: ["5"]}
                  - {key: karpenter.k8s.aws/instance-local-nvme, operator: Gt, values: ["100"]}
                  - {key: topology.kubernetes.io/zone, operator: NotIn, values: [us-east-1e]}
                  - {key: karpenter.k8s.aws/instance-hypervisor, operator: Exists}
                nodeClassRef: {group: karpenter.k8s.aws, kind: EC2NodeClass, name: default}
            disruption: {consolidationPolicy: WhenEmpty, consolidateAfter: Never}
          """),
      Sample(
        testDescription: "a static NodePool and an overlay",
        yaml: """
          apiVersion: karpenter.sh/v1
          kind: NodePool
          metadata: {name: fixed}
          spec:
            replicas: 3
            limits: {nodes: 5}
            template:
              spec:
                requirements: []
                nodeClassRef: {group: karpenter.k8s.aws, kind: EC2NodeClass, name: default}
          ---
          apiVersion: karpenter.sh/v1alpha1
          kind: NodeOverlay
          metadata: {name: savings-plan}
          spec:
            weight: 10
            requirements:
              - {key: karpenter.k8s.aws/instance-family, operator: In, values: [m5]}
              - {key: karpenter.sh/nodepool, operator: In, values: [default]}
            priceAdjustment: "-27%"
            capacity: {smarter-devices/fuse: 1}
          """),
    ])
  func taken(_ sample: Sample) throws {
    for var resource in try Manifest.decodeAll(sample.yaml) {
      resource.setDefaults()
      #expect(try Manifest.decodeAll(resource.yaml)[0] == resource)
    }
  }
}
