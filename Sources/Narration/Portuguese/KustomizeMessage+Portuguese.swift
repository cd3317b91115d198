extension KustomizeMessage {
  public var portuguese: StyledText {
    switch self {
    case .unsupported(let file, let field):
      StyledText(marked: "\(file): o campo \(field) não é feito aqui; `help kustomize` diz quais são.")
    case .malformed(let file, let field): "\(file): o campo \(field) não tem a forma que deveria."
    case .badPatch(let file): "\(file): um dos patches não se aplica ao objeto."
    case .cycle(let folder): "\(folder) inclui a si mesma."
    }
  }
}
