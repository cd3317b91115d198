import Kubernetes

/// What is drawn and counted of a Pod at one instant.
public struct PodState: Equatable, Sendable {
  public enum Stage: String, Sendable {
    /// It has no node.
    case waiting
    /// It has a node, and its containers do not run yet.
    case starting
    case running
    /// Its containers run and answer their probes.
    case ready
    case leaving
    case finished
  }

  public var node: NodeName?
  public var stage: Stage
  /// What it belongs to, as a student names it.
  public var workload: String
  public var isDaemon: Bool
  public var requests: ResourceList
  public var createdAt: VirtualTime

  init(_ pod: Pod) {
    node = pod.spec.nodeName
    stage = pod.stage
    workload = pod.workloadName
    isDaemon = pod.isOwnedByDaemonSet
    requests = pod.spec.effectiveRequests
    createdAt = pod.metadata.creationTimestamp ?? .start
  }
}

extension Pod {
  var stage: PodState.Stage {
    if isFinished { return .finished }
    if metadata.isBeingDeleted { return .leaving }
    guard isBound else { return .waiting }
    guard status.phase == .running else { return .starting }
    return status.isReady ? .ready : .running
  }

  /// What it belongs to, as a student names it: the Deployment's name for a Pod of its ReplicaSet.
  public var workloadName: String {
    guard let owner = metadata.controller else { return metadata.name }
    if let hash = metadata.labels[WellKnown.podTemplateHash], owner.name.hasSuffix("-\(hash)") {
      return String(owner.name.dropLast(hash.count + 1))
    }
    return owner.name
  }
}
