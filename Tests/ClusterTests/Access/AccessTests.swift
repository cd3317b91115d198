import Cloud
import Controllers
import Kubernetes
import Manifests
import Testing

@testable import Cluster

/// What comes of a permission that is missing, and of its return.
struct AccessTests {
  static let controller = "KarpenterControllerRole-aula"
  static let nodes = "KarpenterNodeRole-aula"

  // MARK: - The controller's role

  struct Denial: CustomTestStringConvertible {
    let action: String
    /// The condition that keeps a new NodeClass from being ready, and its reason.
    let condition: String
    let reason: String
    let status: Condition.Status
    var testDescription: String { action }
  }

  @Test(
    "a new NodeClass is not ready, for the reason of the call that is refused",
    arguments: [
      Denial(
        action: "ssm:GetParameter", condition: "AMIsReady", reason: "AwaitingReconciliation", status: .unknown
      ),
      Denial(
        action: "ec2:DescribeSubnets", condition: "SubnetsReady", reason: "AwaitingReconciliation",
        status: .unknown),
      Denial(
        action: "ec2:DescribeSecurityGroups", condition: "SecurityGroupsReady",
        reason: "AwaitingReconciliation", status: .unknown),
      Denial(
        action: "iam:CreateInstanceProfile", condition: "InstanceProfileReady",
        reason: "AwaitingReconciliation", status: .unknown),
      Denial(
        action: "iam:PassRole", condition: "InstanceProfileReady", reason: "AwaitingReconciliation",
        status: .unknown),
      Denial(
        action: "ec2:CreateLaunchTemplate", condition: "ValidationSucceeded",
        reason: "CreateLaunchTemplateAuthCheckFailed", status: .isFalse),
      Denial(
        action: "ec2:CreateTags", condition: "ValidationSucceeded",
        reason: "CreateLaunchTemplateAuthCheckFailed", status: .isFalse),
      Denial(
        action: "ec2:CreateFleet", condition: "ValidationSucceeded", reason: "CreateFleetAuthCheckFailed",
        status: .isFalse),
      Denial(
        action: "ec2:RunInstances", condition: "ValidationSucceeded", reason: "RunInstancesAuthCheckFailed",
        status: .isFalse),
    ])
  func nodeClass(_ denial: Denial) throws {
    var world = World.course()
    try world.change { try $0.deny(denial.action, to: Self.controller) }
    try world.apply(Self.nodeClass(named: "other", role: Self.nodes))
    world.run(until: world.now + .seconds(5))
    let found = try #require(world.nodeClass("other"))
    let condition = try #require(found.status.conditions[denial.condition])
    #expect(condition.status == denial.status && condition.reason == denial.reason)
    #expect(!found.status.conditions.isTrue("Ready"))

    try world.change { try $0.allow(denial.action, to: Self.controller) }
    world.run(until: world.now + .seconds(45 * 60))
    #expect(world.nodeClass("other")?.status.conditions.isTrue("Ready") == true)
  }

  @Test("a NodeClass whose role is changed to one that does not exist is ready no more")
  func unknownRole() throws {
    var world = World.course()
    var edited = try #require(world.nodeClass("default"))
    edited.spec.role = "NoSuchRole"
    try world.perform(UserCommand(text: "edit")) { world throws(APIError) in _ = try world.update(edited) }
    world.run(until: world.now + .seconds(5))
    let ready = try #require(world.nodeClass("default")?.status.conditions["Ready"])
    #expect(ready.status == .unknown && ready.message == "InstanceProfileReady=True")
    let pool = world.objects.nodePools.values.first
    #expect(pool?.status.conditions.isTrue("Ready") == false)

    try world.change { try $0.createRole("NoSuchRole", trust: AWSAccount.trust(of: ["ec2.amazonaws.com"])) }
    try world.change { _ = try $0.allow("iam:PassRole", to: Self.controller, on: $0.roleARN("NoSuchRole")) }
    world.run(until: world.now + .seconds(70))
    #expect(world.nodeClass("default")?.status.conditions.isTrue("Ready") == true)
  }

  @Test(
    "a launch fails though the NodeClass still counts as valid, and its claim is given up after five minutes",
    arguments: ["ec2:CreateFleet", "ec2:RunInstances", "ec2:CreateLaunchTemplate", "iam:PassRole"])
  func launch(action: String) throws {
    var world = World.course()
    // A change has Karpenter validate anew; from then on it believes the outcome for half an hour.
    try world.change { try $0.createRole("other", trust: AWSAccount.trust(of: ["ec2.amazonaws.com"])) }
    world.run(until: world.now + .seconds(70))
    try world.change { try $0.deny(action, to: Self.controller) }
    try world.apply(Workload.deployment("web", replicas: 1, cpu: "250m").manifest)
    world.run(until: world.now + .seconds(30))
    let claim = try #require(world.objects.nodeClaims.values.first)
    let launched = try #require(claim.status.conditions["Launched"])
    #expect(launched.status == .unknown && launched.reason == "Unauthorized")
    #expect(
      launched.message.hasSuffix(
        "User is not authorized to perform this operation because no identity-based policy allows it"))
    world.run(until: world.now + .seconds(5 * 60))
    #expect(world.objects.nodeClaims[claim.name] == nil)
    #expect(world.cloud.describeInstances().isEmpty)

    world.run(until: .seconds(40 * 60))
    #expect(world.nodeClass("default")?.status.conditions.isTrue("Ready") == false)
  }

  @Test("machines stay while Karpenter may not terminate them, and go once it may")
  func termination() throws {
    var world = try World.withWeb()
    try world.change { try $0.deny("ec2:TerminateInstances", to: Self.controller) }
    let claim = try #require(world.objects.nodeClaims.values.first)
    try world.perform(UserCommand(text: "delete")) { world throws(APIError) in
      try world.delete(claim.reference)
    }
    world.run(until: world.now + .seconds(20 * 60))
    #expect(world.objects.nodeClaims[claim.name] != nil)
    #expect(world.refusals(of: "ec2:TerminateInstances").count == 1)

    try world.change { try $0.allow("ec2:TerminateInstances", to: Self.controller) }
    world.runUntilIdle()
    #expect(world.objects.nodeClaims[claim.name] == nil)
    #expect(world.cloud.instance(providerID: claim.status.providerID) == nil)
  }

  @Test("without sqs:ReceiveMessage the notice is not read, and the machine goes without a farewell")
  func queue() throws {
    var world = try World.withWeb()
    try world.change { try $0.deny("sqs:ReceiveMessage", to: Self.controller) }
    world.run(until: world.now + .seconds(1))
    #expect(world.refusals(of: "sqs:ReceiveMessage").count == 1)
    try world.suffer(.spotInterruption(world.firstNode))
    world.run(until: world.now + .seconds(100))
    #expect(world.handlings.isEmpty && world.objects.nodeClaims.count == 1)
    try world.change { try $0.allow("sqs:ReceiveMessage", to: Self.controller) }
    world.run(until: world.now + .seconds(1))
    #expect(world.handlings.count == 1)
  }

  @Test("without sqs:DeleteMessage the message is read again and again, and nothing more comes of it")
  func messageDeletion() throws {
    var world = try World.withWeb()
    try world.change { try $0.deny("sqs:DeleteMessage", to: Self.controller) }
    try world.suffer(.spotInterruption(world.firstNode))
    world.runUntilIdle()
    #expect(world.handlings.count { !$0.isMoot } == 1)
    #expect(world.refusals(of: "sqs:DeleteMessage").count == 1)
    #expect(world.readyWeb == 10)
  }

  @Test("without a rule, or against the queue's policy, no notice arrives")
  func rules() throws {
    for change: (inout InterruptionQueue) -> Void in [
      { $0.rules.remove(.spotInterruption) }, { $0.admitsEvents = false },
    ] {
      var world = try World.withWeb()
      world.changeQueue(change)
      try world.suffer(.spotInterruption(world.firstNode))
      world.run(until: world.now + .seconds(60))
      #expect(world.handlings.isEmpty)
      #expect(world.incidents.contains { if case .noticeDropped = $0.incident { true } else { false } })
    }
  }

  // MARK: - Credentials

  @Test("a controller without credentials crashes at its start, and comes up once it has some")
  func credentials() throws {
    var world = World.course()
    try world.change { try $0.deleteAssociation(of: "karpenter", in: "kube-system") }
    #expect(world.isKarpenterRunning)
    for pod in world.karpenterPods {
      try world.perform(UserCommand(text: "delete")) { world throws(APIError) in
        try world.delete(pod.reference)
      }
    }
    world.run(until: world.now + .seconds(90))
    #expect(!world.isKarpenterRunning)
    let state = world.karpenterPods.first?.status.containerStatuses.first?.state
    #expect({ if case .waiting("CrashLoopBackOff", _) = state { true } else { false } }())

    try world.apply(
      """
      apiVersion: v1
      kind: ServiceAccount
      metadata:
        name: karpenter
        namespace: kube-system
        annotations: {eks.amazonaws.com/role-arn: "arn:aws:iam::111122223333:role/\(Self.controller)"}
      """)
    world.run(until: world.now + .seconds(6 * 60))
    #expect(world.isKarpenterRunning)

    try world.change { try $0.deleteIdentityProvider() }
    #expect(
      world.cloud.controller
        == .nobody(
          .noIdentityProvider(role: Self.controller, issuer: world.cloud.account.tokenIssuer)))
  }

  @Test("a trust policy that means another ServiceAccount gives no credentials")
  func trust() throws {
    var world = World.course()
    try world.change {
      try $0.setTrust(AWSAccount.trust(of: ["ec2.amazonaws.com"]), of: Self.controller)
    }
    let subject = "system:serviceaccount:kube-system:karpenter"
    #expect(
      world.cloud.controller
        == .nobody(.notTrusted(role: Self.controller, subject: subject, by: .podIdentity)))
  }

  // MARK: - Nodes

  @Test("without an access entry machines never join, and their claims are given up after fifteen minutes")
  func accessEntry() throws {
    var world = World.course()
    try world.change { try $0.deleteAccessEntry(Self.nodes) }
    try world.apply(Workload.deployment("web", replicas: 1, cpu: "250m").manifest)
    world.run(until: world.now + .seconds(14 * 60))
    let claim = try #require(world.objects.nodeClaims.values.first)
    #expect(claim.status.conditions["Registered"]?.reason == "NodeNotFound")
    #expect(world.joinFaults == [.noAccessEntry(role: Self.nodes)])
    world.run(until: world.now + .seconds(2 * 60))
    #expect(world.objects.nodeClaims[claim.name]?.metadata.isBeingDeleted ?? true)
  }

  @Test("a machine that was turned away joins once its role is let in")
  func lateAccessEntry() throws {
    var world = World.course()
    try world.change { try $0.deleteAccessEntry(Self.nodes) }
    try world.apply(Workload.deployment("web", replicas: 1, cpu: "250m").manifest)
    world.run(until: world.now + .seconds(3 * 60))
    #expect(world.karpenterNodes.isEmpty)
    try world.change { try $0.createAccessEntry(Self.nodes, type: .ec2Linux) }
    world.run(until: world.now + .seconds(60))
    #expect(world.karpenterNodes.count == 1 && world.readyWeb == 1)
  }

  @Test(
    "what a policy of the node role gives is missed",
    arguments: [
      ("AmazonEKSWorkerNodePolicy", 0), ("AmazonEKS_CNI_Policy", 1),
      ("AmazonEC2ContainerRegistryPullOnly", 1), ("AmazonSSMManagedInstanceCore", 2),
    ])
  func nodePolicy(policy: String, standing: Int) throws {
    var world = World.course()
    try world.change { try $0.detach(policy, from: Self.nodes) }
    try world.apply(Workload.deployment("web", replicas: 1, cpu: "250m").manifest)
    world.run(until: world.now + .seconds(5 * 60))
    // 0: no node, 1: a node that is not Ready, 2: all is well.
    let node = world.karpenterNodes.first
    #expect((node == nil ? 0 : node?.isReady == true ? 2 : 1) == standing)
    try world.change { try $0.attach(policy, to: Self.nodes) }
    world.run(until: world.now + .seconds(60))
    #expect(world.karpenterNodes.first?.isReady == true)
  }

  static func nodeClass(named name: String, role: String) -> String {
    """
    apiVersion: karpenter.k8s.aws/v1
    kind: EC2NodeClass
    metadata: {name: \(name)}
    spec:
      role: \(role)
      amiSelectorTerms: [{alias: al2023@latest}]
      subnetSelectorTerms: [{tags: {karpenter.sh/discovery: aula}}]
      securityGroupSelectorTerms: [{tags: {karpenter.sh/discovery: aula}}]
    """
  }
}

extension World {
  mutating func change<Result>(_ change: (inout AWSAccount) throws -> Result) throws {
    var account = cloud.account
    _ = try change(&account)
    perform(UserCommand(text: "iam")) { $0.changeAccess { $0 = account } }
  }

  fileprivate func nodeClass(_ name: String) -> EC2NodeClass? {
    objects.ec2NodeClasses[NamespacedName(namespace: "", name: name)]
  }

  fileprivate var karpenterPods: [Pod] { objects.pods.values.filter(\.isKarpenter) }

  fileprivate func refusals(of action: String) -> [AccessDenial] {
    decisions.all.compactMap {
      guard case .controllerStep(let step) = $0.decision, case .callRefused(let denial) = step.change,
        denial.action == action
      else { return nil }
      return denial
    }
  }

  fileprivate var joinFaults: [NodeJoinFault] {
    incidents.compactMap {
      if case .joinFailed(_, _, let fault) = $0.incident { fault } else { nil }
    }
  }
}
