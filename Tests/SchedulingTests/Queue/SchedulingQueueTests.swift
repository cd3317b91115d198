import Kubernetes
import Testing

@testable import Scheduling

@Suite struct SchedulingQueueTests {
  @Test func priorityGoesFirstAndThenTime() throws {
    var queue = SchedulingQueue()
    for (name, priority, second) in [("late", 0, 3), ("early", 0, 1), ("vip", 10, 5)] {
      queue.put(try waiting(name, priority: priority), at: .seconds(second))
    }
    #expect(take(&queue, 3, at: .seconds(9)) == ["vip", "early", "late"])
    #expect(queue.popNext(at: .seconds(9)) == nil)
  }

  @Test func whoFailedGoesBehindWhoWasNeverTried() throws {
    var queue = SchedulingQueue()
    let cluster = try TestCluster([node("a"), pod("one", requests: "cpu: 9"), pod("two", requests: "cpu: 9")])
    queue.put(try cluster.pod("one"), at: .seconds(1))
    queue.put(try cluster.pod("two"), at: .seconds(2))
    #expect(take(&queue, 1, at: .seconds(3)) == ["one"])
    queue.attemptFailed(try cluster.place("one"), at: .seconds(3))
    #expect(queue.state(of: name("one")) == .unschedulable(refusedBy: [.nodeResourcesFit]))
    queue.note(.node(before: nil, after: try bigNode()), at: .seconds(5))
    #expect(take(&queue, 2, at: .seconds(5)) == ["two", "one"])
    #expect(queue.attempts(of: name("one")) == 2)
  }

  @Test func gatesKeepAPodOut() throws {
    var queue = SchedulingQueue()
    queue.put(try waiting("new", spec: "schedulingGates: [{name: quota}]"), at: .seconds(1))
    #expect(queue.state(of: name("new")) == .gated)
    #expect(queue.nextDue(at: .seconds(1)) == nil)
    queue.put(try waiting("new"), at: .seconds(4))
    #expect(queue.nextDue(at: .seconds(4)) == .seconds(4))
    #expect(take(&queue, 1, at: .seconds(4)) == ["new"])
  }

  @Test func backoffIsCutShortWhenNothingElseIsToBeDone() throws {
    var queue = SchedulingQueue()
    let cluster = try TestCluster([node("a"), pod("new", requests: "cpu: 9")])
    queue.put(try cluster.pod("new"), at: .seconds(1))
    _ = queue.popNext(at: .seconds(1))
    queue.attemptFailed(try cluster.place("new"), at: .seconds(1))
    queue.note(.node(before: nil, after: try bigNode()), at: .seconds(1))
    #expect(queue.state(of: name("new")) == .backingOff(until: .seconds(2)))
    #expect(queue.nextDue(at: .seconds(1)) == .seconds(1))
    queue.put(try waiting("other"), at: .seconds(1))
    #expect(take(&queue, 2, at: .seconds(1)) == ["other", "new"])
  }

  @Test func whoHasMadeAThousandAttemptsInASecondCutsNoBackoffShort() throws {
    var queue = SchedulingQueue()
    let cluster = try TestCluster([node("a"), pod("new", requests: "cpu: 9")])
    let refused = try cluster.place("new")
    queue.put(try cluster.pod("new"), at: .seconds(1))
    for _ in 1...1000 {
      #expect(queue.popNext(at: .seconds(1)) != nil)
      queue.attemptFailed(refused, at: .seconds(1))
      queue.note(.node(before: nil, after: try bigNode()), at: .seconds(1))
    }
    #expect(queue.popNext(at: .seconds(1)) == nil)
    #expect(queue.nextDue(at: .seconds(1)) == .seconds(2))
    queue.put(try waiting("other"), at: .seconds(1))
    #expect(take(&queue, 2, at: .seconds(1)) == ["other"])
    #expect(take(&queue, 2, at: .seconds(2)) == ["new"])
  }

  @Test func withoutAnyRefusalTheBackoffDoublesAndIsWaitedFor() throws {
    var queue = SchedulingQueue()
    let cluster = try TestCluster([pod("new")])
    queue.put(try cluster.pod("new"), at: .start)
    var now = VirtualTime.start
    var waits: [Duration] = []
    for _ in 1...6 {
      #expect(queue.popNext(at: now) != nil)
      queue.attemptFailed(try cluster.place("new"), at: now)
      #expect(queue.popNext(at: now) == nil)
      let due = queue.nextDue(at: now)
      let next = try #require(due)
      waits.append(next - now)
      now = next
    }
    #expect(waits == [2, 3, 5, 9, 11, 11].map { .seconds($0) })
  }

  @Test func afterFiveMinutesAPodIsTriedRegardless() throws {
    var queue = SchedulingQueue()
    let cluster = try TestCluster([node("a"), pod("new", requests: "cpu: 9")])
    queue.put(try cluster.pod("new"), at: .seconds(10))
    _ = queue.popNext(at: .seconds(10))
    queue.attemptFailed(try cluster.place("new"), at: .seconds(10))
    #expect(queue.nextRetryOfAll() == .seconds(330))
    queue.retryAll(at: .seconds(300))
    #expect(queue.nextDue(at: .seconds(300)) == nil)
    queue.retryAll(at: .seconds(330))
    #expect(take(&queue, 1, at: .seconds(330)) == ["new"])
  }

  @Test func whoIsBoundOrGoneWaitsNoLonger() throws {
    var queue = SchedulingQueue()
    let pod = try waiting("new")
    queue.put(pod, at: .start)
    queue.put(pod.with { $0.spec.nodeName = "a" }, at: .start)
    #expect(queue.count == 0)
    #expect(queue.nextDue(at: .start) == nil)
    queue.put(pod, at: .start)
    queue.remove(pod.name)
    #expect(queue.popNext(at: .start) == nil)
  }

  private func waiting(_ name: String, priority: Int = 0, spec: String = "") throws -> Pod {
    try TestCluster([pod(name, priority: priority, spec: spec)]).pod(name)
  }

  private func bigNode() throws -> Node {
    try #require(try TestCluster([node("big", allocatable: "cpu: 64, memory: 64Gi, pods: 110")]).nodes.first)
  }

  private func name(_ pod: String) -> PodName { PodName(namespace: "default", name: pod) }

  private func take(_ queue: inout SchedulingQueue, _ count: Int, at now: VirtualTime) -> [String] {
    (0..<count).compactMap { _ in queue.popNext(at: now)?.metadata.name }
  }
}
