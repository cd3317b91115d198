/// A correction of what Karpenter believes of instance types: their price, or resources beyond those it knows.
/// Behind the NodeOverlay gate.
public struct NodeOverlay: KubernetesObject {
  public static let kind = Kind.nodeOverlay

  public var metadata = ObjectMeta()
  /// Which instance types and which of their offerings are meant: labels of types, offerings and NodePools.
  public var requirements: [NodeSelectorRequirement] = []
  /// A price of an hour, in USD: `0.05`.
  public var price: String?
  /// A change of the price: `+0.02`, `-15%`.
  public var priceAdjustment: String?
  /// Extended resources that Karpenter is to count on.
  public var capacity: ResourceList?
  /// 1 to 10,000, the higher winning over the lower; nil counts as 0.
  public var weight: Int?
  public var conditions: [Condition] = []

  public init() {}

  /// Types of its conditions.
  public enum ConditionType {
    public static let validationSucceeded = "ValidationSucceeded"
  }

  /// Annotations of a NodeClaim some of whose instance types are overlaid.
  public enum Annotation {
    public static let priceApplied = "karpenter.sh/price-overlay-applied"
    public static let capacityApplied = "karpenter.sh/capacity-overlay-applied"
  }
}
