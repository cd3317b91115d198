import Helm
import Kubernetes
import Testing

@testable import Cluster

/// What becomes of Karpenter's kinds without their definitions.
struct CustomResourcesTests {
  private let scope = ReleaseScope(name: "karpenter-crd", namespace: "kube-system")
  private let kinds = [Kind.nodePool, .nodeClaim, .nodeOverlay, .ec2NodeClass]

  @Test("with karpenter-crd go its kinds, their objects, and through Karpenter the nodes")
  func uninstall() throws {
    var world = try World.withWeb()
    #expect(world.karpenterNodes.count == 1)
    try world.uninstall(scope)
    #expect(kinds.allSatisfy { !world.admits($0) })
    #expect(world.serves(.nodeClaim), "as long as one is left")
    world.run(until: world.now + .seconds(600))
    #expect(kinds.allSatisfy { !world.serves($0) })
    #expect(world.karpenterNodes.isEmpty && world.objects.nodePools.count == 0)
  }

  @Test("without Karpenter their finalizers hold the NodeClaims, and the nodes stay")
  func withoutKarpenter() throws {
    var world = try World.withWeb()
    try world.uninstall(ReleaseScope(name: "karpenter", namespace: "kube-system"))
    world.run(until: world.now + .seconds(60))
    try world.uninstall(scope)
    world.run(until: world.now + .seconds(600))
    #expect(world.serves(.nodeClaim) && !world.admits(.nodeClaim))
    #expect(world.karpenterNodes.count == 1)
  }

  @Test("installed again, the kinds are there and empty")
  func again() throws {
    var world = World.course()
    try world.uninstall(scope)
    world.run(until: world.now + .seconds(60))
    try world.install(.karpenterCRD, as: scope, values: .object([:]))
    #expect(kinds.allSatisfy(world.admits) && world.objects.nodePools.count == 0)
  }

  @Test("the chart karpenter brings kinds that are not there, and leaves them behind")
  func comesAlong() throws {
    var world = World.course()
    try world.uninstall(scope)
    let karpenter = ReleaseScope(name: "karpenter", namespace: "kube-system")
    let values = try #require(world.release(karpenter)).latest.values
    try world.uninstall(karpenter)
    try world.install(.karpenter, as: karpenter, values: values)
    #expect(kinds.allSatisfy(world.admits))
    try world.uninstall(karpenter)
    #expect(kinds.allSatisfy(world.admits))
  }
}
