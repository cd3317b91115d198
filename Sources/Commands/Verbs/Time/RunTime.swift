import Cluster
import Kubernetes
import Narration

extension Session {
  private static let mostDaysAtOnce = 366

  /// Lets time run: `5m`, `for 5m`, `until idle`, `until 00:10:00`, `until pod web-1 is Running`.
  mutating func runTime(_ text: String) throws(CommandError) -> CommandOutput {
    let words = text.split(separator: " ").map(String.init)
    guard let first = words.first else { throw .say(.badCondition(text)) }
    if first == "until" {
      let rest = words.dropFirst().joined(separator: " ")
      if rest == "idle" { return try runUntilIdle() }
      if let time = VirtualTime(clock: rest) {
        guard time > world.now else { throw .say(.badCondition(rest)) }
        return try runUntil(time)
      }
      guard let condition = WorldCondition(rest, namespace: namespace) else {
        throw .say(.badCondition(rest))
      }
      return try run(until: condition, timeout: nil)
    }
    if words.count == 2, words[1] == "steps" || words[1] == "step", let count = Int(first) {
      return try runSteps(count)
    }
    let amount = first == "for" ? words.dropFirst().joined() : words.joined()
    let seconds = Int(amount).map { Duration.seconds(min($0, Int(Int32.max))) }
    guard let duration = Duration(typed: amount) ?? seconds, duration > .zero else {
      throw .say(.badDuration(amount))
    }
    guard duration <= .seconds(Self.mostDaysAtOnce * 86_400) else {
      throw .say(.durationTooLong(amount, limitDays: Self.mostDaysAtOnce))
    }
    return try runUntil(world.now + duration)
  }

  /// So many actions of actors, whatever they come to.
  private mutating func runSteps(_ count: Int) throws(CommandError) -> CommandOutput {
    guard (1...Self.stepLimit).contains(count) else {
      throw .say(.badNumber("\(count)", lowest: 1, highest: Self.stepLimit))
    }
    var output = CommandOutput()
    let start = world.now
    if try runSteps(until: .steps(count), into: &output) == .reached {
      output.say(CommandMessage.timeMoved(from: start, to: world.now).told(in: language))
    }
    return output
  }

  mutating func runUntil(_ end: VirtualTime) throws(CommandError) -> CommandOutput {
    var output = CommandOutput()
    let start = world.now
    if try runSteps(until: .instant(end), into: &output) == .reached {
      output.say(CommandMessage.timeMoved(from: start, to: world.now).told(in: language))
    }
    return output
  }

  mutating func runUntilIdle() throws(CommandError) -> CommandOutput {
    var output = CommandOutput()
    if try runSteps(until: .idle, into: &output) == .reached { output.say(idleText()) }
    return output
  }

  /// Lets time run until a condition holds, the cluster is idle, or the time is up.
  ///
  /// - Returns: with status `failed` when the condition does not hold in the end.
  mutating func run(until condition: WorldCondition, timeout: Duration?) throws(CommandError) -> CommandOutput
  {
    var output = CommandOutput()
    let end = timeout.map { world.now + $0 }
    var halt = Halt.satisfied
    if !condition.holds(in: world) {
      halt = try runSteps(until: end.map { .instant($0) } ?? .idle, into: &output) {
        !condition.holds(in: $0)
      }
    }
    switch halt {
    case .satisfied: output.say(CommandMessage.conditionMet(at: world.now).told(in: language))
    case .reached:
      if end == nil { output.line(idleText(), to: .remarks) }
      output.line(CommandMessage.conditionNotMet(until: world.now).told(in: language), to: .remarks)
      output.status = .failed
    case .breakpoint, .interrupted, .stepLimit, .restless, .usedUp: break
    }
    return output
  }

  func idleText() -> StyledText {
    let next = world.nextAction.map { CommandMessage.NextEvent(actor: $0.actor.name, time: $0.time) }
    return CommandMessage.idle(now: world.now, next: next).told(in: language)
  }

  /// Lets time run, telling each step as briefly as the detail asks; at a set speed, as it is taken.
  private mutating func runSteps(
    until horizon: Horizon, into output: inout CommandOutput, while goesOn: (World) -> Bool = { _ in true }
  ) throws(CommandError) -> Halt {
    var records: [DecisionRecord] = []
    let live = pace == nil ? nil : person
    let narrator = passingNarrator
    let halt = try letTimeRun(until: horizon) { result, world in
      if let live {
        for line in narrator.tellInPassing(result.records) { live.shows(line + "\n") }
      } else {
        records += result.records
      }
      return goesOn(world)
    }
    output.print(abridged(toldInPassing(records)))
    tell(halt, into: &output)
    return halt
  }
}

extension Session {
  /// Lines of a long run: its beginning and its end.
  private func abridged(_ lines: [StyledText]) -> StyledText {
    let (first, last) = (120, 60)
    guard lines.count > first + last else { return lines.joinedAsLines }
    let left = ViewMessage.moreLines(lines.count - first - last).told(in: language)
    let shown = lines.prefix(first) + [left] + lines.suffix(last)
    return shown.joinedAsLines
  }
}

extension VirtualTime {
  /// Reads `00:31:12` and `31:12`; nil for anything else.
  public init?(clock text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Int($0) }
    guard (2...3).contains(parts.count), numbers.count == parts.count,
      numbers.allSatisfy({ (0...100_000).contains($0) })
    else { return nil }
    self = .seconds(numbers.reduce(0) { $0 * 60 + $1 })
  }
}
