import Cluster
import Kubernetes
import Narration

extension Session {
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
    let amount = first == "for" ? words.dropFirst().joined() : words.joined()
    guard let duration = Duration(go: amount) ?? Int(amount).map({ .seconds($0) }), duration > .zero else {
      throw .say(.badDuration(amount))
    }
    guard duration <= .seconds(366 * 86_400) else { throw .say(.badDuration(amount)) }
    return try runUntil(world.now + duration)
  }

  mutating func runUntil(_ end: VirtualTime) throws(CommandError) -> CommandOutput {
    var output = CommandOutput()
    let start = world.now
    let isWithin = try runSteps(into: &output) { world, each in
      world.run(until: end, perStep: each)
    }
    if isWithin {
      output.line(CommandMessage.timeMoved(from: start, to: world.now).told(in: language))
    }
    return output
  }

  mutating func runUntilIdle() throws(CommandError) -> CommandOutput {
    var output = CommandOutput()
    let isWithin = try runSteps(into: &output) { world, each in
      world.runUntilIdle(perStep: each)
    }
    if isWithin { output.line(idleText()) }
    return output
  }

  /// Lets time run until a condition holds, the cluster is idle, or the time is up.
  ///
  /// - Returns: with status `failed` when the condition does not hold in the end.
  mutating func run(until condition: WorldCondition, timeout: Duration?) throws(CommandError) -> CommandOutput
  {
    var output = CommandOutput()
    let end = timeout.map { world.now + $0 }
    let isWithin = try runSteps(into: &output) { world, each in
      guard !condition.holds(in: world) else { return }
      if let end {
        world.run(until: end) { result, now in each(result, now) && !condition.holds(in: now) }
      } else {
        world.runUntilIdle { result, now in each(result, now) && !condition.holds(in: now) }
      }
    }
    guard isWithin else { return output }
    if condition.holds(in: world) {
      output.line(CommandMessage.conditionMet(at: world.now).told(in: language))
    } else {
      if end == nil { output.line(idleText(), to: .remarks) }
      output.line(CommandMessage.conditionNotMet(until: world.now).told(in: language), to: .remarks)
      output.status = .failed
    }
    return output
  }

  func idleText() -> StyledText {
    let next = world.nextAction.map { CommandMessage.NextEvent(actor: $0.actor.name, time: $0.time) }
    return CommandMessage.idle(now: world.now, next: next).told(in: language)
  }

  /// Lets the world take steps, telling each as briefly as the detail asks.
  ///
  /// - Returns: false when the limit on steps ended it.
  mutating func runSteps(
    into output: inout CommandOutput,
    _ body: (inout World, (StepResult, World) -> Bool) -> Void
  ) throws(CommandError) -> Bool {
    var records: [DecisionRecord] = []
    var steps = 0
    try move { (world: inout World) throws(CommandError) in
      body(&world) { result, _ in
        records += result.records
        steps += 1
        return steps < Self.stepLimit
      }
    }
    output.print(abridged(toldInPassing(records)))
    guard steps < Self.stepLimit else {
      output.line(CommandMessage.limitReached("\(Self.stepLimit)").told(in: language), to: .remarks)
      output.status = .limitReached
      return false
    }
    return true
  }
}

extension Session {
  /// Lines of a long run: its beginning and its end.
  private func abridged(_ lines: [StyledText]) -> StyledText {
    let (first, last) = (120, 60)
    guard lines.count > first + last else { return lines.reduce(StyledText()) { $0 + $1 + "\n" } }
    let left = ViewMessage.moreLines(lines.count - first - last).told(in: language)
    let shown = lines.prefix(first) + [left] + lines.suffix(last)
    return shown.reduce(StyledText()) { $0 + $1 + "\n" }
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
