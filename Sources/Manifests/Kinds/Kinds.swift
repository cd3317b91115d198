import Kubernetes

/// Every kind that Bancada has a name for, and what it does with its objects.
public struct RegisteredKind: Sendable {
  public let kind: Kind
  /// Nil for a kind that is known and has no effect here: its objects are kept whole.
  let type: (any SchemaDescribed.Type)?
  /// Words that mean several kinds at once: `all`, `karpenter`.
  public let categories: [String]

  public var hasEffect: Bool { type != nil }

  /// Its fields; nil for a kind without effect, which has any.
  public var shape: ObjectShape? { type?.shape }
}

extension SchemaDescribed {
  fileprivate static var shape: ObjectShape { schema.shape }
}

public enum Kinds {
  /// In the order in which `kubectl api-resources` lists them: by group, the core one first, then by name.
  public static let all: [RegisteredKind] = {
    let kinds = effective + inert
    return kinds.sorted {
      ($0.kind.group, $0.kind.plural) < ($1.kind.group, $1.kind.plural)
    }
  }()

  /// The kind that a word at the command line means: `deploy`, `Deployment`, `deployments.apps`,
  /// `deployments.v1.apps`.
  public static func named(_ word: String) -> RegisteredKind? { byWord[word.lowercased()] }

  /// The kind of a manifest.
  public static func named(_ name: String, apiVersion: String) -> RegisteredKind? {
    byTypeMeta["\(apiVersion) \(name)"]
  }

  /// Words for kinds that are near to a misspelt one.
  public static func nearest(to word: String) -> [String] {
    Spelling.nearest(to: word.lowercased(), among: byWord.keys.sorted())
  }

  /// The kinds that a category stands for, as in `get all`.
  public static func inCategory(_ category: String) -> [RegisteredKind] {
    all.filter { $0.categories.contains(category.lowercased()) }
  }

  private static let byWord: [String: RegisteredKind] = {
    var words: [String: RegisteredKind] = [:]
    for entry in effective + inert {
      let kind = entry.kind
      var names = [kind.plural, kind.singular] + kind.shortNames
      if !kind.group.isEmpty {
        names += [kind.plural, kind.singular].flatMap {
          ["\($0).\(kind.group)", "\($0).\(kind.version).\(kind.group)"]
        }
      }
      for name in names where words[name] == nil { words[name] = entry }
    }
    return words
  }()

  private static let byTypeMeta = Dictionary(
    all.map { ("\($0.kind.apiVersion) \($0.kind.name)", $0) }
  ) { first, _ in first }

  private static let effective: [RegisteredKind] = {
    let all = "all"
    let karpenter = "karpenter"
    func entry(_ type: any SchemaDescribed.Type, _ categories: String...) -> RegisteredKind {
      RegisteredKind(kind: type.kind, type: type, categories: categories)
    }
    return [
      entry(Namespace.self), entry(Node.self), entry(Pod.self, all), entry(Service.self, all),
      entry(ServiceAccount.self), entry(ConfigMap.self), entry(LimitRange.self), entry(ResourceQuota.self),
      entry(Event.self), entry(Deployment.self, all), entry(ReplicaSet.self, all), entry(DaemonSet.self, all),
      entry(PodDisruptionBudget.self), entry(PriorityClass.self), entry(NodePool.self, karpenter),
      entry(NodeClaim.self, karpenter), entry(NodeOverlay.self, karpenter),
      entry(EC2NodeClass.self, karpenter), entry(AKSNodeClass.self, karpenter),
      entry(OCINodeClass.self, karpenter),
      entry(KubeSchedulerConfiguration.self),
      entry(StatefulSet.self, all),
      entry(ControllerRevision.self), entry(Job.self, all), entry(CronJob.self, all),
      entry(HorizontalPodAutoscaler.self, all), entry(VerticalPodAutoscaler.self), entry(ScaledObject.self),
      entry(PersistentVolume.self), entry(PersistentVolumeClaim.self), entry(StorageClass.self),
      entry(VolumeAttachment.self), entry(CSINode.self), entry(EndpointSlice.self),
    ]
  }()

  private static let inert: [RegisteredKind] = {
    func entry(
      _ group: String, _ version: String, _ name: String, _ plural: String, _ shortNames: [String] = [],
      isNamespaced: Bool = true, categories: [String] = []
    ) -> RegisteredKind {
      let kind = Kind(
        group: group, version: version, name: name, plural: plural, shortNames: shortNames,
        isNamespaced: isNamespaced)
      return RegisteredKind(kind: kind, type: nil, categories: categories)
    }
    let rbac = "rbac.authorization.k8s.io"
    let storage = "storage.k8s.io"
    let admission = "admissionregistration.k8s.io"
    return [
      entry("", "v1", "Secret", "secrets"),
      entry("", "v1", "Endpoints", "endpoints", ["ep"]),
      entry("", "v1", "ReplicationController", "replicationcontrollers", ["rc"], categories: ["all"]),
      entry("keda.sh", "v1alpha1", "TriggerAuthentication", "triggerauthentications", ["ta", "triggerauth"]),
      entry("networking.k8s.io", "v1", "Ingress", "ingresses", ["ing"]),
      entry("networking.k8s.io", "v1", "IngressClass", "ingressclasses", isNamespaced: false),
      entry("networking.k8s.io", "v1", "NetworkPolicy", "networkpolicies", ["netpol"]),
      entry(rbac, "v1", "Role", "roles"),
      entry(rbac, "v1", "RoleBinding", "rolebindings"),
      entry(rbac, "v1", "ClusterRole", "clusterroles", isNamespaced: false),
      entry(rbac, "v1", "ClusterRoleBinding", "clusterrolebindings", isNamespaced: false),
      entry(storage, "v1", "CSIDriver", "csidrivers", isNamespaced: false),
      entry("coordination.k8s.io", "v1", "Lease", "leases"),
      entry("node.k8s.io", "v1", "RuntimeClass", "runtimeclasses", isNamespaced: false),
      entry("policy", "v1", "Eviction", "evictions"),
      entry(
        "apiextensions.k8s.io", "v1", "CustomResourceDefinition", "customresourcedefinitions",
        ["crd", "crds"],
        isNamespaced: false),
      entry("apiregistration.k8s.io", "v1", "APIService", "apiservices", isNamespaced: false),
      entry(
        admission, "v1", "ValidatingWebhookConfiguration", "validatingwebhookconfigurations",
        isNamespaced: false),
      entry(
        admission, "v1", "MutatingWebhookConfiguration", "mutatingwebhookconfigurations", isNamespaced: false),
      entry("flowcontrol.apiserver.k8s.io", "v1", "FlowSchema", "flowschemas", isNamespaced: false),
      entry("monitoring.coreos.com", "v1", "ServiceMonitor", "servicemonitors", ["smon"]),
      entry("monitoring.coreos.com", "v1", "PodMonitor", "podmonitors", ["pmon"]),
      entry("monitoring.coreos.com", "v1", "PrometheusRule", "prometheusrules", ["promrule"]),
    ]
  }()
}

extension Kind {
  /// A kind that an object names and nobody has registered.
  static func unregistered(_ name: String, _ apiVersion: String) -> Kind {
    let parts = apiVersion.split(separator: "/", maxSplits: 1)
    return Kind(
      group: parts.count == 2 ? String(parts[0]) : "", version: String(parts.last ?? ""), name: name,
      plural: name.lowercased() + "s", isNamespaced: true)
  }
}
