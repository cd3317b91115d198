/// What the map of the course says.
public enum MapMessage: Message, Equatable {
  /// How far a student has come in a lesson.
  public enum State: Equatable, Sendable {
    case untouched
    /// Better done after these.
    case after([String])
    case open(step: Int, of: Int)
    case passed(points: Int, maxPoints: Int)
    case failed(points: Int, maxPoints: Int)
    /// By the exam of its module.
    case dispensed
  }

  case title(String)
  case exam
  case state(State)
  case summary(passed: Int, of: Int)
  /// What to do now: the lesson to begin, or the one that is open.
  case next(String?, open: String?)
  /// Nothing is done yet: the lesson that the course begins with.
  case begin(String)
  /// Progress that could not be read was set aside.
  case progressSetAside(path: String, as: String)
  case progressNotKept(path: String)
}

/// A part of the course.
public enum CourseModule: String, CaseIterable, Message {
  case a, b, c, d, e, f

  /// Its letter and its name; of a module that the course has not, the letter alone.
  public static func heading(of module: String) -> any Message {
    CourseModule(rawValue: module) ?? MapMessage.title(module.uppercased())
  }
}
