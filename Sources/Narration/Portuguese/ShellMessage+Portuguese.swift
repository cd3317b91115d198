extension ShellMessage {
  public var portuguese: StyledText {
    switch self {
    case .badPattern(let text): "\(CommandMessage.quoted(text)) não é uma expressão regular válida."
    case .didYouMean(let nearest):
      StyledText(marked: "Quis dizer \(Formats.portuguese.any(nearest.map { "`\($0)`" }))?")
    }
  }
}
