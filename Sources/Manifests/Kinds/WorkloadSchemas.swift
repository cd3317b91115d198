import Kubernetes

extension PodTemplate {
  static let schema = Schema<PodTemplate>("PodTemplateSpec", blank: PodTemplate()) {
    Field("metadata", \.metadata, .object(ObjectMeta.schema))
    Field("spec", \.spec, .object(PodSpec.schema))
  }
}

extension Deployment: SchemaDescribed {
  public static let schema = Schema<Deployment>("Deployment", blank: Deployment()) {
    Field.typeAndMetadata
    Field("spec", typeName: "DeploymentSpec", blank: Deployment()) {
      Field("replicas", \.replicas, .int32, default: "1")
      Field("selector", \.selector, .object(LabelSelector.schema), isRequired: true)
      Field("template", \.template, .object(PodTemplate.schema), isRequired: true)
      Field("strategy", \.strategyForm, .object(RolloutForm.deployment))
      Field("minReadySeconds", \.minReadySeconds, .int32)
      Field("revisionHistoryLimit", \.revisionHistoryLimit, .int32, default: "10")
      Field("progressDeadlineSeconds", \.progressDeadlineSeconds, .int32, default: "600")
      Field("paused", \.isPaused, .bool)
    }
    Field("status", \.status, .object(Status.schema))
  }

  public var resource: KubernetesResource { .deployment(self) }

  fileprivate var strategyForm: RolloutForm {
    get {
      switch strategy {
      case .recreate: RolloutForm(type: .recreate)
      case .rollingUpdate(let maxSurge, let maxUnavailable):
        RolloutForm(type: .rollingUpdate, maxSurge: maxSurge, maxUnavailable: maxUnavailable)
      }
    }
    set {
      strategy =
        newValue.type == .recreate
        ? .recreate
        : .rollingUpdate(
          maxSurge: newValue.rollingUpdate?.maxSurge ?? .string("25%"),
          maxUnavailable: newValue.rollingUpdate?.maxUnavailable ?? .string("25%"))
    }
  }
}

extension Deployment.Status {
  static let schema = Schema<Self>("DeploymentStatus", blank: Self()) {
    Field("observedGeneration", \.observedGeneration, .int64)
    Field("replicas", \.replicas, .int32)
    Field("updatedReplicas", \.updatedReplicas, .int32)
    Field("readyReplicas", \.readyReplicas, .int32)
    Field("availableReplicas", \.availableReplicas, .int32)
    Field("unavailableReplicas", \.unavailableReplicas, .int32)
    Field("terminatingReplicas", \.terminatingReplicas, .int32)
    Field("conditions", \.conditions, .conditions)
    Field(ignored: "collisionCount", .int)
  }
}

extension ReplicaSet: SchemaDescribed {
  public static let schema = Schema<ReplicaSet>("ReplicaSet", blank: ReplicaSet()) {
    Field.typeAndMetadata
    Field("spec", typeName: "ReplicaSetSpec", blank: ReplicaSet()) {
      Field("replicas", \.replicas, .int32, default: "1")
      Field("selector", \.selector, .object(LabelSelector.schema), isRequired: true)
      Field("template", \.template, .object(PodTemplate.schema))
      Field("minReadySeconds", \.minReadySeconds, .int32)
    }
    Field("status", \.status, .object(Status.schema))
  }

  public var resource: KubernetesResource { .replicaSet(self) }
}

extension ReplicaSet.Status {
  static let schema = Schema<Self>("ReplicaSetStatus", blank: Self()) {
    Field("observedGeneration", \.observedGeneration, .int64)
    Field("replicas", \.replicas, .int32)
    Field("fullyLabeledReplicas", \.fullyLabeledReplicas, .int32)
    Field("readyReplicas", \.readyReplicas, .int32)
    Field("availableReplicas", \.availableReplicas, .int32)
    Field("terminatingReplicas", \.terminatingReplicas, .int32)
    Field(ignored: "conditions", .list(of: .any))
  }
}

extension DaemonSet: SchemaDescribed {
  public static let schema = Schema<DaemonSet>("DaemonSet", blank: DaemonSet()) {
    Field.typeAndMetadata
    Field("spec", typeName: "DaemonSetSpec", blank: DaemonSet()) {
      Field("selector", \.selector, .object(LabelSelector.schema), isRequired: true)
      Field("template", \.template, .object(PodTemplate.schema), isRequired: true)
      Field("updateStrategy", \.strategyForm, .object(RolloutForm.daemonSet))
      Field("minReadySeconds", \.minReadySeconds, .int32)
      Field("revisionHistoryLimit", \.revisionHistoryLimit, .int32, default: "10")
    }
    Field("status", \.status, .object(Status.schema))
  }

  public var resource: KubernetesResource { .daemonSet(self) }

  fileprivate var strategyForm: RolloutForm {
    get {
      switch updateStrategy {
      case .onDelete: RolloutForm(type: .onDelete)
      case .rollingUpdate(let maxSurge, let maxUnavailable):
        RolloutForm(type: .rollingUpdate, maxSurge: maxSurge, maxUnavailable: maxUnavailable)
      }
    }
    set {
      updateStrategy =
        newValue.type == .onDelete
        ? .onDelete
        : .rollingUpdate(
          maxSurge: newValue.rollingUpdate?.maxSurge ?? .int(0),
          maxUnavailable: newValue.rollingUpdate?.maxUnavailable ?? .int(1))
    }
  }
}

extension DaemonSet.Status {
  static let schema = Schema<Self>("DaemonSetStatus", blank: Self()) {
    Field("observedGeneration", \.observedGeneration, .int64)
    Field("currentNumberScheduled", \.currentNumberScheduled, .int32)
    Field("desiredNumberScheduled", \.desiredNumberScheduled, .int32)
    Field("numberMisscheduled", \.numberMisscheduled, .int32)
    Field("numberReady", \.numberReady, .int32)
    Field("updatedNumberScheduled", \.updatedNumberScheduled, .int32)
    Field("numberAvailable", \.numberAvailable, .int32)
    Field("numberUnavailable", \.numberUnavailable, .int32)
    Field(ignored: "collisionCount", .int)
    Field(ignored: "conditions", .list(of: .any))
  }
}

/// How a workload's Pods are replaced, as a manifest writes it.
private struct RolloutForm: Sendable {
  enum Kind: String, CaseIterable, Sendable {
    case rollingUpdate = "RollingUpdate", recreate = "Recreate", onDelete = "OnDelete"
  }

  struct RollingUpdate: Sendable {
    var maxSurge: IntOrString?
    var maxUnavailable: IntOrString?
  }

  var type = Kind.rollingUpdate
  var rollingUpdate: RollingUpdate?

  init(type: Kind = .rollingUpdate) { self.type = type }

  init(type: Kind, maxSurge: IntOrString, maxUnavailable: IntOrString) {
    self.type = type
    rollingUpdate = RollingUpdate(maxSurge: maxSurge, maxUnavailable: maxUnavailable)
  }

  static let deployment = schema(
    "DeploymentStrategy", [.rollingUpdate, .recreate], surge: "25%", away: "25%")
  static let daemonSet = schema(
    "DaemonSetUpdateStrategy", [.rollingUpdate, .onDelete], surge: "0", away: "1")

  private static func schema(
    _ typeName: String, _ kinds: [Kind], surge: String, away: String
  ) -> Schema<RolloutForm> {
    let rollingUpdate = Schema<RollingUpdate>("RollingUpdate\(typeName)", blank: RollingUpdate()) {
      Field("maxSurge", optional: \.maxSurge, .intOrString, default: surge)
      Field("maxUnavailable", optional: \.maxUnavailable, .intOrString, default: away)
    }
    return Schema(typeName, blank: RolloutForm()) {
      Field("type", \.type, .oneOf(kinds), default: "RollingUpdate")
      Field("rollingUpdate", optional: \.rollingUpdate, .object(rollingUpdate))
    }
  }
}
