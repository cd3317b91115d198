import Cluster
import Kubernetes
import Narration

/// The columns of one kind, as `kubectl get` shows them.
struct KindPrinter: Sendable {
  struct Title: Equatable, Sendable {
    let text: String
    /// Shown with `-o wide` only.
    let isWide: Bool
  }

  let titles: [Title]
  /// The cells of an object under the titles of these numbers; none for an object of another kind.
  let cells: @Sendable ([Int], ClusterObject, World) -> [StyledText]

  init<Object: StoredObject>(_ type: Object.Type, _ columns: [Column<Object>]) {
    titles = columns.map { Title(text: $0.title, isWide: $0.isWide) }
    cells = { shown, object, world in
      guard case .active(let stored) = object, let object = stored as? Object else { return [] }
      return shown.map { columns[$0].cell(object, world) }
    }
  }

  /// Of a kind that has no effect here.
  init(_ columns: [Column<InertObject>]) {
    titles = columns.map { Title(text: $0.title, isWide: $0.isWide) }
    cells = { shown, object, world in
      guard case .inert(let object) = object else { return [] }
      return shown.map { columns[$0].cell(object, world) }
    }
  }

  static func of(_ kind: Kind) -> KindPrinter { effective[kind] ?? inert[kind.qualifiedPlural] ?? plain }

  private static let effective: [Kind: KindPrinter] = [
    .pod: pod, .node: node, .namespace: namespace, .service: service, .serviceAccount: serviceAccount,
    .configMap: configMap, .limitRange: limitRange, .resourceQuota: resourceQuota, .event: event,
    .deployment: deployment, .replicaSet: replicaSet, .daemonSet: daemonSet,
    .podDisruptionBudget: podDisruptionBudget, .priorityClass: priorityClass, .nodePool: nodePool,
    .nodeClaim: nodeClaim, .nodeOverlay: nodeOverlay, .ec2NodeClass: ec2NodeClass,
    .aksNodeClass: aksNodeClass, .ociNodeClass: ociNodeClass,
    .kubeSchedulerConfiguration: schedulerConfiguration,
    .statefulSet: statefulSet,
    .controllerRevision: controllerRevision, .job: job, .cronJob: cronJob,
    .horizontalPodAutoscaler: horizontalPodAutoscaler, .verticalPodAutoscaler: verticalPodAutoscaler,
    .scaledObject: scaledObject, .persistentVolume: persistentVolume,
    .persistentVolumeClaim: persistentVolumeClaim, .storageClass: storageClass,
    .volumeAttachment: volumeAttachment, .csiNode: csiNode, .endpointSlice: endpointSlice,
  ]
}

/// One column: its title, and what it says of an object.
struct Column<Object>: Sendable {
  let title: String
  let isWide: Bool
  let cell: @Sendable (Object, World) -> StyledText

  init(_ title: String, wide: Bool = false, _ cell: @escaping @Sendable (Object, World) -> StyledText) {
    self.title = title
    isWide = wide
    self.cell = cell
  }

  init(_ title: String, wide: Bool = false, text: @escaping @Sendable (Object) -> String) {
    self.init(title, wide: wide) { object, _ in StyledText(text(object)) }
  }
}

extension Column {
  static func name(_ metadata: @escaping @Sendable (Object) -> ObjectMeta) -> Self {
    Self("NAME") { object, _ in StyledText(metadata(object).name, style: .name) }
  }

  static func age(_ metadata: @escaping @Sendable (Object) -> ObjectMeta) -> Self {
    Self("AGE") { object, world in
      StyledText(world.age(since: metadata(object).creationTimestamp), style: .dim)
    }
  }

  /// In the place of an age, where the API server has no columns for a kind.
  static func createdAt(_ metadata: @escaping @Sendable (Object) -> ObjectMeta) -> Self {
    Self("CREATED AT") { object, _ in
      StyledText(metadata(object).creationTimestamp?.rfc3339 ?? "<unknown>")
    }
  }
}

extension Column where Object: KubernetesObject {
  static var name: Self { name(\.metadata) }
  static var age: Self { age(\.metadata) }
  static var createdAt: Self { createdAt(\.metadata) }
}

extension Column<InertObject> {
  static var name: Self { name(\.metadata) }
  static var age: Self { age(\.metadata) }
  static var createdAt: Self { createdAt(\.metadata) }
}

extension World {
  /// How long ago, as kubectl's columns tell it.
  func age(since time: VirtualTime?) -> String {
    time.map { (now - $0).kubectlAge } ?? "<unknown>"
  }
}

extension Labels {
  /// `a=1,b=2` by key; `<none>` when there are none.
  var columnText: String {
    isEmpty ? "<none>" : sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
  }
}

extension PodTemplate {
  var containerNames: String { spec.containers.map(\.name).joined(separator: ",") }
  var images: String { spec.containers.map(\.image).joined(separator: ",") }
}

extension LabelSelector {
  /// As kubectl writes a selector: `app=web,tier in (a,b),!canary`.
  var columnText: String {
    if isEmpty { return "<none>" }
    let equalities = matchLabels.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    let expressions = matchExpressions.map { requirement in
      let values = requirement.values.sorted().joined(separator: ",")
      switch requirement.operator {
      case .isIn: return "\(requirement.key) in (\(values))"
      case .notIn: return "\(requirement.key) notin (\(values))"
      case .exists: return requirement.key
      case .doesNotExist: return "!\(requirement.key)"
      }
    }
    return (equalities + expressions).joined(separator: ",")
  }
}

extension [Condition] {
  /// `True`, `False`, `Unknown`; blank when the condition is absent.
  func cell(_ type: String) -> StyledText {
    guard let status = self[type]?.status else { return StyledText() }
    return StyledText(status.rawValue, style: status == .isTrue ? .success : .warning)
  }
}
