import Kubernetes
import Testing

@testable import Karpenter

/// What a simulation leaves out for having nothing to do with its nodes changes none of its outcomes.
struct IndependentPodsTests {
  private static let teams = ["red", "green", "blue", "grey"]

  /// What a team's Pods ask for beside their team's nodes.
  private static func wishes(_ team: String, _ number: Int) -> String {
    let anyTeam = "matchLabels: {app: \(team)}"
    return switch number {
    case 0:
      "topologySpreadConstraints: [{maxSkew: 1, topologyKey: topology.kubernetes.io/zone, whenUnsatisfiable: DoNotSchedule, labelSelector: {\(anyTeam)}}]"
    case 1:
      "affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: kubernetes.io/hostname, labelSelector: {\(anyTeam)}}]}}"
    case 2:
      "affinity: {podAffinity: {preferredDuringSchedulingIgnoredDuringExecution: [{weight: 1, podAffinityTerm: {topologyKey: topology.kubernetes.io/zone, labelSelector: {matchLabels: {app: red}}}}]}}"
    case 3:
      "affinity: {nodeAffinity: {preferredDuringSchedulingIgnoredDuringExecution: [{weight: 1, preference: {matchExpressions: [{key: topology.kubernetes.io/zone, operator: In, values: [z-a]}]}}]}}"
    case 4:
      "topologySpreadConstraints: [{maxSkew: 1, topologyKey: rack, nodeAffinityPolicy: Ignore, whenUnsatisfiable: DoNotSchedule, labelSelector: {\(anyTeam)}}]"
    default: "terminationGracePeriodSeconds: 30"
    }
  }

  /// A machine of a team's NodePool, going away or not, ready or not.
  private static func machine(
    _ name: String, _ team: String, zone: String, more: String, isLeaving: Bool, isReady: Bool
  ) -> String {
    let labels = """
      karpenter.sh/nodepool: \(team), team: \(team), kubernetes.io/hostname: \(name), \
      topology.kubernetes.io/zone: \(zone), node.kubernetes.io/instance-type: m.xlarge, \
      karpenter.sh/capacity-type: on-demand, karpenter.sh/registered: "true"\
      \(isReady ? ", karpenter.sh/initialized: \"true\"" : "")\(more)
      """
    return """
      ---
      apiVersion: karpenter.sh/v1
      kind: NodeClaim
      metadata: {name: \(name)\(isLeaving ? ", deletionTimestamp: \"2026-01-01T00:00:00Z\"" : ""), labels: {\(labels)}}
      spec: {requirements: [], nodeClassRef: {group: karpenter.k8s.aws, kind: EC2NodeClass, name: default}}
      status: {providerID: 'aws:///\(name)'}
      ---
      apiVersion: v1
      kind: Node
      metadata: {name: \(name), labels: {\(labels)}}
      spec: {providerID: 'aws:///\(name)'}
      status:
        capacity: {cpu: '4', memory: 16Gi, pods: '58'}
        allocatable: {cpu: 3900m, memory: 15Gi, pods: '58'}

      """
  }

  private static func snapshot(seed: UInt64) throws -> ProvisioningSnapshot {
    var random = SeededRandom(seed: seed, purpose: "cluster", object: "independent-pods")
    var text = ""
    for team in teams {
      text += Scene.nodePool(
        team, labels: "{team: \(team)}",
        more: random.integer(below: 3) == 0
          ? "limits: {cpu: '\(8 + random.integer(below: 12))'}" : "weight: 1")
      let wish = wishes(team, random.integer(below: 8))
      // A team's Pods may be content with anybody's nodes, or with some of anybody's.
      let selectors = ["{}", "{disk: ssd}", "{team: \(team)}", "{team: \(team)}", "{team: \(team)}"]
      let selector = "\n  nodeSelector: \(selectors[random.integer(below: selectors.count)])"
      for number in 0..<4 {
        let name = "\(team)-\(number)"
        let fate = random.integer(below: 4)
        text += machine(
          name, team, zone: ["z-a", "z-b", "z-c"][random.integer(below: 3)],
          more: ", rack: r\(random.integer(below: 4))" + (random.integer(below: 3) == 0 ? ", disk: ssd" : ""),
          isLeaving: fate == 0,
          isReady: fate != 1)
        for index in 0..<(fate == 1 ? 0 : random.integer(below: 4)) {
          text += Scene.pods(
            "\(team)-on-\(number)-\(index)", 1, more: wish + selector + "\n  nodeName: \(name)"
          )
          .replacing("app: \(team)-on-\(number)-\(index)", with: "app: \(team)")
        }
      }
      text += Scene.pods(team, random.integer(below: 2), cpu: "5", more: wish + selector)
    }
    return try Scene(text).snapshot
  }

  @Test("each node's simulation comes to what it comes to with all Pods", arguments: 0..<150 as Range<UInt64>)
  func outcomesAreTheSame(seed: UInt64) throws {
    let context = DisruptionContext(DisruptionSnapshot(try Self.snapshot(seed: seed)))
    for candidate in context.candidates(for: .drift) {
      var recorder = EventRecorder()
      let parted = try #require(context.simulator.simulate(without: [candidate], publishingTo: &recorder))
      let whole = try #require(
        context.simulator.simulate(without: [candidate], publishingTo: &recorder, recording: .counts))
      #expect(parted.claims.count == whole.claims.count, "\(candidate.node)")
      #expect(parted.stranded.map(\.pod) == whole.stranded.map(\.pod), "\(candidate.node)")
      #expect(parted.pending.map(\.pod) == whole.pending.map(\.pod), "\(candidate.node)")
      let placements = whole.existing.map { "\($0.name) \($0.pods)" }.sorted()
      #expect(parted.existing.map { "\($0.name) \($0.pods)" }.sorted() == placements, "\(candidate.node)")
    }
  }

  @Test("teams with nodes of their own are apart, those content with any node are not")
  func parts() throws {
    var counts: Set<Int> = []
    for seed in 0..<150 as Range<UInt64> {
      let context = DisruptionContext(DisruptionSnapshot(try Self.snapshot(seed: seed)))
      counts.insert(context.simulator.independentPods.parts.count)
    }
    #expect(counts.isSuperset(of: [1, 2, 3]))
  }
}
