import Kubernetes

/// An object of any registered kind.
///
/// Where the kind matters, switch over it, or ask with `as`; where it does not, `kind`, `metadata` and `json`
/// serve for all.
public enum KubernetesResource: Equatable, Sendable {
  case namespace(Namespace)
  case node(Node)
  case pod(Pod)
  case service(Service)
  case serviceAccount(ServiceAccount)
  case configMap(ConfigMap)
  case limitRange(LimitRange)
  case resourceQuota(ResourceQuota)
  case event(Event)
  case deployment(Deployment)
  case replicaSet(ReplicaSet)
  case daemonSet(DaemonSet)
  case podDisruptionBudget(PodDisruptionBudget)
  case priorityClass(PriorityClass)
  case nodePool(NodePool)
  case nodeClaim(NodeClaim)
  case nodeOverlay(NodeOverlay)
  case ec2NodeClass(EC2NodeClass)
  case aksNodeClass(AKSNodeClass)
  case ociNodeClass(OCINodeClass)
  case kubeSchedulerConfiguration(KubeSchedulerConfiguration)
  case statefulSet(StatefulSet)
  case controllerRevision(ControllerRevision)
  case job(Job)
  case cronJob(CronJob)
  case horizontalPodAutoscaler(HorizontalPodAutoscaler)
  case verticalPodAutoscaler(VerticalPodAutoscaler)
  case scaledObject(ScaledObject)
  case persistentVolume(PersistentVolume)
  case persistentVolumeClaim(PersistentVolumeClaim)
  case storageClass(StorageClass)
  case volumeAttachment(VolumeAttachment)
  case csiNode(CSINode)
  case endpointSlice(EndpointSlice)
  /// Of a kind that is known and has no effect here.
  case inert(InertObject)

  public init(_ object: some SchemaDescribed) { self = object.resource }

  /// The object as its own type; nil for one without effect.
  public var object: (any SchemaDescribed)? {
    switch self {
    case .namespace(let object): object
    case .node(let object): object
    case .pod(let object): object
    case .service(let object): object
    case .serviceAccount(let object): object
    case .configMap(let object): object
    case .limitRange(let object): object
    case .resourceQuota(let object): object
    case .event(let object): object
    case .deployment(let object): object
    case .replicaSet(let object): object
    case .daemonSet(let object): object
    case .podDisruptionBudget(let object): object
    case .priorityClass(let object): object
    case .nodePool(let object): object
    case .nodeClaim(let object): object
    case .nodeOverlay(let object): object
    case .ec2NodeClass(let object): object
    case .aksNodeClass(let object): object
    case .ociNodeClass(let object): object
    case .kubeSchedulerConfiguration(let object): object
    case .statefulSet(let object): object
    case .controllerRevision(let object): object
    case .job(let object): object
    case .cronJob(let object): object
    case .horizontalPodAutoscaler(let object): object
    case .verticalPodAutoscaler(let object): object
    case .scaledObject(let object): object
    case .persistentVolume(let object): object
    case .persistentVolumeClaim(let object): object
    case .storageClass(let object): object
    case .volumeAttachment(let object): object
    case .csiNode(let object): object
    case .endpointSlice(let object): object
    case .inert: nil
    }
  }

  /// The object, if it is of this kind.
  public func `as`<Object: SchemaDescribed>(_ type: Object.Type) -> Object? { object as? Object }

  public var kind: Kind {
    switch self {
    case .inert(let object): object.kind
    default: object.map { type(of: $0).kind } ?? .pod
    }
  }

  public var metadata: ObjectMeta {
    get {
      switch self {
      case .inert(let object): object.metadata
      default: object?.metadata ?? ObjectMeta()
      }
    }
    set {
      switch self {
      case .inert(var object):
        object.metadata = newValue
        self = .inert(object)
      default:
        guard var object else { return }
        object.metadata = newValue
        self = object.resource
      }
    }
  }

  /// Fills in what the API server does where nothing is written.
  public mutating func setDefaults() {
    guard var object else { return }
    object.setDefaults()
    self = object.resource
  }

  public var name: NamespacedName { metadata.namespacedName }
  public var reference: ObjectReference { ObjectReference(kind: kind, name: name) }

  /// The object as a manifest, `apiVersion` and `kind` included.
  public var json: JSONValue {
    switch self {
    case .inert(let object): object.json
    default: object?.json ?? .null
    }
  }

  /// The object as `kubectl get -o yaml` shows it.
  public var yaml: String { YAMLWriter.text(json) }
}

extension InertObject {
  public var json: JSONValue {
    var members = fields
    members["apiVersion"] = .string(kind.apiVersion)
    members["kind"] = .string(kind.name)
    members["metadata"] = .object(ObjectMeta.schema.write(metadata))
    return .object(members)
  }
}
