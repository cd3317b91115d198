import Kubernetes

extension ObjectMeta {
  static let schema = Schema<ObjectMeta>("ObjectMeta", blank: ObjectMeta()) {
    Field("name", \.name, .string)
    Field("namespace", \.namespace, .string)
    Field("generateName", \.generateName, .string)
    Field("uid", \.uid, .text)
    Field("labels", \.labels, .labels)
    Field("annotations", \.annotations, .labels)
    Field("creationTimestamp", optional: \.creationTimestamp, .time)
    Field("deletionTimestamp", optional: \.deletionTimestamp, .time)
    Field("deletionGracePeriodSeconds", optional: \.deletionGracePeriodSeconds, .int64)
    Field("finalizers", \.finalizers, .strings)
    Field("ownerReferences", \.ownerReferences, .list(of: .object(OwnerReference.schema), mergeKey: "uid"))
    Field("generation", \.generation, .int64)
    Field("resourceVersion", \.resourceVersion, .numberInText)
    Field(ignored: "managedFields", .list(of: .any))
    Field(ignored: "selfLink", .string)
  }
}

extension OwnerReference {
  static let schema = Schema<OwnerReference>(
    "OwnerReference",
    blank: OwnerReference(
      apiVersion: "", kind: "", name: "", uid: UID(""), isController: false, blockOwnerDeletion: false)
  ) {
    Field("apiVersion", \.apiVersion, .string, isRequired: true)
    Field("kind", \.kind, .string, isRequired: true)
    Field("name", \.name, .string, isRequired: true)
    Field("uid", \.uid, .text, isRequired: true)
    Field("controller", \.isController, .bool)
    Field("blockOwnerDeletion", \.blockOwnerDeletion, .bool)
  }
}

extension Condition {
  static let schema = Schema<Condition>("Condition", blank: Condition(type: "", status: .unknown)) {
    Field("type", \.type, .string, isRequired: true)
    Field("status", \.status, .oneOf, isRequired: true)
    Field("reason", \.reason, .string)
    Field("message", \.message, .string)
    Field("lastTransitionTime", optional: \.lastTransitionTime, .time)
    Field("observedGeneration", optional: \.observedGeneration, .int64)
    Field(ignored: "lastHeartbeatTime", .time)
    Field(ignored: "lastProbeTime", .time)
    Field(ignored: "lastUpdateTime", .time)
  }
}

extension Codec where Value == [Condition] {
  static let conditions = Codec.list(of: .object(Condition.schema), mergeKey: "type")
}

extension LabelSelector {
  static let schema = Schema<LabelSelector>("LabelSelector", blank: LabelSelector()) {
    Field("matchLabels", \.matchLabels, .labels)
    Field("matchExpressions", \.matchExpressions, .list(of: .object(Requirement.schema)))
  }
}

extension LabelSelector.Requirement {
  static let schema = Schema<Self>("LabelSelectorRequirement", blank: Self(key: "", operator: .isIn)) {
    Field("key", \.key, .string, isRequired: true)
    Field("operator", \.operator, .oneOf, isRequired: true)
    Field("values", \.values, .strings)
  }
}
