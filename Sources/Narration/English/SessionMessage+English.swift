import Kubernetes

extension SessionMessage {
  public var english: StyledText { StyledText(marked: englishText) }

  private var englishText: String {
    switch self {
    case .saved(let path, let commands):
      "\(path): \(Formats.english.count(commands, "command")). `bancada run \(path)` does it all again, byte for byte."
    case .loaded(let path, let commands, let time):
      "\(path): \(Formats.english.count(commands, "command")) done again. It is \(time.clock) now."
    case .failedOnLoad(let line, let command): "Line \(line): `\(command)` did not come to what it should."
    case .notAScript(let path): "\(path) is no session: none of its lines is a command."
    case .handIn(let commands, let failed, let bytes, let time):
      "\(Formats.english.count(commands, "command")), \(Formats.english.count(failed, "failed", "failed")); "
        + "the world is at \(time.clock); \(Formats.english.count(bytes)) bytes. `session save FILE` writes it."
    case .embeds(let files): "With it go the files that were read: \(Formats.english.all(files))."
    case .resumed(let commands, let time):
      "Session resumed: \(Formats.english.count(commands, "command")), \(time.clock)."
    case .nothingToResume: "There is no earlier session to resume; this one begins anew."
    case .notWrittenDown:
      "This session cannot be written down: the disk is full, or nothing may be written there. "
        + "After a crash, `--resume` would not bring it back whole."
    case .badSetting(let path, let line):
      "\(path):\(line): setting ignored; write NAME = VALUE, with a name of `option`."
    case .nobodyToEdit: "`edit` opens an editor, and there is no terminal here. Use `patch` or `apply -f`."
    case .editorFailed(let command, nil):
      "The editor \(CommandMessage.quoted(command)) could not be started. Choose another: `option editor nano`."
    case .editorFailed(let command, let status?):
      "The editor \(CommandMessage.quoted(command)) ended with status \(status); nothing was changed."
    case .editedIdentity(let from, let to): "Name and kind cannot be edited: it was \(from) and became \(to)."
    case .notWrittenHere(let path):
      "\(path) was not made in this session: Bancada removes no file from the disk."
    case .nestedTooDeep:
      "Nested too deep: commands within commands, or an alias, `$(…)` or `source` that calls itself."
    case .goTemplateSubset: "`help get` says what this go-template has."
    }
  }
}
