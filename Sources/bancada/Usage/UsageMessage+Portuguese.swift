import Narration

extension UsageMessage {
  var portuguese: StyledText {
    switch self {
    case .problem(let problem): problem.portuguese
    case .didYouMean(let nearest):
      "Você quis dizer " + StyledText(marked: nearest.map { "`\($0)`" }.joined(separator: " ou ")) + "?"
    case .seeHelp(let subcommand):
      StyledText(
        marked: "`bancada \(subcommand.isEmpty ? "" : subcommand + " ")--help` mostra o que se pode escrever."
      )
    case .whatThisIs:
      "Bancada: um cluster Kubernetes com Karpenter na memória, passo a passo, e o porquê de cada decisão."
    case .usage: "Uso"
    case .optionsOf(let subcommand): "Opções\(subcommand.isEmpty ? "" : " de \(subcommand)")"
    case .commonOptions: "Opções que valem para todos"
    case .statuses: "Status de saída"
    case .status(let status):
      switch status {
      case .done: "terminou bem"
      case .failed: "um comando ou uma verificação falhou"
      case .usage: "uso errado, ou entrada que não se pode ler"
      case .limitReached: "um limite foi atingido"
      case .fault: "uma falha da própria Bancada"
      }
    case .badCatalogue(let path): "\("✗", .refusal) O catálogo tem algo errado em \(path, .name)."
    case .badScenarioOption(let field, let value):
      "\("✗", .refusal) “\(value)” não vale para \(field, .name) em ScenarioOptions."
    case .moreHelp: StyledText(marked: "`bancada SUBCOMANDO --help` mostra as opções de um deles.")
    }
  }
}

extension UsageError.Problem {
  fileprivate var portuguese: StyledText {
    switch self {
    case .unknownSubcommand(let word):
      StyledText(
        marked:
          "`\(word)` não é um subcomando. Um comando da shell se escreve assim: `bancada -c '\(word) …'`.")
    case .unknownOption(let option): "A opção \(option, .command) não existe aqui."
    case .missingValue(let option, let placeholder): "Falta o valor de \(option, .command): \(placeholder)."
    case .badValue(let option, let given, let placeholder):
      "\(option, .command) espera \(placeholder), e não “\(given)”."
    case .valueNotTaken(let option): "\(option, .command) não leva valor."
    case .missingOperand(let placeholder): "Falta dizer \(placeholder)."
    case .unexpectedOperand(let word): "“\(word)” está sobrando."
    case .missingOption(let option, let placeholder): "Falta \("\(option) \(placeholder)", .command)."
    case .notTogether(let first, let second):
      "\(first, .command) e \(second, .command) não se usam juntos."
    case .unreadableInput(let path): "Não foi possível ler \(path, .name)."
    case .utf16Input(let path): "\(path, .name) está em UTF-16: grave como UTF-8."
    case .noSuchLesson(let word): "Não há lição \(word, .name)."
    case .inputTooLarge(let limit): "A entrada passa de \(limit) MiB."
    }
  }
}

extension SubcommandSummary {
  var portuguese: StyledText {
    switch self {
    case .completion:
      StyledText(marked: "escreve o que completa a linha de comando do `bancada`, ou sua página de manual")
    case .shell: "abre a shell; se a entrada não for um terminal, lê comandos dela"
    case .commands: StyledText(marked: "executa comandos, separados por `;` ou linhas, e mostra o que dizem")
    case .run: "executa roteiros de sessão"
    case .replay: "executa um, mostrando cada comando e o que se decidiu"
    case .grade: "dá nota às entregas: roteiros, e pastas com um roteiro"
    case .plan: "os planos e as sugestões do mini-Karpenter para um cluster exportado"
    case .decide: "mostra as decisões para o cluster de um arquivo, em JSON"
    case .lesson: "para autores: confere as lições e os seus roteiros"
    }
  }
}

extension OptionMeaning {
  var portuguese: StyledText {
    switch self {
    case .help: "mostra esta ajuda"
    case .version: "mostra a versão"
    case .keepGoing: "não para no primeiro comando que falha"
    case .resume: "continua de onde a última sessão parou"
    case .echo: "mostra também os comandos"
    case .step: "mostra as decisões uma a uma"
    case .json: "responde em JSON"
    case .commands: "os comandos a executar"
    case .lessons: "a pasta das lições"
    case .lesson: "a lição"
    case .report: "escreve também uma página HTML"
    case .hidden: "pasta com verificações que o aluno não vê"
    case .seedFrom: "de onde vem a semente de cada entrega"
    case .csv: "escreve também as notas em CSV"
    case .similarity: "escreve os pares de entregas parecidas, em CSV"
    case .disclose: "quanto se conta de cada verificação: o que ela própria diz, só se passou, ou tudo"
    case .catalogue: "o catálogo de tipos de instância"
    case .from: "o cluster exportado"
    case .format: "o formato das notas"
    case .lang: "a língua (pt também serve)"
    case .color: "cores: só num terminal, sempre ou nunca"
    case .seed: "a semente dos sorteios"
    case .until: "para nesta linha"
    case .jobs: "quantas entregas ao mesmo tempo"
    case .shard: "só a parte i de n das entregas"
    }
  }
}
