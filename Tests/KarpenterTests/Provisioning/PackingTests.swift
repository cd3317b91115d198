import Cloud
import Kubernetes
import Testing

@testable import Karpenter

struct PackingTests {
  @Test("an open claim is filled, and its types shrink, before another is opened")
  func fillsOneClaim() throws {
    let round = try Scene(Scene.nodePool() + Scene.pods("web", 5)).solve()
    #expect(round.summary == ["default: web-0 web-1 web-2 web-3 web-4 on m.2xlarge"])
    let claim = try #require(round.claims.first)
    #expect(claim.nodeClaim.spec.resources.requests[.cpu] == Quantity(5))
    #expect(claim.nodeClaim.spec.resources.requests[.pods] == Quantity(5))
    #expect(claim.requirements["karpenter.sh/capacity-type"]?.values == ["on-demand", "spot"])
    #expect(claim.requirements["kubernetes.io/hostname"] == nil)
  }

  @Test("what overflows opens a second claim, which is then tried first")
  func overflows() throws {
    let round = try Scene(Scene.nodePool() + Scene.pods("web", 12)).solve()
    #expect(round.claims.map(\.pods.count) == [7, 5])
  }

  @Test("the largest Pods go first, and small ones fill up")
  func largestFirst() throws {
    let round = try Scene(
      Scene.nodePool() + Scene.pods("small", 4, cpu: "500m") + Scene.pods("big", 3, cpu: "2")
    ).solve()
    #expect(
      round.summary == [
        "default: big-0 big-1 big-2 small-0 small-1 small-2 on m.2xlarge",
        "default: small-3 on m.large m.xlarge m.2xlarge",
      ])
    #expect(round.pods.map(\.pod.name).prefix(4) == ["big-0", "big-1", "big-2", "small-0"])
  }

  @Test("the heavier NodePool goes first, and its limit is charged with the largest type")
  func weightAndLimit() throws {
    let round = try Scene(
      Scene.nodePool(
        "alpha", requirements: "[{key: karpenter.sh/capacity-type, operator: In, values: [spot]}]",
        more: "weight: 10\n  limits: {cpu: '10'}")
        + Scene.nodePool(
          "beta", requirements: "[{key: karpenter.sh/capacity-type, operator: In, values: [on-demand]}]")
        + Scene.pods("web", 6, cpu: "3")
    ).solve()
    #expect(
      round.summary == [
        "alpha: web-0 web-1 on m.2xlarge", "beta: web-2 web-3 on m.2xlarge",
        "beta: web-4 web-5 on m.2xlarge",
      ])
  }

  @Test("of NodePools of equal weight the last by name goes first")
  func equalWeights() throws {
    let round = try Scene(Scene.nodePool("alpha") + Scene.nodePool("beta") + Scene.pods("web", 1)).solve()
    #expect(round.claims.map(\.nodePool) == ["beta"])
    #expect(round.nodePools.map(\.nodePool) == ["beta", "alpha"])
  }

  @Test("limits.nodes can be passed within one round, and holds in the next")
  func nodeLimit() throws {
    let scene = Scene.nodePool(more: "limits: {nodes: '1'}") + Scene.pods("web", 2, cpu: "5")
    #expect(try Scene(scene).solve().claims.count == 2)
    let owned = ", karpenter.sh/nodepool: default, node.kubernetes.io/instance-type: m.large"
    func round(nodes: [String]) throws -> ProvisioningRound {
      try Scene(
        scene
          + nodes.map { Scene.node($0, zone: "z-a", labels: owned) + "spec: {providerID: \($0)}\n" }.joined()
      )
      .solve()
    }
    #expect(
      try round(nodes: ["n1"]).errors["web-0"]
        == "node limits have been exhausted for nodepool (NodePool=default)")
    #expect(
      try round(nodes: ["n1", "n2"]).errors["web-0"]
        == "all available instance types exceed limits for nodepool (NodePool=default)")
  }

  @Test("what a DaemonSet takes of every node is set aside")
  func daemonOverhead() throws {
    let tolerations = "tolerations: [{key: team, operator: Exists}]"
    let round = try Scene(
      Scene.nodePool(
        requirements: "[{key: node.kubernetes.io/instance-type, operator: In, values: [m.large]}]",
        taints: "[{key: team, value: x, effect: NoSchedule}]")
          + """
          ---
          apiVersion: apps/v1
          kind: DaemonSet
          metadata: {name: agent, namespace: kube-system}
          spec:
            selector: {matchLabels: {app: agent}}
            template:
              metadata: {labels: {app: agent}}
              spec:
                tolerations: [{key: team, operator: Exists}]
                containers: [{name: agent, image: agent, resources: {requests: {cpu: 300m}}}]

          """ + Scene.pods("web", 3, cpu: "800m", more: tolerations)
    ).solve()
    #expect(
      round.claims.map { $0.nodeClaim.spec.resources.requests[.cpu]?.description } == ["1900m", "1100m"])
    #expect(round.claims.map { $0.nodeClaim.spec.resources.requests[.pods]?.units } == [3, 2])
  }

  @Test("minValues keeps alternatives open, or is lowered by BestEffort")
  func minValues() throws {
    let pool = Scene.nodePool(
      requirements: "[{key: node.kubernetes.io/instance-type, operator: Exists, minValues: 2}]")
    #expect(
      try Scene(pool + Scene.pods("web", 1, cpu: "3")).solve().summary == [
        "default: web-0 on m.xlarge m.2xlarge"
      ])
    let big = try Scene(pool + Scene.pods("web", 1, cpu: "7"))
    #expect(
      big.solve().errors["web-0"]
        == "minValues requirement is not met for label(s) (label(s)=[node.kubernetes.io/instance-type]), "
        + "requirements=karpenter.k8s.aws/ec2nodeclass In [default], karpenter.sh/nodepool In [default], "
        + "node.kubernetes.io/instance-type Exists minValues 2, "
        + "resources={\"cpu\":\"7\",\"memory\":\"1Gi\",\"pods\":\"1\"}")
    let relaxed = big.solve { $0.options.minValuesPolicy = .bestEffort }
    #expect(relaxed.summary == ["default: web-0 on m.2xlarge"])
    #expect(
      relaxed.claims.first?.nodeClaim.metadata.annotations["karpenter.sh/nodeclaim-min-values-relaxed"]
        == "true")
  }

  @Test("a NodePool whose minValues no catalogue can meet takes no part, and says so")
  func impossibleMinValues() throws {
    let round = try Scene(
      Scene.nodePool(
        requirements: "[{key: node.kubernetes.io/instance-type, operator: Exists, minValues: 4}]")
        + Scene.pods("web", 1)
    ).solve()
    #expect(round.errors["web-0"] == "nodepool requirements filtered out all available instance types")
    #expect(
      round.nodePools.first?.standing
        == .requirementsFilterOutAll(unmetMinValues: ["node.kubernetes.io/instance-type"]))
    #expect(round.nodePools.first?.funnel.emptiedBy == .minValues)
  }

  @Test("a claim carries what launches it, and what the choice costs")
  func claimContent() throws {
    let round = try Scene(
      Scene.nodePool(
        requirements: "[{key: example.com/slot, operator: In, values: [b, a]}]", labels: "{team: blue}")
        + Scene.pods("web", 1, cpu: "3")
    ).solve()
    let claim = try #require(round.claims.first)
    #expect(
      claim.nodeClaim.metadata.labels == [
        "team": "blue", "karpenter.sh/nodepool": "default", "karpenter.k8s.aws/ec2nodeclass": "default",
        "example.com/slot": "a",
      ])
    #expect(claim.nodeClaim.metadata.generateName == "default-")
    #expect(
      claim.cheapest
        == PricedOffering(
          instanceType: "m.xlarge", zone: "z-a", capacityType: .spot, priceUSDPerHour: 0.2 * 0.4))
    #expect(claim.nextCheapest?.zone == "z-b")
    #expect(
      claim.funnel.steps.map { "\($0.stage) \($0.remaining)" } == [
        "all 3", "nodePool 3", "requirements 3", "resources 2", "offerings 2", "truncation 2",
      ])
  }
}
