import Kubernetes
import Testing

@testable import Controllers

struct DaemonSetControllerTests {
  private func daemonSet(_ change: (inout DaemonSet) -> Void = { _ in }) -> DaemonSet {
    DaemonSet().with {
      $0.metadata = ObjectMeta(name: "agent", namespace: "default")
      $0.metadata.uid = "uid-agent"
      $0.selector.matchLabels = ["app": "agent"]
      $0.template.metadata.labels = ["app": "agent"]
      change(&$0)
    }
  }

  private func daemonPod(_ name: String, of daemonSet: DaemonSet, on node: Node) -> Pod {
    DaemonSetController.daemonPod(for: daemonSet, on: node).with {
      $0.metadata.name = name
      $0.metadata.creationTimestamp = .start
      $0.spec.nodeName = node.nodeName
      $0.status.phase = .running
      $0.status.setReadiness(isReady: true, reason: "", message: "", at: .start)
    }
  }

  struct Eligibility: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var node: Node
    var spec = PodSpec()
    var run: Bool
    var keep: Bool
  }

  private static func spec(_ change: (inout PodSpec) -> Void) -> PodSpec {
    var spec = PodSpec()
    change(&spec)
    return spec
  }

  private static let eligibilities: [Eligibility] = [
    Eligibility(testDescription: "a plain node", node: Node("n1"), run: true, keep: true),
    Eligibility(
      testDescription: "a node that is not ready, unreachable, cordoned and under pressure",
      node: Node(
        "n1",
        taints: [
          Taint(key: WellKnown.notReady, effect: .noExecute),
          Taint(key: WellKnown.unreachable, effect: .noExecute),
          Taint(key: WellKnown.unschedulable, effect: .noSchedule),
          Taint(key: "node.kubernetes.io/disk-pressure", effect: .noSchedule),
        ]), run: true, keep: true),
    Eligibility(
      testDescription: "not-ready:NoSchedule, which the added tolerations leave out",
      node: Node("n1", taints: [Taint(key: WellKnown.notReady, effect: .noSchedule)]), run: false, keep: true),
    Eligibility(
      testDescription: "a custom NoSchedule taint keeps new Pods off and present ones on",
      node: Node("n1", taints: [Taint(key: "team", value: "ml", effect: .noSchedule)]), run: false, keep: true
    ),
    Eligibility(
      testDescription: "a custom NoExecute taint keeps all off",
      node: Node("n1", taints: [Taint(key: "team", value: "ml", effect: .noExecute)]), run: false,
      keep: false),
    Eligibility(
      testDescription: "PreferNoSchedule does not matter",
      node: Node("n1", taints: [Taint(key: "old", effect: .preferNoSchedule)]), run: true, keep: true),
    Eligibility(
      testDescription: "network-unavailable, tolerated with hostNetwork",
      node: Node("n1", taints: [Taint(key: "node.kubernetes.io/network-unavailable", effect: .noSchedule)]),
      spec: spec { $0.hostNetwork = true }, run: true, keep: true),
    Eligibility(
      testDescription: "a nodeSelector that the node lacks", node: Node("n1"),
      spec: spec { $0.nodeSelector = ["gpu": "yes"] }, run: false, keep: false),
    Eligibility(
      testDescription: "required node affinity that the node has", node: Node("n1", labels: ["gpu": "yes"]),
      spec: spec {
        $0.affinity = Affinity()
        $0.affinity?.nodeAffinity = NodeAffinity()
        $0.affinity?.nodeAffinity?.required = [
          NodeSelectorTerm(matchExpressions: [NodeSelectorRequirement(key: "gpu", operator: .exists)])
        ]
      }, run: true, keep: true),
  ]

  @Test("which nodes have a daemon", arguments: eligibilities)
  func eligibility(_ c: Eligibility) {
    let answer = DaemonSetEligibility(of: daemonSet { $0.template.spec = c.spec }).of(c.node)
    #expect(answer == (c.run, c.keep))
  }

  @Test("each eligible node gets one Pod, pinned by name, whatever the template's affinity says")
  func createsPinnedPods() throws {
    let set = daemonSet {
      $0.template.spec.affinity = Affinity()
      $0.template.spec.affinity?.nodeAffinity = NodeAffinity()
      $0.template.spec.affinity?.nodeAffinity?.required = [
        NodeSelectorTerm(matchExpressions: [NodeSelectorRequirement(key: "gpu", operator: .exists)])
      ]
    }
    let nodes = [Node("n1", labels: ["gpu": "yes"]), Node("n2"), Node("n3", labels: ["gpu": "no"])]
    let answer = DaemonSetController.reconcile(set, nodes: nodes, pods: [], revisions: [], at: .start)
    #expect(answer.created(Pod.self).map(\.targetNode) == ["n1", "n3"])
    #expect(answer.changes == [.createdDaemonPods(on: ["n1", "n3"], want: 2)])
    let pod = try #require(answer.created(Pod.self).first)
    #expect(pod.metadata.generateName == "agent-")
    #expect(pod.spec.affinity?.nodeAffinity?.required?.count == 1)
    #expect(pod.spec.affinity?.nodeAffinity?.required?.first?.matchExpressions.isEmpty == true)
    #expect(pod.spec.tolerations.count == 6)
    #expect(answer.updatedStatus(DaemonSet.self).first?.status.desiredNumberScheduled == 2)
  }

  @Test("a Pod leaves a node that may not have it, and a second one leaves the first alone")
  func removes() {
    let set = daemonSet()
    let good = Node("n1")
    let bad = Node("n2", taints: [Taint(key: "team", effect: .noExecute)])
    let pods = [
      daemonPod("a", of: set, on: good), daemonPod("b", of: set, on: good), daemonPod("c", of: set, on: bad),
    ]
    let answer = DaemonSetController.reconcile(
      set, nodes: [good, bad], pods: pods, revisions: [], at: .start)
    #expect(answer.deletions == ["b", "c"])
  }

  @Test("a new template replaces one available Pod at a time")
  func rollingUpdate() {
    let old = daemonSet()
    let new = daemonSet { $0.template.spec.priorityClassName = "high" }
    let nodes = [Node("n1"), Node("n2"), Node("n3")]
    let pods = zip(["a", "b", "c"], nodes).map { daemonPod($0, of: old, on: $1) }
    let first = DaemonSetController.reconcile(new, nodes: nodes, pods: pods, revisions: [], at: .start)
    #expect(first.deletions == ["a"])
    let missing = DaemonSetController.reconcile(
      new, nodes: nodes, pods: Array(pods.dropFirst()), revisions: [], at: .start)
    #expect(missing.deletions.isEmpty)
    #expect(missing.created(Pod.self).map(\.targetNode) == ["n1"])
    let onDelete = DaemonSetController.reconcile(
      new.with { $0.updateStrategy = .onDelete }, nodes: nodes, pods: pods, revisions: [], at: .start)
    #expect(onDelete.deletions.isEmpty)
  }

  @Test("a failed daemon Pod is deleted, with a warning")
  func failed() {
    let set = daemonSet()
    let node = Node("n1")
    let pod = daemonPod("a", of: set, on: node).with { $0.status.phase = .failed }
    let answer = DaemonSetController.reconcile(set, nodes: [node], pods: [pod], revisions: [], at: .start)
    #expect(answer.deletions == ["a"])
    #expect(
      answer.reports.first?.message == "Found failed daemon pod default/a on node n1, will try to kill it")
  }
}
