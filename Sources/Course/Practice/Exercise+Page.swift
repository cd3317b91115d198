import Cluster
import Commands
import Kubernetes
import Narration

/// What a student is shown of an exercise.
extension Exercise {
  func page(in session: Session) -> StyledText {
    let language = session.language
    var lines = [
      PracticeMessage.header(topic, level: level, seed: seed).told(in: language), StyledText(),
    ]
    lines += draft.base == .bare ? nodeTable(in: language) : []
    lines += draft.base == .bare ? [StyledText()] : []
    lines += draft.manifest.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map {
      StyledText("    \($0)", style: .dim)
    }
    lines += draft.commands.map { StyledText("    \($0)", style: .command) } + [StyledText()]
    lines += question.told(in: language).wrapped(to: session.width)
    lines.append("  " + PracticeMessage.howToAnswer(question.example).told(in: language))
    return lines.joinedAsLines
  }

  private var question: PracticeMessage {
    switch draft.question {
    case .nodesThatPass: .askNodes
    case .nodeChosen: .askNode
    case .instanceType(let types): .askType(types)
    case .nodesLeft(let duration): .askNodesLeft(after: duration.brief)
    case .disruptedAtOnce(let duration): .askDisruptedAtOnce(within: duration.brief)
    case .replacedByDrift(let duration): .askReplaced(within: duration.brief)
    case .lowestAvailable(let duration): .askLowestAvailable(within: duration.brief)
    case .monthlyBill(let duration): .askBill(after: duration == .zero ? nil : duration.brief)
    }
  }

  /// The nodes, with what is left of each and who is on it.
  private func nodeTable(in language: Language) -> [StyledText] {
    let hasLabels = draft.nodes.contains { !$0.labels.isEmpty }
    let hasTaints = draft.nodes.contains { !$0.taints.isEmpty || $0.isCordoned }
    var header: [PracticeMessage] = [.node, .zone, .free]
    if hasLabels { header.append(.labels) }
    if hasTaints { header.append(.taints) }
    header.append(.pods)
    let rows = draft.nodes.map { node -> [StyledText] in
      let own = draft.residents.filter { $0.node == node.name }
      let milli = node.cpu * 1000 - own.reduce(0) { $0 + $1.milliCPU }
      let memory = node.memoryGi * 1024 - own.reduce(0) { $0 + $1.memoryMi }
      var row = [
        StyledText(node.name, style: .name), StyledText(node.zone), StyledText("\(milli)m · \(memory)Mi"),
      ]
      let labels = node.labels.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      if hasLabels { row.append(StyledText(labels.joined(separator: ", "))) }
      let taints = node.taints + (node.isCordoned ? ["SchedulingDisabled"] : [])
      if hasTaints { row.append(StyledText(taints.isEmpty ? "–" : taints.joined(separator: ", "))) }
      row.append(StyledText(own.isEmpty ? "–" : own.map(\.shown).joined(separator: ", ")))
      return row
    }
    return TextTable(header: header.map { StyledText($0.told(in: language).plain, style: .dim) }, rows: rows)
      .lines(indent: 2)
  }
}

extension ExerciseDraft.Resident {
  /// Its name, marked when it has an affinity of its own: `describe` shows which.
  fileprivate var shown: String { spec.isEmpty ? name : name + "*" }
}

extension PracticeMessage {
  /// What an answer to this looks like.
  fileprivate var example: String {
    switch self {
    case .askNodes: "answer n1 n3"
    case .askNode: "answer n2"
    case .askType(let types): "answer \(types.first ?? "")"
    case .askNodesLeft, .askDisruptedAtOnce, .askReplaced, .askLowestAvailable: "answer 2"
    default: "answer 120"
    }
  }
}
