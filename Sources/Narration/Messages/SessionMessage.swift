import Kubernetes

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
  case saved(path: String, commands: Int)
  case loaded(path: String, commands: Int, at: VirtualTime)
  case failedOnLoad(line: Int, command: String)
  case notAScript(String)
  /// What would be handed in.
  case handIn(commands: Int, failed: Int, bytes: Int, at: VirtualTime)
  case embeds([String])
  case resumed(commands: Int, at: VirtualTime)
  case nothingToResume
  /// The disk is full, or nothing may be written in the home folder.
  case notWrittenDown
  case badSetting(path: String, line: Int)
}
