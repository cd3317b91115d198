extension LessonMessage {
  private static var format: Formats { .portuguese }

  public var portuguese: StyledText {
    switch self {
    case .noLessons: "Nenhuma lição encontrada. Indique a pasta com --lessons PASTA."
    case .noLessonOpen(let left?):
      "Nenhuma lição aberta: \("lesson resume \(left)", .command) volta à que ficou no meio, e \("lessons", .command) mostra todas."
    case .underWay(let id, let step, let count, true):
      "A \(id) já está aberta, no passo \(step) de \(count). Veja o passo com \("lesson", .command); \("lesson restart \(id)", .command) recomeça do zero."
    case .underWay(let id, let step, let count, false):
      "A \(id) ficou no passo \(step) de \(count). Continue com \("lesson resume \(id)", .command); \("lesson restart \(id)", .command) recomeça do zero."
    case .noLessonOpen(nil):
      "Nenhuma lição aberta. Veja as lições com \("lessons", .command) e comece com \("lesson start a1", .command)."
    case .unknownLesson(let id, let nearest):
      nearest.isEmpty
        ? "não há lição \(id). Veja as que há com \("lessons", .command)."
        : "não há lição \(id). Quis dizer \(Self.format.any(nearest))?"
    case .faultyLesson(let id, let faults):
      "a lição \(id, .name) tem \(Self.format.count(faults, "defeito")) e não pode ser aberta:"
    case .startFailed(let source, let line, let command, let message):
      "o começo da lição falhou em \(source):\(line), \(command, .command): \(message)"
    case .returned(let time): "De volta ao mundo da lição, às \(time)."
    case .nothingToResume(let id):
      "não há nada começado em \(id). Comece com \("lesson start \(id)", .command)."
    case .resumed(let step, let count): "Retomada no passo \(step) de \(count), com o cluster como estava."
    case .resumedUpTo(let command):
      "O que foi feito depois não se repete mais, porque \(command, .command) agora falha."
    case .left(let id, true): "Saiu da lição \(id)."
    case .left(let id, false): "Saiu da lição \(id). \("lesson resume \(id)", .command) volta a ela."
    case .step(let number, let count, let points, let maxPoints):
      "passo \(number) de \(count) · \(points)/\(maxPoints) pontos"
    case .predictionAsked(let id): "\("Preveja:", .heading) responda com \("predict \(id) = …", .command)"
    case .predicted(let id, let value): "\("Sua previsão:", .heading) \(id) = \(value)"
    case .questionAsked(let id, []): "\("Responda:", .heading) \("answer \(id) …", .command)"
    case .questionAsked(let id, let choices):
      "\("Responda:", .heading) \("answer \(id) \(choices.joined(separator: "|"))", .command)"
    case .whatNow(helps: true):
      "\("check", .command) confere · \("hint", .command) dá uma dica · \("next", .command) fecha o passo"
    case .whatNow(helps: false): "\("check", .command) confere · \("next", .command) fecha o passo"
    case .checked(let mark, let points, let maxPoints):
      "\(Self.sign(mark))  \("\(points)/\(maxPoints)", .dim)"
    case .verdict(let mark, let id): "\(Self.sign(mark))  \(id)"
    case .waitsFor(let id, let others):
      "\("–", .dim)  \(id): só se verifica depois de \(Self.format.all(others))"
    case .differs(let object, let field, let expected, let found):
      found.isEmpty
        ? "\(object, .name): falta \(field), esperado \(expected)"
        : "\(object, .name): \(field) é \(found), esperado \(expected)"
    case .happenedAt(let time): "foi às \(time)"
    case .nothingToCheck: "Este passo não tem verificações: \("next", .command) leva ao próximo."
    case .away: "Este cluster não é o da lição: \("lesson return", .command) volta a ele."
    case .hint(let strength, let count): "\("Dica \(strength) de \(count):", .heading) "
    case .noHintNeeded: "Nada falta neste passo: \("next", .command) leva ao próximo."
    case .noHintLeft: "Não há dica para o que falta aqui: leia de novo o passo com \("lesson", .command)."
    case .notInTrial(let command):
      "\(command, .command) conta, e por isso não cabe em \("whatif", .command) nem em \("$(…)", .command)"
    case .noHelpInExam: "numa prova não há dica nem solução"
    case .solutionCosts:
      "O que falta neste passo já não vale pontos. Para tentar de novo sem olhar: \("lesson reset", .command)."
    case .predictionNoted(let id, let value): "Anotado: \(id) = \(value). Agora deixe acontecer."
    case .predictionStays(let id, let value): "você já previu \(id) = \(value), e uma previsão não se troca"
    case .badAnswer(let command, []):
      "escreva assim: \("\(command) ID RESPOSTA", .command). Este passo não pergunta nada."
    case .badAnswer(let command, let asked):
      "escreva assim: \("\(command) \(asked[0]) …", .command)"
    case .notAsked(let id, []): "este passo não pergunta \(id): não pergunta nada"
    case .notAsked(let id, let asked): "este passo não pergunta \(id), e sim \(Self.format.all(asked))"
    case .notAChoice(let given, let choices):
      "“\(given)” não é uma das respostas: \(Self.format.any(choices))"
    case .answerNoted(let id, let value): "Anotado: \(id) = \(value). \("check", .command) diz se está certo."
    case .answerRight: "\("✔", .success)  Isso mesmo."
    case .answerWrong: "\("✗", .refusal)  Não é isso; só a primeira resposta vale pontos."
    case .predictionOutcome(nil, let actual, _, let maxPoints):
      "\("–", .dim)  Previsão: você não fez; o resultado foi \(actual).  \("0/\(maxPoints)", .dim)"
    case .predictionOutcome(let predicted?, let actual, let points, let maxPoints):
      points == maxPoints
        ? "\("✔", .success)  Previsão certa: \(actual).  \("\(points)/\(maxPoints)", .dim)"
        : "\("✗", .refusal)  Você previu \(predicted), e o resultado foi \(actual).  \("\(points)/\(maxPoints)", .dim)"
    case .notYet(let checks, let questions, let helps): Self.notYet(checks, questions, helps: helps)
    case .alreadyFirst: "este já é o primeiro passo"
    case .stepDone: "\("✔ passo concluído", .success)"
    case .stepSkipped: "\("– passo pulado", .dim)"
    case .retried: "O passo recomeça: o cluster voltou a como estava no início dele."
    case .lessonDone(let points, let maxPoints, let passed):
      passed
        ? "\("Lição concluída", .success): \(points) de \(maxPoints) pontos."
        : "Lição terminada com \(points) de \(maxPoints) pontos: ainda não chega. \("lesson reset", .command) recomeça."
    case .whatAfter(nil): "\("review", .command) mostra o que você fez."
    case .whatAfter(let next?):
      "\("review", .command) mostra o que você fez · \("lesson start \(next)", .command) segue o curso"
    case .notReached: "não se chegou a verificar"
    case .atLine(let line, let time): "(linha \(line), \(time))"
    case .solutionOf(let step): "Uma solução de \(step, .name):"
    }
  }

  private static func notYet(_ checks: Int, _ questions: [String], helps: Bool) -> StyledText {
    var missing: [String] = []
    if checks > 0 { missing.append(format.count(checks, "verificação", "verificações")) }
    if !questions.isEmpty {
      missing.append("\(questions.count == 1 ? "a resposta" : "as respostas") de \(format.all(questions))")
    }
    return
      "Ainda falta: \(format.all(missing)). " + (helps ? "\("hint", .command) ajuda; " : StyledText())
      + "\("skip", .command) segue sem esses pontos."
  }

  private static func sign(_ mark: Mark) -> StyledText {
    switch mark {
    case .pass: StyledText("✔", style: .success)
    case .partial: StyledText("◐", style: .warning)
    case .fail: StyledText("✗", style: .refusal)
    case .skipped: StyledText("–", style: .dim)
    }
  }
}
