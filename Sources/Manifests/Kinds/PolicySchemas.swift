import Kubernetes

extension PodDisruptionBudget: SchemaDescribed {
  public static let schema = Schema<Self>("PodDisruptionBudget", blank: Self()) {
    Field.typeAndMetadata
    Field("spec", typeName: "PodDisruptionBudgetSpec", blank: Self()) {
      Field("selector", optional: \.selector, .object(LabelSelector.schema))
      Field("minAvailable", optional: \.minAvailable, .intOrString)
      Field("maxUnavailable", optional: \.maxUnavailable, .intOrString)
      Field("unhealthyPodEvictionPolicy", optional: \.unhealthyPodEvictionPolicy, .oneOf)
    }
    Field("status", \.status, .object(Status.schema))
  }

  public var resource: KubernetesResource { .podDisruptionBudget(self) }
}

extension PodDisruptionBudget.Status {
  static let schema = Schema<Self>("PodDisruptionBudgetStatus", blank: Self()) {
    Field("observedGeneration", \.observedGeneration, .int64)
    Field("disruptionsAllowed", \.disruptionsAllowed, .int32, default: "0")
    Field("currentHealthy", \.currentHealthy, .int32, default: "0")
    Field("desiredHealthy", \.desiredHealthy, .int32, default: "0")
    Field("expectedPods", \.expectedPods, .int32, default: "0")
    Field("disruptedPods", \.disruptedPods, .map(of: .time))
    Field("conditions", \.conditions, .conditions)
  }
}

extension PriorityClass: SchemaDescribed {
  public static let schema = Schema<PriorityClass>("PriorityClass", blank: PriorityClass()) {
    Field.typeAndMetadata
    Field("value", \.value, .int32, isRequired: true)
    Field("globalDefault", \.isGlobalDefault, .bool)
    Field("preemptionPolicy", \.preemptionPolicy, .oneOf, default: "PreemptLowerPriority")
    Field("description", \.description, .string)
  }

  public var resource: KubernetesResource { .priorityClass(self) }
}

extension LimitRange: SchemaDescribed {
  public static let schema = Schema<LimitRange>("LimitRange", blank: LimitRange()) {
    Field.typeAndMetadata
    Field("spec", typeName: "LimitRangeSpec", blank: LimitRange()) {
      Field("limits", \.limits, .list(of: .object(Item.schema)), isRequired: true)
    }
  }

  public var resource: KubernetesResource { .limitRange(self) }
}

extension LimitRange.Item {
  static let schema = Schema<Self>("LimitRangeItem", blank: Self()) {
    Field("type", \.type, .oneOf, isRequired: true)
    Field("max", \.max, .resources)
    Field("min", \.min, .resources)
    Field("default", \.default, .resources)
    Field("defaultRequest", \.defaultRequest, .resources)
    Field("maxLimitRequestRatio", \.maxLimitRequestRatio, .resources)
  }
}

extension ResourceQuota: SchemaDescribed, KeepsInertFields {
  public static let schema = Schema<ResourceQuota>("ResourceQuota", blank: ResourceQuota()) {
    Field.typeAndMetadata
    Field("spec", typeName: "ResourceQuotaSpec", blank: ResourceQuota()) {
      Field("hard", \.hard, .resources)
      Field(inert: "scopes", .strings)
      Field(
        inert: "scopeSelector",
        [
          "matchExpressions": .list(of: ["scopeName": .string, "operator": .string, "values": .strings])
        ])
    }
    Field("status", typeName: "ResourceQuotaStatus", blank: ResourceQuota()) {
      Field("hard", \.enforced, .resources)
      Field("used", \.used, .resources)
    }
  }

  public var resource: KubernetesResource { .resourceQuota(self) }
}
