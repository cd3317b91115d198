import Kubernetes

/// What somebody pays of the public price: a Savings Plan, reserved machines, a negotiated discount, each as a rate.
///
/// Karpenter knows nothing of it, as the real one does not: it chooses by public prices.
public struct BillingTerms: Equatable, Sendable {
  /// Off the public price, 0 to 100.
  public var onDemandDiscountPercent = 0.0
  public var spotDiscountPercent = 0.0

  public init() {}

  /// What is paid of a dollar.
  func factor(isSpot: Bool) -> Double {
    1 - (isSpot ? spotDiscountPercent : onDemandDiscountPercent) / 100
  }
}
