import Kubernetes
import Testing

@testable import Controllers

struct NodeFailureTests {
  private func zoneful(_ states: [(zone: String, ready: Int, notReady: Int)]) -> [Node] {
    states.flatMap { state in
      (0..<state.ready).map { Node("\(state.zone)-r\($0)", zone: state.zone) }
        + (0..<state.notReady).map { Node("\(state.zone)-n\($0)", zone: state.zone, isReady: false) }
    }
  }

  @Test("a silent kubelet's node is unreachable after 50 s, and its Pods are not ready")
  func falls_silent() throws {
    let node = Node("n1", zone: "a")
    let zones = ZoneHealth([node, Node("n2", zone: "a")].map(NodeHealth.init))
    let pod = Pod("p", on: "n1", ready: .start)
    let early = NodeLifecycleController.reconcile(
      node, lastHeartbeat: .seconds(12), pods: [pod], zones: zones, at: .seconds(60))
    #expect(early.changesNothing)
    #expect(early.lookAgainAt == .seconds(65))
    let late = NodeLifecycleController.reconcile(
      node, lastHeartbeat: .seconds(12), pods: [pod], zones: zones, at: .seconds(65))
    let status = try #require(late.updatedStatus(Node.self).first?.status)
    #expect(status.conditions["Ready"]?.status == .unknown)
    #expect(status.conditions["Ready"]?.message == "Kubelet stopped posting node status.")
    #expect(
      late.updated(Node.self).first?.spec.taints.map(\.description) == [
        "node.kubernetes.io/unreachable:NoSchedule", "node.kubernetes.io/unreachable:NoExecute",
      ])
    #expect(late.updatedStatus(Pod.self).first?.status.isReady == false)
    #expect(
      late.reports.map(\.message) == ["Node n1 status is now: NodeNotReady", "Node is not ready"])
  }

  @Test("a node that is ready again loses its taints; cordoning adds one")
  func recovers() {
    let node = Node(
      "n1",
      taints: [
        Taint(key: WellKnown.notReady, effect: .noSchedule), Taint(key: "mine", effect: .noSchedule),
        Taint(key: WellKnown.notReady, effect: .noExecute, timeAdded: .start),
      ]
    ).with { $0.spec.unschedulable = true }
    let answer = NodeLifecycleController.reconcile(
      node, lastHeartbeat: nil, pods: [], zones: ZoneHealth([NodeHealth(node)]), at: .seconds(9))
    #expect(
      answer.updated(Node.self).first?.spec.taints.map(\.description) == [
        "mine:NoSchedule", "node.kubernetes.io/unschedulable:NoSchedule",
      ])
  }

  struct Outage: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var zones: [(zone: String, ready: Int, notReady: Int)]
    var state: ZoneHealth.State
    /// Seconds after the zone's last; nil for never.
    var next: Int?
  }

  @Test(
    "how fast the nodes of a zone are given up",
    arguments: [
      Outage(testDescription: "one of ten", zones: [("a", 9, 1)], state: .normal, next: 10),
      Outage(
        testDescription: "more than half of a small zone: none", zones: [("a", 4, 6), ("b", 5, 0)],
        state: .partialDisruption, next: nil),
      Outage(
        testDescription: "more than half of a large zone: slowly", zones: [("a", 20, 40), ("b", 5, 0)],
        state: .partialDisruption, next: 100),
      Outage(
        testDescription: "all of one zone of two", zones: [("a", 0, 3), ("b", 5, 0)], state: .fullDisruption,
        next: 10),
      Outage(
        testDescription: "all of every zone: none", zones: [("a", 0, 3), ("b", 0, 2)],
        state: .fullDisruption, next: nil),
    ])
  func outages(_ c: Outage) {
    var nodes = zoneful(c.zones)
    let index = nodes.firstIndex { $0.metadata.name == "a-n0" } ?? 0
    nodes[index].spec.taints = [
      Taint(key: WellKnown.notReady, effect: .noExecute, timeAdded: .seconds(100))
    ]
    let health = ZoneHealth(nodes.map(NodeHealth.init))
    #expect(health.state(of: "a") == c.state)
    #expect(health.nextEviction(in: "a", at: .seconds(101)) == c.next.map { .seconds(100 + $0) })
  }

  struct Bearing: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var tolerations: [Toleration]
    /// Nil for never.
    var leaves: VirtualTime?
  }

  private static let unreachable = Taint(
    key: WellKnown.unreachable, effect: .noExecute, timeAdded: .seconds(50))

  @Test(
    "a NoExecute taint drives a Pod off",
    arguments: [
      Bearing(testDescription: "at once without toleration", tolerations: [], leaves: .seconds(50)),
      Bearing(
        testDescription: "after its toleration's seconds",
        tolerations: [
          Toleration(
            key: WellKnown.unreachable, operator: .exists, effect: .noExecute, tolerationSeconds: 300)
        ], leaves: .seconds(350)),
      Bearing(
        testDescription: "never when it is borne for ever",
        tolerations: [Toleration(key: WellKnown.unreachable, operator: .exists, effect: .noExecute)],
        leaves: nil),
      Bearing(
        testDescription: "at once when borne for less than nothing",
        tolerations: [Toleration(operator: .exists, tolerationSeconds: -5)], leaves: .seconds(50)),
    ])
  func taintEviction(_ c: Bearing) {
    let node = Node("n1", taints: [Self.unreachable])
    let pod = Pod("p", on: "n1", ready: .start).with { $0.spec.tolerations = c.tolerations }
    let (first, timer) = TaintEvictionController.reconcile(pod, on: node, timer: nil, at: .seconds(50))
    guard let leaves = c.leaves else {
      #expect(first.changesNothing && first.lookAgainAt == nil)
      return
    }
    #expect((first.lookAgainAt ?? .seconds(50)) == leaves)
    let (last, _) = TaintEvictionController.reconcile(pod, on: node, timer: timer, at: leaves)
    #expect(last.deletions == ["p"])
    #expect(last.reports.map(\.message) == ["Marking for deletion Pod default/p"])
  }

  @Test("the time of grace runs from the first look, and later taints do not set it again")
  func grace() {
    let hasty = Taint(key: "a", effect: .noExecute)
    let pod = Pod("p", on: "n1", ready: .start).with {
      $0.spec.tolerations = [
        Toleration(key: "a", operator: .exists, tolerationSeconds: 60),
        Toleration(key: "b", operator: .exists, tolerationSeconds: 5),
      ]
    }
    let (first, timer) = TaintEvictionController.reconcile(
      pod, on: Node("n1", taints: [hasty]), timer: nil, at: .seconds(1000))
    #expect(first.lookAgainAt == .seconds(1060))
    let both = Node("n1", taints: [hasty, Taint(key: "b", effect: .noExecute)])
    let (second, kept) = TaintEvictionController.reconcile(pod, on: both, timer: timer, at: .seconds(1010))
    #expect(second.changesNothing && kept == timer)
    // Without the taints nothing runs, and a new taint begins anew.
    let (_, none) = TaintEvictionController.reconcile(pod, on: Node("n1"), timer: timer, at: .seconds(1020))
    #expect(none == nil)
  }

  @Test("Pods of a node that is gone are removed after a quarantine")
  func podGarbageCollection() {
    let pod = Pod("p", on: "n1", ready: .start)
    let early = PodGarbageCollector.reconcile(pod, nodeGoneSince: .seconds(7), at: .seconds(59))
    #expect(early.changesNothing)
    #expect(early.lookAgainAt == .seconds(60))
    let late = PodGarbageCollector.reconcile(pod, nodeGoneSince: .seconds(7), at: .seconds(60))
    #expect(late.deletions == ["p"])
    #expect(late.updatedStatus(Pod.self).first?.status.phase == .failed)
    #expect(PodGarbageCollector.reconcile(pod, nodeGoneSince: nil, at: .seconds(60)).changesNothing)
  }

  @Test("what has lost every owner goes; what has one left stays with it")
  func garbageCollection() {
    let owners = [Deployment("a", replicas: 1), Deployment("b", replicas: 1)]
    let pod = Pod("p").with {
      $0.metadata.ownerReferences = owners.map { OwnerReference(controller: $0) }
    }
    #expect(GarbageCollector.reconcile(pod) { _ in true }.changesNothing)
    #expect(GarbageCollector.reconcile(pod) { _ in false }.deletions == ["p"])
    let freed = GarbageCollector.reconcile(pod) { $0.name == "b" }
    #expect(freed.updated(Pod.self).first?.metadata.ownerReferences.map(\.name) == ["b"])
  }
}
