/// An instant of the virtual clock. Zero is 2026-01-15T12:00:00Z; what existed before is negative.
public struct VirtualTime: Hashable, Comparable, Sendable {
  public let sinceStart: Duration

  public static let start = VirtualTime(sinceStart: .zero)

  public init(sinceStart: Duration) { self.sinceStart = sinceStart }

  public static func seconds(_ seconds: Int) -> Self { Self(sinceStart: .seconds(seconds)) }

  public static func + (time: Self, duration: Duration) -> Self {
    Self(sinceStart: time.sinceStart + duration)
  }
  public static func - (time: Self, duration: Duration) -> Self {
    Self(sinceStart: time.sinceStart - duration)
  }
  public static func - (later: Self, earlier: Self) -> Duration { later.sinceStart - earlier.sinceStart }
  public static func < (left: Self, right: Self) -> Bool { left.sinceStart < right.sinceStart }
}

extension VirtualTime {
  /// 2026-01-15T12:00:00Z, in seconds since 1970.
  private static let startUnixSeconds: Int64 = 1_768_478_400

  /// Reads `2026-01-15T12:00:00Z`, with an optional fraction and offset; nil when the text is no such time.
  public init?(rfc3339 text: String) {
    let bytes = Array(text.utf8)
    func number(_ range: Range<Int>) -> Int64? {
      guard range.upperBound <= bytes.count else { return nil }
      var value: Int64 = 0
      for byte in bytes[range] {
        guard (48...57).contains(byte) else { return nil }
        value = value * 10 + Int64(byte - 48)
      }
      return value
    }
    func holds(_ character: Unicode.Scalar, at index: Int) -> Bool {
      index < bytes.count && bytes[index] == UInt8(ascii: character)
    }
    guard let year = number(0..<4), holds("-", at: 4), let month = number(5..<7), (1...12).contains(month),
      holds("-", at: 7), let day = number(8..<10), (1...31).contains(day), holds("T", at: 10),
      let hour = number(11..<13), hour < 24, holds(":", at: 13), let minute = number(14..<16), minute < 60,
      holds(":", at: 16), let second = number(17..<19), second < 61
    else { return nil }
    var index = 19
    var nanoseconds: Int64 = 0
    if holds(".", at: index) {
      index += 1
      let digits = bytes[index...].prefix { (48...57).contains($0) }
      guard !digits.isEmpty else { return nil }
      for position in 0..<9 {
        nanoseconds = nanoseconds * 10 + (position < digits.count ? Int64(digits[index + position] - 48) : 0)
      }
      index += digits.count
    }
    var offsetSeconds: Int64 = 0
    if holds("Z", at: index) {
      index += 1
    } else if holds("+", at: index) || holds("-", at: index) {
      guard let hours = number(index + 1..<index + 3), holds(":", at: index + 3),
        let minutes = number(index + 4..<index + 6)
      else { return nil }
      offsetSeconds = (holds("-", at: index) ? -1 : 1) * (hours * 3600 + minutes * 60)
      index += 6
    } else {
      return nil
    }
    guard index == bytes.count else { return nil }
    let days = Self.daysSince1970(year: year, month: month, day: day)
    let unixSeconds = days * 86_400 + hour * 3600 + minute * 60 + second - offsetSeconds
    self.init(sinceStart: .seconds(unixSeconds - Self.startUnixSeconds) + .nanoseconds(nanoseconds))
  }

  /// The calendar time to the second, as the API server writes it.
  public var rfc3339: String {
    let total = sinceStart.wholeSecondsRoundedDown + Self.startUnixSeconds
    let second = ((total % 86_400) + 86_400) % 86_400
    let (year, month, day) = Self.date(daysSince1970: (total - second) / 86_400)
    func padded(_ number: Int64, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))T"
      + "\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))Z"
  }

  /// The whole minute that this instant falls in, counted from 1970-01-01T00:00Z.
  public var unixMinute: Int64 {
    let seconds = sinceStart.wholeSecondsRoundedDown + Self.startUnixSeconds
    return (seconds - ((seconds % 60) + 60) % 60) / 60
  }

  public init(unixMinute minute: Int64) {
    self.init(sinceStart: .seconds(minute * 60 - Self.startUnixSeconds))
  }

  /// Civil date to day number, proleptic Gregorian.
  private static func daysSince1970(year: Int64, month: Int64, day: Int64) -> Int64 {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The calendar date of a day, counted from 1970-01-01.
  public static func date(daysSince1970 days: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthIndex = (5 * dayOfYear + 2) / 153
    let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * monthIndex + 2) / 5 + 1)
  }
}

extension Duration {
  /// Whole seconds, rounded towards the past.
  public var wholeSecondsRoundedDown: Int64 {
    components.attoseconds < 0 ? components.seconds - 1 : components.seconds
  }

  /// For ratios only.
  public var inSeconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}
