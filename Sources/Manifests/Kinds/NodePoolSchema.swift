import Kubernetes

extension NodePool: SchemaDescribed {
  public static let schema = Schema<NodePool>("NodePool", blank: NodePool()) {
    Field.typeAndMetadata
    Field("spec", isRequired: true, typeName: "NodePoolSpec", blank: NodePool()) {
      Field("template", \.template, .object(NodeClaimTemplate.schema), isRequired: true)
      Field("disruption", \.disruption, .object(Disruption.schema), default: "{consolidateAfter: 0s}")
      Field("limits", optional: \.limits, .resources)
      Field("weight", optional: \.weight, .int32)
      Field("replicas", optional: \.replicas, .int64)
    }
    Field("status", \.status, .object(Status.schema))
  }

  public var resource: KubernetesResource { .nodePool(self) }
}

extension NodePool.Status {
  static let schema = Schema<Self>("NodePoolStatus", blank: Self()) {
    Field("resources", \.resources, .resources)
    Field("nodes", \.nodes, .int64)
    Field("nodeClassObservedGeneration", optional: \.nodeClassObservedGeneration, .int64)
    Field("conditions", \.conditions, .conditions)
  }
}

extension NodePool.Disruption {
  static let schema = Schema<Self>("Disruption", blank: Self()) {
    Field("consolidateAfter", \.consolidateAfter, .nillableDuration, isRequired: true)
    Field("consolidationPolicy", \.consolidationPolicy, .oneOf, default: "WhenEmptyOrUnderutilized")
    Field("budgets", \.budgets, .list(of: .object(NodePool.Budget.schema)), default: "[{nodes: 10%}]")
  }
}

extension NodePool.Budget {
  static let schema = Schema<Self>("Budget", blank: Self(nodes: "10%")) {
    Field("nodes", \.nodes, .string, isRequired: true)
    Field("reasons", optional: \.reasons, .list(of: .oneOf))
    Field("schedule", optional: \.schedule, .string)
    Field("duration", optional: \.duration, .duration(.hoursAndMinutes))
  }
}

extension NodeClaimTemplate {
  static let schema = Schema<Self>("NodeClaimTemplate", blank: Self()) {
    Field("metadata", typeName: "ObjectMeta", blank: Self()) {
      Field("labels", \.labels, .labels)
      Field("annotations", \.annotations, .labels)
    }
    Field("spec", \.spec, .object(NodeClaimSpec.templateSchema), isRequired: true)
  }
}

extension NodeClaimSpec {
  /// A NodePool's template: without `resources`, which are reckoned for each claim.
  static let templateSchema = Schema<Self>("NodeClaimTemplateSpec", blank: Self()) { common }

  static let schema = Schema<Self>("NodeClaimSpec", blank: Self()) {
    common
    Field("resources", \.resources, .object(ResourceRequirements.schema))
  }

  @FieldList<Self> private static var common: [Field<Self>] {
    Field(
      "requirements", \.requirements, .list(of: .object(NodeSelectorRequirementWithMinValues.schema)),
      isRequired: true)
    Field("taints", \.taints, .list(of: .object(Taint.schema)))
    Field("startupTaints", \.startupTaints, .list(of: .object(Taint.schema)))
    Field("nodeClassRef", \.nodeClassRef, .object(NodeClassReference.schema), isRequired: true)
    Field("expireAfter", \.expireAfter, .nillableDuration, default: "720h")
    Field("terminationGracePeriod", optional: \.terminationGracePeriod, .duration(.anyUnits))
  }
}

extension NodeSelectorRequirementWithMinValues {
  static let schema = Schema<Self>(
    "NodeSelectorRequirementWithMinValues", blank: Self(NodeSelectorRequirement(key: "", operator: .isIn))
  ) {
    Field("key", \.requirement.key, .string, isRequired: true)
    Field("operator", \.requirement.operator, .oneOf, isRequired: true)
    Field("values", \.requirement.values, .strings)
    Field("minValues", optional: \.minValues, .int64)
  }
}

extension NodeClassReference {
  static let schema = Schema<Self>("NodeClassReference", blank: Self()) {
    Field("group", \.group, .string, isRequired: true)
    Field("kind", \.kind, .string, isRequired: true)
    Field("name", \.name, .string, isRequired: true)
  }
}

extension NodeClaim: SchemaDescribed {
  public static let schema = Schema<NodeClaim>("NodeClaim", blank: NodeClaim()) {
    Field.typeAndMetadata
    Field("spec", \.spec, .object(NodeClaimSpec.schema), isRequired: true)
    Field("status", \.status, .object(Status.schema))
  }

  public var resource: KubernetesResource { .nodeClaim(self) }
}

extension NodeClaim.Status {
  static let schema = Schema<Self>("NodeClaimStatus", blank: Self()) {
    Field("nodeName", optional: \.nodeName, .text)
    Field("providerID", \.providerID, .string)
    Field("imageID", \.imageID, .string)
    Field("capacity", \.capacity, .resources)
    Field("allocatable", \.allocatable, .resources)
    Field("conditions", \.conditions, .conditions)
    Field("lastPodEventTime", optional: \.lastPodEventTime, .time)
  }
}
