import Kubernetes
import Testing

@testable import Scheduling

@Suite struct SchedulerTests {
  @Test func withoutNodesThereIsNothingToTry() throws {
    let placement = try TestCluster([pod("new")]).place("new")
    #expect(placement.outcome == .noNodes)
    #expect(placement.failedSchedulingNote == "no nodes available to schedule pods")
  }

  @Test func gatesHoldAPodBack() throws {
    let placement = try TestCluster([
      node("a"), pod("new", spec: "schedulingGates: [{name: quota}, {name: review}]"),
    ])
    .place("new")
    #expect(placement.outcome == .gated(["quota", "review"]))
    #expect(placement.gatedText == "waiting for scheduling gates: [quota review]")
    #expect(placement.failedSchedulingNote == nil)
  }

  @Test func theOnlyFeasibleNodeIsNotScored() throws {
    let placement = try TestCluster([node("a"), node("b", spec: "unschedulable: true"), pod("new")]).place(
      "new")
    #expect(placement.outcome == .bound(to: "a"))
    #expect(placement.winner == ScoredNode(node: "a", total: nil))
    #expect(placement.scheduledNote == "Successfully assigned default/new to a")
  }

  @Test func countsSayWhyNoNodeFits() throws {
    let placement = try TestCluster([
      node("a", spec: "taints: [{key: x, effect: NoSchedule}]"),
      node("b", allocatable: "cpu: 1, memory: 1Gi, pods: 9"),
      node("c", allocatable: "cpu: 2, memory: 1Gi, pods: 0"), pod("new", requests: "cpu: 3"),
    ]).place("new", recording: .compact)
    #expect(placement.sheet == nil)
    #expect(placement.rejections.map(\.examples) == [["b", "c"], ["a"], ["c"]])
    #expect(placement.rejections.first?.shortage?.mostFree == 2000)
    #expect(placement.rejections.first?.shortage?.exceedsEveryNode == true)
    #expect(
      placement.rejections.map { "\($0.nodes) \($0.reason.upstreamText)" } == [
        "2 Insufficient cpu", "1 node(s) had untolerated taint(s)", "1 Too many pods",
      ])
    #expect(
      placement.failedSchedulingNote
        == "0/3 nodes are available: 1 Too many pods, 1 node(s) had untolerated taint(s), 2 Insufficient cpu. no new claims to deallocate, preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling."
    )
  }

  @Test(
    "of equal totals the one that a heap brings to the top wins",
    arguments: [
      ([450, 450, 475, 475], 3), ([475, 1, 475], 0), ([1], 0), ([1, 2, 3], 2), ([5, 5, 5, 5, 5, 5, 5], 0),
      ([450, 475, 475, 450], 1),
    ])
  func host(_ totals: [Int], _ winner: Int) {
    #expect(Scheduler.host(totals) == winner)
  }

  @Test(
    "how many feasible nodes are enough",
    arguments: [
      (99, nil, 99), (100, nil, 100), (1000, nil, 420), (1000, 100, 1000), (5000, nil, 500),
      (10_000, nil, 500),
      (1000, 5, 100), (10_000, 20, 2000),
    ])
  func sampling(_ nodes: Int, _ percentage: Int?, _ wanted: Int) {
    var profile = SchedulerProfile.default
    profile.percentageOfNodesToScore = percentage
    #expect(profile.feasibleNodesWanted(of: nodes) == wanted)
  }

  @Test func theNextSearchStartsWhereTheLastOneStopped() throws {
    let cluster = try TestCluster((0..<250).map { node("n\($0)") } + [pod("new")])
    var scheduler = Scheduler()
    let new = try cluster.pod("new")
    let first = scheduler.place(new, in: cluster.snapshot)
    #expect(first.examinedCount == 120)
    #expect(scheduler.nextStart == 120)
    _ = scheduler.place(new, in: cluster.snapshot)
    _ = scheduler.place(new, in: cluster.snapshot)
    #expect(scheduler.nextStart == 110)
  }

  @Test func whatIsPromisedToAMoreImportantPodIsTaken() throws {
    let promised = pod("vip", requests: "cpu: 3", priority: 10, status: "nominatedNodeName: a")
    let cluster = try TestCluster([
      node("a"), promised, pod("new", requests: "cpu: 2"), pod("chief", requests: "cpu: 2", priority: 11),
    ])
    #expect(try cluster.place("new").reasons("a") == ["Insufficient cpu"])
    #expect(try cluster.place("chief").outcome == .bound(to: "a"))
    #expect(try cluster.place("vip").outcome == .bound(to: "a"))
  }

  @Test func thePromisedNodeIsTriedAlone() throws {
    let cluster = try TestCluster([node("a"), node("b"), pod("new", status: "nominatedNodeName: b")])
    let placement = try cluster.place("new")
    #expect(placement.outcome == .bound(to: "b"))
    #expect(placement.sheet?["a"]?.filter == .notExamined)
  }
}
