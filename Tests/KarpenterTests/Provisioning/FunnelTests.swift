import Cloud
import Kubernetes
import Testing

@testable import Karpenter

/// How the types of a NodePool shrink, and what takes them.
struct FunnelTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    var requirements = "[]"
    var more = ""
    var cpu = "1"
    var selector = ""
    let cuts: [String]
  }

  @Test(
    "each step names what took types away, and how many",
    arguments: [
      Case(testDescription: "nothing is asked", cuts: []),
      Case(
        testDescription: "the NodePool's own requirement",
        requirements: "[{key: node.kubernetes.io/instance-type, operator: NotIn, values: [m.large]}]",
        cuts: ["nodePool -1 node.kubernetes.io/instance-type NotIn [m.large]: m.large"]),
      Case(
        testDescription: "the second requirement takes only what the first left",
        requirements: """
          [{key: karpenter.sh/capacity-type, operator: In, values: [xspot]},
           {key: kubernetes.io/arch, operator: In, values: [arm64]}]
          """,
        cuts: ["nodePool -3 karpenter.sh/capacity-type In [xspot]: m.2xlarge m.large m.xlarge"]),
      Case(
        testDescription: "a limit", more: "limits: {cpu: '5'}",
        cuts: ["limits -1 limit cpu 5: m.2xlarge"]),
      Case(
        testDescription: "the Pod's selector",
        selector: "nodeSelector: {node.kubernetes.io/instance-type: m.xlarge}",
        cuts: ["requirements -2 node.kubernetes.io/instance-type In [m.xlarge]: m.2xlarge m.large"]),
      Case(
        testDescription: "the size, with the roomiest of those before", cpu: "6",
        cuts: ["resources -2 cpu 6 of m.2xlarge 7900m: m.large m.xlarge"]),
      Case(
        testDescription: "no type is large enough", cpu: "60",
        cuts: ["resources -3 cpu 60 of m.2xlarge 7900m: m.2xlarge m.large m.xlarge"]),
    ])
  func cuts(_ c: Case) throws {
    let round = try Scene(
      Scene.nodePool(requirements: c.requirements, more: c.more)
        + Scene.pods("web", 1, cpu: c.cpu, more: c.selector)
    ).solve()
    let funnel = round.claims.first?.funnel ?? round.pods[0].attempts.last?.nodePools.last?.funnel
    let shown = try #require(funnel?.steps.isEmpty == false ? funnel : round.nodePools.first?.funnel)
    #expect(shown.told == c.cuts)
  }

  @Test("a type that is sold and cannot be had now is told from one that is not sold")
  func offerings() throws {
    var types = Scene.types
    for index in types[0].offerings.indices { types[0].offerings[index].isAvailable = false }
    types[1].offerings.removeAll { $0.zone == "z-a" && $0.capacityType == .spot }
    let round = try Scene(
      Scene.nodePool(
        requirements: """
          [{key: karpenter.sh/capacity-type, operator: In, values: [spot]},
           {key: topology.kubernetes.io/zone, operator: In, values: [z-a]}]
          """) + Scene.pods("web", 1), types: types
    ).solve()
    #expect(
      round.claims[0].funnel.told == ["nodePool -1 notSold: m.xlarge", "nodePool -1 unavailable: m.large"])
  }

  @Test("a NodePool is asked though another comes first, and though a node has room")
  func roadNotTaken() throws {
    let scene = try Scene(
      Scene.nodePool("first", more: "weight: 10")
        + Scene.nodePool("second", taints: "[{key: a, effect: NoSchedule}]")
        + Scene.node("n1", zone: "z-a") + Scene.pods("web", 1))
    let context = ProvisioningContext(scene.snapshot)
    let pod = context.pendingPods().accepted
    func ask(_ name: NodePoolName) -> ProvisioningRound {
      context.solve(pod, on: context.state.nodes, reservations: .strict, candidates: .newClaims(of: name))
    }
    #expect(scene.solve().placements == ["n1: web-0"])
    #expect(ask("first").summary == ["first: web-0 on m.large m.xlarge m.2xlarge"])
    #expect(ask("second").errors["web-0"] == "did not tolerate taint (taint=a:NoSchedule)")
  }
}

extension LaunchFunnel {
  /// Each cut in a line.
  fileprivate var told: [String] {
    steps.flatMap { step in
      step.cuts.map { "\(step.stage) -\($0.removed) \($0.cause.told): \($0.examples.joined(separator: " "))" }
    }
  }
}

extension LaunchFunnel.Cause {
  fileprivate var told: String {
    switch self {
    case .requirement(let requirement): requirement.description
    case .resource(let name, let asked, let most):
      "\(name) \(asked) of \(most.map { "\($0.instanceType) \($0.allocatable)" } ?? "none")"
    case .limit(let name, let left): "limit \(name) \(left)"
    case .minValues(let key, let found, let asked): "\(key) has \(found) of \(asked)"
    case .notSold: "notSold"
    case .unavailable: "unavailable"
    case .noRoom: "noRoom"
    case .dearer: "dearer"
    }
  }
}
