/// A cron schedule of five fields, or `@daily` and its like, in UTC.
///
/// Source: robfig/cron v3 `parser.go`, which Karpenter reads budgets' schedules with.
public struct CronSchedule: Equatable, Sendable {
  private let minutes: Values
  private let hours: Values
  private let days: Values
  private let months: Values
  private let weekdays: Values

  private static let named = [
    "@yearly": "0 0 1 1 *", "@annually": "0 0 1 1 *", "@monthly": "0 0 1 * *", "@weekly": "0 0 * * 0",
    "@daily": "0 0 * * *", "@midnight": "0 0 * * *", "@hourly": "0 * * * *",
  ]

  /// One of the five fields, in their order.
  public enum Field: Int, CaseIterable, Sendable {
    case minute, hour, day, month, weekday

    /// What it may be.
    public var range: ClosedRange<Int> {
      switch self {
      case .minute: 0...59
      case .hour: 0...23
      case .day: 1...31
      case .month: 1...12
      case .weekday: 0...6
      }
    }

    /// Names for its values, the first one's first.
    var names: [String] {
      switch self {
      case .minute, .hour, .day: []
      case .month: ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
      case .weekday: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
      }
    }
  }

  /// Why a text is no schedule.
  public enum Fault: Error, Equatable, Sendable {
    /// So many fields, and not five; a word that begins with `@` counts as none.
    case fieldCount(Int)
    case field(Field, String)
  }

  /// - Returns: nil when the text is no schedule.
  public init?(_ text: String) {
    guard let schedule = try? Self.read(text) else { return nil }
    self = schedule
  }

  private init(_ values: [Values]) {
    minutes = values[Field.minute.rawValue]
    hours = values[Field.hour.rawValue]
    days = values[Field.day.rawValue]
    months = values[Field.month.rawValue]
    weekdays = values[Field.weekday.rawValue]
  }

  public static func read(_ text: String) throws(Fault) -> CronSchedule {
    let fields = (named[text] ?? text).split(separator: " ").map(String.init)
    guard fields.count == Field.allCases.count else {
      throw .fieldCount(text.hasPrefix("@") ? 0 : fields.count)
    }
    var values: [Values] = []
    for (field, text) in zip(Field.allCases, fields) {
      guard let read = Values(text, of: field) else { throw .field(field, text) }
      values.append(read)
    }
    return CronSchedule(values)
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

  /// When the schedule comes due, later than one instant and not later than another, in order.
  public func hits(after start: VirtualTime, through end: VirtualTime) -> [VirtualTime] {
    let (first, last) = (start.unixMinute, end.unixMinute)
    guard first <= last else { return [] }
    var hits: [VirtualTime] = []
    for day in first.floored(by: Self.minutesOfDay)...last.floored(by: Self.minutesOfDay)
    where matches(day: day) {
      for hour in hours.sorted {
        for minute in minutes.sorted {
          let hit = VirtualTime(unixMinute: day * Self.minutesOfDay + Int64(hour * 60 + minute))
          if hit > start, hit <= end { hits.append(hit) }
        }
      }
    }
    return hits
  }

  /// The first instant after one at which it comes due; nil when there is none within eight years.
  public func next(after start: VirtualTime) -> VirtualTime? {
    var minute = start.unixMinute + 1
    let last = minute + 8 * 366 * Self.minutesOfDay
    while minute <= last {
      if matches(unixMinute: minute) { return VirtualTime(unixMinute: minute) }
      minute +=
        matches(day: minute.floored(by: Self.minutesOfDay))
        ? 1 : Self.minutesOfDay - minute.remainder(Self.minutesOfDay)
    }
    return nil
  }

  private static let minutesOfDay: Int64 = 1440

  private func matches(unixMinute minute: Int64) -> Bool {
    guard minutes.contains(Int(minute.remainder(60))), hours.contains(Int((minute / 60).remainder(24))) else {
      return false
    }
    return matches(day: minute.floored(by: Self.minutesOfDay))
  }

  /// - Parameter day: counted from 1970-01-01.
  private func matches(day: Int64) -> Bool {
    let date = VirtualTime.date(daysSince1970: day)
    guard months.contains(Int(date.month)) else { return false }
    let dayMatches = days.contains(Int(date.day))
    let weekdayMatches = weekdays.contains(Int((day + 4).remainder(7)))
    return days.isOpen || weekdays.isOpen ? dayMatches && weekdayMatches : dayMatches || weekdayMatches
  }

  /// What a field stands for.
  private struct Values: Equatable, Sendable {
    let sorted: [Int]
    /// Whether it names no values: of two day fields that both do, either may match.
    let isOpen: Bool

    func contains(_ value: Int) -> Bool { sorted.contains(value) }

    /// `*`, `*/5`, `1-5`, `1-5/2`, `1,3`, names where the field has them.
    init?(_ text: String, of field: Field) {
      func number(_ text: Substring) -> Int? {
        if let index = field.names.firstIndex(of: text.lowercased()) {
          return index + field.range.lowerBound
        }
        guard let number = Int(text), field.range.contains(number) else { return nil }
        return number
      }
      var values: Set<Int> = []
      var isOpen = false
      for part in text.split(separator: ",", omittingEmptySubsequences: false) {
        let halves = part.split(separator: "/", omittingEmptySubsequences: false)
        guard let first = halves.first, halves.count <= 2 else { return nil }
        let step = halves.count == 2 ? Int(halves[1]) ?? 0 : 1
        guard step > 0 else { return nil }
        if first == "*" || first == "?" {
          isOpen = isOpen || step == 1
          values.formUnion(stride(from: field.range.lowerBound, through: field.range.upperBound, by: step))
          continue
        }
        let bounds = first.split(separator: "-", omittingEmptySubsequences: false)
        guard bounds.count <= 2, let from = bounds.first.flatMap(number) else { return nil }
        let last = halves.count == 2 ? field.range.upperBound : from
        guard let to = bounds.count == 2 ? number(bounds[1]) : last, from <= to else { return nil }
        values.formUnion(stride(from: from, through: to, by: step))
      }
      sorted = values.sorted()
      self.isOpen = isOpen
    }
  }
}

extension Int64 {
  /// The remainder that is never negative.
  fileprivate func remainder(_ divisor: Int64) -> Int64 { ((self % divisor) + divisor) % divisor }

  fileprivate func floored(by divisor: Int64) -> Int64 { (self - remainder(divisor)) / divisor }
}
