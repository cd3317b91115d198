extension ShellMessage {
  public var english: StyledText {
    switch self {
    case .cannotWrite(let path): "\(path) cannot be written."
    case .badPattern(let text): "\(CommandMessage.quoted(text)) is no valid regular expression."
    case .didYouMean(let nearest):
      StyledText(marked: "Did you mean \(Formats.english.any(nearest.map { "`\($0)`" }))?")
    }
  }
}
