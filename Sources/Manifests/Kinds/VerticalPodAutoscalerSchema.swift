import Kubernetes

extension VerticalPodAutoscaler: SchemaDescribed, KeepsInertFields {
  public static let schema = Schema<VerticalPodAutoscaler>(
    "VerticalPodAutoscaler", blank: VerticalPodAutoscaler()
  ) {
    Field.typeAndMetadata
    Field("spec", isRequired: true, typeName: "VerticalPodAutoscalerSpec", blank: VerticalPodAutoscaler()) {
      Field("targetRef", \.targetRef, .object(ScaleTargetReference.schema), isRequired: true)
      Field("updatePolicy", typeName: "PodUpdatePolicy", blank: VerticalPodAutoscaler()) {
        Field("updateMode", \.updateMode, .oneOf(usually: .recreate))
        Field("minReplicas", optional: \.minReplicas, .int32)
      }
      Field("resourcePolicy", typeName: "PodResourcePolicy", blank: VerticalPodAutoscaler()) {
        Field("containerPolicies", \.containerPolicies, .list(of: .object(ContainerPolicy.schema)))
      }
      Field(inert: "recommenders", .list(of: ["name": .string]))
    }
    Field("status", \.status, .object(Status.schema))
  }

  public var resource: KubernetesResource { .verticalPodAutoscaler(self) }
}

extension VerticalPodAutoscaler.ContainerPolicy {
  fileprivate static let schema = Schema<Self>("ContainerResourcePolicy", blank: Self()) {
    Field("containerName", \.containerName, .string)
    Field("mode", \.mode, .oneOf(exceptUsual: .auto))
    Field("minAllowed", \.minAllowed, .resources)
    Field("maxAllowed", \.maxAllowed, .resources)
    Field("controlledResources", \.controlledResources, .strings)
    Field("controlledValues", \.controlledValues, .oneOf(exceptUsual: .requestsAndLimits))
  }
}

extension VerticalPodAutoscaler.Status {
  fileprivate static let schema = Schema<Self>("VerticalPodAutoscalerStatus", blank: Self()) {
    Field("recommendation", typeName: "RecommendedPodResources", blank: Self()) {
      Field(
        "containerRecommendations", \.recommendation,
        .list(of: .object(VerticalPodAutoscaler.ContainerRecommendation.schema)))
    }
    Field("conditions", \.conditions, .conditions)
  }
}

extension VerticalPodAutoscaler.ContainerRecommendation {
  fileprivate static let schema = Schema<Self>("RecommendedContainerResources", blank: Self()) {
    Field("containerName", \.containerName, .string)
    Field("target", \.target, .resources)
    Field("lowerBound", \.lowerBound, .resources)
    Field("upperBound", \.upperBound, .resources)
    Field("uncappedTarget", \.uncappedTarget, .resources)
  }
}
