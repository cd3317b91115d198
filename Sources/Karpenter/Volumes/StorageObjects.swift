import Kubernetes

/// What counts of the cluster's storage when a place is sought for a Pod: its claims, their volumes and classes.
public struct StorageObjects: Equatable, Sendable {
  public var claims: [NamespacedName: VolumeClaim] = [:]
  public var volumes: [String: PersistentVolume] = [:]
  public var classes: [String: StorageClass] = [:]
  /// How many volumes of each driver a node takes.
  public var limits: [NodeName: [String: Int]] = [:]

  public init() {}

  /// Takes what matters from objects that are kept as written; others are passed over.
  public init(_ objects: some Sequence<InertObject>) {
    for object in objects {
      switch object.kind.name {
      case "PersistentVolumeClaim": claims[object.metadata.namespacedName] = VolumeClaim(object)
      case "PersistentVolume": volumes[object.metadata.name] = PersistentVolume(object)
      case "StorageClass": classes[object.metadata.name] = StorageClass(object)
      case "CSINode": limits[NodeName(object.metadata.name)] = Self.limits(of: object)
      default: break
      }
    }
  }

  private static func limits(of object: InertObject) -> [String: Int] {
    var limits: [String: Int] = [:]
    for driver in object.fields["spec"]?["drivers"]?.array ?? [] {
      guard let name = driver["name"]?.string, let count = driver["allocatable"]?["count"]?.int else {
        continue
      }
      limits[name] = Int(clamping: count)
    }
    return limits
  }
}

public struct VolumeClaim: Equatable, Sendable {
  /// Empty until a volume is bound.
  public var volumeName = ""
  public var storageClassName = ""
  /// Whether the binding is complete: annotation `pv.kubernetes.io/bind-completed`.
  public var isBindCompleted = false
  public var isBeingDeleted = false
  /// Whether its volume is gone: phase `Lost`.
  public var isLost = false

  public init() {}

  init(_ object: InertObject) {
    volumeName = object.fields["spec"]?["volumeName"]?.string ?? ""
    storageClassName = object.fields["spec"]?["storageClassName"]?.string ?? ""
    isBindCompleted = object.metadata.annotations["pv.kubernetes.io/bind-completed"] != nil
    isBeingDeleted = object.metadata.isBeingDeleted
    isLost = object.fields["status"]?["phase"]?.string == "Lost"
  }
}

public struct PersistentVolume: Equatable, Sendable {
  /// Any one of the terms must be met; empty asks for nothing.
  public var nodeAffinity: [[NodeSelectorRequirement]] = []
  /// Whether it is a directory of one node, which a Pod leaves behind when it moves.
  public var isLocal = false
  /// Who mounts it; empty when unknown.
  public var driver = ""
  public var isBeingDeleted = false

  public init() {}

  init(_ object: InertObject) {
    let spec = object.fields["spec"]
    let terms = spec?["nodeAffinity"]?["required"]?["nodeSelectorTerms"]?.array ?? []
    nodeAffinity = terms.map {
      ($0["matchExpressions"]?.array ?? []).compactMap(NodeSelectorRequirement.init)
    }
    isLocal = spec?["local"] != nil || spec?["hostPath"] != nil
    driver =
      spec?["csi"]?["driver"]?.string ?? (spec?["awsElasticBlockStore"] != nil ? "ebs.csi.aws.com" : "")
    isBeingDeleted = object.metadata.isBeingDeleted
  }
}

public struct StorageClass: Equatable, Sendable {
  public var provisioner = ""
  /// Whether a volume is made before a Pod asks for it.
  public var bindsImmediately = false
  /// Where its volumes may be: any one of the alternatives.
  public var allowedTopologies: [[NodeSelectorRequirement]] = []

  public init() {}

  init(_ object: InertObject) {
    provisioner = object.fields["provisioner"]?.string ?? ""
    bindsImmediately = (object.fields["volumeBindingMode"]?.string ?? "Immediate") == "Immediate"
    allowedTopologies = (object.fields["allowedTopologies"]?.array ?? []).map { term in
      (term["matchLabelExpressions"]?.array ?? []).compactMap { expression in
        guard let key = expression["key"]?.string else { return nil }
        let values = (expression["values"]?.array ?? []).compactMap(\.string)
        return NodeSelectorRequirement(key: key, operator: .isIn, values: values)
      }
    }
  }
}

extension NodeSelectorRequirement {
  fileprivate init?(_ json: JSONValue) {
    guard let key = json["key"]?.string, let word = json["operator"]?.string,
      let kind = Operator(rawValue: word)
    else { return nil }
    self.init(key: key, operator: kind, values: (json["values"]?.array ?? []).compactMap(\.string))
  }
}
