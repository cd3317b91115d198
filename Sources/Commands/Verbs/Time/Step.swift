import Cloud
import Cluster
import Kubernetes
import Manifests
import Narration

extension Command {
  static let step = Command(
    "step", aliases: ["s"], syntax: [.optional(.actor), .optional(.count)], help: .step, note: .step,
    examples: ["create deployment web --image=nginx", "step", "step 2"]
  ) { session, given throws(CommandError) in
    var words = given.words
    let count = try session.takeCount(&words) ?? 1
    let filter = try words.first.map { (word) throws(CommandError) in try session.actorFilter(word) } ?? .any
    return try session.step(filter, times: count, asked: words.first)
  }

  static let runTime = Command(
    "run", syntax: [.oneOrMore(.condition)],
    flags: [
      .namespace, .image, .port, .restart, .labels, .env, .requests, .limits, .dryRun, .output, .stdin, .tty,
      .attach, .remove, .quiet, .command, .podRunningTimeout,
    ],
    help: .run, examples: ["create deployment web --image=nginx", "run 30s", "run until idle"],
    suggests: { $0.runSuggestions($1) }
  ) { session, given throws(CommandError) in
    if given[.image] != nil { return try session.runPod(given) }
    return try session.runTime(given.words.joined(separator: " "))
  }
}

extension Session {
  fileprivate func takeCount(_ words: inout [String]) throws(CommandError) -> Int? {
    guard let index = words.firstIndex(where: { $0.first?.isNumber == true }) else { return nil }
    let word = words.remove(at: index)
    guard let count = Int(word), (1...10_000).contains(count) else {
      throw .say(.badNumber(word, lowest: 1, highest: 10_000))
    }
    return count
  }

  func actorFilter(_ word: String) throws(CommandError) -> ActorFilter {
    if word == "karpenter" { return .karpenter }
    if let actor = Actor.allCases.first(where: { $0.name == word }) { return .only(actor) }
    throw .say(.unknownActor(word, actors: actorNames))
  }

  /// Of other clouds than the cluster's nobody acts.
  var actorNames: [String] {
    let absent = CloudProvider.allCases.filter { $0 != world.cloud.provider }.map(\.actor)
    return ["karpenter"] + Actor.allCases.filter { !absent.contains($0) }.map(\.name)
  }

  /// Performs so many steps, each to its decision: what only brings a status up to date is passed over.
  fileprivate mutating func step(_ filter: ActorFilter, times count: Int, asked: String?) throws(CommandError)
    -> CommandOutput
  {
    var output = CommandOutput()
    var taken = 0
    for _ in 0..<count {
      guard try mayStep(filter) else { break }
      let step = try stepToDecision(filter)
      for line in step?.told ?? [] { output.line(line) }
      guard let step, !step.told.isEmpty || step.hit != nil else {
        output.line(CommandMessage.nothingDue(actor: asked).told(in: language))
        break
      }
      taken += 1
      if let refusal = meter?.refusal { throw refusal }
      if let hit = step.hit, count > 1 {
        tell(.breakpoint(hit), into: &output)
        break
      }
      if person?.interrupts ?? false {
        tell(.interrupted, into: &output)
        break
      }
    }
    // What was answered, and where it was interrupted, is what a replay does.
    if taken < count, person != nil {
      replay = taken == 0 ? "" : ["step", asked, "\(taken)"].compactMap(\.self).joined(separator: " ")
    }
    return output
  }

  /// Goes on to the next decision: what only brings a status up to date is passed over.
  ///
  /// - Returns: what is told of it and the breakpoint it met, both empty when nothing was decided before the limit;
  ///   nil when nothing is due.
  mutating func stepToDecision(_ filter: ActorFilter) throws(CommandError)
    -> (told: [StyledText], hit: BreakpointWatch.Hit?)?
  {
    let (narrator, inPassing) = (narrator(detail), narrator(.brief))
    var told: [StyledText] = []
    var watch = BreakpointWatch(breakpoints, in: world)
    var hit: BreakpointWatch.Hit?
    let meter = meter
    let isDue = try move { world in
      var passedOver = 0
      while meter?.exhausted == nil, let result = world.step(filter) {
        meter?.countStep(to: world)
        told = inPassing.tellInPassing(result.meanwhile) + result.records.flatMap { narrator.tell($0) }
        passedOver += 1
        hit = watch.hit(by: result, in: world)
        if !told.isEmpty || hit != nil || passedOver == Self.stepLimit { return true }
      }
      return passedOver > 0
    }
    return isDue ? (told, hit) : nil
  }

  /// Whether to go on to an action that is far ahead, which a person is asked.
  private func mayStep(_ filter: ActorFilter) throws(CommandError) -> Bool {
    guard let person, filter == .any, let next = world.nextAction,
      next.time > world.now + World.idleHorizon
    else { return true }
    let event = CommandMessage.NextEvent(actor: next.actor.name, time: next.time)
    return person.confirms(CommandMessage.farAhead(next: event).told(in: language))
  }

  /// Decisions of a longer run, more briefly than `step` tells them.
  func toldInPassing(_ records: [DecisionRecord]) -> [StyledText] { passingNarrator.tellInPassing(records) }

  var passingNarrator: Narrator { narrator(detail == .full ? .normal : .brief) }
}
