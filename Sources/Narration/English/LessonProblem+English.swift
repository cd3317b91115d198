extension LessonProblem {
  private static var format: Formats { .english }

  public var english: StyledText {
    switch self {
    case .missingFile: "the file does not exist."
    case .emptyFile: "the file is empty."
    case .unreadable(let upstream): "this is no YAML that can be read: \(upstream)"
    case .unsupportedVersion(let found, let known):
      "the format is “\(found)”, and this Bancada reads \(known, .name)."
    case .missingField(let field): "the field \(field, .name) is missing."
    case .unknownField(let field, let nearest, let known):
      "there is no field \(field, .name) here. " + Self.suggested(nearest, known)
    case .wrongType(let field, let wanted): "\(field, .name) must be \(Self.told(wanted))."
    case .notOneOf(let value, let allowed):
      "“\(value)” is not allowed here; use \(Self.format.any(allowed.map { "`\($0)`" }))."
    case .badQuery(let query, let column): "`\(query)` is no PromQL from column \(column) on."
    case .oneConditionWanted(let given, let kinds):
      given.isEmpty
        ? "what is to be checked is missing: \(Self.format.any(kinds))."
        : "use only one of these: \(Self.format.all(given)). A check has one condition."
    case .unknownKind(let word, let nearest):
      "the cluster has no objects of the kind “\(word)”. " + Self.suggested(nearest, [])
    case .badLessonID(let id, let module):
      "“\(id)” is no id of a lesson of the module “\(module)”: write the module's letter and a number, as in `d5`."
    case .badID(let id): "“\(id)” will not do as an id: use lower-case letters, digits and hyphens."
    case .repeatedID(let id): "\(id, .name) stands twice; an id is one of a kind in its step."
    case .wrongFolder(let id, let folder):
      "the lesson calls itself \(id, .name), but its folder is called \(folder, .name)."
    case .notAnEarlierCheck(let id, let earlier):
      "\(id, .name) is no earlier check of this step. " + Self.suggested([], earlier)
    case .notAnEarlierStep(let id, let earlier):
      "\(id, .name) is neither this step nor an earlier one. " + Self.suggested([], earlier)
    case .deadlineWithoutInstant:
      "only assert, spread, cost, decision and event have a deadline (`by`): the rest has no instant."
    case .levelNotLess(let points, let full):
      "a partial level earns \(points), and the whole check \(full): it must earn less."
    case .stepWithoutPoints(let id): "the step \(id, .name) earns no points: it wants a check or a question."
    case .missingSection(let heading, nil): "the section \(heading, .name) is missing."
    case .missingSection(let heading, let step?):
      "the section \(heading, .name) of the step \(step, .name) is missing."
    case .unknownSection(let id, let nearest):
      "lesson.yaml has no \(id, .name). " + Self.suggested(nearest, [])
    case .sectionOutsideStep(let id): "the section \(id, .name) is in no step."
    case .missingItem(let item, let section): "\(item, .name) is missing from \(section, .name)."
    case .unknownItem(let word, let nearest, let known):
      "“\(word)” is no item. " + Self.suggested(nearest, known)
    case .unknownVariant(let variant, let nearest, let known):
      "\(variant, .name) is neither a diagnosis nor an answer of this section. "
        + Self.suggested(nearest, known)
    case .unknownPlaceholder(let name, let nearest):
      "nothing gives {{\(name, .name)}} a value. " + Self.suggested(nearest, [])
    case .trial(let trial): trial.english
    }
  }

  private static func told(_ wanted: Wanted) -> String {
    switch wanted {
    case .mapping: "a mapping of fields"
    case .list: "a list"
    case .text: "a text"
    case .number: "a whole number, 0 or more"
    case .comparison: "a value or a comparison, such as `\">= 2\"`"
    case .percent: "a percentage, such as `70%`"
    case .selector: "a label selector, such as `app=web`"
    case .time: "a virtual time in quotes, such as `\"00:30:00\"`"
    case .jsonPath: "a path, such as `.spec.nodeName`"
    }
  }

  static func suggested(_ nearest: [String], _ known: [String]) -> StyledText {
    if !nearest.isEmpty { return "Did you mean \(format.any(nearest))?" }
    return known.isEmpty ? StyledText() : "There are: \(known.joined(separator: ", "))."
  }
}
