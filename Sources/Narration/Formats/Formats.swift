import Controllers

/// How a language writes numbers, prices, times and lists.
public struct Formats: Sendable {
  public let language: Language
  let decimalMark: String
  let groupMark: String
  let currency: String
  let perMonth: String
  let and: String
  let or: String

  public static let portuguese = Formats(
    language: .portuguese, decimalMark: ",", groupMark: " ", currency: "US$ ", perMonth: "/mês", and: " e ",
    or: " ou ")
  public static let english = Formats(
    language: .english, decimalMark: ".", groupMark: ",", currency: "$", perMonth: "/month", and: " and ",
    or: " or ")
}

// MARK: - Numbers and money

extension Formats {
  /// `1 368` or `1,368`: groups of three digits from 1,000 on.
  public func count(_ number: Int) -> String {
    (number < 0 ? "-" : "") + grouped(String(number.magnitude))
  }

  /// `1 Pod`, `3 Pods`; the plural adds an s where none is given.
  public func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
    number == 1 ? "1 \(one)" : "\(count(number)) \(many ?? one + "s")"
  }

  /// Rounded half away from zero to so many decimal places; `–` when there is no such number.
  public func decimal(_ number: Double, places: Int) -> String {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let scaled = (number * scale).rounded(.toNearestOrAwayFromZero)
    guard scaled.isFinite, abs(scaled) < 9e15 else { return "–" }
    var digits = String(Int64(abs(scaled)))
    digits = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    let whole = grouped(String(digits.dropLast(places)))
    let sign = scaled < 0 ? "-" : ""
    return places == 0 ? sign + whole : "\(sign)\(whole)\(decimalMark)\(digits.suffix(places))"
  }

  /// A measured number, to four digits that count: `0,0333`, `12,35`, `1 234 568`.
  public func figure(_ number: Double) -> String {
    guard number.isFinite else { return number.isNaN ? "NaN" : number > 0 ? "+Inf" : "-Inf" }
    var (places, size) = (3, abs(number))
    while size >= 10, places > 0 { (places, size) = (places - 1, size / 10) }
    while size < 1, size > 0, places < 9 { (places, size) = (places + 1, size * 10) }
    let text = decimal(number, places: places)
    guard places > 0 else { return text }
    let trimmed = String(text.reversed().drop { $0 == "0" }.reversed())
    return trimmed.hasSuffix(decimalMark) ? String(trimmed.dropLast(decimalMark.count)) : trimmed
  }

  /// The price of a machine: `US$ 0,0519/h`, `$0.0519/h`.
  public func perHour(_ usd: Double) -> String { money(usd, places: 4) + "/h" }

  /// A bill: `US$ 2 810,50/mês`, `$2,810.50/month`.
  public func perMonth(_ usd: Double) -> String { money(usd, places: 2) + perMonth }

  /// What a short use cost: `US$ 0,0123`.
  public func perUse(_ usd: Double) -> String { money(usd, places: 4) }

  /// An amount in dollars and cents: `US$ 412,00`, `$412.00`.
  public func dollars(_ usd: Double) -> String { money(usd, places: 2) }

  /// Little money, to a hundredth of a cent, as a machine costs by the minute: `US$ 0,0027`, `$0.0027`.
  public func smallDollars(_ usd: Double) -> String { money(usd, places: 4) }

  /// A part of a whole, rounded to a percent; `–` of nothing.
  public func percent(_ part: Double, of whole: Double) -> String {
    whole == 0 ? "–" : decimal(part / whole * 100, places: 0) + "%"
  }

  /// So many in a second: `500`, `235,5`.
  public func rate(_ rate: Rate) -> String {
    let isWhole = (rate.milli + 50) / 100 % 10 == 0
    return decimal(Double(rate.milli) / 1000, places: isWhole ? 0 : 1)
  }

  private func money(_ usd: Double, places: Int) -> String {
    let amount = decimal(usd, places: places)
    return amount.hasPrefix("-") ? "-" + currency + amount.dropFirst() : currency + amount
  }

  private func grouped(_ digits: String) -> String {
    var groups: [Substring] = []
    var rest = Substring(digits)
    while rest.count > 3 {
      groups.append(rest.suffix(3))
      rest = rest.dropLast(3)
    }
    return ([rest] + groups.reversed()).joined(separator: groupMark)
  }
}

// MARK: - Lists

extension Formats {
  /// `a, b e c`, `a, b and c`.
  public func all(_ items: [String]) -> String { list(items, last: and) }

  /// `a, b ou c`, `a, b or c`.
  public func any(_ items: [String]) -> String { list(items, last: or) }

  /// The first few and how many more: `a, b e mais 7`, `a, b and 7 more`.
  public func first(_ limit: Int, of items: [String]) -> String {
    guard items.count > limit + 1 else { return all(items) }
    let rest = count(items.count - limit)
    return items.prefix(limit).joined(separator: ", ")
      + (language == .portuguese ? " e mais \(rest)" : " and \(rest) more")
  }

  private func list(_ items: [String], last: String) -> String {
    guard let final = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + last + final
  }
}
