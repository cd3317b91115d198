/// Numbers as Prometheus writes them.
public enum PrometheusNumber {
  /// In a text exposition, as Go's `%g` with the fewest digits: `0.005`, `1.5e+06`, `+Inf`.
  public static func text(_ number: Double) -> String {
    guard let (sign, digits, exponent) = parts(of: number) else { return special(number) }
    guard exponent < -4 || exponent >= 6 else { return plain(number) }
    let fraction = digits.count > 1 ? "." + String(digits.dropFirst()) : ""
    let size = String(exponent.magnitude)
    return "\(sign)\(digits.prefix(1))\(fraction)e\(exponent < 0 ? "-" : "+")"
      + (size.count < 2 ? "0" : "") + size
  }

  /// As a query's answer has it, without an exponent: `1500000`, `0.0333`.
  public static func plain(_ number: Double) -> String {
    guard let (sign, digits, exponent) = parts(of: number) else { return special(number) }
    if exponent < 0 { return sign + "0." + String(repeating: "0", count: -exponent - 1) + digits }
    let whole = digits.prefix(exponent + 1)
    let padding = String(repeating: "0", count: max(0, exponent + 1 - digits.count))
    let fraction = digits.dropFirst(exponent + 1)
    return sign + whole + padding + (fraction.isEmpty ? "" : "." + fraction)
  }

  private static func special(_ number: Double) -> String {
    number.isNaN ? "NaN" : number > 0 ? "+Inf" : "-Inf"
  }

  /// The fewest digits that mean the number, and the power of ten of the first; nil for what has none.
  private static func parts(of number: Double) -> (sign: String, digits: String, exponent: Int)? {
    guard number.isFinite else { return nil }
    let sign = number < 0 ? "-" : ""
    let pieces = abs(number).description.split(separator: "e")
    guard let mantissa = pieces.first else { return nil }
    let halves = mantissa.split(separator: ".", omittingEmptySubsequences: false)
    let whole = String(halves[0])
    let all = whole + (halves.count > 1 ? String(halves[1]) : "")
    let zeros = all.prefix { $0 == "0" }.count
    var digits = String(all.dropFirst(zeros))
    while digits.last == "0" { digits.removeLast() }
    guard !digits.isEmpty else { return ("", "0", 0) }
    let scale = pieces.count > 1 ? Int(pieces[1]) ?? 0 : 0
    return (sign, digits, whole.count - 1 - zeros + scale)
  }
}
