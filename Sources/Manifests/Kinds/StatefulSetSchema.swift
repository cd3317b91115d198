import Kubernetes

extension StatefulSet: SchemaDescribed, KeepsInertFields {
  public static let schema = Schema<StatefulSet>("StatefulSet", blank: StatefulSet()) {
    Field.typeAndMetadata
    Field("spec", typeName: "StatefulSetSpec", blank: StatefulSet()) {
      Field("replicas", \.replicas, .int32, default: "1")
      Field("selector", \.selector, .object(LabelSelector.schema), isRequired: true)
      Field("serviceName", \.serviceName, .string)
      Field("template", \.template, .object(PodTemplate.schema), isRequired: true)
      Field(
        "volumeClaimTemplates", \.volumeClaimTemplates, .list(of: .object(PersistentVolumeClaim.schema)))
      Field(
        "persistentVolumeClaimRetentionPolicy", \.claimRetentionPolicy, .object(ClaimRetentionPolicy.schema))
      Field("podManagementPolicy", \.podManagementPolicy, .oneOf, default: "OrderedReady")
      Field("updateStrategy", \.strategyForm, .object(StrategyForm.schema))
      Field("minReadySeconds", \.minReadySeconds, .int32)
      Field("revisionHistoryLimit", \.revisionHistoryLimit, .int32, default: "10")
      Field("ordinals", typeName: "StatefulSetOrdinals", blank: StatefulSet()) {
        Field("start", \.startOrdinal, .int32)
      }
    }
    Field("status", \.status, .object(Status.schema))
  }

  public var resource: KubernetesResource { .statefulSet(self) }

  /// The update strategy as a manifest writes it.
  fileprivate struct StrategyForm: Sendable {
    enum Kind: String, CaseIterable, Sendable { case rollingUpdate = "RollingUpdate", onDelete = "OnDelete" }

    struct RollingUpdate: Sendable {
      var partition = 0

      static let schema = Schema<RollingUpdate>(
        "RollingUpdateStatefulSetStrategy", blank: RollingUpdate()
      ) {
        Field("partition", \.partition, .int32, default: "0")
        Field(ignored: "maxUnavailable", .intOrString)
      }
    }

    var type = Kind.rollingUpdate
    var rollingUpdate: RollingUpdate?

    static let schema = Schema<StrategyForm>("StatefulSetUpdateStrategy", blank: StrategyForm()) {
      Field("type", \.type, .oneOf, default: "RollingUpdate")
      Field("rollingUpdate", optional: \.rollingUpdate, .object(RollingUpdate.schema))
    }
  }

  fileprivate var strategyForm: StrategyForm {
    get {
      switch updateStrategy {
      case .onDelete: StrategyForm(type: .onDelete)
      case .rollingUpdate(let partition):
        StrategyForm(type: .rollingUpdate, rollingUpdate: .init(partition: partition))
      }
    }
    set {
      updateStrategy =
        newValue.type == .onDelete
        ? .onDelete : .rollingUpdate(partition: newValue.rollingUpdate?.partition ?? 0)
    }
  }
}

extension StatefulSet.ClaimRetentionPolicy {
  static let schema = Schema<Self>("StatefulSetPersistentVolumeClaimRetentionPolicy", blank: Self()) {
    Field("whenDeleted", \.whenDeleted, .oneOf, default: "Retain")
    Field("whenScaled", \.whenScaled, .oneOf, default: "Retain")
  }
}

extension StatefulSet.Status {
  static let schema = Schema<Self>("StatefulSetStatus", blank: Self()) {
    Field("observedGeneration", \.observedGeneration, .int64)
    Field("replicas", \.replicas, .int32, default: "0")
    Field("readyReplicas", \.readyReplicas, .int32)
    Field("availableReplicas", \.availableReplicas, .int32, default: "0")
    Field("currentReplicas", \.currentReplicas, .int32)
    Field("updatedReplicas", \.updatedReplicas, .int32)
    Field("currentRevision", \.currentRevision, .string)
    Field("updateRevision", \.updateRevision, .string)
    Field(ignored: "collisionCount", .int)
    Field(ignored: "conditions", .list(of: .any))
  }
}

extension ControllerRevision: SchemaDescribed {
  public static let schema = Schema<ControllerRevision>("ControllerRevision", blank: ControllerRevision()) {
    Field.typeAndMetadata
    Field("data", typeName: "ControllerRevisionData", blank: ControllerRevision()) {
      Field("spec", typeName: "ControllerRevisionDataSpec", blank: ControllerRevision()) {
        Field("template", \.template, .object(PodTemplate.schema))
      }
    }
    Field("revision", \.revision, .int64, isRequired: true)
  }

  public var resource: KubernetesResource { .controllerRevision(self) }
}
