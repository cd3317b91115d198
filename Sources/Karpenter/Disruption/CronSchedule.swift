import Kubernetes

/// A cron schedule of five fields, or `@daily` and its like, in UTC.
public struct CronSchedule: Equatable, Sendable {
  private let minutes: Set<Int>
  private let hours: Set<Int>
  private let days: Set<Int>
  private let months: Set<Int>
  private let weekdays: Set<Int>
  /// When both day fields are restricted, either may match.
  private let restrictsDays: Bool
  private let restrictsWeekdays: Bool

  private static let named = [
    "@yearly": "0 0 1 1 *", "@annually": "0 0 1 1 *", "@monthly": "0 0 1 * *", "@weekly": "0 0 * * 0",
    "@daily": "0 0 * * *", "@midnight": "0 0 * * *", "@hourly": "0 * * * *",
  ]
  private static let monthNames = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]
  private static let weekdayNames = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]

  /// - Returns: nil when the text is no schedule.
  public init?(_ text: String) {
    let fields = (Self.named[text] ?? text).split(separator: " ").map(String.init)
    guard fields.count == 5, let minutes = Self.values(fields[0], 0...59),
      let hours = Self.values(fields[1], 0...23),
      let days = Self.values(fields[2], 1...31),
      let months = Self.values(fields[3], 1...12, names: Self.monthNames, firstName: 1),
      let weekdays = Self.values(fields[4], 0...6, names: Self.weekdayNames, firstName: 0)
    else { return nil }
    self.minutes = minutes
    self.hours = hours
    self.days = days
    self.months = months
    self.weekdays = weekdays
    restrictsDays = !fields[2].hasPrefix("*")
    restrictsWeekdays = !fields[4].hasPrefix("*")
  }

  /// Whether the schedule comes due later than one instant and not later than another.
  public func hasHit(after start: VirtualTime, through end: VirtualTime) -> Bool {
    var minute = end.unixMinute
    while VirtualTime(unixMinute: minute) > start {
      if matches(unixMinute: minute) { return true }
      minute -= 1
    }
    return false
  }

  private func matches(unixMinute minute: Int64) -> Bool {
    guard minutes.contains(Int(minute.remainder(60))), hours.contains(Int((minute / 60).remainder(24))) else {
      return false
    }
    let day = minute.floored(by: 1440)
    let date = VirtualTime.date(daysSince1970: day)
    guard months.contains(Int(date.month)) else { return false }
    let dayMatches = days.contains(Int(date.day))
    let weekdayMatches = weekdays.contains(Int((day + 4).remainder(7)))
    return restrictsDays && restrictsWeekdays ? dayMatches || weekdayMatches : dayMatches && weekdayMatches
  }

  /// `*`, `*/5`, `1-5`, `1-5/2`, `1,3`, names where the field has them.
  private static func values(
    _ field: String, _ range: ClosedRange<Int>, names: [String] = [], firstName: Int = 0
  ) -> Set<Int>? {
    func number(_ text: Substring) -> Int? {
      if let index = names.firstIndex(of: text.lowercased()) { return index + firstName }
      guard let number = Int(text), range.contains(number) else { return nil }
      return number
    }
    var values: Set<Int> = []
    for part in field.split(separator: ",", omittingEmptySubsequences: false) {
      let halves = part.split(separator: "/", omittingEmptySubsequences: false)
      guard let first = halves.first, halves.count <= 2 else { return nil }
      let step = halves.count == 2 ? Int(halves[1]) ?? 0 : 1
      guard step > 0 else { return nil }
      if first == "*" || first == "?" {
        values.formUnion(stride(from: range.lowerBound, through: range.upperBound, by: step))
        continue
      }
      let bounds = first.split(separator: "-", omittingEmptySubsequences: false)
      guard bounds.count <= 2, let from = bounds.first.flatMap(number) else { return nil }
      let last = halves.count == 2 ? range.upperBound : from
      guard let to = bounds.count == 2 ? number(bounds[1]) : last, from <= to else { return nil }
      values.formUnion(stride(from: from, through: to, by: step))
    }
    return values
  }
}

extension Int64 {
  /// The remainder that is never negative.
  fileprivate func remainder(_ divisor: Int64) -> Int64 { ((self % divisor) + divisor) % divisor }

  fileprivate func floored(by divisor: Int64) -> Int64 { (self - remainder(divisor)) / divisor }
}
