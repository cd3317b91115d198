import Kubernetes
import Testing

@testable import Karpenter

struct RelaxationTests {
  static func zones(required: [String] = [], preferred: [(weight: Int, zone: String)] = []) -> String {
    func expression(_ zone: String) -> String {
      "{matchExpressions: [{key: topology.kubernetes.io/zone, operator: In, values: [\(zone)]}]}"
    }
    let alternatives = required.map(expression).joined(separator: ", ")
    let wishes = preferred.map { "{weight: \($0.weight), preference: \(expression($0.zone))}" }
      .joined(separator: ", ")
    let requiredText =
      required.isEmpty
      ? "" : "requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [\(alternatives)]}, "
    return "affinity: {nodeAffinity: {\(requiredText)"
      + "preferredDuringSchedulingIgnoredDuringExecution: [\(wishes)]}}"
  }

  @Test("alternatives are used up before preferences are given up")
  func alternativesFirst() throws {
    let round = try Scene(
      Scene.nodePool()
        + Scene.pods("web", 1, more: Self.zones(required: ["z-a", "z-b"], preferred: [(1, "z-c")]))
    ).solve()
    #expect(round.summary == ["default in z-b: web-0 on m.large m.xlarge m.2xlarge"])
    #expect(round.pods[0].attempts.count == 3)
    guard case .requiredNodeAffinityTerm? = round.pods[0].relaxations.first,
      case .preferredNodeAffinity? = round.pods[0].relaxations.last
    else {
      Issue.record("given up in another order: \(round.pods[0].relaxations)")
      return
    }
  }

  @Test("the heaviest preference is tried alone, then the next")
  func heaviestPreference() throws {
    let round = try Scene(
      Scene.nodePool() + Scene.pods("web", 1, more: Self.zones(preferred: [(50, "z-c"), (90, "z-x")]))
    ).solve()
    #expect(round.summary == ["default in z-c: web-0 on m.large m.xlarge m.2xlarge"])
  }

  @Test("a preference that a new node can meet opens one, though a node that is there has room")
  func preferenceCostsANode() throws {
    let wish =
      "affinity: {nodeAffinity: {preferredDuringSchedulingIgnoredDuringExecution: [{weight: 1, preference: "
      + "{matchExpressions: [{key: karpenter.sh/capacity-type, operator: In, values: [spot]}]}}]}}"
    let scene = try Scene(
      Scene.nodePool() + Scene.node("n1", zone: "z-a", labels: ", karpenter.sh/capacity-type: on-demand")
        + Scene.pods("web", 1, more: wish))
    #expect(scene.solve().claims.count == 1)
    #expect(scene.solve { $0.options.preferencePolicy = .ignore }.placements == ["n1: web-0"])
  }

  @Test("PreferNoSchedule keeps a Pod off until nothing else is left")
  func preferNoSchedule() throws {
    let soft = Scene.nodePool(
      "soft", taints: "[{key: x, effect: PreferNoSchedule}]", more: "weight: 50")
    let both = try Scene(soft + Scene.nodePool("plain", more: "weight: 1") + Scene.pods("web", 1)).solve()
    #expect(both.claims.map(\.nodePool) == ["plain"])
    let alone = try Scene(soft + Scene.pods("web", 1)).solve()
    #expect(alone.claims.map(\.nodePool) == ["soft"])
    #expect(alone.pods[0].relaxations == [.toleratesPreferNoSchedule])
  }
}
