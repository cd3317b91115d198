import Kubernetes

/// The price of a spot instance in one zone: a model around an observed mean, as AWS publishes no such table.
///
/// Each (type, zone) gets a factor between 0.76 and 1.24, drawn from a hash of the two names, so that prices
/// in five zones have a relative standard deviation of about 13 %, as was observed. Rounded to 4 decimals,
/// never above on-demand, never below 0.0001.
enum SpotPrice {
  private static let amplitude = 0.24

  static func usdPerHour(type: String, zoneID: String, base: Double, onDemand: Double) -> Double {
    let draw = Double(SeededHash.mixed(SeededHash.fnv1a(type, zoneID)) >> 11) / 0x1p53
    let factor = 1 + amplitude * (2 * draw - 1)
    let tenThousandths = Int(min(base * factor * 10_000 + 0.5, 1e15))
    return min(max(Double(tenThousandths) / 10_000, 0.0001), onDemand)
  }
}

/// Where spot prices come from.
public enum PriceProfile: String, CaseIterable, Sendable {
  /// Means of a snapshot of July 2026, varied by zone.
  case observed
  /// 30 % of on-demand for every type and zone: the rule of thumb that the course's figures follow.
  case course

  static let courseSpotShare = 0.30
}
