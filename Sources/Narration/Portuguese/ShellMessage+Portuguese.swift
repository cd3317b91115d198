extension ShellMessage {
  public var portuguese: StyledText {
    switch self {
    case .cannotWrite(let path): "Não dá para gravar em \(path)."
    case .badPattern(let text): "\(CommandMessage.quoted(text)) não é uma expressão regular válida."
    case .didYouMean(let nearest):
      StyledText(marked: "Quis dizer \(Formats.portuguese.any(nearest.map { "`\($0)`" }))?")
    }
  }
}
