import Cluster
import Kubernetes
import Manifests
import Narration

extension Command {
  static let step = Command(
    "step", aliases: ["s"], syntax: [.optional(.actor), .optional(.count)], help: .step,
    examples: ["create deployment web --image=nginx", "step", "step 2"]
  ) { session, given throws(CommandError) in
    var words = given.words
    let count = try session.takeCount(&words) ?? 1
    let filter = try words.first.map { (word) throws(CommandError) in try session.actorFilter(word) } ?? .any
    var output = CommandOutput()
    for _ in 0..<count {
      guard let next = session.world.stepped(filter) else {
        output.line(CommandMessage.nothingDue(actor: words.first).told(in: session.language))
        break
      }
      try session.move { $0 = next.world }
      output.print(session.told(next.result))
    }
    return output
  }

  static let runTime = Command(
    "run", syntax: [.oneOrMore(.condition)],
    flags: [.namespace, .image, .port, .restart, .labels, .env, .requests, .limits, .dryRun, .output],
    help: .run, examples: ["create deployment web --image=nginx", "run 30s", "run until idle"]
  ) { session, given throws(CommandError) in
    if given[.image] != nil { return try session.runPod(given) }
    return try session.runTime(given.words.joined(separator: " "))
  }
}

extension World {
  /// The world after one more step, without changing this one.
  fileprivate func stepped(_ filter: ActorFilter) -> (world: World, result: StepResult)? {
    var next = self
    return next.step(filter).map { (next, $0) }
  }
}

extension Session {
  /// No command takes more steps than these; the answer says so.
  static let stepLimit = 100_000

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
    throw .say(.unknownActor(word, actors: Self.actorNames))
  }

  static let actorNames = ["karpenter"] + Actor.allCases.map(\.name)

  /// What a step came to, as a story.
  func told(_ result: StepResult) -> StyledText {
    "\(world.now.clock, .dim)  \(result.actor.name, .name)  \(result.object.description)\n"
  }
}
