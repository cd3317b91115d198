import Kubernetes

/// Brings a Deployment's ReplicaSets towards its template and its number of replicas, one move at a time.
///
/// A pass makes at most one move (creates or scales up the new ReplicaSet, or scales old ones down) and
/// renews the status; what follows of the move brings the next pass.
///
/// Source: k8s.io/kubernetes `pkg/controller/deployment`.
public enum DeploymentController {
  /// - Parameters:
  ///   - replicaSets: the Deployment's own, and any without a controller in its namespace.
  ///   - pods: those of its ReplicaSets; only `Recreate` asks whether old ones still run.
  public static func reconcile(
    _ deployment: Deployment, replicaSets: [ReplicaSet], pods: [Pod], at now: VirtualTime
  ) -> Reconciliation {
    let claim = OwnershipClaim(of: deployment, selector: deployment.selector, among: replicaSets)
    var rollout = DeploymentRollout(deployment, replicaSets: claim.claimed, at: now)
    rollout.result = claim.changes
    if deployment.metadata.isBeingDeleted {
      rollout.renewStatus()
    } else if deployment.isPaused || rollout.hasBeenScaled {
      rollout.noteWhetherPaused()
      rollout.findNewReplicaSet()
      rollout.scaleProportionally()
      if deployment.isPaused { rollout.deleteHistoryBeyondLimit() }
      rollout.renewStatus()
    } else {
      rollout.noteWhetherPaused()
      switch deployment.strategy {
      case .recreate: rollout.recreate(pods: pods)
      case .rollingUpdate: rollout.rollOver()
      }
      rollout.renewStatus()
    }
    return rollout.finish()
  }
}
