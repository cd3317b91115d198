extension SchedulerConfigurationMessage {
  public var portuguese: StyledText { StyledText(marked: portugueseText) }

  private var portugueseText: String {
    let format = Formats.portuguese
    func didYouMean(_ nearest: [String]) -> String {
      nearest.isEmpty ? "." : ". Quis dizer \(format.any(nearest.map { "`\($0)`" }))?"
    }
    return switch self {
    case .unknownPlugin(let name, let nearest):
      "O kube-scheduler não tem plugin chamado \(name), e não arranca com esta configuração\(didYouMean(nearest))"
    case .passedOver(let name, let nearest):
      "\(name) não é plugin nenhum; o kube-scheduler passa por cima sem avisar\(didYouMean(nearest))"
    case .pointsWithoutEffect(let points):
      "\(format.all(points)): sem efeito próprio aqui. O preFilter anda com o filter, o preScore com o score, e o resto não é modelado."
    case .extendersNotCalled: "Os extenders não são chamados aqui: as decisões são só dos plugins."
    case .notAConfiguration(let path): "\(path) tem que trazer um KubeSchedulerConfiguration, e só um."
    }
  }
}
