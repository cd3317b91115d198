import Kubernetes
import Testing

@testable import Controllers

struct LoadTests {
  struct Step: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var pattern: LoadPattern
    var after: Int
    var rate: Int
  }

  private static let ramp = LoadPattern.ramp(from: Rate(100), to: Rate(500), over: .seconds(600))
  private static let wave = LoadPattern.wave(
    low: Rate(100), high: Rate(500), period: .seconds(600), lasting: .seconds(1500))

  @Test(
    "what comes, so many seconds on",
    arguments: [
      Step(testDescription: "a ramp begins where it begins", pattern: ramp, after: 14, rate: 100),
      Step(testDescription: "it rises in steps", pattern: ramp, after: 29, rate: 110),
      Step(testDescription: "half way", pattern: ramp, after: 300, rate: 300),
      Step(testDescription: "and stays where it ends", pattern: ramp, after: 6000, rate: 500),
      Step(testDescription: "a wave is highest half way", pattern: wave, after: 300, rate: 500),
      Step(testDescription: "and lowest at its end", pattern: wave, after: 600, rate: 100),
      Step(testDescription: "again and again", pattern: wave, after: 900, rate: 500),
      Step(testDescription: "until it is over", pattern: wave, after: 1500, rate: 100),
    ])
  func patterns(_ c: Step) {
    #expect(c.pattern.rate(after: .seconds(c.after)) == Rate(c.rate))
  }

  @Test("each change is announced, and the last is the last", arguments: [ramp, wave])
  func changes(_ pattern: LoadPattern) throws {
    var now = Duration.zero
    var count = 0
    while let next = pattern.nextChange(after: now) {
      for second in Int(now.components.seconds)..<Int(next.components.seconds) {
        try #require(pattern.rate(after: .seconds(second)) == pattern.rate(after: now))
      }
      now = next
      count += 1
    }
    #expect(count <= 110)
    #expect(pattern.rate(after: now) == pattern.rate(after: now + .seconds(86_400)))
  }

  @Test("a queue empties when its messages have been taken, and grows where fewer are taken than come")
  func queue() {
    var queue = MessageQueue(2000, at: .start)
    queue.flow(in: Rate(10), out: Rate(30), at: .start)
    #expect(queue.count(at: .seconds(50)) == 1000)
    var now = VirtualTime.start
    while let next = queue.nextChange(after: now), now < .seconds(200) { now = next }
    #expect(now == .seconds(100))
    #expect(queue.count(at: now) == 0)
    #expect(queue.hasEmptied(by: now))
    queue.flow(in: Rate(1000), out: Rate(1), at: now)
    var looks = 0
    while let next = queue.nextChange(after: now), looks < 10_000 { (now, looks) = (next, looks + 1) }
    #expect(looks < 500)
    #expect(queue.count(at: now) == 1_000_000_000)
  }

  @Test(
    "rates are read as they are written", arguments: [("500rps", 500_000), ("0.5/s", 500), ("20", 20_000)])
  func rates(_ text: String, milli: Int) {
    #expect(Rate(text) == Rate(milli: milli))
  }

  @Test("what is no rate is none", arguments: ["", "rps", "-1rps", "1e3", "5 rps", "1..2"])
  func noRates(_ text: String) {
    #expect(Rate(text) == nil)
  }
}
