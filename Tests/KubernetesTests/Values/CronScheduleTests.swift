import Kubernetes
import Testing

@Suite struct CronScheduleTests {
  @Test(
    "a budget's window is open from each hit of its schedule for its duration",
    arguments: [
      ("0 9 * * 1-5", 8 * 3600, "2026-01-15T12:00:00Z", true),  // a Thursday
      ("0 9 * * 1-5", 8 * 3600, "2026-01-15T17:00:00Z", false),
      ("0 9 * * 1-5", 8 * 3600, "2026-01-17T12:00:00Z", false),
      ("0 9 * * mon-fri", 8 * 3600, "2026-01-15T09:00:00Z", true),
      ("@daily", 600, "2026-01-15T00:09:59Z", true), ("@daily", 600, "2026-01-15T00:10:00Z", false),
      ("*/15 * * * *", 60, "2026-01-15T12:15:30Z", true), ("*/15 * * * *", 60, "2026-01-15T12:16:00Z", false),
      ("0 0 1 jan *", 86_400 * 20, "2026-01-15T12:00:00Z", true),
      ("0 0 13 * 5", 86_400, "2026-01-16T12:00:00Z", true),  // either day field may match: a Friday
    ])
  func window(schedule: String, seconds: Int, now: String, isOpen: Bool) throws {
    let cron = try #require(CronSchedule(schedule))
    let now = try #require(VirtualTime(rfc3339: now))
    #expect(cron.hasHit(after: now - .seconds(seconds), through: now) == isOpen)
  }

  @Test(
    "the next time that a schedule comes due",
    arguments: [
      ("*/5 * * * *", "2026-01-15T12:05:00Z"), ("0 3 * * *", "2026-01-16T03:00:00Z"),
      ("0 0 29 2 *", "2028-02-29T00:00:00Z"), ("30 12 15 1 *", "2026-01-15T12:30:00Z"),
      ("0 0 31 4 *", nil),
    ])
  func next(schedule: String, due: String?) throws {
    #expect(try #require(CronSchedule(schedule)).next(after: .start)?.rfc3339 == due)
  }

  @Test(
    "what is no schedule is refused",
    arguments: [
      "", "* * * *", "60 * * * *", "* 24 * * *", "* * 0 * *", "*/0 * * * *", "5-1 * * * *", "@often",
      "a b c d e",
    ])
  func refusal(schedule: String) { #expect(CronSchedule(schedule) == nil) }
}

extension CronScheduleTests {
  @Test(
    "when a schedule comes due, in order, to the minute",
    arguments: [
      ("0 9 * * 1-5", ["2026-01-16T09:00:00Z", "2026-01-19T09:00:00Z"]),
      ("30 6,18 * * *", ["2026-01-15T18:30:00Z", "2026-01-16T06:30:00Z", "2026-01-16T18:30:00Z"]),
      ("0 0 */2 * 6", ["2026-01-17T00:00:00Z"]),  // a step names days: either of the day fields may match
      ("0 12 15 1 *", []),  // the instant that the time begins after does not count
    ])
  func hits(schedule: String, first: [String]) throws {
    let cron = try #require(CronSchedule(schedule))
    let hits = cron.hits(after: .start, through: .seconds(4 * 86_400 + 60))
    #expect(Array(hits.map(\.rfc3339).prefix(first.count)) == first)
    if first.isEmpty { #expect(hits.isEmpty) }
    #expect(hits.allSatisfy { cron.hasHit(after: $0 - .seconds(60), through: $0) })
  }

  @Test(
    "what is wrong with a schedule is named",
    arguments: [
      ("61 9 * * 1-5", CronSchedule.Fault.field(.minute, "61")), ("0 9 * * 7", .field(.weekday, "7")),
      ("0 9 * *", .fieldCount(4)), ("@often", .fieldCount(0)), ("0 9 31-1 * *", .field(.day, "31-1")),
    ])
  func faults(schedule: String, fault: CronSchedule.Fault) {
    #expect(throws: fault) { try CronSchedule.read(schedule) }
  }
}
