/// What is said to an author of lessons.
public enum AuthorMessage: Message, Equatable {
  public enum Trial: Equatable, Sendable { case lint, test }

  /// Nothing is wrong with a lesson.
  case sound(String, Trial)
  case tried(Int, faulty: Int)
  /// A new lesson's folder, and what to do with it.
  case written(folder: String, id: String)
  case folderExists(String)
  case cannotWrite(String)
  case badFolder(String)
  /// A recorded session that cannot be played to its end.
  case draftStopped(line: Int, command: String)
  case nothingToCheck

  // The lesson that an author begins with.
  case exampleTitle
  case exampleProse
}
