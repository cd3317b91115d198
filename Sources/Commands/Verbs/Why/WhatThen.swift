import Cluster
import Kubernetes
import Manifests
import Narration

extension Command {
  static let whatThen = Command(
    "what then", syntax: [.any(.resources)], flags: [.namespace], help: .whatThen, note: .whatThen,
    examples: [
      "create deployment web --image=nginx", "run until idle", "what then deployment/web", "what then 1",
    ]
  ) { session, given throws(CommandError) in
    let first = try session.decisionMeant(given)
    let log = session.world.decisions
    guard let record = log[first] else {
      throw .say(.badNumber(first.description, lowest: 1, highest: log.count))
    }
    var lines = session.narrator(.brief).tell(record)
    let consequences = log.consequences(of: first)
    guard !consequences.isEmpty else {
      return .lines(lines + [ViewMessage.nothingFollowed.told(in: session.language)])
    }
    lines.append(ViewMessage.andThen.told(in: session.language))
    lines += session.narrator(.brief).tellInPassing(consequences)
    return .lines(lines)
  }
}

extension Session {
  /// `12`, or the first decision about what is named.
  fileprivate func decisionMeant(_ given: Invocation) throws(CommandError) -> DecisionID {
    guard let word = given.words.first else {
      throw .say(.missingArgument("N | KIND NAME", syntax: given.command.usage))
    }
    if let number = Int(word) { return DecisionID(number) }
    let reference = try target(given.words, given).reference
    let found = world.decisions.all.first { $0.decision.concerns(reference) }
    guard let found else {
      throw .say(ViewMessage.noDecisions(kind: reference.kind.name, name: reference.name.name))
    }
    return found.id
  }
}

extension DecisionLog {
  /// Everything that a decision made happen, what that made happen, and so on, in order.
  func consequences(of id: DecisionID) -> [DecisionRecord] {
    var reached: Set<DecisionID> = [id]
    return since(id).filter { record in
      guard let cause = record.cause, reached.contains(cause) else { return false }
      reached.insert(record.id)
      return true
    }
  }
}
