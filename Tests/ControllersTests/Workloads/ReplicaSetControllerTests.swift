import Kubernetes
import Testing

@testable import Controllers

struct ReplicaSetControllerTests {
  private func replicaSet(_ replicas: Int) -> ReplicaSet {
    ReplicaSet().with {
      $0.metadata = ObjectMeta(name: "web", namespace: "default")
      $0.metadata.uid = "uid-web"
      $0.replicas = replicas
      $0.selector.matchLabels = ["app": "web"]
      $0.template.metadata.labels = ["app": "web"]
    }
  }

  private func owned(_ pod: Pod) -> Pod {
    pod.with {
      $0.metadata.labels["app"] = "web"
      $0.metadata.ownerReferences = [OwnerReference(controller: replicaSet(0))]
    }
  }

  struct Victim: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var pods: [Pod]
    var siblings: [Pod] = []
    var goes: String
  }

  private static let hour = 3600

  private static let victims: [Victim] = [
    Victim(
      testDescription: "unassigned before assigned",
      pods: [Pod("bound", on: "n1"), Pod("waiting")], goes: "waiting"),
    Victim(
      testDescription: "pending before running",
      pods: [Pod("running", on: "n1", ready: .start), Pod("pending", on: "n1")], goes: "pending"),
    Victim(
      testDescription: "not ready before ready",
      pods: [
        Pod("ready", on: "n1", ready: .start),
        Pod("unready", on: "n1").with { $0.status.phase = .running },
      ], goes: "unready"),
    Victim(
      testDescription: "the lower deletion cost goes first, though older",
      pods: [
        Pod("young", on: "n1", ready: .seconds(hour - 10)),
        Pod("cheap", on: "n2", ready: .start).with {
          $0.metadata.annotations[WellKnown.podDeletionCost] = "-5"
        },
      ], goes: "cheap"),
    Victim(
      testDescription: "a deletion cost that is no integer counts as none",
      pods: [
        Pod("old", on: "n1", ready: .start).with {
          $0.metadata.annotations[WellKnown.podDeletionCost] = "-1.5"
        },
        Pod("young", on: "n2", ready: .seconds(hour - 10)),
      ], goes: "young"),
    Victim(
      testDescription: "from the node with more Pods of the application, siblings' among them",
      pods: [Pod("lonely", on: "n1", ready: .seconds(hour - 10)), Pod("crowded", on: "n2", ready: .start)],
      siblings: [Pod("other", on: "n2", ready: .start)], goes: "crowded"),
    Victim(
      testDescription: "the younger by a power of two",
      pods: [Pod("a-old", on: "n1", ready: .start), Pod("young", on: "n2", ready: .seconds(hour - 60))],
      goes: "young"),
    Victim(
      testDescription: "of ages within a power of two, the smaller UID",
      pods: [
        Pod("a-older", on: "n1", ready: .start), Pod("b-younger", on: "n2", ready: .seconds(600)),
      ], goes: "a-older"),
    Victim(
      testDescription: "ready at the same instant, the one that restarted more",
      pods: [
        Pod("steady", on: "n1", ready: .start),
        Pod("restless", on: "n2", ready: .start).with {
          $0.status.containerStatuses = [
            ContainerStatus(
              name: "app", image: "app", isReady: true, restartCount: 3, state: .running(since: .start))
          ]
        },
      ], goes: "restless"),
  ]

  @Test("scaling down gives up", arguments: victims)
  func victimOrder(_ c: Victim) {
    let answer = ReplicaSetController.reconcile(
      replicaSet(1), pods: c.pods.map(owned), siblingPods: c.siblings, at: .seconds(Self.hour))
    #expect(answer.deletions == [c.goes])
    #expect(
      answer.changes == [
        .deletedPods(names: [NamespacedName(namespace: "default", name: c.goes)], have: 2, want: 1)
      ])
    #expect(answer.reports.map(\.message) == ["Deleted pod: \(c.goes)"])
  }

  @Test("a Pod that is ending is replaced at once")
  func replacesTerminating() {
    let ending = owned(Pod("a", on: "n1", ready: .start)).with {
      $0.metadata.deletionTimestamp = .seconds(30)
    }
    let answer = ReplicaSetController.reconcile(replicaSet(1), pods: [ending], at: .start)
    #expect(answer.created(Pod.self).count == 1)
    #expect(answer.updatedStatus(ReplicaSet.self).first?.status.terminatingReplicas == 1)
  }

  @Test("a Pod whose label was taken away is released and replaced; a matching orphan is adopted")
  func ownership() {
    let quarantined = owned(Pod("sick", on: "n1", ready: .start)).with { $0.metadata.labels = [:] }
    let orphan = Pod("orphan", labels: ["app": "web"], on: "n1", ready: .start)
    let answer = ReplicaSetController.reconcile(replicaSet(2), pods: [orphan, quarantined], at: .start)
    #expect(answer.changes.prefix(2) == [.adopted(orphan.reference), .released(quarantined.reference)])
    #expect(answer.updated(Pod.self).map(\.metadata.ownerReferences.count) == [1, 0])
    #expect(answer.created(Pod.self).count == 1)
  }

  @Test("a ready Pod counts as available only after minReadySeconds, and is looked at then")
  func minReadySeconds() {
    let pods = [owned(Pod("a", on: "n1", ready: .seconds(5)))]
    let waiting = replicaSet(1).with { $0.minReadySeconds = 10 }
    let early = ReplicaSetController.reconcile(waiting, pods: pods, at: .seconds(14))
    #expect(early.updatedStatus(ReplicaSet.self).first?.status.availableReplicas == 0)
    #expect(early.lookAgainAt == .seconds(15))
    let later = ReplicaSetController.reconcile(waiting, pods: pods, at: .seconds(15))
    #expect(later.updatedStatus(ReplicaSet.self).first?.status.availableReplicas == 1)
    #expect(later.lookAgainAt == nil)
  }
}
