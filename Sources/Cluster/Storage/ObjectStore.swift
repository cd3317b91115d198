import Kubernetes

public typealias Table<Object: KubernetesObject> = SortedTable<NamespacedName, Object>

/// Every object of the cluster, by kind, in order of namespace and name, and what follows from them: which Pods
/// are on a node, which an owner has.
public struct ObjectStore: Sendable {
  public internal(set) var namespaces = Table<Namespace>()
  public internal(set) var nodes = Table<Node>()
  public internal(set) var pods = Table<Pod>()
  public internal(set) var services = Table<Service>()
  public internal(set) var serviceAccounts = Table<ServiceAccount>()
  public internal(set) var configMaps = Table<ConfigMap>()
  public internal(set) var limitRanges = Table<LimitRange>()
  public internal(set) var resourceQuotas = Table<ResourceQuota>()
  public internal(set) var events = Table<Event>()
  public internal(set) var deployments = Table<Deployment>()
  public internal(set) var replicaSets = Table<ReplicaSet>()
  public internal(set) var daemonSets = Table<DaemonSet>()
  public internal(set) var podDisruptionBudgets = Table<PodDisruptionBudget>()
  public internal(set) var priorityClasses = Table<PriorityClass>()
  public internal(set) var nodePools = Table<NodePool>()
  public internal(set) var nodeClaims = Table<NodeClaim>()
  public internal(set) var nodeOverlays = Table<NodeOverlay>()
  public internal(set) var ec2NodeClasses = Table<EC2NodeClass>()
  public internal(set) var aksNodeClasses = Table<AKSNodeClass>()
  public internal(set) var ociNodeClasses = Table<OCINodeClass>()
  /// None, or the one.
  public internal(set) var kubeSchedulerConfigurations = Table<KubeSchedulerConfiguration>()
  public internal(set) var statefulSets = Table<StatefulSet>()
  public internal(set) var controllerRevisions = Table<ControllerRevision>()
  public internal(set) var jobs = Table<Job>()
  public internal(set) var cronJobs = Table<CronJob>()
  public internal(set) var horizontalPodAutoscalers = Table<HorizontalPodAutoscaler>()
  public internal(set) var verticalPodAutoscalers = Table<VerticalPodAutoscaler>()
  public internal(set) var scaledObjects = Table<ScaledObject>()
  public internal(set) var persistentVolumes = Table<PersistentVolume>()
  public internal(set) var persistentVolumeClaims = Table<PersistentVolumeClaim>()
  public internal(set) var storageClasses = Table<StorageClass>()
  public internal(set) var volumeAttachments = Table<VolumeAttachment>()
  public internal(set) var csiNodes = Table<CSINode>()
  public internal(set) var endpointSlices = Table<EndpointSlice>()
  /// Objects of kinds that have no effect here.
  public internal(set) var inert = SortedTable<InertKey, InertObject>()

  /// Derived from the objects, kept with every write: who stands on a node, belongs to an owner, is a machine's.
  private var podsByNode = SortedTable<IndexKey, Bool>()
  private var podsByOwner = SortedTable<IndexKey, Bool>()
  private var replicaSetsByOwner = SortedTable<IndexKey, Bool>()
  private var nodesByMachine = SortedTable<IndexKey, Bool>()
  private var nodeClaimsByMachine = SortedTable<IndexKey, Bool>()
  /// Karpenter's own.
  private var karpenterPods = SortedTable<PodName, Bool>()

  public init() {}

  public struct InertKey: Comparable, Sendable {
    let kind: String
    let name: NamespacedName

    public init(kind: Kind, name: NamespacedName) {
      self.kind = kind.qualifiedPlural
      self.name = name
    }

    public static func < (left: Self, right: Self) -> Bool {
      left.kind == right.kind ? left.name < right.name : left.kind < right.kind
    }
  }

  /// What an object is looked for by, and its name.
  private struct IndexKey: Comparable, Sendable {
    let text: String
    let name: NamespacedName

    static func < (left: Self, right: Self) -> Bool {
      left.text == right.text ? left.name < right.name : left.text < right.text
    }
  }
}

// MARK: - Reading

extension ObjectStore {
  public subscript<Object: StoredObject>(_ type: Object.Type) -> Table<Object> { self[keyPath: Object.table] }

  /// The object of a name, or nil.
  public func find<Object: StoredObject>(_ type: Object.Type, _ name: NamespacedName) -> Object? {
    self[keyPath: Object.table][name]
  }

  public func node(_ name: NodeName) -> Node? { nodes[NamespacedName(namespace: "", name: name.text)] }

  /// Bound Pods of a node, finished ones included, by name.
  public func pods(on node: NodeName) -> [Pod] { found(node.text, in: podsByNode) }

  /// Pods controlled by an owner, by name.
  public func pods(ownedBy owner: UID) -> [Pod] { found(owner.text, in: podsByOwner) }

  /// ReplicaSets controlled by an owner, by name.
  public func replicaSets(ownedBy owner: UID) -> [ReplicaSet] { found(owner.text, in: replicaSetsByOwner) }

  /// Nodes that stand for a machine, by name; none for a machine without an id.
  public func nodes(ofMachine providerID: String) -> [Node] {
    providerID.isEmpty ? [] : found(providerID, in: nodesByMachine)
  }

  /// Claims that a machine was launched for, by name; none for a machine without an id.
  public func nodeClaims(ofMachine providerID: String) -> [NodeClaim] {
    providerID.isEmpty ? [] : found(providerID, in: nodeClaimsByMachine)
  }

  /// Pods that Karpenter runs in, by namespace and name.
  public var podsOfKarpenter: [Pod] { karpenterPods.compactMap { pods[$0.key] } }

  private func found<Object: StoredObject>(_ text: String, in index: SortedTable<IndexKey, Bool>) -> [Object]
  {
    let start = IndexKey(text: text, name: NamespacedName(namespace: "", name: ""))
    return index.entries(from: start) { $0.text == text }
      .compactMap { self[keyPath: Object.table][$0.key.name] }
  }

  /// ReplicaSets of a namespace that nobody controls, by name.
  public func orphanReplicaSets(in namespace: String) -> [ReplicaSet] {
    replicaSets(ownedBy: Self.noOwner).filter { $0.metadata.namespace == namespace }
  }

  /// Pods of a namespace that nobody controls, by name.
  public func orphanPods(in namespace: String) -> [Pod] {
    pods(ownedBy: Self.noOwner).filter { $0.metadata.namespace == namespace }
  }

  /// Stands for the owner of a Pod without one.
  private static let noOwner = UID("")

  /// Objects of a namespace, by name.
  public func all<Object: StoredObject>(_ type: Object.Type, in namespace: String) -> [Object] {
    Self.values(of: self[keyPath: Object.table], in: namespace) { $0 }
  }

  private static func values<Object, Result>(
    of table: Table<Object>, in namespace: String, _ transform: (Object) -> Result
  ) -> [Result] {
    let start = NamespacedName(namespace: namespace, name: "")
    return table.mapValues(from: start, while: { $0.namespace == namespace }, transform)
  }

  public func find(_ reference: ObjectReference) -> (any StoredObject)? {
    guard let type = Self.types[reference.kind] else { return nil }
    return lookUp(type, reference.name)
  }

  /// Every object of a kind that has an effect here, by name; nil for a kind that has none.
  ///
  /// - Parameter namespace: nil takes those of all.
  public func all(_ kind: Kind, in namespace: String? = nil) -> [any StoredObject]? {
    guard let type = Self.types[kind] else { return nil }
    return list(type, in: namespace)
  }

  private func lookUp<Object: StoredObject>(_ type: Object.Type, _ name: NamespacedName) -> (
    any StoredObject
  )? {
    self[keyPath: Object.table][name]
  }

  private func list<Object: StoredObject>(_ type: Object.Type, in namespace: String?) -> [any StoredObject] {
    let table = self[keyPath: Object.table]
    guard let namespace else { return table.mapValues { $0 } }
    return Self.values(of: table, in: namespace) { $0 }
  }

  /// The type stored for a kind.
  static let types: [Kind: any StoredObject.Type] = Dictionary(
    uniqueKeysWithValues: allTypes.map { ($0.kind, $0) })

  private static let allTypes: [any StoredObject.Type] = [
    Namespace.self, Node.self, Pod.self, Service.self, ServiceAccount.self, ConfigMap.self, LimitRange.self,
    ResourceQuota.self, Event.self, Deployment.self, ReplicaSet.self, DaemonSet.self,
    PodDisruptionBudget.self,
    PriorityClass.self, NodePool.self, NodeClaim.self, NodeOverlay.self, EC2NodeClass.self,
    AKSNodeClass.self, OCINodeClass.self,
    KubeSchedulerConfiguration.self,
    StatefulSet.self,
    ControllerRevision.self, Job.self, CronJob.self, HorizontalPodAutoscaler.self,
    VerticalPodAutoscaler.self, ScaledObject.self, PersistentVolume.self, PersistentVolumeClaim.self,
    StorageClass.self, VolumeAttachment.self, CSINode.self, EndpointSlice.self,
  ]
}

// MARK: - Writing

extension ObjectStore {
  /// Stores an object, new or not, and says what changed.
  mutating func put<Object: StoredObject>(_ object: Object) -> ObjectChange {
    let before = self[keyPath: Object.table][object.name]
    self[keyPath: Object.table][object.name] = object
    let change = Object.change(before: before, after: object)
    index(change)
    return change
  }

  /// Removes an object; nil when there was none.
  mutating func remove<Object: StoredObject>(_ type: Object.Type, _ name: NamespacedName) -> ObjectChange? {
    guard let before = self[keyPath: Object.table][name] else { return nil }
    self[keyPath: Object.table][name] = nil
    let change = Object.change(before: before, after: nil)
    index(change)
    return change
  }

  private mutating func index(_ change: ObjectChange) {
    switch change {
    case .pod(let before, let after):
      Self.renew(&podsByNode, before, after) { $0.spec.nodeName?.text }
      Self.renew(&podsByOwner, before, after, by: Self.owner)
      let pod = after ?? before
      if let pod, before?.isKarpenter ?? false || pod.isKarpenter {
        karpenterPods[pod.name] = after?.isKarpenter ?? false ? true : nil
      }
    case .replicaSet(let before, let after): Self.renew(&replicaSetsByOwner, before, after, by: Self.owner)
    case .node(let before, let after): Self.renew(&nodesByMachine, before, after) { $0.spec.providerID }
    case .nodeClaim(let before, let after):
      Self.renew(&nodeClaimsByMachine, before, after) { $0.status.providerID }
    default: break
    }
  }

  private static func owner<Object: KubernetesObject>(of object: Object) -> String? {
    (object.metadata.controller?.uid ?? noOwner).text
  }

  private static func renew<Object: KubernetesObject>(
    _ index: inout SortedTable<IndexKey, Bool>, _ before: Object?, _ after: Object?,
    by text: (Object) -> String?
  ) {
    let (old, new) = (before.flatMap(text), after.flatMap(text))
    guard old != new, let name = (after ?? before)?.name else { return }
    if let old { index[IndexKey(text: old, name: name)] = nil }
    if let new { index[IndexKey(text: new, name: name)] = true }
  }
}
