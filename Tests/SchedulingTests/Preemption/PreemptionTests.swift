import Kubernetes
import Testing

@testable import Scheduling

@Suite struct PreemptionTests {
  struct Case: CustomTestStringConvertible {
    let testDescription: String
    let cluster: [String]
    let node: NodeName
    let victims: [String]
    let decidedBy: Preemption.Criterion
  }

  @Test("the node that loses least is chosen", arguments: cases)
  func chooses(_ c: Case) throws {
    let placement = try TestCluster(c.cluster).place("new")
    guard case .nominated(let candidate, let criterion)? = placement.preemption?.outcome else {
      Issue.record("nobody is to go: \(placement)")
      return
    }
    #expect(candidate.node == c.node)
    #expect(candidate.victims.map(\.pod.name) == c.victims)
    #expect(criterion == c.decidedBy)
    #expect(placement.outcome == .unschedulable(nominated: c.node))
    #expect(placement.postFilterText == nil)
  }

  private static let cases: [Case] = [
    Case(
      testDescription: "whom it can spare it spares, the most important first",
      cluster: [
        node("a"), pod("old", on: "a", requests: "cpu: 1", priority: 5, startedAt: 1),
        pod("young", on: "a", requests: "cpu: 1", priority: 5, startedAt: 2), Self.new("cpu: 3"),
      ],
      node: "a", victims: ["young"], decidedBy: .onlyCandidate),
    Case(
      testDescription: "a budget is broken last",
      cluster: [
        node("a"), node("b"), budget("keep", selecting: "app: web", allowed: 0),
        pod("kept", on: "a", labels: "app: web", requests: "cpu: 4", priority: 1),
        pod("gone", on: "b", requests: "cpu: 4", priority: 50), Self.new("cpu: 3"),
      ], node: "b", victims: ["gone"], decidedBy: .fewestBudgetViolations),
    Case(
      testDescription: "then the lowest of the highest priorities",
      cluster: [
        node("a"), node("b"), pod("high", on: "a", requests: "cpu: 4", priority: 9),
        pod("low", on: "b", requests: "cpu: 2", priority: 8),
        pod("lower", on: "b", requests: "cpu: 2", priority: 8),
        Self.new("cpu: 3"),
      ], node: "b", victims: ["low", "lower"], decidedBy: .lowestTopPriority),
    Case(
      testDescription: "then the lowest sum of priorities",
      cluster: [
        node("a"), node("b"), pod("one", on: "a", requests: "cpu: 2", priority: 8),
        pod("two", on: "a", requests: "cpu: 2", priority: 8),
        pod("three", on: "b", requests: "cpu: 2", priority: 8),
        pod("four", on: "b", requests: "cpu: 2", priority: 1), Self.new("cpu: 3"),
      ], node: "b", victims: ["three", "four"], decidedBy: .lowestPrioritySum),
    Case(
      testDescription: "then the youngest of the most important",
      cluster: [
        node("a"), node("b"), pod("old", on: "a", requests: "cpu: 4", startedAt: 1),
        pod("young", on: "b", requests: "cpu: 4", startedAt: 2), Self.new("cpu: 3"),
      ], node: "b", victims: ["young"], decidedBy: .latestStart),
    Case(
      testDescription: "and at last the first node",
      cluster: [
        node("a"), node("b"), pod("one", on: "a", requests: "cpu: 4"),
        pod("two", on: "b", requests: "cpu: 4"),
        Self.new("cpu: 3"),
      ], node: "a", victims: ["one"], decidedBy: .nodeOrder),
  ]

  @Test func whoMustNotPreemptIsToldSo() throws {
    let placement = try TestCluster([
      node("a"), pod("old", on: "a", requests: "cpu: 4"), Self.new("cpu: 3", spec: "preemptionPolicy: Never"),
    ]).place("new")
    #expect(placement.preemption?.outcome == .ineligible(.policyNever))
    #expect(
      placement.postFilterText
        == "no new claims to deallocate, preemption: not eligible due to preemptionPolicy=Never.")
  }

  @Test func aVictimThatIsLeavingIsWaitedFor() throws {
    let leaving = pod(
      "old", on: "a", requests: "cpu: 4", metadata: "deletionTimestamp: \"2026-01-15T12:00:00Z\"",
      status: "conditions: [{type: DisruptionTarget, status: \"True\", reason: PreemptionByScheduler}]")
    let placement = try TestCluster([node("a"), leaving, Self.new("cpu: 3", status: "nominatedNodeName: a")])
      .place("new")
    #expect(placement.preemption?.outcome == .ineligible(.waitingForVictim))
    #expect(placement.outcome == .unschedulable(nominated: nil))
  }

  @Test func whyNoRoomCanBeMadeIsCounted() throws {
    let placement = try TestCluster([
      node("a"), node("b", spec: "taints: [{key: x, effect: NoSchedule}]"), node("c"),
      pod("chief", on: "a", requests: "cpu: 4", priority: 1000),
      pod("other", on: "c", requests: "cpu: 3500m", priority: 1000),
      pod("small", on: "c", requests: "cpu: 200m"),
      Self.new("cpu: 1"),
    ]).place("new")
    #expect(
      placement.failedSchedulingNote
        == "0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 Insufficient cpu. no new claims to deallocate, preemption: 0/3 nodes are available: 1 Insufficient cpu, 1 No preemption victims found for incoming pod, 1 Preemption is not helpful for scheduling."
    )
  }

  @Test func theVictimIsToldWhoTookItsPlace() throws {
    let preemption = try TestCluster([node("a"), pod("old", on: "a", requests: "cpu: 4"), Self.new("cpu: 3")])
      .place("new").preemption
    #expect(preemption?.preemptedNote(preemptor: "1234") == "Preempted by pod 1234 on node a")
  }

  private static func new(_ requests: String, spec: String = "", status: String = "") -> String {
    pod("new", requests: requests, priority: 100, spec: spec, status: status)
  }
}
