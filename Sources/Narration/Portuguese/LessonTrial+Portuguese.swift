extension LessonTrial {
  private static var format: Formats { .portuguese }

  public var portuguese: StyledText {
    switch self {
    case .unknownRequirement(let id, let known):
      "`requires` fala da lição \(id, .name), que não existe. " + LessonProblem.suggestion([], known)
    case .startFails(let command, let message): "o começo falha em \(command, .command): \(message)"
    case .passesAtStart(let check): "\(check, .name) já passa antes que o aluno faça alguma coisa."
    case .scriptFails(let command, let message):
      "\(command, .command) falha: \(message) Se é de propósito, termine a linha com `#: fails`."
    case .consoleFails(let command, let message):
      "quem copia \(command, .command) recebe um erro: \(message)"
    case .notSolved(let check, let points, let maxPoints, "", ""):
      "a solução faz \(points) de \(maxPoints) em \(check, .name), que não se chegou a verificar."
    case .notSolved(let check, let points, let maxPoints, let expected, let found):
      "a solução faz \(points) de \(maxPoints) em \(check, .name): esperado \(expected), encontrado \(found)."
    case .notFinished(let step): "a solução não fecha o passo \(step, .name): falta um `next`."
    case .deadDiagnosis(let check, let diagnosis):
      "nenhum roteiro chega ao diagnóstico \(diagnosis, .name) de \(check, .name)."
    case .unknownFact(let fact, let record, let known):
      "um \(record, .name) não diz \(fact, .name). " + LessonProblem.suggestion([], known)
    case .noMistakes: "falta um roteiro de um aluno que erra."
    case .missingHeader(let key): "falta o cabeçalho `#: \(key) …`."
    case .wrongScore(let expected, let found): "esperava \(expected) pontos, e foram \(found)."
    case .wrongHint(let expected, let given):
      given.isEmpty
        ? "esperava a dica de \(expected, .name), e nenhuma foi dada."
        : "esperava a dica de \(expected, .name), e as dadas foram: \(Self.format.all(given))."
    case .unwritten(let place): "o texto de \(place, .name) ainda está por escrever."
    case .shownAsItIs(let line):
      StyledText(
        marked: "o terminal mostra os sinais desta linha como estão: \(line) "
          + "Ele lê ** em volta de uma palavra forte, - de um item, e crases em volta do que se digita.")
    case .tooWide(let columns, let most): "o desenho tem \(columns) colunas; cabem \(most)."
    case .tooLong(let step, let lines, let most):
      "a página do passo \(step, .name), como sai na tela, tem \(lines) linhas de 100 colunas; cabem \(most)."
    case .tooFewHints(let check, let found, let wanted):
      "\(check, .name) tem \(Self.format.count(found, "dica")), e precisa de \(wanted), cada uma mais clara."
    case .variation(let values, let trial): "com \(Self.format.all(values)): " + trial.portuguese
    }
  }
}
