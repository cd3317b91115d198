import Cluster
import Commands
import Kubernetes
import Narration
import Scheduling

extension Exercise {
  /// Words that say that there is none.
  private static let none: Set<String> = ["none", "nenhum", "nada", "-", "0"]

  /// Whether the words answer the question rightly, and what is to be said of them.
  func mark(_ words: [String], in session: Session) -> (isRight: Bool, told: [StyledText]) {
    switch answer {
    case .nodes(let expected): mark(words, expected: expected, in: session)
    case .text(let expected):
      verdict(words.joined(separator: " ").isAnswer(expected, withinPercent: 0), expected, in: session)
    case .number(let expected):
      verdict(
        words.joined(separator: " ").isAnswer(String(expected), withinPercent: 0), String(expected),
        in: session)
    case .usd(let expected):
      verdict(
        words.joined().isAnswer(expected.shortText, withinPercent: 2),
        session.language.formats.perMonth(expected), in: session)
    }
  }

  private func verdict(_ isRight: Bool, _ expected: String, in session: Session) -> (Bool, [StyledText]) {
    let message = isRight ? PracticeMessage.right(expected) : .wrong(expected)
    return (isRight, [message.told(in: session.language)] + explanation(in: session))
  }

  /// Node by node: the right ones, those that do not pass and why, those that were forgotten.
  private func mark(_ words: [String], expected: [String], in session: Session) -> (Bool, [StyledText]) {
    let given = words.flatMap { $0.split(separator: ",").map { $0.lowercased() } }
      .filter { !Self.none.contains($0) }
    let lines = draft.nodes.map(\.name).map { node in
      let message: PracticeMessage
      switch (given.contains(node), expected.contains(node)) {
      case (true, true): message = .nodePasses(node)
      case (true, false): message = .nodeRefused(node, wasNamed: true)
      case (false, true): message = .nodeForgotten(node)
      case (false, false): message = .nodeRefused(node, wasNamed: false)
      }
      return message.told(in: session.language) + refusal(of: node, in: session)
    }
    let unknown = given.filter { name in !draft.nodes.contains { $0.name == name } }
    let strangers = unknown.map { PracticeMessage.noSuchNode($0).told(in: session.language) }
    let wrapped = (lines + strangers).flatMap { $0.wrapped(to: session.width, indent: 5) }
    return (Set(given) == Set(expected), wrapped)
  }

  /// Why the filters refuse a node; empty for one that they let pass.
  private func refusal(of node: String, in session: Session) -> StyledText {
    guard let verdict = sheet.first(where: { $0.node.text == node }),
      case .rejected(let rejection) = verdict.filter
    else { return StyledText() }
    let reasons = rejection.reasons.map { FilterMessage.node($0).told(in: session.language) }
    let joined = reasons.dropFirst().reduce(reasons.first ?? StyledText()) { $0 + "; " + $1 }
    return StyledText("  \(rejection.plugin?.rawValue ?? "")", style: .dim) + ": " + joined
  }

  private var sheet: [NodeVerdict] {
    for record in records {
      if case .podPlacement(let placement) = record.decision { return placement.sheet?.nodes ?? [] }
    }
    return []
  }

  /// The engine's own account of the decisions that gave the answer.
  private func explanation(in session: Session) -> [StyledText] {
    let detail: Detail
    switch draft.question {
    case .nodeChosen: detail = .full
    case .nodesThatPass, .instanceType: detail = .normal
    case .nodesLeft, .disruptedAtOnce, .replacedByDrift, .lowestAvailable, .monthlyBill: detail = .brief
    }
    let narrator = Narrator(language: session.language, detail: detail, width: session.width)
    return records.flatMap { narrator.tell($0) }
  }
}
