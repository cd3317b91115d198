import Kubernetes
import Narration
import Testing

@testable import Scheduling

struct AttemptMessageTests {
  @Test("what is told of attempts to place a Pod is told in both languages with the same facts")
  func everyMessage() throws {
    try Golden.expect(
      (Self.overTime + Self.points + Self.oneNode + Self.configuration + Self.preemption)
        .flatMap { Prose.lines(of: $0) }, named: "attempts")
  }

  @Test("what is said of a scheduler's configuration is said in both languages")
  func everyRemark() throws {
    let messages: [SchedulerConfigurationMessage] = [
      .unknownPlugin("NodeResourceFit", nearest: ["NodeResourcesFit"]), .unknownPlugin("Xyz", nearest: []),
      .passedOver("ImageLocalty", nearest: ["ImageLocality"]), .pointsWithoutEffect(["preBind", "reserve"]),
      .extendersNotCalled, .notAConfiguration(path: "web.yaml"),
    ]
    try Golden.expect(messages.flatMap { Prose.lines(of: $0) }, named: "scheduler-configuration")
  }

  private static let pod = SchedulingMessageTests.pod
  private static let cpu = FilterMessage.Group.insufficient(
    .cpu, requested: 500, mostFree: 300, evenEmpty: false)

  private static let overTime: [AttemptMessage] = [
    .attempts, .run(first: .seconds(5), last: .seconds(5), count: 1),
    .run(first: .seconds(5), last: .seconds(65), count: 3), .ranOut(reasons: [cpu], nodes: 2),
    .ranOut(reasons: [cpu, .taint(SchedulingMessageTests.taint), .kind(.tooManyPods)], nodes: 1),
    .ranToNode("ip-1"), .ranPromised("ip-1"), .ranRefused(.claimNotFound("dados")), .ranWithoutNodes,
    .omittedRuns(attempts: 1), .omittedRuns(attempts: 40), .waitsFor([.nodeResourcesFit, .taintToleration]),
    .backingOff(until: .seconds(8)), .tooLongAgo,
    .nobodySchedules(wanted: "meu", present: ["padrao", "outro"]),
    .gated(["exemplo.com/espera"]), .cameWithNode("ip-1"), .karpenterWaits,
  ]
  private static let points: [AttemptMessage] = [
    .scoreLegend, .pluginColumn, .weightColumn, .nextNodes, .sameScores, .otherNodes(1, from: 300, to: 300),
    .otherNodes(2880, from: 431, to: 300), .nodesColumn, .count(2880),
    .reason(cpu, examples: ["ip-1", "ip-2", "ip-3"], isComplete: false),
    .reason(.kind(.tooManyPods), examples: ["ip-1", "ip-2"], isComplete: true),
  ]
  private static let oneNode: [AttemptMessage] = [
    .verdict(pod: pod, node: "ip-1", at: .seconds(5)), .verdictNow(pod: pod, node: "ip-1"),
    .noSuchNodeThen("ip-1", at: .seconds(5)), .chosen(feasible: 1), .chosen(feasible: 3), .onlyFeasible,
    .place(2, of: 3, total: 432, winner: "ip-2", winnerTotal: 456), .tiedBehind(winner: "ip-2", total: 456),
    .notExamined, .wouldNotFit, .promisedAway("ip-2"), .passes, .stopsHere,
    .notConcerned([.nodeName, .nodePorts]), .refusesPod(.claimNotFound("dados")),
  ]
  private static let configuration: [AttemptMessage] = [
    .configured(pod: pod, file: "outra.yaml", at: .seconds(5)), .configuredNow(pod: pod, file: "outra.yaml"),
    .staysOn("ip-1"), .moves(from: "ip-1", to: "ip-2"), .moves(from: nil, to: "ip-2"),
    .moves(from: "ip-1", to: nil), .moves(from: nil, to: nil), .nobodyWouldSchedule(wanted: "meu"),
    .inForceColumn, .inForce, .with("outra.yaml"),
  ]
  private static let preemption: [AttemptMessage] = [
    .victimColumn, .priorityColumn, .budgetColumn, .breaksBudget,
    .otherCandidate("ip-2", victims: 2, highestPriority: 10, budgetViolations: 0),
    .otherCandidate("ip-2", victims: 1, highestPriority: 10, budgetViolations: 1),
    .takenAway(pod: pod, by: "vip", at: .seconds(65), node: "ip-1"),
  ]
}
