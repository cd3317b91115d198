import Controllers
import Kubernetes
import Narration
import Testing

struct ControllerMessageTests {
  static let web = ObjectReference(kind: .deployment, name: NamespacedName(namespace: "default", name: "web"))
  static let webReplicaSet = NamespacedName(namespace: "default", name: "web-6d4b75cb6d")
  static let replicaSet = ObjectReference(kind: .replicaSet, name: webReplicaSet)
  static let pod = NamespacedName(namespace: "default", name: "web-6d4b75cb6d-2x8fq")

  static let steps: [ControllerStep] = [
    ControllerStep(object: web, change: .createdReplicaSet(name: webReplicaSet, replicas: 10)),
    ControllerStep(object: web, change: .createdReplicaSet(name: webReplicaSet, replicas: 1)),
    scaled(10, 20, .replicasChanged(to: 20)), scaled(20, 1, .replicasChanged(to: 1)),
    scaled(0, 3, .surge(replicas: 10, maxSurge: 3, total: 10)),
    scaled(10, 8, .replacedByNewPods(available: 10, minAvailable: 8)), scaled(3, 0, .unhealthyOldPods),
    scaled(10, 0, .recreate),
    ControllerStep(object: web, change: .deletedOldReplicaSet(name: webReplicaSet, historyLimit: 10)),
    ControllerStep(object: web, change: .deletedOldReplicaSet(name: webReplicaSet, historyLimit: 1)),
    ControllerStep(object: web, change: .rolloutComplete(newReplicaSet: webReplicaSet)),
    ControllerStep(object: web, change: .rolloutStuck(progressDeadlineSeconds: 600)),
    ControllerStep(object: replicaSet, change: .createdPods(count: 10, have: 0, want: 10)),
    ControllerStep(object: replicaSet, change: .createdPods(count: 1, have: 0, want: 1)),
    ControllerStep(object: replicaSet, change: .deletedPods(names: [pod], have: 2, want: 1)),
    ControllerStep(
      object: replicaSet,
      change: .creationRefused(answer: "pods \"web-1\" is forbidden: exceeded quota: equipe")),
    ControllerStep(object: replicaSet, change: .adopted(ObjectReference(kind: .pod, name: pod))),
    ControllerStep(object: replicaSet, change: .released(ObjectReference(kind: .pod, name: pod))),
    ofPod(.podStarted(on: "ip-1", isReady: true)), ofPod(.podStarted(on: "ip-1", isReady: false)),
    ofPod(.podReady),
    ofPod(
      .tookLease(from: NamespacedName(namespace: "kube-system", name: "karpenter-1"), free: .seconds(15))),
    ofPod(.imagePullFailed(image: "nginx:nao-existe")),
    ofPod(.containerExited(name: "app", exitCode: 137, reason: "OOMKilled")),
    ofPod(.podEnded(phase: .failed)),
    ofPod(.podStopped(afterGrace: .zero)), ofPod(.podStopped(afterGrace: .seconds(30))),
    ofDaemon(.createdDaemonPods(on: ["ip-1"], want: 3)),
    ofDaemon(.createdDaemonPods(on: ["ip-1", "ip-2", "ip-3", "ip-4", "ip-5"], want: 5)),
    ofDaemon(.deletedDaemonPods(names: [pod], because: .nodeNotEligible("ip-1"))),
    ofDaemon(.deletedDaemonPods(names: [pod], because: .nodeGone)),
    ofDaemon(.deletedDaemonPods(names: [pod], because: .ended)),
    ofDaemon(.deletedDaemonPods(names: [pod], because: .surplus(on: "ip-1"))),
    ofDaemon(.deletedDaemonPods(names: [pod], because: .oldTemplate(maxUnavailable: 1))),
    ControllerStep(
      object: ObjectReference(kind: .podDisruptionBudget, name: web.name),
      change: .disruptionsAllowed(from: 0, to: 1, healthy: 3, desired: 2, expected: 3)),
    ofPod(.ownerGone(kind: "ReplicaSet", name: "web-6d4b75cb6d")), ofPod(.podLostWithNode("ip-1")),
    ofNode(.nodeUnreachable(lastHeartbeat: .seconds(60))),
    ofNode(.taintedNode(added: [unreachable], removed: [])),
    ofNode(.taintedNode(added: [], removed: [unreachable])),
    ofNode(.taintedNode(added: [unreachable], removed: [notReady])),
    ofPod(.evictedByTaint(.untolerated(unreachable))),
    ofPod(.evictedByTaint(.tolerationRanOut(seconds: 300))),
    ofNode(.nodeDrain(.began(because: .scaleIn(group: "bootstrap"), onlyCordons: false))),
    ofNode(.nodeDrain(.began(because: .spotInterruption(endsAt: .seconds(180)), onlyCordons: false))),
    ofNode(.nodeDrain(.began(because: .rebalanceRecommendation, onlyCordons: true))),
    ofNode(.nodeDrain(.evicted([pod], refused: []))), ofNode(.nodeDrain(.evicted([], refused: [pod, pod]))),
    ofNode(.nodeDrain(.evicted([pod, pod], refused: [pod]))), ofNode(.nodeDrain(.done)),
    ofNode(.nodeDrain(.gaveUp(left: [pod]))), ofNode(.nodeDrain(.gaveUp(left: [pod, pod]))),
  ]

  static let unreachable = Taint(key: WellKnown.unreachable, effect: .noExecute)
  static let notReady = Taint(key: WellKnown.notReady, effect: .noExecute)

  static func ofPod(_ change: ControllerStep.Change) -> ControllerStep {
    ControllerStep(object: ObjectReference(kind: .pod, name: pod), change: change)
  }

  static func ofNode(_ change: ControllerStep.Change) -> ControllerStep {
    ControllerStep(
      object: ObjectReference(kind: .node, name: NamespacedName(namespace: "", name: "ip-1")), change: change)
  }

  static func ofDaemon(_ change: ControllerStep.Change) -> ControllerStep {
    ControllerStep(
      object: ObjectReference(
        kind: .daemonSet, name: NamespacedName(namespace: "kube-system", name: "aws-node")),
      change: change)
  }

  static func scaled(_ from: Int, _ to: Int, _ cause: ControllerStep.ScalingCause) -> ControllerStep {
    ControllerStep(
      object: web, change: .scaledReplicaSet(name: webReplicaSet, from: from, to: to, because: cause))
  }

  @Test("what controllers do is told with its reason")
  func everyStep() throws {
    try Golden.expect(
      Self.steps.flatMap { Prose.lines(of: ControllerMessage.step($0)) }, named: "controllers")
  }
}
