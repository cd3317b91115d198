/// A Kubernetes quantity (`100m`, `1.5Gi`, `2`): an exact amount and the family of suffixes it is written with.
///
/// Amounts are kept in billionths, so that sums and comparisons are exact over the whole range that the API
/// accepts: up to 2^63 - 1 in magnitude; what is finer than a billionth is rounded up, away from zero.
/// Arithmetic saturates at that range.
///
/// Source: k8s.io/apimachinery `pkg/api/resource/quantity.go`.
public struct Quantity: Hashable, Comparable, Sendable {
  /// How the amount is written. It has no part in equality of amounts (`==` compares amounts only).
  public enum Format: Sendable { case decimalSI, binarySI, decimalExponent }

  /// The amount in billionths of the unit.
  public let nanos: Int128
  public let format: Format

  public static let zero = Quantity(nanos: 0)

  /// The largest amount, in billionths: 2^63 - 1 units.
  static let largest = Int128(Int64.max) * 1_000_000_000

  public init(nanos: Int128, format: Format = .decimalSI) {
    self.nanos = min(max(nanos, -Self.largest), Self.largest)
    self.format = format
  }

  /// A whole number of units, as in a number of Pods.
  public init(_ units: Int, format: Format = .decimalSI) {
    self.init(nanos: Int128(units) * 1_000_000_000, format: format)
  }

  /// Thousandths of a unit, as CPU is counted.
  public init(milli: Int) {
    self.init(nanos: Int128(milli) * 1_000_000)
  }

  /// Bytes, written with binary suffixes.
  public init(bytes: Int) {
    self.init(bytes, format: .binarySI)
  }

  /// Whole units, rounded up, as the scheduler reads memory and counts.
  public var units: Int { Self.ceilingDivide(nanos, 1_000_000_000) }

  /// Thousandths, rounded up, as the scheduler reads CPU; saturates at `Int.max`.
  public var milli: Int { Self.ceilingDivide(nanos, 1_000_000) }

  /// For ratios and prices only; comparisons stay exact on the quantity itself.
  public var double: Double {
    // Almost every amount is a word's worth of bits and a power of two; 128 bits convert ten times as slowly.
    let zeros = nanos.trailingZeroBitCount
    let odd = Int64(truncatingIfNeeded: nanos >> zeros)
    guard Int128(odd) << zeros == nanos else { return Double(nanos) / 1e9 }
    return Double(sign: .plus, exponent: zeros, significand: Double(odd)) / 1e9
  }

  public var isZero: Bool { nanos == 0 }

  private static func ceilingDivide(_ amount: Int128, _ divisor: Int128) -> Int {
    var quotient = amount / divisor
    if amount % divisor > 0 { quotient += 1 }
    return Int(clamping: quotient)
  }

  public static func == (left: Self, right: Self) -> Bool { left.nanos == right.nanos }
  public static func < (left: Self, right: Self) -> Bool { left.nanos < right.nanos }
  public func hash(into hasher: inout Hasher) { hasher.combine(nanos) }

  /// A sum is written as its left side is, unless that is zero.
  public static func + (left: Self, right: Self) -> Self {
    Quantity(nanos: left.nanos + right.nanos, format: left.isZero ? right.format : left.format)
  }

  public static func - (left: Self, right: Self) -> Self {
    Quantity(nanos: left.nanos - right.nanos, format: left.isZero ? right.format : left.format)
  }

  public static func += (left: inout Self, right: Self) { left = left + right }
  public static func -= (left: inout Self, right: Self) { left = left - right }
}

extension Quantity {
  private static let binarySuffixes = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"]
  private static let decimalSuffixes = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"]

  /// Reads a quantity as the API server does.
  ///
  /// - Returns: nil when the text is none: `^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$`.
  public init?(_ text: String) {
    var rest = Substring(text)
    let isNegative = rest.first == "-"
    if rest.first == "-" || rest.first == "+" { rest.removeFirst() }
    let number = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    rest = rest.dropFirst(number.count)
    guard let (scale, format) = Self.scale(ofSuffix: String(rest)) else { return nil }
    guard let nanos = Self.nanos(ofDigits: number, scale: scale) else { return nil }
    self.init(nanos: isNegative ? -nanos : nanos, format: format)
  }

  private enum Scale { case powerOfTen(Int), powerOfTwo(Int) }

  private static func scale(ofSuffix suffix: String) -> (Scale, Format)? {
    if let power = binarySuffixes.firstIndex(of: suffix), power > 0 {
      return (.powerOfTwo(power * 10), .binarySI)
    }
    if let index = decimalSuffixes.firstIndex(of: suffix) {
      return (.powerOfTen((index - 3) * 3), .decimalSI)
    }
    guard let first = suffix.first, first == "e" || first == "E" else { return nil }
    let digits = suffix.dropFirst()
    guard digits.allSatisfy(\.isASCII), let exponent = Int(digits) else { return nil }
    return (.powerOfTen(exponent), .decimalExponent)
  }

  /// The amount in billionths, rounded up, saturated; nil when the digits are no number.
  private static func nanos(ofDigits digits: Substring, scale: Scale) -> Int128? {
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, digits.contains(where: { $0 != "." }) else { return nil }
    let fraction = parts.count == 2 ? parts[1] : ""
    let whole = parts[0].drop { $0 == "0" }
    var significant: Int128 = 0
    var isInexact = false
    var powerOfTen = 9 - fraction.count
    for (index, digit) in (whole + fraction).enumerated() {
      guard let value = digit.wholeNumberValue else { return nil }
      if index < 24 {
        significant = significant * 10 + Int128(value)
      } else {
        powerOfTen += 1
        isInexact = isInexact || value != 0
      }
    }
    guard significant != 0 else { return isInexact ? largest : 0 }
    switch scale {
    case .powerOfTen(let exponent):
      guard !powerOfTen.addingReportingOverflow(exponent).overflow else {
        return exponent > 0 ? largest : 1
      }
      powerOfTen += exponent
    case .powerOfTwo(let exponent):
      let (shifted, overflow) = significant.multipliedReportingOverflow(by: Int128(1) << Int128(exponent))
      guard !overflow else { return largest }
      significant = shifted
    }
    while powerOfTen > 0 {
      guard significant < largest else { return largest }
      significant *= 10
      powerOfTen -= 1
    }
    while powerOfTen < 0, significant > 0 {
      isInexact = isInexact || significant % 10 != 0
      significant /= 10
      powerOfTen += 1
    }
    return min(significant + (isInexact ? 1 : 0), largest)
  }
}

extension Quantity: CustomStringConvertible {
  /// The canonical form: no fraction, the largest suffix that keeps the amount whole.
  public var description: String {
    guard nanos != 0 else { return "0" }
    let isWhole = nanos % 1_000_000_000 == 0
    switch format {
    case .binarySI where isWhole && abs(nanos) >= 1024 * 1_000_000_000:
      return Self.binaryText(units: nanos / 1_000_000_000)
    case .decimalExponent:
      return decimalText { $0 == 0 ? "" : "e\($0)" }
    case .binarySI, .decimalSI:
      return decimalText { Self.decimalSuffixes[$0 / 3 + 3] }
    }
  }

  private static func binaryText(units: Int128) -> String {
    var amount = units
    var power = 0
    while amount % 1024 == 0, power < binarySuffixes.count - 1 {
      amount /= 1024
      power += 1
    }
    return "\(amount)\(binarySuffixes[power])"
  }

  private func decimalText(suffix: (_ exponent: Int) -> String) -> String {
    var amount = nanos
    var exponent = -9
    while amount % 1000 == 0, exponent < 18 {
      amount /= 1000
      exponent += 3
    }
    return "\(amount)\(suffix(exponent))"
  }
}
