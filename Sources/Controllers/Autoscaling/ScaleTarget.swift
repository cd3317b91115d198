import Kubernetes

/// A workload with a number of replicas that somebody else may set.
public enum ScaleTarget: Sendable {
  case deployment(Deployment)
  case replicaSet(ReplicaSet)
  case statefulSet(StatefulSet)

  public var object: any KubernetesObject {
    switch self {
    case .deployment(let workload): workload
    case .replicaSet(let workload): workload
    case .statefulSet(let workload): workload
    }
  }

  /// As many as are wanted.
  public var replicas: Int {
    switch self {
    case .deployment(let workload): workload.replicas
    case .replicaSet(let workload): workload.replicas
    case .statefulSet(let workload): workload.replicas
    }
  }

  /// As many as there are.
  var currentReplicas: Int {
    switch self {
    case .deployment(let workload): workload.status.replicas
    case .replicaSet(let workload): workload.status.replicas
    case .statefulSet(let workload): workload.status.replicas
    }
  }

  public func scaled(to replicas: Int) -> any KubernetesObject {
    switch self {
    case .deployment(let workload): workload.with { $0.replicas = replicas }
    case .replicaSet(let workload): workload.with { $0.replicas = replicas }
    case .statefulSet(let workload): workload.with { $0.replicas = replicas }
    }
  }
}
