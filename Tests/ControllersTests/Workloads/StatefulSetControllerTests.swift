import Kubernetes
import Testing

@testable import Controllers

struct StatefulSetControllerTests {
  private func set(_ replicas: Int, _ change: (inout StatefulSet) -> Void = { _ in }) -> StatefulSet {
    StatefulSet().with {
      $0.metadata = ObjectMeta(name: "db", namespace: "default")
      $0.metadata.uid = "uid-db"
      $0.replicas = replicas
      $0.selector.matchLabels = ["app": "db"]
      $0.template.metadata.labels = ["app": "db"]
      change(&$0)
    }
  }

  private func pod(_ ordinal: Int, of set: StatefulSet, ready: Bool = true) -> Pod {
    let revision = "\(set.metadata.name)-\(StableHash.nameSuffix(of: set.template))"
    return StatefulSetController.pod(ordinal, of: set, template: set.template, revision: revision).with {
      $0.spec.nodeName = "n1"
      $0.status.phase = .running
      if ready { $0.status.setReadiness(isReady: true, reason: "", message: "", at: .start) }
    }
  }

  private func reconcile(
    _ set: StatefulSet, pods: [Pod], claims: [PersistentVolumeClaim] = [],
    revisions: [ControllerRevision] = []
  ) -> Reconciliation {
    StatefulSetController.reconcile(set, pods: pods, claims: claims, revisions: revisions, at: .start)
  }

  private func name(_ name: String) -> PodName { PodName(namespace: "default", name: name) }

  @Test("Pods come one at a time, each when the one before is ready, with their own claims")
  func ordered() throws {
    let set = set(3) {
      $0.volumeClaimTemplates = [PersistentVolumeClaim().with { $0.metadata.name = "data" }]
    }
    let first = reconcile(set, pods: [])
    let claim = try #require(first.created(PersistentVolumeClaim.self).first)
    #expect(claim.metadata.name == "data-db-0")
    #expect(claim.metadata.labels == ["app": "db"])
    #expect(reconcile(set, pods: [], claims: [claim]).created(PersistentVolumeClaim.self).isEmpty)
    let pod0 = try #require(first.created(Pod.self).first)
    #expect(first.created(Pod.self).count == 1)
    #expect(pod0.metadata.name == "db-0")
    #expect(pod0.metadata.labels["apps.kubernetes.io/pod-index"] == "0")
    #expect(pod0.spec.volumes.first?.persistentVolumeClaim?.claimName == "data-db-0")
    let waiting = reconcile(set, pods: [pod(0, of: set, ready: false)])
    #expect(waiting.created(Pod.self).isEmpty)
    let second = reconcile(set, pods: [pod(0, of: set)])
    #expect(second.created(Pod.self).map(\.metadata.name) == ["db-1"])
    #expect(
      second.changes == [
        .volume(.createdClaim(name: name("data-db-1"), forPod: name("db-1"))),
        .createdStatefulPod(name: name("db-1"), want: 3),
      ])
  }

  @Test("with Parallel they come and go all at once")
  func parallel() {
    let set = set(2) { $0.podManagementPolicy = .parallel }
    #expect(reconcile(set, pods: []).created(Pod.self).count == 2)
    let pods = (0..<5).map { pod($0, of: set) }
    #expect(
      reconcile(set, pods: pods).deletions == ["db-4", "db-3", "db-2"])
  }

  @Test("scaling down takes the highest, and waits until it is gone")
  func scaleDown() {
    let set = set(1)
    let pods = (0..<3).map { pod($0, of: set) }
    let first = reconcile(set, pods: pods)
    #expect(first.deletions == ["db-2"])
    #expect(first.reports.map(\.message) == ["delete Pod db-2 in StatefulSet db successful"])
    let leaving = pods[2].with { $0.metadata.deletionTimestamp = .seconds(30) }
    #expect(
      reconcile(set, pods: [pods[0], pods[1], leaving]).deletions.isEmpty)
    #expect(reconcile(set, pods: [pods[0], pods[1]]).deletions == ["db-1"])
  }

  @Test("a new template replaces the highest first, down to the partition, each when those above are ready")
  func update() {
    let old = set(3)
    let new = set(3) { $0.template.spec.priorityClassName = "high" }
    let pods = (0..<3).map { pod($0, of: old) }
    #expect(reconcile(new, pods: pods).deletions == ["db-2"])
    let unready = [pods[0], pods[1], pod(2, of: new, ready: false)]
    #expect(reconcile(new, pods: unready).deletions.isEmpty)
    let ready = [pods[0], pods[1], pod(2, of: new)]
    #expect(reconcile(new, pods: ready).deletions == ["db-1"])
    let held = new.with { $0.updateStrategy = .rollingUpdate(partition: 2) }
    #expect(reconcile(held, pods: ready).deletions.isEmpty)
  }

  @Test("a Pod under the partition that has to be made anew is made of the template before")
  func partition() throws {
    var old = set(2)
    let first = reconcile(old, pods: [])
    let revision = try #require(first.created(ControllerRevision.self).first)
    #expect(revision.revision == 1)
    old.status.currentRevision = revision.metadata.name
    let new = old.with {
      $0.template.spec.priorityClassName = "high"
      $0.updateStrategy = .rollingUpdate(partition: 1)
    }
    let again = reconcile(new, pods: [pod(1, of: new)], revisions: [revision.with { $0.metadata.uid = "r1" }])
    #expect(again.created(ControllerRevision.self).map(\.revision) == [2])
    let made = try #require(again.created(Pod.self).first)
    #expect(made.metadata.name == "db-0")
    #expect(made.spec.priorityClassName.isEmpty)
    #expect(made.metadata.labels["controller-revision-hash"] == revision.metadata.name)
  }

  @Test("claims are kept, or go with the Pod that is scaled away, or with the set")
  func retention() {
    let claim = PersistentVolumeClaim().with {
      $0.metadata = ObjectMeta(name: "data-db-1", namespace: "default")
    }
    func owners(_ change: (inout StatefulSet.ClaimRetentionPolicy) -> Void) -> [String] {
      let set = set(1) {
        $0.volumeClaimTemplates = [PersistentVolumeClaim().with { $0.metadata.name = "data" }]
        change(&$0.claimRetentionPolicy)
      }
      let answer = reconcile(set, pods: [pod(0, of: set), pod(1, of: set)], claims: [claim])
      return answer.updated(PersistentVolumeClaim.self).flatMap(\.metadata.ownerReferences).map(\.name)
    }
    #expect(owners { _ in } == [])
    #expect(owners { $0.whenScaled = .delete } == ["db-1"])
    #expect(owners { $0.whenDeleted = .delete } == ["db"])
  }
}
