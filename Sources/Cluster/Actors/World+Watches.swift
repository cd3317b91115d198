import Kubernetes

/// Who watches what: a write puts the objects concerned before every actor that depends on them.
extension World {
  mutating func observe(_ change: ObjectChange) {
    switch change {
    case .pod(let before, let after): observePod(before, after)
    case .node(let before, let after): observeNode(before, after)
    case .deployment(_, let after): enqueue(.deploymentController, after)
    case .replicaSet(let before, let after):
      enqueue(.replicaSetController, after)
      enqueueController(of: after ?? before, kind: .deployment, for: .deploymentController)
    case .daemonSet(_, let after): enqueue(.daemonSetController, after)
    case .podDisruptionBudget, .nodePool, .nodeClaim, .ec2NodeClass, .other: break
    }
  }

  private mutating func observePod(_ before: Pod?, _ after: Pod?) {
    enqueueController(of: after ?? before, kind: .replicaSet, for: .replicaSetController)
    enqueueController(of: after ?? before, kind: .daemonSet, for: .daemonSetController)
  }

  private mutating func observeNode(_ before: Node?, _ after: Node?) {
    for daemonSet in objects.daemonSets.values { enqueue(.daemonSetController, daemonSet) }
  }

  private mutating func enqueue<Object: KubernetesObject>(_ actor: Actor, _ object: Object?) {
    if let object { enqueue(actor, object.name) }
  }

  private mutating func enqueueController<Object: KubernetesObject>(
    of object: Object?, kind: Kind, for actor: Actor
  ) {
    guard let object, let owner = object.metadata.controller, owner.kind == kind.name else { return }
    enqueue(actor, NamespacedName(namespace: object.metadata.namespace, name: owner.name))
  }
}
