import Kubernetes

/// How many replicas the owner of a Pod wants: a ReplicaSet's or StatefulSet's own number, or a Deployment's.
public struct WorkloadScales: Sendable {
  private var replicas: [UID: Int] = [:]
  /// From a ReplicaSet to its Deployment.
  private var scaledBy: [UID: UID] = [:]

  public init(deployments: [Deployment], replicaSets: [ReplicaSet], statefulSets: [StatefulSet]) {
    for deployment in deployments { replicas[deployment.metadata.uid] = deployment.replicas }
    for set in statefulSets { replicas[set.metadata.uid] = set.replicas }
    for replicaSet in replicaSets {
      replicas[replicaSet.metadata.uid] = replicaSet.replicas
      if let owner = replicaSet.metadata.controller, owner.kind == Kind.deployment.name {
        scaledBy[replicaSet.metadata.uid] = owner.uid
      }
    }
  }

  /// Whose number of replicas the Pod counts towards, and that number; nil when its owner is gone.
  ///
  /// - Throws: when what controls the Pod has no number of replicas, as a DaemonSet.
  func scale(of pod: Pod) throws(UnscalableController) -> (uid: UID, replicas: Int)? {
    guard let controller = pod.metadata.controller else { return nil }
    for kind in [Kind.daemonSet, .job] where controller.kind == kind.name {
      throw UnscalableController(kind: kind)
    }
    let uid = scaledBy[controller.uid] ?? controller.uid
    return replicas[uid].map { (uid, $0) }
  }
}

/// A controller of Pods without a number of replicas, of which no share can be taken.
struct UnscalableController: Error {
  let kind: Kind
}
