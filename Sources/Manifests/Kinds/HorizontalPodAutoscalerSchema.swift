import Kubernetes

extension HorizontalPodAutoscaler: SchemaDescribed {
  public static let schema = Schema<HorizontalPodAutoscaler>(
    "HorizontalPodAutoscaler", blank: HorizontalPodAutoscaler()
  ) {
    Field.typeAndMetadata
    Field("spec", typeName: "HorizontalPodAutoscalerSpec", blank: HorizontalPodAutoscaler()) {
      Field("scaleTargetRef", \.scaleTargetRef, .object(ScaleTargetReference.schema), isRequired: true)
      Field("minReplicas", \.minReplicas, .int32, default: "1")
      Field("maxReplicas", \.maxReplicas, .int32, isRequired: true)
      Field("metrics", \.metrics, .list(of: .metric))
      Field("behavior", optional: \.behavior, .object(Behavior.schema))
    }
    Field("status", \.status, .object(Status.schema))
  }

  public var resource: KubernetesResource { .horizontalPodAutoscaler(self) }
}

extension ScaleTargetReference {
  static let schema = Schema<Self>("CrossVersionObjectReference", blank: Self()) {
    Field("apiVersion", \.apiVersion, .string)
    Field("kind", \.kind, .string, isRequired: true)
    Field("name", \.name, .string, isRequired: true)
  }
}

extension HorizontalPodAutoscaler.Behavior {
  static let schema = Schema<Self>("HorizontalPodAutoscalerBehavior", blank: Self()) {
    Field("scaleUp", optional: \.scaleUp, .object(HorizontalPodAutoscaler.ScalingRules.schema))
    Field("scaleDown", optional: \.scaleDown, .object(HorizontalPodAutoscaler.ScalingRules.schema))
  }
}

extension HorizontalPodAutoscaler.ScalingRules {
  fileprivate static let schema = Schema<Self>("HPAScalingRules", blank: Self()) {
    Field("stabilizationWindowSeconds", optional: \.stabilizationWindowSeconds, .int32)
    Field("selectPolicy", \.selectPolicy, .oneOf, default: "Max")
    Field("policies", \.policies, .list(of: .object(Policy.schema)))
    Field("tolerance", optional: \.tolerance, .quantity)
  }
}

extension HorizontalPodAutoscaler.ScalingRules.Policy {
  fileprivate static let schema = Schema<Self>(
    "HPAScalingPolicy", blank: Self(.pods, 0, periodSeconds: 0)
  ) {
    Field("type", \.unit, .oneOf, isRequired: true)
    Field("value", \.value, .int32, isRequired: true)
    Field("periodSeconds", \.periodSeconds, .int32, isRequired: true)
  }
}

extension HorizontalPodAutoscaler.Status {
  fileprivate static let schema = Schema<Self>("HorizontalPodAutoscalerStatus", blank: Self()) {
    Field("observedGeneration", \.observedGeneration, .int64)
    Field("currentReplicas", \.currentReplicas, .int32)
    Field("desiredReplicas", \.desiredReplicas, .int32, default: "0")
    Field("lastScaleTime", optional: \.lastScaleTime, .time)
    Field("currentMetrics", \.currentMetrics, .list(of: .currentMetric))
    Field("conditions", \.conditions, .conditions)
  }
}
