extension LessonMessage {
  private static var format: Formats { .portuguese }

  public var portuguese: StyledText {
    switch self {
    case .header(let id, let title, let step, let count, let points, let maxPoints):
      "\("── \(id) \(title)", .heading) ── passo \(step) de \(count) · \(points)/\(maxPoints) pontos"
    case .listed(let id, let title, let minutes): "\(id, .command)  \(title)  \("\(minutes) min", .dim)"
    case .noLessons: "Nenhuma lição encontrada. Indique a pasta com --lessons PASTA."
    case .noLessonOpen:
      "Nenhuma lição aberta. Veja as lições com \("lessons", .command) e comece com \("lesson start d1", .command)."
    case .unknownLesson(let id, let nearest):
      nearest.isEmpty
        ? "não há lição \(id). Veja as que há com \("lessons", .command)."
        : "não há lição \(id). Quis dizer \(Self.format.any(nearest))?"
    case .unreadableLesson(let path, let problem): "a lição tem um defeito em \(path): \(problem)"
    case .startFailed(let line): "o começo da lição falhou na linha \(line)"
    case .checked(let mark, let text, let points, let maxPoints):
      "\(Self.sign(mark))  \(text)  \("\(points)/\(maxPoints)", .dim)"
    case .waitsForOthers(let id): "\("–", .dim)  \(id): fica para depois das anteriores"
    case .predictionNoted(let id, let value): "Anotado: \(id) = \(value). Agora deixe acontecer."
    case .predictionNotAsked(let id):
      "este passo não pede a previsão \(id), ou ela já foi feita: uma previsão não se troca"
    case .badPrediction: "escreva a previsão assim: \("predict nodes = 2", .command)"
    case .predictionOutcome(nil, let actual, _, let maxPoints):
      "Previsão: você não fez; o resultado foi \(actual).  \("0/\(maxPoints)", .dim)"
    case .predictionOutcome(let predicted?, let actual, let points, let maxPoints):
      predicted == actual
        ? "\("✔", .success)  Previsão certa: \(actual).  \("\(points)/\(maxPoints)", .dim)"
        : "\("✗", .refusal)  Previsão: você disse \(predicted) e foram \(actual).  \("\(points)/\(maxPoints)", .dim)"
    case .answerRight: "\("✔", .success)  Isso mesmo."
    case .answerWrong: "\("✗", .refusal)  Não é isso. Pense de novo; só a primeira resposta vale pontos."
    case .answerNotAsked(let id, let choices):
      choices.isEmpty
        ? "este passo não pergunta \(id)" : "responda com uma destas: \(Self.format.any(choices))"
    case .hint(let text): "\("Dica:", .heading) \(text)"
    case .noHintNeeded: "Nada falta neste passo: \("next", .command) leva ao próximo."
    case .whatNow:
      "\("check", .command) confere · \("hint", .command) dá uma dica · \("next", .command) fecha o passo"
    case .stepDone: "\("✔ passo concluído", .success)"
    case .lessonDone(let points, let maxPoints, let passed):
      passed
        ? "\("Lição concluída", .success): \(points) de \(maxPoints) pontos."
        : "Lição terminada com \(points) de \(maxPoints) pontos: ainda não chega. Comece de novo com \("lesson start", .command)."
    }
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
