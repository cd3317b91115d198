/// What is said to an author of lessons.
public enum AuthorMessage: Message, Equatable {
  public enum Trial: Equatable, Sendable { case lint, test }

  /// Nothing is wrong with a lesson.
  case sound(String, Trial)
  case tried(Int, faulty: Int)
}
