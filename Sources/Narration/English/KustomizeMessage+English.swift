extension KustomizeMessage {
  public var english: StyledText {
    switch self {
    case .unsupported(let file, let field):
      StyledText(marked: "\(file): the field \(field) is not done in here; `help kustomize` says which are.")
    case .malformed(let file, let field): "\(file): the field \(field) has not the form that it should."
    case .badPatch(let file): "\(file): one of the patches does not apply to the object."
    case .cycle(let folder): "\(folder) takes itself in."
    }
  }
}
