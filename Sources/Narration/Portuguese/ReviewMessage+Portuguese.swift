extension ReviewMessage {
  public var portuguese: StyledText {
    switch self {
    case .title(let id, let title): "\(id) \(title): o que você fez"
    case .summary(let points, let maxPoints, let passed, let hints, let end):
      "\(points) de \(maxPoints) pontos\(passed ? "" : ", ainda não chega") · \(Formats.portuguese.count(hints, "dica")) · terminou às \(end)"
    case .did: "Você fez:"
    case .happened: "E aconteceu:"
    case .more(let count): "… e mais \(Formats.portuguese.count(count, "linha"))"
    case .predicted(let id, nil, let actual): "Você não previu `\(id)`; o resultado foi \(actual)."
    case .predicted(let id, let given?, let actual):
      given == actual
        ? "Você previu `\(id)` = \(given), e foi o que deu."
        : "Você previu `\(id)` = \(given), e o resultado foi \(actual)."
    case .answered(let id, let given, let actual):
      given == actual
        ? "À pergunta `\(id)` você respondeu \(actual), e é isso."
        : "À pergunta `\(id)` você respondeu \(given ?? "–"); a resposta é \(actual)."
    case .rules: "O que fica"
    case .manifests: "Os manifestos com que você terminou"
    case .saved(let path): "Guardado em \(path, .name)."
    }
  }
}
