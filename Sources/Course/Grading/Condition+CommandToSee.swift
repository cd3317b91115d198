import Kubernetes

extension Lesson.Condition {
  /// A command that shows what the condition looks at; nil where none does.
  var commandToSee: String? {
    switch self {
    case .state(let state), .always(let state, _), .never(let state, _): state.commandToSee
    case .decision: "timeline"
    case .event: "kubectl get events -A"
    case .metric(let assertion): assertion.query.queryCommand
    case .answer(let assertion): assertion.value.commandToSee
    case .used: nil
    }
  }
}

extension Lesson.StateCondition {
  fileprivate var commandToSee: String {
    switch self {
    case .assert(let assertion): assertion.objects.commandToSee(inFull: assertion.pattern != nil)
    case .spread(let assertion): assertion.objects.commandToSee(inFull: false)
    case .cost: "cost"
    }
  }
}

extension Lesson.ComputedValue {
  fileprivate var commandToSee: String? {
    switch self {
    case .literal: nil
    case .count(let assertion): assertion.objects.commandToSee(inFull: false)
    case .decisionCount, .decisionFact: "timeline"
    case .eventCount: "kubectl get events -A"
    case .metric(let query): query.queryCommand
    case .field(let objects, _): objects.commandToSee(inFull: true)
    case .cost: "cost"
    case .skew(let assertion): assertion.objects.commandToSee(inFull: false)
    }
  }
}

extension String {
  /// This query as it is asked in the shell.
  fileprivate var queryCommand: String { "query '\(replacing("'", with: "\""))'" }
}

extension Lesson.ObjectSelection {
  /// - Parameter inFull: the fields of one object, rather than a line for each.
  fileprivate func commandToSee(inFull: Bool) -> String {
    var words = ["kubectl get", name.map { "\(kind.singular) \($0)" } ?? kind.plural]
    if !selector.isEmpty { words.append("-l \(selector.commandText)") }
    if kind.isNamespaced {
      words.append(namespace.map { $0 == "default" ? "" : "-n \($0)" } ?? (name == nil ? "-A" : ""))
    }
    words.append(inFull && name != nil ? "-o yaml" : "-o wide")
    return words.filter { !$0.isEmpty }.joined(separator: " ")
  }
}

extension LabelSelector {
  /// As it is typed behind `-l`.
  fileprivate var commandText: String {
    let equalities = matchLabels.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    let expressions = matchExpressions.map { requirement in
      let values = requirement.values.joined(separator: ",")
      return switch requirement.operator {
      case .isIn:
        requirement.values.count == 1 ? "\(requirement.key)=\(values)" : "\(requirement.key) in (\(values))"
      case .notIn:
        requirement.values.count == 1
          ? "\(requirement.key)!=\(values)" : "\(requirement.key) notin (\(values))"
      case .exists: requirement.key
      case .doesNotExist: "!\(requirement.key)"
      }
    }
    let text = (equalities + expressions).joined(separator: ",")
    return text.contains(where: { " (!".contains($0) }) ? "'\(text)'" : text
  }
}
