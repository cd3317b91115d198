extension SessionMessage {
  public var english: StyledText { StyledText(marked: englishText) }

  private var englishText: String {
    switch self {
    case .nobodyToEdit: "`edit` opens an editor, and there is no terminal here. Use `patch` or `apply -f`."
    case .editorFailed(let command, nil):
      "The editor \(CommandMessage.quoted(command)) could not be started. Choose another: `option editor nano`."
    case .editorFailed(let command, let status?):
      "The editor \(CommandMessage.quoted(command)) ended with status \(status); nothing was changed."
    case .editedIdentity(let from, let to): "Name and kind cannot be edited: it was \(from) and became \(to)."
    case .notWrittenHere(let path):
      "\(path) was not made in this session: Bancada removes no file from the disk."
    case .nestedTooDeep: "An alias, `$(…)` or `source` calls itself without end."
    case .goTemplateSubset: "`help get` says what this go-template has."
    }
  }
}
