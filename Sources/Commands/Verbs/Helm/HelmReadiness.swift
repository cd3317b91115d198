import Cluster
import Helm
import Kubernetes

/// What `--wait` waits for.
extension World {
  /// Whether every Deployment and DaemonSet of the release is as far as Helm wants it.
  func isReady(_ scope: ReleaseScope) -> Bool { unready(scope).isEmpty }

  /// Workloads of the release that are not, as `deployment/karpenter`.
  func unready(_ scope: ReleaseScope) -> [String] {
    (release(scope)?.latest.manifest ?? []).compactMap(\.reference).filter { reference in
      switch reference.kind {
      case .deployment: !(objects.deployments[reference.name].map(isReady) ?? false)
      case .daemonSet: !(objects.daemonSets[reference.name].map(\.isReadyForHelm) ?? false)
      default: false
      }
    }
    .map { "\($0.kind.singular)/\($0.name.name)" }
  }

  /// As many Pods of the newest template as may not be missing: two replicas of which one may, and one is enough.
  ///
  /// Source: helm.sh/helm v3 `pkg/kube/ready.go`.
  private func isReady(_ deployment: Deployment) -> Bool {
    guard deployment.status.observedGeneration >= deployment.metadata.generation else { return false }
    let newest = objects.all(ReplicaSet.self, in: deployment.metadata.namespace)
      .filter { $0.metadata.controller?.uid == deployment.metadata.uid }
      .max { $0.rolloutRevision < $1.rolloutRevision }
    guard let newest else { return false }
    var mayBeMissing = 0
    if case .rollingUpdate(_, let unavailable) = deployment.strategy {
      mayBeMissing = unavailable.scaled(of: deployment.replicas, roundingUp: false) ?? 0
    }
    return newest.status.readyReplicas >= deployment.replicas - mayBeMissing
  }
}

extension DaemonSet {
  fileprivate var isReadyForHelm: Bool {
    status.observedGeneration >= metadata.generation && status.numberReady >= status.desiredNumberScheduled
  }
}

extension ReplicaSet {
  fileprivate var rolloutRevision: Int {
    metadata.annotations[WellKnown.deploymentRevision].flatMap { Int($0) } ?? 0
  }
}
