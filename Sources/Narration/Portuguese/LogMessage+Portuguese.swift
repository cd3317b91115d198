extension LogMessage {
  public var portuguese: StyledText {
    switch self {
    case .silent(let container, let pod):
      StyledText(
        marked: "O container \(container) é só um modelo e não escreve nada; o que aconteceu com ele está em "
          + "`events --for pod/\(pod)`.")
    }
  }
}
