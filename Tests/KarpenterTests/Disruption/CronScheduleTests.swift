import Karpenter
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
    "what is no schedule is refused",
    arguments: [
      "", "* * * *", "60 * * * *", "* 24 * * *", "* * 0 * *", "*/0 * * * *", "5-1 * * * *", "@often",
      "a b c d e",
    ])
  func refusal(schedule: String) { #expect(CronSchedule(schedule) == nil) }
}
