/// A metric of Karpenter's: its name, what it is, and the line that Karpenter explains it by.
public struct MetricFamily: Equatable, Sendable {
  public enum Kind: String, Sendable { case counter, gauge, histogram, summary }

  public let name: String
  public let kind: Kind
  public let help: String

  /// Those that are kept here, by name.
  public static let all = table.sorted { $0.name < $1.name }

  public static func named(_ name: String) -> Self? { all.first { $0.name == name } }

  /// The family that a series belongs to: of a histogram's `…_bucket`, the histogram.
  public static func ofSeries(named name: String) -> Self? {
    if let family = named(name) { return family }
    for suffix in ["_bucket", "_sum", "_count"] where name.hasSuffix(suffix) {
      guard let family = named(String(name.dropLast(suffix.count))) else { continue }
      let isHistogram = family.kind == .histogram
      if isHistogram || (family.kind == .summary && suffix != "_bucket") { return family }
    }
    return nil
  }

  /// Every name that a series may have.
  public static let seriesNames = all.flatMap { family in
    switch family.kind {
    case .counter, .gauge: [family.name]
    case .histogram: [family.name + "_bucket", family.name + "_sum", family.name + "_count"]
    case .summary: [family.name, family.name + "_sum", family.name + "_count"]
    }
  }
}
