extension LessonProblem {
  private static var format: Formats { .portuguese }

  public var portuguese: StyledText {
    switch self {
    case .missingFile: "o arquivo não existe."
    case .emptyFile: "o arquivo está vazio."
    case .unreadable(let upstream): "não é YAML que se possa ler: \(upstream)"
    case .unsupportedVersion(let found, let known):
      "o formato é “\(found)”, e esta Bancada lê \(known, .name)."
    case .missingField(let field): "falta o campo \(field, .name)."
    case .unknownField(let field, let nearest, let known):
      "o campo \(field, .name) não existe aqui. " + Self.suggestion(nearest, known)
    case .wrongType(let field, let wanted): "\(field, .name) deve ser \(Self.told(wanted))."
    case .notOneOf(let value, let allowed):
      "“\(value)” não vale aqui; use \(Self.format.any(allowed.map { "`\($0)`" }))."
    case .badQuery(let query, let column): "`\(query)` não é PromQL a partir da coluna \(column)."
    case .oneConditionWanted(let given, let kinds):
      given.isEmpty
        ? "falta dizer o que se verifica: \(Self.format.any(kinds))."
        : "use só um destes: \(Self.format.all(given)). Cada verificação tem uma condição."
    case .unknownKind(let word, let nearest):
      "o cluster não tem objetos do tipo “\(word)”. " + Self.suggestion(nearest, [])
    case .badLessonID(let id, let module):
      "“\(id)” não é id de uma lição do módulo “\(module)”: escreva a letra do módulo e um número, como `d5`."
    case .badID(let id): "“\(id)” não serve como id: use letras minúsculas, números e hífens."
    case .repeatedID(let id): "\(id, .name) aparece duas vezes; cada id é único no seu passo."
    case .wrongFolder(let id, let folder):
      "a lição se diz \(id, .name), mas a pasta se chama \(folder, .name)."
    case .notAnEarlierCheck(let id, let earlier):
      "\(id, .name) não é uma verificação anterior deste passo. " + Self.suggestion([], earlier)
    case .notAnEarlierStep(let id, let earlier):
      "\(id, .name) não é este passo nem um anterior. " + Self.suggestion([], earlier)
    case .deadlineWithoutInstant:
      "só assert, spread, cost, decision e event têm prazo (`by`): o resto não acontece num instante."
    case .levelNotLess(let points, let full):
      "um nível parcial vale \(points), e a verificação inteira vale \(full): deve valer menos."
    case .stepWithoutPoints(let id):
      "o passo \(id, .name) não vale pontos: falta uma verificação ou pergunta."
    case .missingSection(let heading, nil): "falta a seção \(heading, .name)."
    case .missingSection(let heading, let step?): "falta a seção \(heading, .name) no passo \(step, .name)."
    case .unknownSection(let id, let nearest):
      "não há \(id, .name) em lesson.yaml. " + Self.suggestion(nearest, [])
    case .sectionOutsideStep(let id): "a seção \(id, .name) não está em nenhum passo."
    case .missingItem(let item, let section): "falta \(item, .name) em \(section, .name)."
    case .unknownItem(let word, let nearest, let known):
      "“\(word)” não é um item. " + Self.suggestion(nearest, known)
    case .unknownVariant(let variant, let nearest, let known):
      "\(variant, .name) não é um diagnóstico nem uma resposta desta seção. "
        + Self.suggestion(nearest, known)
    case .unknownPlaceholder(let name, let nearest):
      "nada dá valor a {{\(name, .name)}}. " + Self.suggestion(nearest, [])
    case .trial(let trial): trial.portuguese
    }
  }

  private static func told(_ wanted: Wanted) -> String {
    switch wanted {
    case .mapping: "um mapa de campos"
    case .list: "uma lista"
    case .text: "um texto"
    case .number: "um número inteiro, de 0 em diante"
    case .comparison: "um valor ou uma comparação, como `\">= 2\"`"
    case .percent: "uma porcentagem, como `70%`"
    case .selector: "um seletor de labels, como `app=web`"
    case .time: "um tempo virtual entre aspas, como `\"00:30:00\"`"
    case .jsonPath: "um caminho, como `.spec.nodeName`"
    }
  }

  static func suggestion(_ nearest: [String], _ known: [String]) -> StyledText {
    if !nearest.isEmpty { return "Quis dizer \(format.any(nearest))?" }
    return known.isEmpty ? StyledText() : "Há: \(known.joined(separator: ", "))."
  }
}
