import Cloud
import Kubernetes
import Manifests

/// A kind that has an effect here, and so a table of its own in the store.
public protocol StoredObject: SchemaDescribed {
  static var table: WritableKeyPath<ObjectStore, Table<Self>> { get }
  static func change(before: Self?, after: Self?) -> ObjectChange
  /// Takes over the other's status, which a write to the spec must not touch and a write to the status only touches.
  mutating func takeStatus(of other: Self)
}

/// One write to the store, as those who watch it see it. `before` is nil for a new object, `after` for a removed one.
public enum ObjectChange: Sendable {
  case pod(before: Pod?, after: Pod?)
  case node(before: Node?, after: Node?)
  case deployment(before: Deployment?, after: Deployment?)
  case replicaSet(before: ReplicaSet?, after: ReplicaSet?)
  case daemonSet(before: DaemonSet?, after: DaemonSet?)
  case podDisruptionBudget(before: PodDisruptionBudget?, after: PodDisruptionBudget?)
  case nodePool(before: NodePool?, after: NodePool?)
  case nodeClaim(before: NodeClaim?, after: NodeClaim?)
  case nodeOverlay(before: NodeOverlay?, after: NodeOverlay?)
  case nodeClass(before: NodeClass?, after: NodeClass?)
  case namespace(before: Namespace?, after: Namespace?)
  case service(before: Service?, after: Service?)
  case kubeSchedulerConfiguration(KubeSchedulerConfiguration?)
  case statefulSet(before: StatefulSet?, after: StatefulSet?)
  case job(before: Job?, after: Job?)
  case cronJob(before: CronJob?, after: CronJob?)
  case horizontalPodAutoscaler(before: HorizontalPodAutoscaler?, after: HorizontalPodAutoscaler?)
  case verticalPodAutoscaler(before: VerticalPodAutoscaler?, after: VerticalPodAutoscaler?)
  case scaledObject(before: ScaledObject?, after: ScaledObject?)
  case persistentVolume(before: PersistentVolume?, after: PersistentVolume?)
  case persistentVolumeClaim(before: PersistentVolumeClaim?, after: PersistentVolumeClaim?)
  case storageClass(before: StorageClass?, after: StorageClass?)
  case csiNode(before: CSINode?, after: CSINode?)
  case volumeAttachment(before: VolumeAttachment?, after: VolumeAttachment?)
  case resourceQuota(before: ResourceQuota?, after: ResourceQuota?)
  /// A kind that nobody watches.
  case other(ObjectReference)
}

extension StoredObject {
  public static func change(before: Self?, after: Self?) -> ObjectChange {
    .other(
      ObjectReference(kind: kind, name: (after ?? before)?.name ?? NamespacedName(namespace: "", name: "")))
  }

  public mutating func takeStatus(of other: Self) {}
}

extension Namespace: StoredObject {
  public static var table: WritableKeyPath<ObjectStore, Table<Self>> { \.namespaces }
  public static func change(before: Self?, after: Self?) -> ObjectChange {
    .namespace(before: before, after: after)
  }
}

extension Node: StoredObject {
  public static var table: WritableKeyPath<ObjectStore, Table<Self>> { \.nodes }
  public static func change(before: Self?, after: Self?) -> ObjectChange {
    .node(before: before, after: after)
  }
  public mutating func takeStatus(of other: Self) { status = other.status }
}

extension Pod: StoredObject {
  public static var table: WritableKeyPath<ObjectStore, Table<Self>> { \.pods }
  public static func change(before: Self?, after: Self?) -> ObjectChange {
    .pod(before: before, after: after)
  }
  public mutating func takeStatus(of other: Self) { status = other.status }
}

extension Service: StoredObject {
  public static var table: WritableKeyPath<ObjectStore, Table<Self>> { \.services }
  public static func change(before: Self?, after: Self?) -> ObjectChange {
    .service(before: before, after: after)
  }
}

extension ServiceAccount: StoredObject {
  public static var table: WritableKeyPath<ObjectStore, Table<Self>> { \.serviceAccounts }
}

extension ConfigMap: StoredObject {
  public static var table: WritableKeyPath<ObjectStore, Table<Self>> { \.configMaps }
}

extension LimitRange: StoredObject {
  public static var table: WritableKeyPath<ObjectStore, Table<Self>> { \.limitRanges }
}

extension ResourceQuota: StoredObject {
  public static var table: WritableKeyPath<ObjectStore, Table<Self>> { \.resourceQuotas }
  public static func change(before: Self?, after: Self?) -> ObjectChange {
    .resourceQuota(before: before, after: after)
  }
  public mutating func takeStatus(of other: Self) {
    enforced = other.enforced
    used = other.used
  }
}

extension Event: StoredObject {
  public static var table: WritableKeyPath<ObjectStore, Table<Self>> { \.events }
}

extension Deployment: StoredObject {
  public static var table: WritableKeyPath<ObjectStore, Table<Self>> { \.deployments }
  public static func change(before: Self?, after: Self?) -> ObjectChange {
    .deployment(before: before, after: after)
  }
  public mutating func takeStatus(of other: Self) { status = other.status }
}

extension ReplicaSet: StoredObject {
  public static var table: WritableKeyPath<ObjectStore, Table<Self>> { \.replicaSets }
  public static func change(before: Self?, after: Self?) -> ObjectChange {
    .replicaSet(before: before, after: after)
  }
  public mutating func takeStatus(of other: Self) { status = other.status }
}

extension DaemonSet: StoredObject {
  public static var table: WritableKeyPath<ObjectStore, Table<Self>> { \.daemonSets }
  public static func change(before: Self?, after: Self?) -> ObjectChange {
    .daemonSet(before: before, after: after)
  }
  public mutating func takeStatus(of other: Self) { status = other.status }
}

extension PodDisruptionBudget: StoredObject {
  public static var table: WritableKeyPath<ObjectStore, Table<Self>> { \.podDisruptionBudgets }
  public static func change(before: Self?, after: Self?) -> ObjectChange {
    .podDisruptionBudget(before: before, after: after)
  }
  public mutating func takeStatus(of other: Self) { status = other.status }
}

extension PriorityClass: StoredObject {
  public static var table: WritableKeyPath<ObjectStore, Table<Self>> { \.priorityClasses }
}

extension NodePool: StoredObject {
  public static var table: WritableKeyPath<ObjectStore, Table<Self>> { \.nodePools }
  public static func change(before: Self?, after: Self?) -> ObjectChange {
    .nodePool(before: before, after: after)
  }
  public mutating func takeStatus(of other: Self) { status = other.status }
}

extension NodeClaim: StoredObject {
  public static var table: WritableKeyPath<ObjectStore, Table<Self>> { \.nodeClaims }
  public static func change(before: Self?, after: Self?) -> ObjectChange {
    .nodeClaim(before: before, after: after)
  }
  public mutating func takeStatus(of other: Self) { status = other.status }
}

extension NodeOverlay: StoredObject {
  public static var table: WritableKeyPath<ObjectStore, Table<Self>> { \.nodeOverlays }
  public static func change(before: Self?, after: Self?) -> ObjectChange {
    .nodeOverlay(before: before, after: after)
  }
  public mutating func takeStatus(of other: Self) { conditions = other.conditions }
}

extension EC2NodeClass: StoredObject {
  public static var table: WritableKeyPath<ObjectStore, Table<Self>> { \.ec2NodeClasses }
  public static func change(before: Self?, after: Self?) -> ObjectChange {
    .nodeClass(before: before.map(NodeClass.ec2), after: after.map(NodeClass.ec2))
  }
  public mutating func takeStatus(of other: Self) { status = other.status }
}

extension AKSNodeClass: StoredObject {
  public static var table: WritableKeyPath<ObjectStore, Table<Self>> { \.aksNodeClasses }
  public static func change(before: Self?, after: Self?) -> ObjectChange {
    .nodeClass(before: before.map(NodeClass.aks), after: after.map(NodeClass.aks))
  }
  public mutating func takeStatus(of other: Self) { status = other.status }
}

extension OCINodeClass: StoredObject {
  public static var table: WritableKeyPath<ObjectStore, Table<Self>> { \.ociNodeClasses }
  public static func change(before: Self?, after: Self?) -> ObjectChange {
    .nodeClass(before: before.map(NodeClass.oci), after: after.map(NodeClass.oci))
  }
  public mutating func takeStatus(of other: Self) { status = other.status }
}

// MARK: - NodeClasses, of whichever provider

extension ObjectStore {
  /// The one that a NodePool or a NodeClaim names; a kind that is no other provider's is AWS's.
  public func nodeClass(_ reference: NodeClassReference) -> NodeClass? {
    let name = NamespacedName(namespace: "", name: reference.name)
    return switch reference.kind {
    case AKSNodeClass.kind.name: aksNodeClasses[name].map(NodeClass.aks)
    case OCINodeClass.kind.name: ociNodeClasses[name].map(NodeClass.oci)
    default: ec2NodeClasses[name].map(NodeClass.ec2)
    }
  }

  /// All there are: EC2NodeClasses first, then by name.
  public var nodeClasses: [NodeClass] {
    ec2NodeClasses.values.map(NodeClass.ec2) + aksNodeClasses.values.map(NodeClass.aks)
      + ociNodeClasses.values.map(NodeClass.oci)
  }

  /// Their names, each once.
  var nodeClassNames: [NamespacedName] {
    var names: [NamespacedName] = []
    for nodeClass in nodeClasses where !names.contains(nodeClass.metadata.namespacedName) {
      names.append(nodeClass.metadata.namespacedName)
    }
    return names
  }
}

extension KubeSchedulerConfiguration: StoredObject {
  public static var table: WritableKeyPath<ObjectStore, Table<Self>> { \.kubeSchedulerConfigurations }
  public static func change(before: Self?, after: Self?) -> ObjectChange {
    .kubeSchedulerConfiguration(after)
  }
}
