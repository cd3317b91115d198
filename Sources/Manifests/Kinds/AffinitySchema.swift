import Kubernetes

extension Affinity {
  static let schema = Schema<Affinity>("Affinity", blank: Affinity()) {
    Field("nodeAffinity", optional: \.nodeAffinity, .object(NodeAffinity.schema))
    Field("podAffinity", optional: \.podAffinity, .object(PodAffinity.schema(typeName: "PodAffinity")))
    Field(
      "podAntiAffinity", optional: \.podAntiAffinity, .object(PodAffinity.schema(typeName: "PodAntiAffinity"))
    )
  }
}

extension NodeAffinity {
  /// A manifest has the required terms one level further down.
  fileprivate struct NodeSelector: Sendable {
    var nodeSelectorTerms: [NodeSelectorTerm] = []

    static let schema = Schema<NodeSelector>("NodeSelector", blank: NodeSelector()) {
      Field(
        "nodeSelectorTerms", \.nodeSelectorTerms, .list(of: .object(NodeSelectorTerm.schema)),
        isRequired: true)
    }
  }

  fileprivate var nodeSelector: NodeSelector? {
    get { required.map { NodeSelector(nodeSelectorTerms: $0) } }
    set { required = newValue?.nodeSelectorTerms }
  }

  static let schema = Schema<NodeAffinity>("NodeAffinity", blank: NodeAffinity()) {
    Field(
      "requiredDuringSchedulingIgnoredDuringExecution", optional: \.nodeSelector, .object(NodeSelector.schema)
    )
    Field(
      "preferredDuringSchedulingIgnoredDuringExecution", \.preferred,
      .list(of: .object(PreferredSchedulingTerm.schema)))
  }
}

extension NodeSelectorTerm {
  static let schema = Schema<NodeSelectorTerm>("NodeSelectorTerm", blank: NodeSelectorTerm()) {
    Field("matchExpressions", \.matchExpressions, .list(of: .object(NodeSelectorRequirement.schema)))
    Field("matchFields", \.matchFields, .list(of: .object(NodeSelectorRequirement.schema)))
  }
}

extension NodeSelectorRequirement {
  static let schema = Schema<Self>("NodeSelectorRequirement", blank: Self(key: "", operator: .isIn)) {
    Field("key", \.key, .string, isRequired: true)
    Field(
      "operator", \.operator, .oneOf([.isIn, .notIn, .exists, .doesNotExist, .gt, .lt]), isRequired: true)
    Field("values", \.values, .strings)
  }
}

extension PreferredSchedulingTerm {
  static let schema = Schema<Self>(
    "PreferredSchedulingTerm", blank: Self(weight: 0, preference: NodeSelectorTerm())
  ) {
    Field("weight", \.weight, .int32, isRequired: true)
    Field("preference", \.preference, .object(NodeSelectorTerm.schema), isRequired: true)
  }
}

extension PodAffinity {
  static func schema(typeName: String) -> Schema<PodAffinity> {
    Schema(typeName, blank: PodAffinity()) {
      Field(
        "requiredDuringSchedulingIgnoredDuringExecution", \.required,
        .list(of: .object(PodAffinityTerm.schema)))
      Field(
        "preferredDuringSchedulingIgnoredDuringExecution", \.preferred,
        .list(of: .object(WeightedPodAffinityTerm.schema)))
    }
  }
}

extension PodAffinityTerm {
  static let schema = Schema<PodAffinityTerm>("PodAffinityTerm", blank: PodAffinityTerm(topologyKey: "")) {
    Field("labelSelector", optional: \.labelSelector, .object(LabelSelector.schema))
    Field("topologyKey", \.topologyKey, .string, isRequired: true)
    Field("namespaces", \.namespaces, .strings)
    Field("namespaceSelector", optional: \.namespaceSelector, .object(LabelSelector.schema))
    Field("matchLabelKeys", \.matchLabelKeys, .strings)
    Field("mismatchLabelKeys", \.mismatchLabelKeys, .strings)
  }
}

extension WeightedPodAffinityTerm {
  static let schema = Schema<Self>(
    "WeightedPodAffinityTerm", blank: Self(weight: 0, term: PodAffinityTerm(topologyKey: ""))
  ) {
    Field("weight", \.weight, .int32, isRequired: true)
    Field("podAffinityTerm", \.term, .object(PodAffinityTerm.schema), isRequired: true)
  }
}

extension TopologySpreadConstraint {
  static let schema = Schema<Self>(
    "TopologySpreadConstraint",
    blank: Self(maxSkew: 0, topologyKey: "", whenUnsatisfiable: .doNotSchedule)
  ) {
    Field("maxSkew", \.maxSkew, .int32, isRequired: true)
    Field("topologyKey", \.topologyKey, .string, isRequired: true)
    Field("whenUnsatisfiable", \.whenUnsatisfiable, .oneOf, isRequired: true)
    Field("labelSelector", optional: \.labelSelector, .object(LabelSelector.schema))
    Field("minDomains", optional: \.minDomains, .int32)
    Field("nodeAffinityPolicy", optional: \.nodeAffinityPolicy, .oneOf)
    Field("nodeTaintsPolicy", optional: \.nodeTaintsPolicy, .oneOf)
    Field("matchLabelKeys", \.matchLabelKeys, .strings)
  }
}

extension Taint {
  static let schema = Schema<Taint>("Taint", blank: Taint(key: "", effect: .noSchedule)) {
    Field("key", \.key, .string, isRequired: true)
    Field("value", \.value, .string)
    Field("effect", \.effect, .oneOf, isRequired: true)
    Field("timeAdded", optional: \.timeAdded, .time)
  }
}

extension Toleration {
  static let schema = Schema<Toleration>("Toleration", blank: Toleration()) {
    Field("key", \.key, .string)
    Field("operator", \.operator, .oneOf([.equal, .exists], exceptUsual: .equal))
    Field("value", \.value, .string)
    Field("effect", optional: \.effect, .oneOf)
    Field("tolerationSeconds", optional: \.tolerationSeconds, .int64)
  }
}
