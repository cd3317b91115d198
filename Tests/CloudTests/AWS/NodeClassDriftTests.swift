import Kubernetes
import Testing

@testable import Cloud

struct NodeClassDriftTests {
  struct Change: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let apply: @Sendable (inout EC2NodeClass.Spec) -> Void
    let changesHash: Bool
  }

  @Test(
    "the hash covers what cannot change under a machine, and nothing else",
    arguments: [
      Change(testDescription: "userData", apply: { $0.userData = "#!/bin/sh" }, changesHash: true),
      Change(testDescription: "role", apply: { $0.role = "other" }, changesHash: true),
      Change(testDescription: "tags", apply: { $0.tags["team"] = "ml" }, changesHash: true),
      Change(testDescription: "kubelet", apply: { $0.kubelet?.maxPods = 50 }, changesHash: true),
      Change(
        testDescription: "blockDeviceMappings",
        apply: { $0.blockDeviceMappings[0].volumeSize = Quantity("50Gi") }, changesHash: true),
      Change(
        testDescription: "order of blockDeviceMappings", apply: { $0.blockDeviceMappings.reverse() },
        changesHash: false),
      Change(testDescription: "metadataOptions", apply: { $0.metadataOptions = .init() }, changesHash: true),
      Change(
        testDescription: "another alias of the same family",
        apply: { $0.amiSelectorTerms = [.init(alias: "al2023@v20251209")] }, changesHash: false),
      Change(
        testDescription: "an alias of another family",
        apply: { $0.amiSelectorTerms = [.init(alias: "bottlerocket@latest")] }, changesHash: true),
      Change(
        testDescription: "the family that was in force already", apply: { $0.amiFamily = "AL2023" },
        changesHash: false),
      Change(testDescription: "subnet terms", apply: { $0.subnetSelectorTerms = [] }, changesHash: false),
      Change(
        testDescription: "ipPrefixCount", apply: { $0.inert["ipPrefixCount"] = .int(1) }, changesHash: false),
      Change(
        testDescription: "a field without effect here",
        apply: { $0.inert["cpuOptions"] = .object(["nestedVirtualization": .string("enabled")]) },
        changesHash: true),
    ])
  func hash(_ change: Change) {
    var nodeClass = CourseCloud.nodeClass {
      $0.spec.kubelet = .init()
      $0.spec.blockDeviceMappings = ["/dev/xvda", "/dev/xvdb"].map {
        var mapping = EC2NodeClass.BlockDeviceMapping()
        mapping.deviceName = $0
        return mapping
      }
    }
    let before = nodeClass.staticHash
    change.apply(&nodeClass.spec)
    #expect((nodeClass.staticHash != before) == change.changesHash)
  }

  @Test("a machine drifts when its NodeClass would launch another")
  func reasons() throws {
    var course = CourseCloud()
    var claim = CourseCloud.claim("node.kubernetes.io/instance-type=m5.large")
    let launched = try #require(course.launch(claim).launched)
    claim.metadata.labels.merge(launched.labels) { own, _ in own }
    claim.metadata.annotations = launched.annotations
    claim.status.providerID = launched.instance.providerID
    claim.status.imageID = launched.instance.imageID
    let types = course.types()

    func drift(_ change: (inout EC2NodeClass, inout AWSAccount) -> Void) -> NodeClassDrift? {
      var (nodeClass, account) = (course.nodeClass, course.cloud.account)
      change(&nodeClass, &account)
      nodeClass = nodeClass.resolved(in: account, at: .seconds(60)).0
      return course.cloud.drift(of: claim, from: nodeClass, types: types)
    }
    #expect(drift { _, _ in } == nil)
    #expect(drift { nodeClass, _ in nodeClass.spec.userData = "x" } == .nodeClass)
    let newer = EKSImageRelease(family: .al2023, version: "v20260115", publishedAt: .seconds(30))
    let image = try #require(newer.images.first { $0.name.contains("x86_64-standard") })
    #expect(
      drift { _, account in account.images += newer.images }
        == .image(has: launched.instance.imageID, wants: image.id))
    #expect(
      drift { _, account in account.securityGroups[0].id = "sg-other" }
        == .securityGroups(has: launched.instance.securityGroupIDs, wants: ["sg-other"]))
    #expect(
      drift { _, account in account.subnets.removeAll { $0.id == launched.instance.subnetID } }
        == .subnet(has: launched.instance.subnetID))
    claim.metadata.annotations["karpenter.k8s.aws/ec2nodeclass-hash-version"] = "v4"
    #expect(drift { nodeClass, _ in nodeClass.spec.userData = "x" } == nil)
  }
}
