import Kubernetes

extension NodeOverlay: SchemaDescribed {
  public static let schema = Schema<NodeOverlay>("NodeOverlay", blank: NodeOverlay()) {
    Field.typeAndMetadata
    Field("spec", isRequired: true, typeName: "NodeOverlaySpec", blank: NodeOverlay()) {
      Field(
        "requirements", \.requirements, .list(of: .object(NodeSelectorRequirement.overlaySchema)),
        isRequired: true)
      Field("price", optional: \.price, .string)
      Field("priceAdjustment", optional: \.priceAdjustment, .string)
      Field("capacity", optional: \.capacity, .resources)
      Field("weight", optional: \.weight, .int32)
    }
    Field("status", typeName: "NodeOverlayStatus", blank: NodeOverlay()) {
      Field("conditions", \.conditions, .conditions)
    }
  }

  public var resource: KubernetesResource { .nodeOverlay(self) }
}

extension NodeSelectorRequirement {
  /// With the operators that are Karpenter's own.
  static let overlaySchema = Schema<Self>("NodeSelectorRequirement", blank: Self(key: "", operator: .isIn)) {
    Field("key", \.key, .string, isRequired: true)
    Field("operator", \.operator, .oneOf, isRequired: true)
    Field("values", \.values, .strings)
  }
}
