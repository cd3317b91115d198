import Commands
import Course
import Narration
import Testing

/// Every lesson of the course: nothing to mend in it, its solution has full marks and each mistake its own.
@Suite struct CourseLessonsTests {
  static let library = LessonLibrary(Folders.lessons)

  @Test func thereAreLessons() { #expect(!Self.library.folders.isEmpty) }

  @Test("a lesson has nothing that its author should mend", arguments: library.folders.map(\.name))
  func lint(_ name: String) {
    for fault in trials(of: name, .portuguese).flatMap({ $0.lint() }) {
      Issue.record("\(fault.told(in: .english).plain)")
    }
  }

  @Test(
    "its solution has full marks, and each mistake the marks and the hint that it states",
    arguments: library.folders.map(\.name), Language.allCases)
  func play(_ name: String, _ language: Language) {
    for fault in trials(of: name, language).flatMap({ $0.test() }) {
      Issue.record("\(fault.told(in: .english).plain)")
    }
  }

  private func trials(of name: String, _ language: Language) -> [LessonTrials] {
    Self.library.folders.filter { $0.name == name }.map {
      LessonTrials($0, of: Self.library, samples: Folders.samples, language: language)
    }
  }
}
