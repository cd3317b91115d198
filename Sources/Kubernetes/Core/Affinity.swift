/// Which nodes a Pod must or would rather be on, by the nodes' labels and by the Pods already there.
public struct Affinity: Equatable, Sendable {
  public var nodeAffinity: NodeAffinity?
  public var podAffinity: PodAffinity?
  public var podAntiAffinity: PodAffinity?

  public init() {}
}

public struct NodeAffinity: Equatable, Sendable {
  /// Any one of the terms must match; nil requires nothing. An empty list matches no node.
  public var required: [NodeSelectorTerm]?
  public var preferred: [PreferredSchedulingTerm] = []

  public init() {}
}

/// All its expressions and fields must match. A term with neither matches no node.
public struct NodeSelectorTerm: Equatable, Sendable {
  public var matchExpressions: [NodeSelectorRequirement]
  /// By `metadata.name` only.
  public var matchFields: [NodeSelectorRequirement]

  public init(matchExpressions: [NodeSelectorRequirement] = [], matchFields: [NodeSelectorRequirement] = []) {
    self.matchExpressions = matchExpressions
    self.matchFields = matchFields
  }
}

public struct NodeSelectorRequirement: Hashable, Sendable {
  public enum Operator: String, CaseIterable, Sendable {
    case isIn = "In", notIn = "NotIn", exists = "Exists", doesNotExist = "DoesNotExist", gt = "Gt", lt = "Lt"
    /// Karpenter's own, in NodePools and NodeClaims only.
    case gte = "Gte", lte = "Lte"
  }

  public var key: String
  public var `operator`: Operator
  public var values: [String]

  public init(key: String, operator: Operator, values: [String] = []) {
    self.key = key
    self.operator = `operator`
    self.values = values
  }
}

public struct PreferredSchedulingTerm: Equatable, Sendable {
  /// 1 to 100.
  public var weight: Int
  public var preference: NodeSelectorTerm

  public init(weight: Int, preference: NodeSelectorTerm) {
    self.weight = weight
    self.preference = preference
  }
}

/// Terms of Pod affinity, or of anti-affinity: the shape is the same.
public struct PodAffinity: Equatable, Sendable {
  /// Every term must hold.
  public var required: [PodAffinityTerm] = []
  public var preferred: [WeightedPodAffinityTerm] = []

  public init() {}
}

/// The Pods meant, and how far "together" reaches.
public struct PodAffinityTerm: Equatable, Sendable {
  /// Nil matches no Pod.
  public var labelSelector: LabelSelector?
  public var topologyKey: String
  public var namespaces: [String] = []
  /// Nil adds no namespace; an empty selector means every namespace.
  public var namespaceSelector: LabelSelector?
  public var matchLabelKeys: [String] = []
  public var mismatchLabelKeys: [String] = []

  public init(labelSelector: LabelSelector? = nil, topologyKey: String) {
    self.labelSelector = labelSelector
    self.topologyKey = topologyKey
  }
}

public struct WeightedPodAffinityTerm: Equatable, Sendable {
  /// 1 to 100.
  public var weight: Int
  public var term: PodAffinityTerm

  public init(weight: Int, term: PodAffinityTerm) {
    self.weight = weight
    self.term = term
  }
}

/// How evenly matching Pods must or should lie over the domains of a topology.
public struct TopologySpreadConstraint: Equatable, Sendable {
  public enum WhenUnsatisfiable: String, CaseIterable, Sendable {
    case doNotSchedule = "DoNotSchedule", scheduleAnyway = "ScheduleAnyway"
  }
  public enum NodeInclusionPolicy: String, CaseIterable, Sendable { case honor = "Honor", ignore = "Ignore" }

  public var maxSkew: Int
  public var topologyKey: String
  public var whenUnsatisfiable: WhenUnsatisfiable
  public var labelSelector: LabelSelector?
  public var minDomains: Int?
  /// Nil is `Honor`.
  public var nodeAffinityPolicy: NodeInclusionPolicy?
  /// Nil is `Ignore`.
  public var nodeTaintsPolicy: NodeInclusionPolicy?
  public var matchLabelKeys: [String] = []

  public init(
    maxSkew: Int, topologyKey: String, whenUnsatisfiable: WhenUnsatisfiable,
    labelSelector: LabelSelector? = nil
  ) {
    self.maxSkew = maxSkew
    self.topologyKey = topologyKey
    self.whenUnsatisfiable = whenUnsatisfiable
    self.labelSelector = labelSelector
  }
}
