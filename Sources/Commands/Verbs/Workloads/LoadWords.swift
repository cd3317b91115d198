import Controllers
import Kubernetes
import Narration

/// Reads what an application is to be given: `500rps`, `ramp 100rps..500rps over 10m`, `queue=2000 20/s`.
struct LoadWords {
  private var words: ArraySlice<String>
  private let all: String
  private let now: VirtualTime
  private var profile: WorkloadProfile?
  private var messages: Int?

  private static let spans = Duration.seconds(15)...Duration.seconds(7 * 86_400)
  private static let shortestPeriod = Duration.seconds(60)
  /// How many periods a wave lasts that is not told.
  private static let usualPeriods = 6

  init(_ words: [String], at now: VirtualTime) {
    self.words = words[...]
    all = words.joined(separator: " ")
    self.now = now
  }

  mutating func read(for target: ObjectReference) throws(CommandError) -> ApplicationLoad {
    try takeSettings()
    let pattern = try readPattern()
    guard words.isEmpty else { throw .say(LoadMessage.badLoad(all)) }
    let queue = messages.map { MessageQueue($0, at: now) }
    return ApplicationLoad(of: target, pattern, since: now, profile: profile, queue: queue)
  }

  /// `profile=cpu-bound` and `queue=2000`, wherever they stand.
  private mutating func takeSettings() throws(CommandError) {
    var rest: [String] = []
    for word in words {
      if word.hasPrefix("profile=") {
        let name = String(word.dropFirst("profile=".count))
        guard let known = WorkloadProfile(rawValue: name) else {
          throw .say(LoadMessage.unknownProfile(name))
        }
        profile = known
      } else if word.hasPrefix("queue=") {
        let text = String(word.dropFirst("queue=".count))
        guard let count = Int(text), Self.queueable.contains(count) else {
          throw .say(.badNumber(text, lowest: Self.queueable.lowerBound, highest: Self.queueable.upperBound))
        }
        messages = count
      } else {
        rest.append(word)
      }
    }
    words = rest[...]
  }

  private static let queueable = 0...100_000_000

  private mutating func readPattern() throws(CommandError) -> LoadPattern {
    guard let first = words.popFirst() else {
      guard messages != nil else { throw .say(LoadMessage.badLoad(all)) }
      return .constant(.zero)
    }
    switch first {
    case "ramp":
      let (from, to) = try range()
      return .ramp(from: from, to: to, over: try duration(after: "over"))
    case "wave":
      let (low, high) = try range()
      let period = try duration(after: "every")
      guard period >= Self.shortestPeriod else { throw .say(LoadMessage.badWave) }
      let lasting =
        words.isEmpty ? min(period * Self.usualPeriods, Self.spans.upperBound) : try duration(after: "for")
      return .wave(low: low, high: high, period: period, lasting: lasting)
    default: return .constant(try rate(first))
    }
  }

  private func rate(_ text: String) throws(CommandError) -> Rate {
    guard let rate = Rate(text) else { throw .say(LoadMessage.badRate(text)) }
    return rate
  }

  /// `100rps..500rps`, `100..500`.
  private mutating func range() throws(CommandError) -> (Rate, Rate) {
    guard let word = words.popFirst(), let dots = word.firstRange(of: "..") else {
      throw .say(LoadMessage.badLoad(all))
    }
    return (try rate(String(word[..<dots.lowerBound])), try rate(String(word[dots.upperBound...])))
  }

  private mutating func duration(after word: String) throws(CommandError) -> Duration {
    guard words.popFirst() == word, let text = words.popFirst() else { throw .say(LoadMessage.badLoad(all)) }
    guard let duration = Duration(typed: text) else { throw .say(.badDuration(text)) }
    guard Self.spans.contains(duration) else { throw .say(LoadMessage.badWave) }
    return duration
  }
}
