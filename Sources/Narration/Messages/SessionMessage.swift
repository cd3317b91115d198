/// What is said of a session and the person at it.
public enum SessionMessage: Message, Equatable {
  /// `edit` where no terminal is.
  case nobodyToEdit
  /// Nil when it could not be started at all.
  case editorFailed(command: String, status: Int32?)
  /// An edit may not make another object of an object.
  case editedIdentity(from: String, to: String)
  case notWrittenHere(String)
  case nestedTooDeep
  case goTemplateSubset
}
