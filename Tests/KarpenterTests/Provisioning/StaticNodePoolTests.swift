import Kubernetes
import Testing

@testable import Karpenter

struct StaticNodePoolTests {
  static func claim(_ name: String, providerID: String = "") -> String {
    """
    ---
    apiVersion: karpenter.sh/v1
    kind: NodeClaim
    metadata: {name: \(name), labels: {karpenter.sh/nodepool: fixed}}
    spec:
      requirements: []
      nodeClassRef: {group: karpenter.k8s.aws, kind: EC2NodeClass, name: default}
    status: {providerID: '\(providerID)'}

    """
  }

  private func scaling(_ more: String, claims: [String]) throws -> StaticScaling? {
    let scene = try Scene(Scene.nodePool("fixed", more: more) + claims.joined())
    let pool = try #require(scene.snapshot.nodePools.first)
    return StaticScaling(of: pool, in: scene.snapshot, state: ClusterState(scene.snapshot))
  }

  @Test("claims are made up to the number of replicas, without a choice of types")
  func scalesUp() throws {
    let scaling = try #require(try scaling("replicas: 3", claims: [Self.claim("a", providerID: "i-1")]))
    #expect(scaling.claims.count == 2)
    #expect(scaling.removals.isEmpty)
    let keys = scaling.claims[0].spec.requirements.map(\.requirement.key)
    #expect(keys == ["karpenter.k8s.aws/ec2nodeclass", "karpenter.sh/nodepool"])
  }

  @Test("limits.nodes holds back what the replicas ask for")
  func nodeLimit() throws {
    let claims = [Self.claim("a", providerID: "i-1")]
    #expect(try scaling("replicas: 3\n  limits: {nodes: '2'}", claims: claims)?.claims.count == 1)
    let full = try scaling("replicas: 3\n  limits: {nodes: '1'}", claims: claims)
    #expect(full?.claims.isEmpty == true)
    #expect(full?.isNodeLimitReached == true)
  }

  @Test("claims that have not launched are the first to go")
  func scalesDown() throws {
    let claims = [Self.claim("a", providerID: "i-1"), Self.claim("b", providerID: "i-2"), Self.claim("c")]
    #expect(try scaling("replicas: 2", claims: claims)?.removals == ["c"])
    #expect(try scaling("replicas: 1", claims: claims)?.removals == ["c", "a"])
  }

  @Test("a static NodePool takes no part in a round")
  func takesNoPart() throws {
    let round = try Scene(Scene.nodePool("fixed", more: "replicas: 1") + Scene.pods("web", 1)).solve()
    #expect(round.nodePools.map(\.standing) == [.isStatic])
    #expect(round.errors["web-0"] == "no dynamic nodepools found")
  }
}
