/// A kind of object: its names in manifests and at the command line.
public struct Kind: Hashable, Sendable {
  /// Empty for the core group.
  public let group: String
  public let version: String
  /// As a manifest writes it: `Deployment`.
  public let name: String
  /// As a URL and `kubectl get` write it: `deployments`.
  public let plural: String
  public let shortNames: [String]
  public let isNamespaced: Bool

  public init(
    group: String, version: String, name: String, plural: String, shortNames: [String] = [],
    isNamespaced: Bool
  ) {
    self.group = group
    self.version = version
    self.name = name
    self.plural = plural
    self.shortNames = shortNames
    self.isNamespaced = isNamespaced
  }

  public var apiVersion: String { group.isEmpty ? version : "\(group)/\(version)" }
  public var singular: String { name.lowercased() }
  /// As kubectl names an object of it: `deployment.apps`, `pod`.
  public var qualifiedSingular: String { group.isEmpty ? singular : "\(singular).\(group)" }
  /// As messages of the API server name it: `deployments.apps`, `pods`.
  public var qualifiedPlural: String { group.isEmpty ? plural : "\(plural).\(group)" }

  public static func == (left: Self, right: Self) -> Bool {
    left.name == right.name && left.group == right.group
  }
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension Kind {
  public static let namespace = Kind(
    group: "", version: "v1", name: "Namespace", plural: "namespaces", shortNames: ["ns"], isNamespaced: false
  )
  public static let node = Kind(
    group: "", version: "v1", name: "Node", plural: "nodes", shortNames: ["no"], isNamespaced: false)
  public static let pod = Kind(
    group: "", version: "v1", name: "Pod", plural: "pods", shortNames: ["po"], isNamespaced: true)
  public static let service = Kind(
    group: "", version: "v1", name: "Service", plural: "services", shortNames: ["svc"], isNamespaced: true)
  public static let serviceAccount = Kind(
    group: "", version: "v1", name: "ServiceAccount", plural: "serviceaccounts", shortNames: ["sa"],
    isNamespaced: true)
  public static let configMap = Kind(
    group: "", version: "v1", name: "ConfigMap", plural: "configmaps", shortNames: ["cm"], isNamespaced: true)
  public static let limitRange = Kind(
    group: "", version: "v1", name: "LimitRange", plural: "limitranges", shortNames: ["limits"],
    isNamespaced: true)
  public static let resourceQuota = Kind(
    group: "", version: "v1", name: "ResourceQuota", plural: "resourcequotas", shortNames: ["quota"],
    isNamespaced: true)
  public static let event = Kind(
    group: "", version: "v1", name: "Event", plural: "events", shortNames: ["ev"], isNamespaced: true)
  public static let deployment = Kind(
    group: "apps", version: "v1", name: "Deployment", plural: "deployments", shortNames: ["deploy"],
    isNamespaced: true)
  public static let replicaSet = Kind(
    group: "apps", version: "v1", name: "ReplicaSet", plural: "replicasets", shortNames: ["rs"],
    isNamespaced: true)
  public static let daemonSet = Kind(
    group: "apps", version: "v1", name: "DaemonSet", plural: "daemonsets", shortNames: ["ds"],
    isNamespaced: true)
  public static let statefulSet = Kind(
    group: "apps", version: "v1", name: "StatefulSet", plural: "statefulsets", shortNames: ["sts"],
    isNamespaced: true)
  public static let job = Kind(
    group: "batch", version: "v1", name: "Job", plural: "jobs", isNamespaced: true)
  public static let horizontalPodAutoscaler = Kind(
    group: "autoscaling", version: "v2", name: "HorizontalPodAutoscaler", plural: "horizontalpodautoscalers",
    shortNames: ["hpa"], isNamespaced: true)
  public static let podDisruptionBudget = Kind(
    group: "policy", version: "v1", name: "PodDisruptionBudget", plural: "poddisruptionbudgets",
    shortNames: ["pdb"], isNamespaced: true)
  public static let priorityClass = Kind(
    group: "scheduling.k8s.io", version: "v1", name: "PriorityClass", plural: "priorityclasses",
    shortNames: ["pc"], isNamespaced: false)
  public static let nodePool = Kind(
    group: "karpenter.sh", version: "v1", name: "NodePool", plural: "nodepools", isNamespaced: false)
  public static let nodeClaim = Kind(
    group: "karpenter.sh", version: "v1", name: "NodeClaim", plural: "nodeclaims", isNamespaced: false)
  public static let nodeOverlay = Kind(
    group: "karpenter.sh", version: "v1alpha1", name: "NodeOverlay", plural: "nodeoverlays",
    shortNames: ["overlays"], isNamespaced: false)
  public static let ec2NodeClass = Kind(
    group: "karpenter.k8s.aws", version: "v1", name: "EC2NodeClass", plural: "ec2nodeclasses",
    shortNames: ["ec2nc", "ec2ncs"], isNamespaced: false)
  public static let aksNodeClass = Kind(
    group: "karpenter.azure.com", version: "v1beta1", name: "AKSNodeClass", plural: "aksnodeclasses",
    shortNames: ["aksnc", "aksncs"], isNamespaced: false)
  public static let ociNodeClass = Kind(
    group: "oci.oraclecloud.com", version: "v1beta1", name: "OCINodeClass", plural: "ocinodeclasses",
    shortNames: ["ocinc", "ocincs"], isNamespaced: false)
}
