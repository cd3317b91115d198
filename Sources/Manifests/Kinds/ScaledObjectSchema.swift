import Kubernetes

extension ScaledObject: SchemaDescribed, KeepsInertFields {
  public static let schema = Schema<ScaledObject>("ScaledObject", blank: ScaledObject()) {
    Field.typeAndMetadata
    Field("spec", isRequired: true, typeName: "ScaledObjectSpec", blank: ScaledObject()) {
      Field("scaleTargetRef", \.scaleTargetRef, .object(targetSchema), isRequired: true)
      Field("pollingInterval", \.pollingInterval, .int32)
      Field("cooldownPeriod", \.cooldownPeriod, .int32)
      Field("idleReplicaCount", optional: \.idleReplicaCount, .int32)
      Field("minReplicaCount", \.minReplicaCount, .int32)
      Field("maxReplicaCount", \.maxReplicaCount, .int32)
      Field("triggers", \.triggers, .list(of: .object(Trigger.schema)), isRequired: true)
      Field("advanced", typeName: "AdvancedConfig", blank: ScaledObject()) {
        Field(
          "horizontalPodAutoscalerConfig", typeName: "HorizontalPodAutoscalerConfig", blank: ScaledObject()
        ) {
          Field("behavior", optional: \.behavior, .object(HorizontalPodAutoscaler.Behavior.schema))
          Field("name", optional: \.hpaName, .string)
        }
        Field("restoreToOriginalReplicaCount", \.restoresReplicaCount, .bool)
        Field(inert: "scalingModifiers", .any)
      }
      Field(inert: "initialCooldownPeriod", .int)
      Field(inert: "fallback", .any)
    }
    Field("status", \.status, .object(Status.schema))
  }

  public var resource: KubernetesResource { .scaledObject(self) }

  /// KEDA takes a name alone for a Deployment's.
  private static let targetSchema = Schema<ScaleTargetReference>(
    "ScaleTarget",
    blank: ScaleTargetReference(
      apiVersion: Kind.deployment.apiVersion, kind: Kind.deployment.name, name: "")
  ) {
    Field("apiVersion", \.apiVersion, .string)
    Field("kind", \.kind, .string)
    Field("name", \.name, .string, isRequired: true)
    Field(ignored: "envSourceContainerName", .string)
  }
}

extension ScaledObject.Trigger: KeepsInertFields {
  fileprivate static let schema = Schema<Self>("ScaleTriggers", blank: Self()) {
    Field("type", \.type, .string, isRequired: true)
    Field("name", \.name, .string)
    Field("metadata", \.metadata, .labels, isRequired: true)
    Field("metricType", \.metricType, .string)
    Field(inert: "authenticationRef", ["name": .string, "kind": .string])
    Field(inert: "useCachedMetrics", .boolean)
  }
}

extension ScaledObject.Status: KeepsInertFields {
  fileprivate static let schema = Schema<Self>("ScaledObjectStatus", blank: Self()) {
    Field("hpaName", \.hpaName, .string)
    Field("scaleTargetKind", \.scaleTargetKind, .string)
    Field("originalReplicaCount", optional: \.originalReplicaCount, .int32)
    Field("lastActiveTime", optional: \.lastActiveTime, .time)
    Field("externalMetricNames", \.externalMetricNames, .strings)
    Field("conditions", \.conditions, .conditions)
    Field(inert: "scaleTargetGVKR", .any)
    Field(inert: "health", .any)
    Field(inert: "triggersTypes", .string)
    Field(inert: "authenticationsTypes", .string)
    Field(inert: "pausedReplicaCount", .int)
    Field(inert: "resourceMetricNames", .strings)
    Field(inert: "compositeScalerName", .string)
  }
}
