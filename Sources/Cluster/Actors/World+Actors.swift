import Controllers
import Kubernetes

/// Who watches what: a write puts the objects concerned before every actor that depends on them.
extension World {
  mutating func observe(_ change: ObjectChange) {
    switch change {
    case .pod(let before, let after): observePod(before, after)
    case .deployment(let before, let after): enqueueIfPresent(.deploymentController, after ?? before)
    case .replicaSet(let before, let after):
      enqueueIfPresent(.replicaSetController, after)
      enqueueOwner(of: after ?? before, kind: .deployment, for: .deploymentController)
    case .node, .daemonSet, .podDisruptionBudget, .nodePool, .nodeClaim, .ec2NodeClass, .other: break
    }
  }

  private mutating func observePod(_ before: Pod?, _ after: Pod?) {
    enqueueOwner(of: after ?? before, kind: .replicaSet, for: .replicaSetController)
  }

  private mutating func enqueueIfPresent<Object: KubernetesObject>(_ actor: Actor, _ object: Object?) {
    if let object { enqueue(actor, object.name) }
  }

  private mutating func enqueueOwner<Object: KubernetesObject>(
    of object: Object?, kind: Kind, for actor: Actor
  ) {
    guard let object, let owner = object.metadata.controller, owner.kind == kind.name else { return }
    enqueue(actor, NamespacedName(namespace: object.metadata.namespace, name: owner.name))
  }
}

/// What each actor does about one object when its time has come.
extension World {
  mutating func act(_ actor: Actor, on key: NamespacedName) {
    switch actor {
    case .user, .apiServer, .garbageCollector, .deploymentController, .replicaSetController,
      .daemonSetController,
      .budgetController, .nodeLifecycleController, .kubelet, .scheduler, .nodeClassController,
      .nodePoolController,
      .nodeClaimLifecycle, .nodeClaimConditions, .provisioner, .disruption, .termination, .interruption, .ec2:
      break
    }
  }
}
