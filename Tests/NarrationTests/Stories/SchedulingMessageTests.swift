import Kubernetes
import Narration
import Testing

@testable import Scheduling

struct SchedulingMessageTests {
  @Test("what kube-scheduler decides is told in both languages with the same facts")
  func everyMessage() throws {
    let criteria = Preemption.Criterion.allCases.map { SchedulingMessage.preemptionDecided(by: $0) }
    try Golden.expect(
      (Self.messages + criteria + Self.preemption).flatMap { Prose.lines(of: $0) }, named: "scheduling")
  }

  @Test("why nodes refuse is told of one node, and of several together")
  func everyReason() throws {
    let lines = Self.reasons.flatMap { reason in
      Prose.lines(of: FilterMessage.node(reason))
        + Prose.lines(of: FilterMessage.nodes(2, .kind(reason.kind)))
    }
    try Golden.expect(lines + Self.groups.flatMap { Prose.lines(of: $0) }, named: "filters")
  }

  static let pod = "web-6d4b75cb6d-2x8fq"

  static let messages: [SchedulingMessage] =
    [
      .bound(pod: pod, node: "ip-1", feasible: 3, nodes: 5, total: 412),
      .bound(pod: pod, node: "ip-1", feasible: 1, nodes: 5, total: nil),
      .bound(pod: pod, node: "ip-1", feasible: 1, nodes: 1, total: nil),
      .boundAsPromised(pod: pod, node: "ip-1"), .pending(pod: pod, nodes: 2),
      .pending(pod: pod, nodes: 1), .pendingNominated(pod: pod, node: "ip-1", nodes: 2),
      .refused(pod: pod, by: .volumeBinding), .refused(pod: pod, by: nil), .noNodes(pod: pod),
      .gated(pod: pod, gates: ["exemplo.com/espera"]), .refusalReason(.conflictingAffinityTerms),
      .refusalReason(.noCommonNode([.nodeAffinity, .volumeBinding])), .refusalReason(.claimNotFound("dados")),
      .refusalReason(.claimBeingDeleted("dados")), .refusalReason(.claimLost("dados", volume: "pv-1")),
      .refusalReason(.volumeNotFound("pv-1")), .refusalReason(.unboundImmediateClaims),
      .runnerUp("ip-2", total: 398), .tie(nodes: 3),
      .notAllExamined(examined: 100, nodes: 1000), .leftOut, .preempted(node: "ip-1", victims: ["a", "b"]),
    ]
  static let preemption: [SchedulingMessage] = [
    .preemptionIneligible(.policyNever), .preemptionIneligible(.waitingForVictim), .preemptionNotHelpful,
    .preemptionWithoutVictims(nodes: 1), .preemptionWithoutVictims(nodes: 3),
    .preemptionNotEnough(nodes: 2, .insufficient(.cpu)), .seeEachNode(pod: pod), .nodeColumn, .filterColumn,
    .resultColumn, .totalColumn, .scoresColumn, .nodeFits, .nodeNotExamined,
  ]

  static let taint = Taint(key: "CriticalAddonsOnly", value: "true", effect: .noSchedule)
  static let zone = WellKnown.zone
  static let reasons: [FilterReason] = [
    .nodeUnschedulable, .otherNodeRequested, .untoleratedTaint(taint), .nodeAffinityMismatch,
    .addedNodeAffinityMismatch, .hostPortTaken(HostPort(port: 8080, protocol: .tcp, ip: "0.0.0.0")),
    .tooManyPods(allocatable: 29),
    .insufficient(ResourceShortage(resource: .cpu, requested: 500, used: 1630, allocatable: 1930)),
    .insufficient(
      ResourceShortage(resource: .memory, requested: 8 << 30, used: 0, allocatable: 7_238_737_920)),
    .missingTopologyLabel(key: zone),
    .topologySpread(
      SpreadViolation(
        topologyKey: zone, domain: "us-east-1a", matching: 2, globalMinimum: 0, skew: 3, maxSkew: 1)),
    .podAffinity(topologyKey: zone, domain: "us-east-1a"), .podAffinity(topologyKey: zone, domain: nil),
    .podAntiAffinity(topologyKey: WellKnown.hostname, domain: "ip-1"),
    .existingPodAntiAffinity(topologyKey: WellKnown.hostname, domain: "ip-1"),
    .volume(.nodeAffinityMismatch), .volume(.noVolumeToBind), .volume(.notEnoughStorage),
    .volume(.boundToMissingVolume), .volume(.otherZone), .volume(.tooManyVolumes), .volume(.diskInUse),
    .volume(.claimInUse), .notAmongNodes(named: [.nodeAffinity]),
  ]
  static let groups: [FilterMessage] = [
    .nodes(2, .taint(taint)),
    .nodes(1200, .insufficient(.cpu, requested: 500, mostFree: 300, evenEmpty: false)),
    .nodes(3, .insufficient(.memory, requested: 8 << 30, mostFree: 7_238_737_920, evenEmpty: true)), .same,
  ]
}
