/// How much a run tells of its checks: to a student at practice, to one in an exam, to their teacher.
public enum Disclosure: String, CaseIterable, Sendable {
  /// As each check says of itself.
  case practice
  /// Whether each holds, and no more.
  case exam
  /// Everything, hidden checks too.
  case full

  /// What is told of a check; nil when it is not to be named.
  func shown(_ mark: LessonResult.Mark) -> LessonResult.Mark? {
    guard self != .full else { return mark }
    switch mark.visibility {
    case .hidden: return nil
    case .verdict: return mark.verdictAlone
    case .hint: return self == .exam || mark.status == .pass ? mark.verdictAlone : mark.withoutFindings
    case .visible: return self == .exam ? mark.verdictAlone : mark
    }
  }
}

extension LessonResult.Mark {
  fileprivate var verdictAlone: Self {
    Self(
      id: id, status: status, points: points, maxPoints: maxPoints, visibility: visibility, message: "",
      expected: "", found: "", at: nil, commandToSee: nil)
  }

  /// The lesson's words and what to look at, without what was asked for.
  fileprivate var withoutFindings: Self {
    Self(
      id: id, status: status, points: points, maxPoints: maxPoints, visibility: visibility, message: message,
      expected: "", found: "", at: nil, commandToSee: commandToSee)
  }
}
