import Kubernetes

/// What a controller found and changed about one object: a decision record.
public struct ControllerStep: Equatable, Sendable {
  public let object: ObjectReference
  public let change: Change

  public init(object: ObjectReference, change: Change) {
    self.object = object
    self.change = change
  }

  public enum Change: Equatable, Sendable {
    /// A Deployment had no ReplicaSet of its template.
    case createdReplicaSet(name: NamespacedName, replicas: Int)
    case scaledReplicaSet(name: NamespacedName, from: Int, to: Int)
    /// A ReplicaSet had fewer Pods than it wants; the API server names the new ones.
    case createdPods(count: Int, have: Int, want: Int)
    case deletedPods(names: [PodName], have: Int, want: Int)
  }
}
