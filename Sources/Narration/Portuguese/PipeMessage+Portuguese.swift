extension PipeMessage {
  public var portuguese: StyledText { StyledText(marked: portugueseText) }

  private var portugueseText: String {
    switch self {
    case .notJSON(let line):
      "O jq só lê JSON, e recebeu \(CommandMessage.quoted(line)). Antes do pipe, peça `-o json`."
    case .badProgram(let text, let column):
      text.isEmpty
        ? "O programa do jq termina antes da hora: falta fechar algo, ou falta o que vem depois do último sinal."
        : "O programa do jq não faz sentido a partir de \(CommandMessage.quoted(text)), na coluna \(column)."
    case .notInSubset(let name, let nearest):
      "O jq daqui não tem \(name); `help jq` diz o que ele tem."
        + (nearest.isEmpty ? "" : " Quis dizer \(Formats.portuguese.any(nearest.map { "`\($0)`" }))?")
    case .tooManySteps: "O programa não termina: parei depois de 2 milhões de passos."
    case .tooDeep: "O programa está aninhado demais: rode-o como dois, com um pipe entre eles."
    case .notUnderstood(let script, let program, let example):
      "O \(program) daqui não entende \(CommandMessage.quoted(script)); ele faz o mais usado, como `\(example)`."
    }
  }
}
