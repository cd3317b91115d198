/// What a NodeOverlay says of prices.
public enum PriceChange: Equatable, Sendable {
  /// The price of an hour, in USD.
  case set(Double)
  /// In USD an hour.
  case add(Double)
  case percent(Double)

  /// Reads `price` or `priceAdjustment`; nil when the text is neither.
  ///
  /// Source: sigs.k8s.io/karpenter `pkg/cloudprovider/types.go`, `AdjustedPrice`.
  init?(_ text: String) {
    let isRelative = text.hasPrefix("+") || text.hasPrefix("-")
    let isPercentage = text.hasSuffix("%")
    let digits = text.drop { $0 == "+" }
    guard let amount = Double(isPercentage ? digits.dropLast() : digits), amount.isFinite else { return nil }
    switch (isRelative, isPercentage) {
    case (false, false): self = .set(amount)
    case (true, false): self = .add(amount)
    case (true, true): self = .percent(amount)
    case (false, true): return nil
    }
  }

  /// Never below zero.
  func applied(to price: Double) -> Double {
    switch self {
    case .set(let amount): amount
    case .add(let amount): max(0, price + amount)
    case .percent(let amount): max(0, price * (1 + amount / 100))
    }
  }
}
