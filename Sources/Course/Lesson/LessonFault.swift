import Manifests
import Narration

/// Something wrong with a lesson, and where: for its author.
public struct LessonFault: Message, Equatable {
  /// From the folder of lessons on: `d5-consolidacao/lesson.yaml`.
  public let file: String
  /// Counted from 1; nil where the file as a whole is meant.
  public let line: Int?
  public let problem: LessonProblem

  public init(file: String, line: Int? = nil, _ problem: LessonProblem) {
    self.file = file
    self.line = line
    self.problem = problem
  }

  public var portuguese: StyledText { place + problem.portuguese }
  public var english: StyledText { place + problem.english }

  /// `d5-consolidacao/lesson.yaml:12: `.
  private var place: StyledText {
    StyledText((line.map { "\(file):\($0)" } ?? file) + ": ", style: .name)
  }
}

/// Collects what is wrong with one file while it is read, so that an author is told everything at once.
final class LessonFaultLog {
  let file: String
  private(set) var faults: [LessonFault] = []

  init(file: String) { self.file = file }

  func add(_ problem: LessonProblem, line: Int?) {
    faults.append(LessonFault(file: file, line: line.flatMap { $0 > 0 ? $0 : nil }, problem))
  }
}
