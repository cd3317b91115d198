import Kubernetes
import Testing

@Suite struct TimeTests {
  @Test(
    "an instant is read and written as the API server does",
    arguments: [
      ("2026-01-15T12:00:00Z", 0), ("2026-01-15T12:00:01Z", 1), ("2026-01-15T09:00:00-03:00", 0),
      ("2025-12-31T23:59:59Z", -1_252_801), ("2024-02-29T00:00:00Z", -59_313_600),
      ("1970-01-01T00:00:00Z", -1_768_478_400),
    ])
  func instants(text: String, seconds: Int) throws {
    let time = try #require(VirtualTime(rfc3339: text))
    #expect(time == .seconds(seconds))
    #expect(VirtualTime(rfc3339: time.rfc3339) == time)
  }

  @Test(
    "what is no instant is refused",
    arguments: ["", "2026-01-15", "2026-13-01T00:00:00Z", "2026-01-15T25:00:00Z", "2026-01-15T12:00:00", "x"])
  func refusedInstants(text: String) { #expect(VirtualTime(rfc3339: text) == nil) }

  @Test(
    "a Go duration is read and written as Go does",
    arguments: [
      ("720h", "720h0m0s"), ("1h30m", "1h30m0s"), ("90s", "1m30s"), ("1.5s", "1.5s"), ("250ms", "250ms"),
      ("0", "0s"), ("-5m", "-5m0s"), ("1.5h", "1h30m0s"), ("100us", "100µs"),
    ])
  func durations(text: String, printed: String) throws {
    #expect(try #require(Duration(go: text)).goText == printed)
  }

  @Test(
    "what is no Go duration is refused", arguments: ["", "5", "h", "5 m", "9999999999999h", "1d", "--1s"])
  func refusedDurations(text: String) { #expect(Duration(go: text) == nil) }
}
