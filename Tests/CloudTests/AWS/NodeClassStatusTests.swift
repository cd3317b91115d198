import Kubernetes
import Testing

@testable import Cloud

struct NodeClassStatusTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let change: @Sendable (inout EC2NodeClass) -> Void
    /// Conditions that are not True: `SubnetsReady=False SubnetsNotFound`.
    let conditions: [String]
    let findings: [NodeClassFinding]
  }

  @Test(
    "conditions say what is in the way",
    arguments: [
      Case(testDescription: "nothing", change: { _ in }, conditions: [], findings: []),
      Case(
        testDescription: "no subnet has the tags",
        change: { $0.spec.subnetSelectorTerms[0].tags["karpenter.sh/discovery"] = "other" },
        conditions: [
          "Ready=False UnhealthyDependents", "SubnetsReady=False SubnetsNotFound",
          "ValidationSucceeded=False DependenciesNotReady",
        ], findings: [.subnetsNotFound, .dependenciesNotReady(isFailing: true)]),
      Case(
        testDescription: "no security group has the name",
        change: {
          var term = EC2NodeClass.SelectorTerm()
          term.name = "none"
          $0.spec.securityGroupSelectorTerms = [term]
        },
        conditions: [
          "Ready=False UnhealthyDependents", "SecurityGroupsReady=False SecurityGroupsNotFound",
          "ValidationSucceeded=False DependenciesNotReady",
        ], findings: [.securityGroupsNotFound, .dependenciesNotReady(isFailing: true)]),
      Case(
        testDescription: "no image has the id",
        change: {
          var term = EC2NodeClass.AMISelectorTerm()
          term.id = "ami-123"
          $0.spec.amiSelectorTerms = [term]
          $0.spec.amiFamily = "AL2023"
        },
        conditions: [
          "AMIsReady=False AMINotFound", "Ready=False UnhealthyDependents",
          "ValidationSucceeded=False DependenciesNotReady",
        ], findings: [.imagesNotFound, .dependenciesNotReady(isFailing: true)]),
      Case(
        testDescription: "AL2 has no images any more",
        change: { $0.spec.amiSelectorTerms = [.init(alias: "al2@latest")] },
        conditions: [
          "AMIsReady=False UnsupportedAlias", "Ready=False UnhealthyDependents",
          "ValidationSucceeded=False DependenciesNotReady",
        ], findings: [.unsupportedAlias, .dependenciesNotReady(isFailing: true)]),
      Case(
        testDescription: "a version that was never released leaves the condition as it is",
        change: { $0.spec.amiSelectorTerms = [.init(alias: "al2023@v19990101")] },
        conditions: [
          "AMIsReady=Unknown AwaitingReconciliation", "Ready=Unknown ReconcilingDependents",
          "ValidationSucceeded=Unknown DependenciesNotReady",
        ], findings: [.aliasUnknown("al2023@v19990101"), .dependenciesNotReady(isFailing: false)]),
      Case(
        testDescription: "a role that IAM does not know leaves the condition as it is",
        change: { $0.spec.role = "NoSuchRole" },
        conditions: [
          "InstanceProfileReady=Unknown AwaitingReconciliation", "Ready=Unknown ReconcilingDependents",
          "ValidationSucceeded=Unknown DependenciesNotReady",
        ], findings: [.roleNotFound("NoSuchRole"), .dependenciesNotReady(isFailing: false)]),
      Case(
        testDescription: "a tag that Karpenter sets itself",
        change: { $0.spec.tags = ["karpenter.sh/nodepool": "mine"] },
        conditions: ["Ready=False UnhealthyDependents", "ValidationSucceeded=False TagValidationFailed"],
        findings: [.restrictedTags(["karpenter.sh/nodepool"])]),
    ])
  func conditions(_ c: Case) {
    let (nodeClass, findings) = CourseCloud.nodeClass(c.change).resolved(in: .course(), at: .seconds(5))
    let found = nodeClass.status.conditions.filter { $0.status != .isTrue }
      .map { "\($0.type)=\($0.status.rawValue) \($0.reason)" }.sorted()
    #expect(found == c.conditions)
    #expect(findings == c.findings)
    #expect(nodeClass.status.conditions.count == 8)
  }

  @Test("the Ready message names what is unhealthy")
  func readyMessage() {
    let nodeClass = CourseCloud.nodeClass { $0.spec.subnetSelectorTerms = [] }
      .resolved(in: .course(), at: .start).0
    #expect(nodeClass.status.conditions["Ready"]?.message == "SubnetsReady=False, ValidationSucceeded=False")
  }

  @Test("resolving what is resolved changes nothing")
  func isStable() {
    let first = CourseCloud.nodeClass().resolved(in: .course(), at: .start).0
    #expect(first.resolved(in: .course(), at: .seconds(60)).0 == first)
    #expect(first.metadata.finalizers == ["karpenter.k8s.aws/termination"])
  }

  @Test("subnets come with the most free addresses first, then by id")
  func subnetOrder() {
    var account = AWSAccount.course()
    account.subnets[1].freeAddresses = 10_000
    let nodeClass = CourseCloud.nodeClass().resolved(in: account, at: .start).0
    #expect(nodeClass.status.subnets.first?.zone == "us-east-1b")
    let rest = nodeClass.status.subnets.dropFirst().map(\.id)
    #expect(rest == rest.sorted() && rest.count == 2)
  }

  @Test(
    "an alias stands for one image of each kind of machine",
    arguments: [
      ("al2023@latest", 5, "v20260107"), ("al2023@v20251209", 5, "v20251209"),
      ("bottlerocket@latest", 5, "v1.52.0"), ("bottlerocket@1.51.0", 5, "v1.51.0"),
      ("bottlerocket@v1.51.0", 5, "v1.51.0"), ("windows2022@latest", 1, "2026.01.07"),
    ])
  func aliases(alias: String, count: Int, version: String) {
    let nodeClass = CourseCloud.nodeClass { $0.spec.amiSelectorTerms = [.init(alias: alias)] }
      .resolved(in: .course(), at: .start).0
    #expect(nodeClass.status.amis.count == count)
    #expect(nodeClass.status.amis.allSatisfy { $0.name.hasSuffix(version) })
  }

  @Test(
    "each type gets the image of its kind",
    arguments: [
      ("m5.large", "x86_64-standard"), ("m6g.large", "arm64-standard"), ("g4dn.xlarge", "x86_64-nvidia"),
      ("g5g.xlarge", "arm64-nvidia"), ("inf2.xlarge", "x86_64-neuron"),
    ])
  func imageOfType(name: String, kind: String) throws {
    let course = CourseCloud()
    let catalogue = EC2Catalogue()
    let type = catalogue.instanceType(
      try #require(catalogue.type(named: name)), for: EC2NodeConfiguration(course.nodeClass))
    #expect(course.nodeClass.image(for: type)?.name.contains(kind) == true)
  }

  @Test(
    "an SSM parameter names an image",
    arguments: [
      (
        "/aws/service/eks/optimized-ami/1.35/amazon-linux-2023/arm64/standard/recommended/image_id",
        ["amazon-eks-node-al2023-arm64-standard-1.35-v20260107"]
      ),
      (
        "/aws/service/bottlerocket/aws-k8s-1.35-nvidia/x86_64/latest/image_id",
        ["bottlerocket-aws-k8s-1.35-nvidia-x86_64-v1.52.0"]
      ),
      ("/team/golden", ["amazon-eks-node-al2023-x86_64-standard-1.35-v20251209"]),
      ("/team/none", []),
    ])
  func parameters(name: String, images: [String]) {
    var account = AWSAccount.course()
    account.imageParameters["/team/golden"] =
      account.images.first { $0.name.hasSuffix("x86_64-standard-1.35-v20251209") }?.id
    let nodeClass = CourseCloud.nodeClass {
      var term = EC2NodeClass.AMISelectorTerm()
      term.ssmParameter = name
      $0.spec.amiSelectorTerms = [term]
      $0.spec.amiFamily = "AL2023"
    }.resolved(in: account, at: .start).0
    #expect(nodeClass.status.amis.map(\.name) == images)
  }

  @Test("a deprecated image is used only where there is no other, and names take wildcards")
  func deprecatedImages() {
    var account = AWSAccount.course()
    account.images += [
      MachineImage(
        id: "ami-old", name: "team-1", owner: account.id, architecture: "amd64", createdAt: .seconds(-200)),
      MachineImage(
        id: "ami-new", name: "team-2", owner: account.id, architecture: "amd64", createdAt: .seconds(-100),
        deprecatedAt: .start),
      MachineImage(
        id: "ami-arm", name: "team-2-arm", owner: account.id, architecture: "arm64",
        createdAt: .seconds(-100),
        deprecatedAt: .start),
      MachineImage(
        id: "ami-foreign", name: "team-3", owner: "999999999999", architecture: "amd64", createdAt: .start),
    ]
    let nodeClass = CourseCloud.nodeClass {
      var term = EC2NodeClass.AMISelectorTerm()
      term.name = "team-*"
      $0.spec.amiSelectorTerms = [term]
      $0.spec.amiFamily = "AL2023"
    }.resolved(in: account, at: .start).0
    #expect(nodeClass.status.amis.map(\.id) == ["ami-arm", "ami-old"])
    #expect(nodeClass.status.amis.map(\.isDeprecated) == [true, false])
  }
}
