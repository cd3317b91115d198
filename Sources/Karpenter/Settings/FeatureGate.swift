/// A switch for what Karpenter does not do, or may leave, by itself.
///
/// Source: sigs.k8s.io/karpenter v1.13.0 `pkg/operator/options/options.go`.
public enum FeatureGate: String, CaseIterable, Sendable {
  case nodeOverlay = "NodeOverlay"
  case nodeRepair = "NodeRepair"
  case reservedCapacity = "ReservedCapacity"
  case spotToSpotConsolidation = "SpotToSpotConsolidation"
  case staticCapacity = "StaticCapacity"

  /// What is alpha is off until somebody asks for it; what is beta is on.
  public var isOnByDefault: Bool { self == .reservedCapacity }

  /// The version that first has a gate which 1.13 does not know; nil for one that no later version has either.
  public static func versionThatHas(_ name: String) -> String? { name == "CapacityBuffer" ? "1.14" : nil }
}
