import Cluster
import Kubernetes
import Narration
import Testing

@testable import Commands

struct DurationTests {
  @Test(
    "reads lengths of time as people type them, and as they are shown",
    arguments: [
      ("30s", 30), ("5m30s", 330), ("5min", 300), ("1h30m", 5400), ("1d", 86_400), ("29d23h", 2_588_400),
      ("d", nil), ("1d2", nil), ("-1d", nil), ("1x", nil), ("", nil),
    ] as [(String, Int?)])
  func typed(text: String, seconds: Int?) {
    #expect(Duration(typed: text) == seconds.map { .seconds($0) })
  }

  @Test(
    "what is too long is said to be", arguments: ["999999h", "400d", "99999999999999999d", "9999999999999"])
  func tooLong(text: String) {
    var session = Session(world: .small, language: .english)
    #expect(session.execute("run \(text)").remarks.plain.contains("366 days"))
    #expect(session.world.now == .start)
  }
}
