import Kubernetes
import Manifests
import Narration

extension Command {
  static let explain = Command(
    "explain", origin: .kubectl, syntax: [.one(.fieldPath)],
    flags: [.recursiveExplain, .apiVersion, .output],
    help: .explain, examples: ["explain pod", "explain nodepool.spec.disruption.budgets"]
  ) { session, given throws(CommandError) in
    let explanation: Explanation
    do throws(Explanation.Failure) {
      explanation = try Explanation.of(given.words[0])
    } catch {
      switch error {
      case .unknownKind(let word, let nearest):
        throw .upstream(UpstreamText.noResourceType(word), CommandMessage.unknownKind(word, nearest: nearest))
      case .unknownField(let name, let below, let nearest):
        var failure = CommandError.upstream(UpstreamText.noSuchField(name))
        let spellings = nearest.map { below.isEmpty ? $0 : "\(below).\($0)" }
        if !nearest.isEmpty { failure.messages.append(ShellMessage.didYouMean(spellings)) }
        throw failure
      }
    }
    return CommandOutput(session.page(of: explanation))
  }
}

extension Session {
  /// Laid out as kubectl lays it out, in the student's language where there are words for it.
  fileprivate func page(of explanation: Explanation) -> StyledText {
    let kind = explanation.kind
    var text = StyledText()
    if !kind.group.isEmpty { text += "GROUP:      \(kind.group)\n" }
    text += "KIND:       \(kind.name, .name)\nVERSION:    \(kind.version)\n\n"
    if let field = explanation.field {
      text += "FIELD: \(field.name, .name) <\(field.shape.explainName)>\n"
      text += facts(of: field, indent: "    ") + "\n"
    }
    text += StyledText("DESCRIPTION:\n", style: .heading)
    text += words(explanation.documentationKey, indent: 4) + "\n"
    guard !explanation.fields.isEmpty else { return text }
    text += StyledText("FIELDS:\n", style: .heading)
    for field in explanation.fields.sorted(by: { $0.shape.name < $1.shape.name }) {
      text += "  \(field.shape.name, .name)\t<\(field.shape.shape.explainName)>"
      text += StyledText(field.shape.isRequired ? " -required-\n" : "\n", style: .warning)
      text += facts(of: field.shape, indent: "    ") + words(field.documentationKey, indent: 4) + "\n"
    }
    return text
  }

  private func facts(of field: FieldShape, indent: String) -> StyledText {
    var text = StyledText()
    if let value = field.defaultText { text += "\(indent)default: \(value)\n" }
    if field.isInert {
      text +=
        StyledText(indent) + CommandMessage.fieldHasNoEffect(field: field.name).told(in: language) + "\n"
    }
    return text
  }

  private func words(_ key: String, indent: Int) -> StyledText {
    guard let told = FieldDocumentation(key)?.told(in: language) else { return StyledText() }
    let blanks = StyledText(String(repeating: " ", count: indent))
    return (blanks + told).wrapped(to: max(40, width), indent: indent).joinedAsLines
  }
}
