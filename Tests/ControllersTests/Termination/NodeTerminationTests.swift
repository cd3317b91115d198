import Kubernetes
import Testing

@testable import Controllers

struct NodeTerminationTests {
  private typealias ConditionType = NodeClaim.ConditionType

  private let claim = NodeClaim.launched.having(ConditionType.registered, ConditionType.initialized).with {
    $0.metadata.deletionTimestamp = .seconds(100)
  }
  private let node = Node.joining.with {
    $0.spec.taints = []
    $0.metadata.labels[WellKnown.ec2NodeClass] = "default"
    $0.metadata.finalizers = [WellKnown.terminationFinalizer]
    $0.metadata.deletionTimestamp = .seconds(100)
  }

  private func pod(_ name: String, _ change: (inout Pod) -> Void = { _ in }) -> Pod {
    Pod(name, labels: ["app": "web"], on: "ip-10-0-1-7", ready: .start).with(change)
  }

  private func name(_ name: String) -> PodName { PodName(namespace: "default", name: name) }

  private func reconcile(
    _ pods: [Pod], claim: NodeClaim? = nil, node: Node? = nil, budgets: [PodDisruptionBudget] = [],
    volumes: [String] = [], instanceExists: Bool = true, at now: VirtualTime = .seconds(100)
  ) -> Reconciliation {
    var queue = EvictionQueue()
    return NodeTermination.reconcile(
      node ?? self.node,
      NodeTermination.Surroundings(
        nodeClaim: claim ?? self.claim, pods: pods, budgets: budgets, volumeAttachments: volumes,
        instanceExists: instanceExists), queue: &queue, at: now)
  }

  private func drain(_ answer: Reconciliation) -> DrainStep.Drain? {
    for case .draining(let drain) in answer.drainStages { return drain }
    return nil
  }

  @Test("the node is tainted and taken out of load balancers before the first Pod goes")
  func taints() throws {
    let marked = node.with {
      $0.spec.taints = [Taint(key: WellKnown.disrupted, value: "x", effect: .noExecute)]
    }
    let answer = reconcile([pod("a")], node: marked)
    #expect(answer.drainStages.first == .tainted)
    let updated = try #require(answer.updated(Node.self).first)
    #expect(updated.spec.taints.map(\.description) == ["karpenter.sh/disrupted:NoSchedule"])
    #expect(
      updated.metadata.labels["node.kubernetes.io/exclude-from-external-load-balancers"] == "karpenter")
    #expect(answer.deletions == ["a"])
    #expect(
      answer.reports.map(\.message)
        == [
          "Evicted pod: Forceful Termination", "Failed to drain node, 1 pods are waiting to be evicted",
        ])
  }

  @Test("Pods say for which reason their node is disrupted")
  func evictionReason() {
    let disrupted = claim.with {
      $0.status.conditions.set(
        Condition(type: ConditionType.disruptionReason, status: .isTrue, reason: "Underutilized"), at: .start)
    }
    let answer = reconcile([pod("a")], claim: disrupted)
    #expect(answer.reports.first?.message == "Evicted pod: Underutilized")
  }

  struct Group: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var pods: [String]
    var leave: [String]
  }

  @Test(
    "Pods leave in groups, the next when the one before is gone",
    arguments: [
      Group(
        testDescription: "plain Pods first", pods: ["app", "app2", "daemon", "dns"], leave: ["app", "app2"]),
      Group(testDescription: "then daemons", pods: ["daemon", "dns", "proxy"], leave: ["daemon"]),
      Group(testDescription: "then critical ones", pods: ["dns", "proxy"], leave: ["dns"]),
      Group(testDescription: "last critical daemons", pods: ["proxy"], leave: ["proxy"]),
      Group(testDescription: "never those that tolerate the taint", pods: ["agent"], leave: []),
    ])
  func groups(_ c: Group) {
    let pods = c.pods.map { name in
      pod(name) { pod in
        if ["daemon", "proxy", "agent"].contains(name) {
          pod.metadata.ownerReferences = [OwnerReference(controller: DaemonSet())]
        }
        if ["dns", "proxy"].contains(name) { pod.spec.priorityClassName = "system-cluster-critical" }
        if name == "agent" { pod.spec.tolerations = [Toleration(operator: .exists)] }
      }
    }
    let answer = reconcile(pods)
    #expect(answer.deletions == c.leave)
    #expect(drain(answer)?.waiting == (c.leave.isEmpty ? nil : c.pods.count))
  }

  @Test("a Pod that is not evicted holds the groups behind it")
  func holds() {
    let answer = reconcile([
      pod("kept") { $0.metadata.annotations[WellKnown.doNotDisrupt] = "true" },
      pod("going") { $0.metadata.deletionTimestamp = .seconds(120) },
      pod("dns") { $0.spec.priorityClassName = "system-node-critical" },
      pod("done") { $0.status.phase = .succeeded },
      pod("stuck") { $0.metadata.deletionTimestamp = .seconds(39) },
    ])
    #expect(answer.deletions.isEmpty)
    var held = DrainStep.Drain(group: .nonCritical, waiting: 3)
    held.protected = [name("kept")]
    held.terminating = [name("going")]
    #expect(answer.drainStages == [.tainted, .draining(held)])
    #expect(answer.lookAgainAt == .seconds(181))
  }

  private func budget(allowed: Int) -> PodDisruptionBudget {
    PodDisruptionBudget().with {
      $0.metadata = ObjectMeta(name: "web", namespace: "default")
      $0.selector = LabelSelector(matchLabels: ["app": "web"])
      $0.status.disruptionsAllowed = allowed
      $0.status.currentHealthy = 3
      $0.status.desiredHealthy = 3 - allowed
    }
  }

  @Test("a budget of one lets one Pod go, and the next when a try falls after it allows again")
  func budgets() throws {
    var queue = EvictionQueue()
    func look(_ pods: [Pod], _ budget: PodDisruptionBudget, at now: VirtualTime) -> Reconciliation {
      NodeTermination.reconcile(
        node,
        NodeTermination.Surroundings(
          nodeClaim: draining, pods: pods, budgets: [budget], instanceExists: true),
        queue: &queue, at: now)
    }
    var draining = claim
    let first = look([pod("a"), pod("b")], budget(allowed: 1), at: .seconds(100))
    #expect(first.deletions == ["a"])
    let refusals = try #require(drain(first)?.refused)
    #expect(refusals.map(\.pod) == [name("b")])
    #expect(
      first.reports.map(\.message).contains(
        "Failed to drain node, evicting pod violates a PDB (Pod=default/b)"))
    draining = try #require(first.updatedStatus(NodeClaim.self).last)
    let again = look([pod("b")], budget(allowed: 0), at: .seconds(104))
    #expect(again.deletions.isEmpty)
    #expect(again.reports.isEmpty)
    // Tries fall at 0.1, 0.3, 0.7, 1.5, 3.1, 6.3, 12.7 s and every ten after.
    let early = look([pod("b")], budget(allowed: 1), at: .seconds(105))
    #expect(early.deletions.isEmpty)
    #expect(early.lookAgainAt == .seconds(100) + .milliseconds(6300))
    let due = look([pod("b")], budget(allowed: 1), at: .seconds(100) + .milliseconds(6300))
    #expect(due.deletions == ["b"])
  }

  @Test("two budgets on one Pod never let it go")
  func severalBudgets() {
    let other = budget(allowed: 1).with { $0.metadata.name = "other" }
    let answer = reconcile([pod("a")], budgets: [budget(allowed: 1), other])
    #expect(answer.deletions.isEmpty)
    #expect(
      answer.reports.map(\.message).contains(
        "Failed to drain node, eviction does not support multiple PDBs (Pod=default/a)"))
  }

  @Test("before the deadline every Pod is deleted in time, over budget and annotation")
  func deadline() throws {
    let limited = claim.with {
      $0.metadata.annotations[WellKnown.nodeClaimTerminationTimestamp] = "2026-01-15T12:10:00Z"
    }
    let pods = [
      pod("slow") {
        $0.metadata.annotations[WellKnown.doNotDisrupt] = "true"
        $0.spec.terminationGracePeriodSeconds = 60
      }
    ]
    let early = reconcile(pods, claim: limited, at: .seconds(540))
    #expect(early.deletions.isEmpty)
    #expect(early.lookAgainAt == .seconds(541))
    let due = reconcile(pods, claim: limited, at: .seconds(541))
    #expect(
      drain(due)?.forced == [
        DrainStep.Forced(pod: name("slow"), grantedSeconds: 59, ownGraceSeconds: 60)
      ])
    #expect(
      due.reports.map(\.message).contains(
        "Deleting the pod to accommodate the terminationTime 2026-01-15 12:10:00 +0000 UTC of the node. The pod "
          + "was granted 59 seconds of grace-period of its 60 terminationGracePeriodSeconds. This bypasses the "
          + "PDB of the pod and the do-not-disrupt annotation."))
    let late = reconcile(pods, claim: limited, at: .seconds(700))
    #expect(drain(late)?.forced.map(\.grantedSeconds) == [1])
  }

  @Test("an empty node drains for five seconds, waits for its volumes, then for its machine, and goes")
  func stages() throws {
    var claim = claim
    func take(_ answer: Reconciliation) -> Reconciliation {
      if let status = answer.updatedStatus(NodeClaim.self).last?.status { claim.status = status }
      return answer
    }
    let tainted = node.with { $0.spec.taints = [Taint(key: WellKnown.disrupted, effect: .noSchedule)] }
    let first = take(reconcile([], claim: claim, node: tainted, at: .seconds(100)))
    #expect(claim.status.conditions["Drained"]?.reason == "Draining")
    #expect(first.lookAgainAt == .seconds(105))
    let volumes = (1...7).map { "csi-\($0)" }
    let drained = take(reconcile([], claim: claim, node: tainted, volumes: volumes, at: .seconds(105)))
    #expect(
      drained.drainStages == [.drained(after: .seconds(5)), .awaitingVolumes(attachments: volumes)])
    #expect(
      drained.reports.first?.message
        == "Awaiting deletion of bound volumeattachments (csi-1, csi-2, csi-3, csi-4, csi-5 and 2 other(s))")
    let detached = take(reconcile([], claim: claim, node: tainted, at: .seconds(111)))
    #expect(
      detached.drainStages == [
        .volumesDetached, .instanceTermination(providerID: "aws:///us-east-1a/i-1"),
      ])
    #expect(detached.cloudRequests == [.terminate(providerID: "aws:///us-east-1a/i-1")])
    #expect(detached.lookAgainAt == .seconds(116))
    let gone = take(reconcile([], claim: claim, node: tainted, instanceExists: false, at: .seconds(116)))
    #expect(gone.drainStages == [.removed(instanceWasGone: false, after: .seconds(16))])
    #expect(gone.updated(Node.self).first?.metadata.finalizers == [])
  }

  @Test("past the deadline volumes are waited for no more")
  func volumesAbandoned() {
    let limited = claim.having(ConditionType.drained).with {
      $0.metadata.annotations[WellKnown.nodeClaimTerminationTimestamp] = "2026-01-15T12:10:00Z"
    }
    let answer = reconcile([], claim: limited, volumes: ["csi-1"], at: .seconds(600))
    #expect(answer.drainStages.contains(.volumesAbandoned(attachments: ["csi-1"])))
    #expect(answer.cloudRequests == [.terminate(providerID: "aws:///us-east-1a/i-1")])
  }

  @Test("a Node whose machine is gone and whose kubelet is silent goes at once, its Pods undrained")
  func instanceGone() {
    let dead = node.with { $0.status.conditions[0].status = .unknown }
    let answer = reconcile([pod("a")], node: dead, instanceExists: false)
    #expect(answer.deletions.isEmpty)
    #expect(answer.drainStages == [.removed(instanceWasGone: true, after: .zero)])
    let alive = reconcile([pod("a")], instanceExists: false)
    #expect(alive.deletions == ["a"])
  }

  @Test("deleting a Node by hand deletes its claim; a Node that is not Karpenter's is left alone")
  func byHand() {
    let owned = reconcile([], claim: claim.with { $0.metadata.deletionTimestamp = nil })
    #expect(owned.deletions == ["default-x7k2p"])
    let foreign = node.with { $0.metadata.labels = [:] }
    #expect(reconcile([pod("a")], node: foreign).changesNothing)
  }
}
