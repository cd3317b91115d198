import Cluster
import Kubernetes
import Narration
import Observability

extension Command {
  static let divergences = Command(
    "divergences", aliases: ["divergencias", "divergências"], syntax: [.optional(.text("ROUND"))],
    help: .divergences, examples: ["divergences"]
  ) { session, given throws(CommandError) in
    var round: DecisionID?
    if let word = given.words.first {
      let digits = word.hasPrefix("#") ? word.dropFirst() : word[...]
      guard let number = Int(digits) else { throw .say(.badRound(word)) }
      round = DecisionID(number)
    }
    guard let both = SchedulersSideBySide(round, in: session.world.decisions) else {
      guard let word = given.words.first else {
        return CommandOutput(ViewMessage.noRounds.told(in: session.language) + "\n")
      }
      throw .say(.badRound(word))
    }
    var output = CommandOutput()
    output.print(session.table(both).text)
    let message = ViewMessage.divergences(
      both.divergences, pods: both.rows.count, round: both.round, at: both.time)
    output.line(message.told(in: session.language))
    return output
  }
}

extension Session {
  fileprivate func table(_ both: SchedulersSideBySide) -> TextTable {
    TextTable(
      header: ["POD", "KARPENTER", "", "KUBE-SCHEDULER", ""].map { StyledText($0, style: .heading) },
      rows: both.rows.map { row in
        let sign: StyledText
        if row.actual == nil {
          sign = StyledText("…", style: .dim)
        } else if row.divergence != nil {
          sign = StyledText("≠", style: .warning)
        } else {
          sign = row.assumed == nil ? StyledText() : StyledText("=", style: .success)
        }
        return [
          StyledText(row.pod.name, style: .name), shown(row.assumed), sign,
          StyledText(row.actual?.text ?? "Pending", style: row.actual == nil ? .warning : .plain),
          row.divergence?.told.told(in: language) ?? StyledText(),
        ]
      })
  }

  /// As Karpenter's event names it: `nodeclaim/default-x`.
  private func shown(_ place: AssumedPlace?) -> StyledText {
    switch place {
    case .node(let name): StyledText("node/\(name)")
    case .nodeClaim(let name): StyledText("nodeclaim/\(name)")
    case nil: StyledText("–", style: .dim)
    }
  }
}
