import Kubernetes

/// What a Deployment writes on its ReplicaSets.
enum DeploymentAnnotation {
  static let desiredReplicas = "deployment.kubernetes.io/desired-replicas"
  static let maxReplicas = "deployment.kubernetes.io/max-replicas"
  static let revisionHistory = "deployment.kubernetes.io/revision-history"

  /// Those of a Deployment that are not copied to its ReplicaSets.
  static let ownOfDeployment: Set = [
    WellKnown.lastApplied, WellKnown.deploymentRevision, revisionHistory, desiredReplicas, maxReplicas,
    "deprecated.deployment.rollback.to",
  ]
}

extension ReplicaSet {
  /// Which rollout of its Deployment it belongs to; 0 when it is not written on it.
  public var revision: Int { metadata.annotations[WellKnown.deploymentRevision].flatMap { Int($0) } ?? 0 }

  var desiredReplicas: Int? { metadata.annotations[DeploymentAnnotation.desiredReplicas].flatMap { Int($0) } }
  var maxReplicas: Int? { metadata.annotations[DeploymentAnnotation.maxReplicas].flatMap { Int($0) } }
}

extension DeploymentRollout {
  /// Brings the new ReplicaSet's revision and copied annotations up to date, where it exists.
  mutating func findNewReplicaSet() {
    guard var new = newReplicaSet else { return }
    annotate(&new, isNew: false)
    new.minReadySeconds = deployment.minReadySeconds
    if new != newReplicaSet {
      result.writes.append(.update(new))
      newReplicaSet = new
    }
    deployment.metadata.annotations[WellKnown.deploymentRevision] = String(new.revision)
    if deployment.status.conditions["Progressing"] == nil {
      setProgressing(.isTrue, UpstreamText.foundNewReplicaSet, UpstreamText.found(new.metadata.name))
    }
  }

  mutating func createNewReplicaSetIfNone() {
    guard newReplicaSet == nil else { return }
    var new = ReplicaSet()
    let hash = unusedHash()
    new.metadata.name = "\(deployment.metadata.name)-\(hash)"
    new.metadata.namespace = deployment.metadata.namespace
    new.metadata.ownerReferences = [OwnerReference(controller: deployment)]
    new.metadata.labels = deployment.template.metadata.labels
    new.metadata.labels[WellKnown.podTemplateHash] = hash
    new.selector = deployment.selector
    new.selector.matchLabels[WellKnown.podTemplateHash] = hash
    new.template = deployment.template
    new.template.metadata.labels[WellKnown.podTemplateHash] = hash
    new.minReadySeconds = deployment.minReadySeconds
    new.replicas = newReplicaSetTarget(from: 0)
    annotate(&new, isNew: true)
    newReplicaSet = new
    result.writes.append(.create(new))
    if new.replicas > 0 { reportScaling(new, from: 0) }
    result.record(deployment.reference, .createdReplicaSet(name: new.name, replicas: new.replicas))
    deployment.metadata.annotations[WellKnown.deploymentRevision] = String(new.revision)
    setProgressing(
      .isTrue, UpstreamText.newReplicaSetCreated, UpstreamText.createdReplicaSet(new.metadata.name))
  }

  /// Scales a ReplicaSet and notes on it what it was scaled for.
  ///
  /// - Returns: whether its size changed.
  mutating func scale(_ replicaSet: ReplicaSet, to size: Int, because cause: ControllerStep.ScalingCause)
    -> Bool
  {
    var scaled = replicaSet
    scaled.replicas = size
    annotateSize(&scaled)
    guard scaled != replicaSet else { return false }
    result.writes.append(.update(scaled))
    if newReplicaSet?.name == scaled.name {
      newReplicaSet = scaled
    } else if let index = oldReplicaSets.firstIndex(where: { $0.name == scaled.name }) {
      oldReplicaSets[index] = scaled
    }
    guard size != replicaSet.replicas else { return false }
    reportScaling(scaled, from: replicaSet.replicas)
    result.record(
      deployment.reference,
      .scaledReplicaSet(name: scaled.name, from: replicaSet.replicas, to: size, because: cause))
    return true
  }

  /// Deletes ended old ReplicaSets, the earliest revisions first, until `revisionHistoryLimit` are left.
  mutating func deleteHistoryBeyondLimit() {
    let cleanable = oldReplicaSets.filter { !$0.metadata.isBeingDeleted }
      .sorted { ($0.revision, $0.name) < ($1.revision, $1.name) }
    let excess = cleanable.count - max(0, deployment.revisionHistoryLimit)
    for old in cleanable.prefix(max(0, excess)) {
      guard old.replicas == 0, old.status.replicas == 0,
        old.metadata.generation <= old.status.observedGeneration
      else { continue }
      result.writes.append(.delete(old.reference, gracePeriodSeconds: nil))
      result.record(
        deployment.reference,
        .deletedOldReplicaSet(name: old.name, historyLimit: deployment.revisionHistoryLimit))
    }
  }

  private mutating func reportScaling(_ replicaSet: ReplicaSet, from: Int) {
    result.report(
      deployment.reference, .normal, UpstreamText.scalingReplicaSet,
      UpstreamText.scaled(replicaSet.metadata.name, from: from, to: replicaSet.replicas))
  }

  private func annotate(_ replicaSet: inout ReplicaSet, isNew: Bool) {
    for (key, value) in deployment.metadata.annotations
    where !DeploymentAnnotation.ownOfDeployment.contains(key) {
      replicaSet.metadata.annotations[key] = value
    }
    let revision = (oldReplicaSets.map(\.revision).max() ?? 0) + 1
    if replicaSet.revision < revision {
      if replicaSet.revision > 0 {
        let history = replicaSet.metadata.annotations[DeploymentAnnotation.revisionHistory]
        replicaSet.metadata.annotations[DeploymentAnnotation.revisionHistory] =
          [history, String(replicaSet.revision)].compactMap(\.self).joined(separator: ",")
      }
      replicaSet.metadata.annotations[WellKnown.deploymentRevision] = String(revision)
    }
    if isNew { annotateSize(&replicaSet) }
  }

  private func annotateSize(_ replicaSet: inout ReplicaSet) {
    replicaSet.metadata.annotations[DeploymentAnnotation.desiredReplicas] = String(replicas)
    replicaSet.metadata.annotations[DeploymentAnnotation.maxReplicas] = String(replicas + maxSurge)
  }

  /// The template's hash, another one when a ReplicaSet of a different template has that name.
  private func unusedHash() -> String {
    let taken = Set(oldReplicaSets.map(\.metadata.name))
    var collisions = 0
    while true {
      let hash = StableHash.nameSuffix(of: deployment.template, collisions: collisions)
      if !taken.contains("\(deployment.metadata.name)-\(hash)") { return hash }
      collisions += 1
    }
  }
}
