extension GreetingLine {
  var portuguese: StyledText {
    switch self {
    case .otherLanguage: StyledText(marked: "(`lang en` for English)")
    case .nothingIsTouched: "Nenhuma nuvem é tocada: o cluster vive na memória e o relógio é virtual."
    case .courseCluster(let nodes):
      """
      O cluster do curso já está de pé: \(nodes == 1 ? "1 nó" : "\(nodes) nós") on-demand reservados com o taint \
      CriticalAddonsOnly, e neles o Karpenter, com um NodePool e uma NodeClass prontos.
      """
    case .emptyCluster: "O cluster está vazio: nem nós, nem Karpenter."
    }
  }
}

extension GreetingSuggestion {
  var portuguese: StyledText {
    switch self {
    case .startLesson(_, let minutes): "começar pela primeira lição (\(minutes) min)"
    case .lessons: "ver o curso"
    case .makePods: "dar trabalho ao cluster"
    case .step: "ver a próxima decisão, e o porquê dela"
    case .apply: "aplicar um manifesto seu"
    case .help: "ver os comandos (a tecla Tab completa)"
    }
  }
}
