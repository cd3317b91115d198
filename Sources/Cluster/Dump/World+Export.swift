import Kubernetes
import Manifests

/// The cluster as manifests that `kubectl apply -f` takes on a real one.
extension World {
  /// What a person has made: no status, nothing that the API server or a controller writes, no object that another makes, and
  /// nothing of `kube-system`, which every cluster has of its own. What others refer to comes first.
  public var exportedManifests: [JSONValue] {
    var manifests: [(rank: Int, json: JSONValue)] = []
    for (rank, type) in Self.exportOrder.enumerated() {
      manifests += exported(type).map { (rank, $0) }
    }
    for object in objects.inert.values where object.kind.name != "Secret" && object.metadata.isSomebodys {
      let rank = object.kind.isNamespaced ? Self.exportOrder.count : 0
      manifests.append((rank, object.json.asManifest(of: object.kind)))
    }
    return manifests.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
      .map(\.element.json)
  }

  /// Kinds whose objects people write. Nodes, NodeClaims and what follows from others are not among them.
  static let exportOrder: [any StoredObject.Type] = [
    Namespace.self, PriorityClass.self, StorageClass.self, LimitRange.self, ResourceQuota.self,
    ServiceAccount.self,
    ConfigMap.self, PersistentVolumeClaim.self, Service.self, EC2NodeClass.self, AKSNodeClass.self,
    OCINodeClass.self, NodePool.self, NodeOverlay.self, PodDisruptionBudget.self, Deployment.self,
    ReplicaSet.self,
    StatefulSet.self, DaemonSet.self, Job.self, CronJob.self, Pod.self, HorizontalPodAutoscaler.self,
    VerticalPodAutoscaler.self, ScaledObject.self,
  ]

  private func exported<Object: StoredObject>(_ type: Object.Type) -> [JSONValue] {
    objects[type].values.filter { $0.metadata.isSomebodys && !$0.isTheClusters }.map { object in
      object.cleared.json.asManifest(of: Object.kind)
    }
  }
}

extension ObjectMeta {
  /// Whether somebody has made it: it has no owner and does not go, and is none of the system's.
  fileprivate var isSomebodys: Bool {
    ownerReferences.isEmpty && !isBeingDeleted
      && !["kube-system", "kube-public", "kube-node-lease"].contains(namespace)
  }
}

extension StoredObject {
  /// What every cluster has.
  fileprivate var isTheClusters: Bool {
    let name = metadata.name
    return switch Self.kind {
    case .namespace: ["default", "kube-system", "kube-public", "kube-node-lease"].contains(name)
    case .priorityClass: name.hasPrefix("system-")
    case .service: metadata.namespace == "default" && name == "kubernetes"
    default:
      (Self.kind.name == "ServiceAccount" && name == "default")
        || (Self.kind.name == "ConfigMap" && name == "kube-root-ca.crt")
    }
  }

  /// Without what admission and controllers have written into its spec.
  fileprivate var cleared: Self {
    if var pod = self as? Pod {
      pod.spec.nodeName = nil
      pod.spec.priority = nil
      pod.spec.tolerations.removeAll(where: \.isOfAdmission)
      return pod as? Self ?? self
    }
    if var service = self as? Service {
      if service.clusterIP != "None" { service.clusterIP = "" }
      for index in service.ports.indices { service.ports[index].nodePort = 0 }
      return service as? Self ?? self
    }
    return self
  }
}

extension Toleration {
  /// Of those that every Pod is given: five minutes on a node that is not there.
  fileprivate var isOfAdmission: Bool {
    [WellKnown.notReady, WellKnown.unreachable].contains(key) && tolerationSeconds == 300
  }
}

extension JSONValue {
  fileprivate func asManifest(of kind: Kind) -> JSONValue {
    guard case .object(var members) = self else { return self }
    members["status"] = nil
    if case .object(var metadata)? = members["metadata"] {
      for key in Self.serversMetadata { metadata[key] = nil }
      if case .object(let annotations)? = metadata["annotations"] {
        let kept = annotations.filter { !Self.isControllers($0.key) }
        metadata["annotations"] = kept.isEmpty ? nil : .object(kept)
      }
      members["metadata"] = .object(metadata)
    }
    if kind.name == "PersistentVolumeClaim" { members["spec"] = members["spec"]?.removing(["volumeName"]) }
    if kind.name == "Job" {
      members["spec"] = members["spec"]?.removing(["selector"])
      members["spec"] = members["spec"]?.clearingJobLabels
    }
    return .object(members)
  }

  private static let serversMetadata = [
    "uid", "resourceVersion", "generation", "creationTimestamp", "deletionTimestamp",
    "deletionGracePeriodSeconds",
    "finalizers", "ownerReferences", "managedFields", "selfLink",
  ]

  /// Whether kubectl or a controller writes the annotation.
  private static func isControllers(_ key: String) -> Bool {
    let domains = ["deployment.kubernetes.io", "pv.kubernetes.io", "volume.kubernetes.io"]
    return key == WellKnown.lastApplied || domains.contains { key.hasPrefix($0 + "/") }
      || key.hasPrefix("karpenter") && key.contains("-hash")
  }

  private func removing(_ keys: [String]) -> JSONValue {
    guard case .object(let members) = self else { return self }
    return .object(members.filter { !keys.contains($0.key) })
  }

  /// A Job's template without the labels by which the Job knows its Pods.
  private var clearingJobLabels: JSONValue {
    guard case .object(var spec) = self, case .object(var template)? = spec["template"],
      case .object(var metadata)? = template["metadata"], case .object(let labels)? = metadata["labels"]
    else { return self }
    let own = [
      "controller-uid", "job-name", "batch.kubernetes.io/controller-uid", "batch.kubernetes.io/job-name",
    ]
    metadata["labels"] = .object(labels.filter { !own.contains($0.key) })
    template["metadata"] = .object(metadata)
    spec["template"] = .object(template)
    return .object(spec)
  }
}
