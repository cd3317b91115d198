import Cloud
import Cluster
import Kubernetes
import Testing

/// NodePools that can make nothing, and Pods that nothing can hold: what Karpenter says of each, in its own words.
@Suite struct BadInputTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let testDescription: String
    var requirements = "[]"
    var poolSpec = ""
    var nodeClass = "default"
    var pod = "{containers: [{name: a, image: b, resources: {requests: {cpu: '1', memory: 1Gi}}}]}"
    /// The condition of the NodePool that is False: type, reason, message.
    var condition: [String] = []
    var poolEvent: String?
    /// Of the Pod, Karpenter's own `FailedScheduling`.
    var podEvent: String?
  }

  private static let none = """
    apiVersion: karpenter.k8s.aws/v1
    kind: EC2NodeClass
    metadata: {name: no-subnets}
    spec:
      role: KarpenterNodeRole-aula
      amiSelectorTerms: [{alias: al2023@latest}]
      subnetSelectorTerms: [{tags: {team: nobody}}]
      securityGroupSelectorTerms: [{tags: {karpenter.sh/discovery: aula}}]
    """

  private func world(_ row: Row) throws -> World {
    var world = World.course()
    try world.delete(
      ObjectReference(kind: .nodePool, name: NamespacedName(namespace: "", name: "default")))
    try world.apply(
      """
      \(Self.none)
      ---
      apiVersion: karpenter.sh/v1
      kind: NodePool
      metadata: {name: a}
      spec:
        \(row.poolSpec)
        template:
          spec:
            requirements: \(row.requirements)
            nodeClassRef: {group: karpenter.k8s.aws, kind: EC2NodeClass, name: \(row.nodeClass)}
      """)
    world.runUntilIdle()
    try world.apply(
      "apiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: default}\nspec: \(row.pod)\n")
    world.runUntilIdle()
    return world
  }

  private static let noTypes =
    "NodePool requirements filtered out all compatible available instance types"

  @Test(
    "what is said",
    arguments: [
      Row(
        testDescription: "requirements that contradict each other",
        requirements:
          "[{key: kubernetes.io/arch, operator: In, values: [amd64]}, {key: karpenter.k8s.aws/instance-family, operator: In, values: [m6g]}]",
        poolEvent: noTypes,
        podEvent: "Failed to schedule pod, nodepool requirements filtered out all available instance types"),
      Row(
        testDescription: "requirements that no type meets",
        requirements: "[{key: node.kubernetes.io/instance-type, operator: In, values: [m99.huge]}]",
        poolEvent: noTypes,
        podEvent: "Failed to schedule pod, nodepool requirements filtered out all available instance types"),
      Row(
        testDescription: "more minValues than there are types",
        requirements:
          "[{key: node.kubernetes.io/instance-type, operator: In, values: [m5.large, m99.huge], minValues: 2}]",
        poolEvent: noTypes + " due to minValues incompatibility",
        podEvent: "Failed to schedule pod, nodepool requirements filtered out all available instance types"),
      Row(
        testDescription: "a capacity type that is none",
        requirements: "[{key: karpenter.sh/capacity-type, operator: In, values: [xspot]}]",
        condition: [
          "ValidationSucceeded", "NodePoolValidationFailed",
          "invalid value: no valid values found in [xspot] for karpenter.sh/capacity-type, expected one of: map[on-demand:{} reserved:{} spot:{}], got: [xspot] in requirements, restricted",
        ]),
      Row(
        testDescription: "a NodeClass that is not there", nodeClass: "defualt",
        condition: ["NodeClassReady", "NodeClassNotFound", "NodeClass not found on cluster"]),
      Row(
        testDescription: "a NodeClass without subnets", nodeClass: "no-subnets",
        condition: [
          "NodeClassReady", "UnhealthyDependents", "SubnetsReady=False, ValidationSucceeded=False",
        ]),
      Row(
        testDescription: "limits that no type stays within", poolSpec: "limits: {cpu: 500m}",
        podEvent:
          "Failed to schedule pod, all available instance types exceed limits for nodepool (NodePool=a)"),
      Row(
        testDescription: "a limit of no node", poolSpec: "limits: {nodes: '0'}",
        podEvent: "Failed to schedule pod, node limits have been exhausted for nodepool (NodePool=a)"),
      Row(
        testDescription: "a Pod larger than any machine",
        requirements: "[{key: karpenter.k8s.aws/instance-family, operator: In, values: [m6g]}]",
        pod: "{containers: [{name: a, image: b, resources: {requests: {cpu: '500', memory: 1Gi}}}]}",
        podEvent:
          #"Failed to schedule pod, no instance type has enough resources, requirements=karpenter.k8s.aws/ec2nodeclass In [default], karpenter.k8s.aws/instance-family In [m6g], karpenter.sh/nodepool In [a], resources={"cpu":"500150m","memory":"1Gi","pods":"3"}"#
      ),
      Row(
        testDescription: "M written for m",
        requirements: "[{key: karpenter.k8s.aws/instance-family, operator: In, values: [m6g]}]",
        pod: "{containers: [{name: a, image: b, resources: {requests: {cpu: 100M}}}]}",
        podEvent:
          #"Failed to schedule pod, no instance type has enough resources, requirements=karpenter.k8s.aws/ec2nodeclass In [default], karpenter.k8s.aws/instance-family In [m6g], karpenter.sh/nodepool In [a], resources={"cpu":"100000000150m","pods":"3"} (CPU request >= 1 Million, m vs M typo?)"#
      ),
      Row(
        testDescription: "a label that no NodePool declares",
        pod: "{nodeSelector: {team: a}, containers: [{name: a, image: b}]}",
        podEvent:
          #"Failed to schedule pod, incompatible requirements, label "team" does not have known values"#),
      Row(
        testDescription: "a label misspelt",
        pod: "{nodeSelector: {node.kubernetes.io/capacity-type: spot}, containers: [{name: a, image: b}]}",
        podEvent:
          #"Failed to schedule pod, incompatible requirements, label "node.kubernetes.io/capacity-type" does not have known values (typo of "karpenter.sh/capacity-type"?)"#
      ),
      Row(
        testDescription: "a zone that is none",
        requirements: "[{key: karpenter.k8s.aws/instance-family, operator: In, values: [m6g]}]",
        pod: "{nodeSelector: {topology.kubernetes.io/zone: us-east-1q}, containers: [{name: a, image: b}]}",
        podEvent:
          #"Failed to schedule pod, no instance type met the scheduling requirements or had a required offering, requirements=karpenter.k8s.aws/ec2nodeclass In [default], karpenter.k8s.aws/instance-family In [m6g], karpenter.sh/nodepool In [a], topology.kubernetes.io/zone In [us-east-1q], resources={"cpu":"150m","pods":"3"}"#
      ),
      Row(
        testDescription: "a host by name",
        pod: "{nodeSelector: {kubernetes.io/hostname: node-1}, containers: [{name: a, image: b}]}",
        podEvent: "Failed to schedule pod, using label kubernetes.io/hostname is not allowed"),
      Row(
        testDescription: "a field that no new node can have",
        pod:
          "{affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchFields: [{key: metadata.name, operator: In, values: [x]}]}]}}}, containers: [{name: a, image: b}]}",
        podEvent: "Failed to schedule pod, node selector term with matchFields is not supported"),
    ])
  func said(_ row: Row) throws {
    let world = try world(row)
    let pool = try #require(
      world.objects.nodePools[NamespacedName(namespace: "", name: "a")]?.status.conditions)
    let failing = pool.first { $0.status == .isFalse && $0.type != "Ready" }
    #expect((failing.map { [$0.type, $0.reason, $0.message] } ?? []) == row.condition)
    #expect(pool.isTrue("Ready") == row.condition.isEmpty)
    let events = world.objects.events.values
    let ofPool = events.first { $0.involvedObject.name.name == "a" && $0.type == .warning }
    #expect(ofPool?.message == row.poolEvent)
    #expect(ofPool.map { $0.reason == "NoCompatibleInstanceTypes" } ?? true)
    let ofPod = events.filter { $0.involvedObject.name.name == "web" && $0.source == "karpenter" }
    if let message = row.podEvent {
      #expect(ofPod.map(\.reason) == ["FailedScheduling"])
      #expect(ofPod.first?.message.hasPrefix(message) == true, "\(ofPod.first?.message ?? "")")
    } else {
      #expect(ofPod.isEmpty)
    }
  }
}
