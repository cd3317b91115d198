import Kubernetes

/// The clock on the reader's wall: how far it is from UTC. Only for showing times.
public struct LocalTime: Equatable, Sendable {
  /// Minutes east of UTC.
  public let offsetMinutes: Int

  /// Brasília's: −03:00.
  public static let course = LocalTime(offsetMinutes: -180)

  public init(offsetMinutes: Int) { self.offsetMinutes = offsetMinutes }

  /// Reads `UTC`, `UTC-3`, `UTC+5:30`, `-03:00`; nil for anything else, and beyond 14 hours.
  public init?(_ text: String) {
    let offset = text.uppercased().hasPrefix("UTC") ? String(text.dropFirst(3)) : text
    guard !offset.isEmpty else {
      self.init(offsetMinutes: 0)
      return
    }
    guard let sign = offset.first, "+-−".contains(sign) else { return nil }
    let parts = offset.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Int($0) }
    guard (1...2).contains(parts.count), numbers.count == parts.count, (0...14).contains(numbers[0]),
      numbers.dropFirst().allSatisfy({ (0...59).contains($0) })
    else { return nil }
    let minutes = numbers[0] * 60 + (numbers.count == 2 ? numbers[1] : 0)
    self.init(offsetMinutes: sign == "+" ? minutes : -minutes)
  }

  /// `−03:00`
  public var description: String {
    let magnitude = offsetMinutes.magnitude
    return
      "\(offsetMinutes < 0 ? "−" : "+")\(Self.two(Int64(magnitude / 60))):\(Self.two(Int64(magnitude % 60)))"
  }

  /// What the wall shows at an instant.
  public func reading(of time: VirtualTime) -> Reading {
    let minute = time.unixMinute + Int64(offsetMinutes)
    let minuteOfDay = ((minute % 1440) + 1440) % 1440
    let day = (minute - minuteOfDay) / 1440
    let date = VirtualTime.date(daysSince1970: day)
    return Reading(
      weekday: Int(((day + 4) % 7 + 7) % 7), day: Int(date.day), month: Int(date.month),
      minuteOfDay: Int(minuteOfDay))
  }

  /// The last midnight on the wall before an instant, or at it.
  public func midnight(before time: VirtualTime) -> VirtualTime {
    VirtualTime(unixMinute: time.unixMinute - Int64(reading(of: time).minuteOfDay))
  }

  public struct Reading: Equatable, Sendable {
    /// 0 is Sunday.
    public let weekday: Int
    public let day: Int
    public let month: Int
    public let minuteOfDay: Int

    public var hour: Int { minuteOfDay / 60 }

    /// `09:05`
    public var clock: String { "\(LocalTime.two(Int64(hour))):\(LocalTime.two(Int64(minuteOfDay % 60)))" }

    /// `15/01`, `01/15`
    public func date(in language: Language) -> String {
      let (day, month) = (LocalTime.two(Int64(day)), LocalTime.two(Int64(month)))
      return language == .portuguese ? "\(day)/\(month)" : "\(month)/\(day)"
    }

    /// `qui`, `Thu`
    public func weekday(in language: Language) -> String {
      let names =
        language == .portuguese
        ? ["dom", "seg", "ter", "qua", "qui", "sex", "sáb"]
        : ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
      return names[((weekday % 7) + 7) % 7]
    }
  }

  /// `qui 15/01 09:00 (12:00 UTC)`
  public func text(of time: VirtualTime, in language: Language) -> String {
    let (here, there) = (reading(of: time), LocalTime(offsetMinutes: 0).reading(of: time))
    let local = "\(here.weekday(in: language)) \(here.date(in: language)) \(here.clock)"
    return offsetMinutes == 0 ? "\(local) UTC" : "\(local) (\(there.clock) UTC)"
  }

  private static func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
