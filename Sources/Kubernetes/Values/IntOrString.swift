/// A count or a percentage, as budgets and rolling updates take them: `2`, `"10%"`.
public enum IntOrString: Equatable, Sendable, CustomStringConvertible {
  case int(Int)
  case string(String)

  public var description: String {
    switch self {
    case .int(let number): String(number)
    case .string(let text): text
    }
  }

  /// The count meant, of a total; nil when the text is no percentage.
  public func scaled(of total: Int, roundingUp: Bool) -> Int? {
    switch self {
    case .int(let number): return number
    case .string(let text):
      guard text.hasSuffix("%"), let percent = Int(text.dropLast()) else { return nil }
      let (product, overflow) = percent.multipliedReportingOverflow(by: total)
      guard !overflow else { return nil }
      return roundingUp ? (product + 99) / 100 : product / 100
    }
  }
}
