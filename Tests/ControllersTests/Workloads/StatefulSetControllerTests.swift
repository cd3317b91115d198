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
    return StatefulSetController.pod(ordinal, of: set, revision: revision).with {
      $0.spec.nodeName = "n1"
      $0.status.phase = .running
      if ready { $0.status.setReadiness(isReady: true, reason: "", message: "", at: .start) }
    }
  }

  private func name(_ name: String) -> PodName { PodName(namespace: "default", name: name) }

  @Test("Pods come one at a time, each when the one before is ready, with their own claims")
  func ordered() throws {
    let set = set(3) {
      var claim = StatefulSet.VolumeClaimTemplate()
      claim.name = "data"
      $0.volumeClaimTemplates = [claim]
    }
    let first = StatefulSetController.reconcile(set, pods: [], at: .start)
    let pod0 = try #require(first.created(Pod.self).first)
    #expect(first.created(Pod.self).count == 1)
    #expect(pod0.metadata.name == "db-0")
    #expect(pod0.metadata.labels["apps.kubernetes.io/pod-index"] == "0")
    #expect(pod0.spec.volumes.first?.persistentVolumeClaim?.claimName == "data-db-0")
    let waiting = StatefulSetController.reconcile(set, pods: [pod(0, of: set, ready: false)], at: .start)
    #expect(waiting.created(Pod.self).isEmpty)
    let second = StatefulSetController.reconcile(set, pods: [pod(0, of: set)], at: .start)
    #expect(second.created(Pod.self).map(\.metadata.name) == ["db-1"])
    #expect(second.changes == [.createdStatefulPod(name: name("db-1"), want: 3)])
  }

  @Test("with Parallel they come and go all at once")
  func parallel() {
    let set = set(2) { $0.podManagementPolicy = .parallel }
    #expect(StatefulSetController.reconcile(set, pods: [], at: .start).created(Pod.self).count == 2)
    let pods = (0..<5).map { pod($0, of: set) }
    #expect(
      StatefulSetController.reconcile(set, pods: pods, at: .start).deletions == ["db-4", "db-3", "db-2"])
  }

  @Test("scaling down takes the highest, and waits until it is gone")
  func scaleDown() {
    let set = set(1)
    let pods = (0..<3).map { pod($0, of: set) }
    let first = StatefulSetController.reconcile(set, pods: pods, at: .start)
    #expect(first.deletions == ["db-2"])
    #expect(first.reports.map(\.message) == ["delete Pod db-2 in StatefulSet db successful"])
    let leaving = pods[2].with { $0.metadata.deletionTimestamp = .seconds(30) }
    #expect(
      StatefulSetController.reconcile(set, pods: [pods[0], pods[1], leaving], at: .start).deletions.isEmpty)
    #expect(StatefulSetController.reconcile(set, pods: [pods[0], pods[1]], at: .start).deletions == ["db-1"])
  }

  @Test("a new template replaces the highest first, down to the partition, each when those above are ready")
  func update() {
    let old = set(3)
    let new = set(3) { $0.template.spec.priorityClassName = "high" }
    let pods = (0..<3).map { pod($0, of: old) }
    #expect(StatefulSetController.reconcile(new, pods: pods, at: .start).deletions == ["db-2"])
    let unready = [pods[0], pods[1], pod(2, of: new, ready: false)]
    #expect(StatefulSetController.reconcile(new, pods: unready, at: .start).deletions.isEmpty)
    let ready = [pods[0], pods[1], pod(2, of: new)]
    #expect(StatefulSetController.reconcile(new, pods: ready, at: .start).deletions == ["db-1"])
    let held = new.with { $0.updateStrategy = .rollingUpdate(partition: 2) }
    #expect(StatefulSetController.reconcile(held, pods: ready, at: .start).deletions.isEmpty)
  }
}
