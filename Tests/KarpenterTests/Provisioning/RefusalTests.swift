import Kubernetes
import Testing

@testable import Karpenter

struct RefusalTests {
  struct Case: CustomTestStringConvertible {
    var testDescription: String
    var pools = Scene.nodePool()
    var cpu = "1"
    var pod = ""
    var error: String
  }

  static let base = "requirements=karpenter.k8s.aws/ec2nodeclass In [default], "
  static let one = "resources={\"cpu\":\"1\",\"memory\":\"1Gi\",\"pods\":\"1\"}"

  @Test(
    "a Pod without a place is told why, in Karpenter's words",
    arguments: [
      Case(
        testDescription: "too big for every type", cpu: "40",
        error: "no instance type has enough resources, \(base)karpenter.sh/nodepool In [default], "
          + "resources={\"cpu\":\"40\",\"memory\":\"1Gi\",\"pods\":\"1\"}"),
      Case(
        testDescription: "M where m was meant", cpu: "100M",
        error: "no instance type has enough resources, \(base)karpenter.sh/nodepool In [default], "
          + "resources={\"cpu\":\"100M\",\"memory\":\"1Gi\",\"pods\":\"1\"} "
          + "(CPU request >= 1 Million, m vs M typo?)"),
      Case(
        testDescription: "a label no NodePool knows", pod: "nodeSelector: {team: a}",
        error: "incompatible requirements, label \"team\" does not have known values"),
      Case(
        testDescription: "a label in the wrong domain",
        pod: "nodeSelector: {node.kubernetes.io/capacity-type: spot}",
        error: "incompatible requirements, label \"node.kubernetes.io/capacity-type\" does not have "
          + "known values (typo of \"karpenter.sh/capacity-type\"?)"),
      Case(
        testDescription: "an architecture nobody offers", pod: "nodeSelector: {kubernetes.io/arch: arm64}",
        error: "no instance type met all requirements, \(base)karpenter.sh/nodepool In [default], "
          + "kubernetes.io/arch In [arm64], \(one)"),
      Case(
        testDescription: "an architecture the NodePool excludes",
        pools: Scene.nodePool(requirements: "[{key: kubernetes.io/arch, operator: In, values: [amd64]}]"),
        pod: "nodeSelector: {kubernetes.io/arch: arm64}",
        error: "incompatible requirements, key kubernetes.io/arch, kubernetes.io/arch In [arm64] not in "
          + "kubernetes.io/arch In [amd64]"),
      Case(
        testDescription: "a zone that is none", pod: "nodeSelector: {topology.kubernetes.io/zone: z-q}",
        error: "no instance type met the scheduling requirements or had a required offering, \(base)"
          + "karpenter.sh/nodepool In [default], topology.kubernetes.io/zone In [z-q], \(one)"),
      Case(
        testDescription: "taints of every NodePool, in the order they are tried",
        pools: Scene.nodePool("a", taints: "[{key: team, value: x, effect: NoSchedule}]")
          + Scene.nodePool(
            "b", taints: "[{key: gpu, effect: NoSchedule}, {key: zed, value: '1', effect: NoExecute}]"),
        error: "did not tolerate taint (taint=gpu:NoSchedule); did not tolerate taint "
          + "(taint=zed=1:NoExecute); did not tolerate taint (taint=team=x:NoSchedule)"),
      Case(
        testDescription: "a limit below every type",
        pools: Scene.nodePool("alpha", more: "limits: {cpu: '1'}"),
        error: "all available instance types exceed limits for nodepool (NodePool=alpha)"),
      Case(
        testDescription: "no NodePool at all", pools: "", error: "no dynamic nodepools found"),
      Case(
        testDescription: "a Pod that avoids Karpenter's nodes",
        pod: "affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: "
          + "[{matchExpressions: [{key: karpenter.sh/nodepool, operator: DoesNotExist}]}]}}}",
        error: "ignoring pod, configured to not run on a Karpenter provisioned node "
          + "(requirement=karpenter.sh/nodepool DoesNotExist)"),
      Case(
        testDescription: "a capacity type that is none",
        pod: "nodeSelector: {karpenter.sh/capacity-type: xspot}",
        error: "ignoring pod, no valid values found in [xspot] for karpenter.sh/capacity-type, "
          + "expected one of: map[on-demand:{} reserved:{} spot:{}], got: [xspot]"),
    ])
  func refused(_ c: Case) throws {
    let round = try Scene(c.pools + Scene.pods("web", 1, cpu: c.cpu, more: c.pod)).solve()
    #expect(round.errors == ["web-0": c.error])
    #expect(round.claims.isEmpty)
  }

  @Test("with full recording, every candidate that refused is on the sheet with its reason")
  func sheet() throws {
    let scene = try Scene(
      Scene.nodePool() + Scene.node("n1", zone: "z-a", cpu: "1") + Scene.node("n2", zone: "z-b", cpu: "1")
        + Scene.pods("web", 1, cpu: "2"))
    let counted = scene.solve()
    let sheet = scene.solve { $0.options.recording = .everyCandidate }
    #expect(counted.claims == sheet.claims)
    #expect(counted.pods[0].attempts[0].existing.refusals == [.init(kind: .exceedsNodeResources, count: 2)])
    #expect(counted.pods[0].attempts[0].existing.sheet.isEmpty)
    #expect(
      sheet.pods[0].attempts[0].existing.sheet == [
        .init(candidate: "n1", refusal: .exceedsNodeResources([.cpu])),
        .init(candidate: "n2", refusal: .exceedsNodeResources([.cpu])),
      ])
  }

  @Test("the funnel names the step that took the last type")
  func funnel() throws {
    let round = try Scene(
      Scene.nodePool(requirements: "[{key: karpenter.sh/capacity-type, operator: In, values: [xspot]}]")
        + Scene.pods("web", 1)
    ).solve()
    #expect(round.nodePools[0].funnel.steps.first?.examples == ["m.2xlarge", "m.large", "m.xlarge"])
    #expect(round.nodePools[0].funnel.emptiedBy == .nodePool)
  }
}
