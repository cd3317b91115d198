import Cluster
import Kubernetes
import Manifests
import Narration

// Answers to `why` about what is no object: a price, an event, a deletion.
extension Session {
  /// `price NODE`: where the price of its machine comes from; nil when the words ask for something else.
  func whyPrice(_ words: [String]) throws(CommandError) -> CommandOutput? {
    guard ["price", "cost", "preço", "preco", "custo"].contains(words.first) else { return nil }
    let parts = words.dropFirst().filter { $0 != "of" && $0 != "de" }.flatMap { $0.split(separator: "/") }
      .map(String.init)
    guard let name = parts.last else { throw .say(.missingArgument("NODE", syntax: "why price NODE")) }
    let claim = world.objects.nodeClaims[NamespacedName(namespace: "", name: name)]
    let node = claim?.status.nodeName ?? NodeName(name)
    let lines = Why(world, narrator: narrator(detail)).price(of: node)
    guard !lines.isEmpty else { throw notFound(.init(kind: .node, name: name), in: "") }
    return .lines(lines)
  }

  /// `event NAME` or `event REASON`: the last such event and what made it; nil when the words ask for something else.
  func whyEvent(_ words: [String], _ given: Invocation) throws(CommandError) -> CommandOutput? {
    guard let first = words.first, Kinds.named(first)?.kind == .event else { return nil }
    guard words.count > 1, let name = words.last else {
      throw .say(.missingArgument("REASON", syntax: "why event REASON"))
    }
    let events = world.objects.events.values.sorted {
      $0.sequence < $1.sequence
    }
    let found = events.last {
      $0.metadata.name == name || $0.reason.lowercased() == name.lowercased()
    }
    guard let found else {
      let reasons = Set(events.map(\.reason)).sorted()
      let nearest = Spelling.nearest(to: name, among: reasons)
      throw .say(
        .badFlagValue(flag: "why event", value: name, allowed: nearest.isEmpty ? reasons : nearest))
    }
    return told(found)
  }

  private func told(_ event: Event) -> CommandOutput {
    let object = event.involvedObject
    var lines: [StyledText] = [
      "\((event.lastTimestamp ?? .start).clock, .dim)  \(event.type.rawValue) \(event.reason, .name)  \(object.kind.name.lowercased())/\(object.name.name)"
    ]
    lines += StyledText("  " + event.message).wrapped(to: width, indent: 2)
    let record = world.decisions.all.last {
      $0.time == event.lastTimestamp && $0.decision.concerns(object)
    }
    guard let record else { return .lines(lines) }
    return .lines(lines + [""] + narrator(detail).tell(world.inFull(record)) + because(record))
  }

  /// The words without those that ask for the end of something: `deletion of pod/web` is about `pod/web`.
  func withoutDeletion(_ words: [String]) -> [String] {
    guard ["deletion", "deleted", "gone", "apagado", "apagou"].contains(words.first) else { return words }
    return Array(words.dropFirst().drop { $0 == "of" || $0 == "de" })
  }
}
