import Kubernetes
import Testing

@testable import Scheduling

/// What each plugin gives the nodes `a`, `b` and `c` for the Pod `new`.
@Suite struct ScoreTests {
  struct Case: CustomTestStringConvertible {
    let testDescription: String
    let plugin: PluginName
    let cluster: [String]
    let raw: [Int?]
    let normalized: [Int?]

    init(
      _ description: String, _ plugin: PluginName, _ cluster: [String], raw: [Int?], normalized: [Int?]? = nil
    ) {
      testDescription = description
      self.plugin = plugin
      self.cluster = cluster
      self.raw = raw
      self.normalized = normalized ?? raw
    }
  }

  private static let nodes: [NodeName] = ["a", "b", "c"]

  @Test("a plugin scores", arguments: cases)
  func scores(_ c: Case) throws {
    let placement = try TestCluster(c.cluster).place("new")
    let scores = Self.nodes.prefix(c.raw.count).map { placement.score(c.plugin, $0) }
    #expect(scores.map(\.?.raw) == c.raw)
    #expect(scores.map(\.?.normalized) == c.normalized)
    let weight = try #require(c.plugin.defaultWeight)
    #expect(scores.allSatisfy { $0.map { $0.weight == weight } ?? true })
  }

  private static let cases = [
    Case(
      "fewer soft taints higher", .taintToleration,
      [
        node(
          "a", spec: "taints: [{key: spot, effect: PreferNoSchedule}, {key: old, effect: PreferNoSchedule}]"),
        node("b", spec: "taints: [{key: spot, effect: PreferNoSchedule}]"),
        node(
          "c",
          spec:
            "taints: [{key: spot, effect: PreferNoSchedule}, {key: old, effect: PreferNoSchedule}, {key: slow, effect: PreferNoSchedule}]"
        ),
        pod("new", spec: "tolerations: [{key: spot, operator: Exists}]"),
      ], raw: [1, 0, 2], normalized: [50, 100, 0]),
    Case(
      "preferred terms by their weights", .nodeAffinity,
      [
        node("a", labels: "disk: ssd"), node("b", labels: "tier: gold"), node("c"),
        pod(
          "new",
          spec:
            "affinity: {nodeAffinity: {preferredDuringSchedulingIgnoredDuringExecution: [{weight: 30, preference: {matchExpressions: [{key: disk, operator: In, values: [ssd]}]}}, {weight: 45, preference: {matchExpressions: [{key: tier, operator: Exists}]}}]}}"
        ),
      ], raw: [30, 45, 0], normalized: [66, 100, 0]),
    Case("nothing without preferences", .nodeAffinity, [node("a"), node("b"), pod("new")], raw: [nil, nil]),
    Case(
      "the room that would be left", .nodeResourcesFit,
      [
        node("a", allocatable: "cpu: 3920m, memory: 14918Mi, pods: 110"),
        node("b", allocatable: "cpu: 1930m, memory: 6903Mi, pods: 110"),
        pod("old", on: "a", requests: "cpu: 900m, memory: 1Gi"), pod("idle", on: "a"),
        pod("big", on: "b", requests: "cpu: 250m, memory: 3Gi"),
        pod("new", requests: "cpu: 700m, memory: 1500Mi"),
      ], raw: [68, 41]),
    Case(
      "resources that would be used alike", .nodeResourcesBalancedAllocation,
      [
        node("a", allocatable: "cpu: 3920m, memory: 14918Mi, pods: 110"),
        node("b", allocatable: "cpu: 1930m, memory: 6903Mi, pods: 110"),
        pod("old", on: "a", requests: "cpu: 900m, memory: 1Gi"), pod("idle", on: "a"),
        pod("big", on: "b", requests: "cpu: 250m, memory: 3Gi"),
        pod("new", requests: "cpu: 700m, memory: 1500Mi"),
      ], raw: [88, 91]),
    Case(
      "no balance for a Pod that asks for nothing", .nodeResourcesBalancedAllocation,
      [node("a"), node("b"), pod("new")], raw: [nil, nil]),
    Case(
      "zones with fewer of its like higher, and none without the label", .podTopologySpread,
      [
        node("a", labels: "topology.kubernetes.io/zone: east"),
        node("b", labels: "topology.kubernetes.io/zone: west"),
        node("c"), pod("one", on: "a", labels: "app: web"), pod("two", on: "a", labels: "app: web"),
        pod("three", on: "b", labels: "app: web"), pod("four", on: "c", labels: "app: web"),
        pod(
          "new", labels: "app: web",
          spec:
            "topologySpreadConstraints: [{maxSkew: 1, topologyKey: topology.kubernetes.io/zone, whenUnsatisfiable: ScheduleAnyway, labelSelector: {matchLabels: {app: web}}}]"
        ),
      ], raw: [3, 1, 0], normalized: [33, 100, 0]),
    Case(
      "company that it seeks, avoids, or is sought by", .interPodAffinity,
      [
        node("a", labels: "zone: east"), node("b", labels: "zone: west"), node("c", labels: "zone: north"),
        pod("database", on: "a", labels: "app: db"), pod("noise", on: "b", labels: "app: noisy"),
        pod(
          "friend", on: "c",
          spec:
            "affinity: {podAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: zone, labelSelector: {matchLabels: {app: web}}}]}}"
        ),
        pod(
          "new", labels: "app: web",
          spec:
            "affinity: {podAffinity: {preferredDuringSchedulingIgnoredDuringExecution: [{weight: 20, podAffinityTerm: {topologyKey: zone, labelSelector: {matchLabels: {app: db}}}}]}, podAntiAffinity: {preferredDuringSchedulingIgnoredDuringExecution: [{weight: 15, podAffinityTerm: {topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {app: noisy}}}}]}}"
        ),
      ], raw: [20, -15, 1], normalized: [100, 0, 45]),
  ]

  @Test func anImageCountsByItsSizeAndByHowManyNodesHaveIt() throws {
    let image = ", images: [{names: [\"c:latest\"], sizeBytes: 629145600}]"
    let placement = try TestCluster([
      node("a", status: image), node("b", status: image), node("c"), pod("new"),
    ]).place("new")
    #expect(Self.nodes.map { placement.score(.imageLocality, $0)?.raw } == [38, 38, 0])
  }

  @Test(
    "the strategy of the profile decides what room is worth",
    arguments: [
      (ScoringStrategy.Kind.leastAllocated, [75, 25]), (.mostAllocated, [25, 75]),
      (.requestedToCapacityRatio, [50, 0]),
    ])
  func strategies(_ kind: ScoringStrategy.Kind, _ expected: [Int]) throws {
    var cluster = try TestCluster([
      node("a"), node("b"), pod("old", on: "b", requests: "cpu: 2, memory: 4Gi"),
      pod("new", requests: "cpu: 1, memory: 2Gi"),
    ])
    cluster.profile.arguments.scoringStrategy.type = kind
    cluster.profile.arguments.scoringStrategy.shape = [
      .init(utilization: 0, score: 10), .init(utilization: 50, score: 0),
    ]
    let placement = try cluster.place("new")
    #expect(Self.nodes.prefix(2).map { placement.score(.nodeResourcesFit, $0)?.raw } == expected)
  }

  @Test func aWeightOfTheProfileChangesTheTotal() throws {
    var cluster = try TestCluster([node("a"), node("b"), pod("new")])
    cluster.profile.scores = [WeightedPlugin(.taintToleration, weight: 7)]
    #expect(try cluster.place("new").winner == ScoredNode(node: "a", total: 700))
  }
}
