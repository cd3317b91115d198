import Commands
import Course
import Narration

/// What a process is started with to mark one submission: words of its command line, and back.
struct GradeTask: Equatable {
  var lesson: String
  var lessons: String
  /// Empty when there are none.
  var samples: String
  /// The teacher's own folder; empty when there is none.
  var additions: String
  var seed: UInt64?
  var language: Language?
  var handedIn: HandedIn

  /// No subcommand: a process that marks one submission is told by this word.
  static let word = "grade-one-submission"

  var words: [String] {
    [
      Self.word, lesson, lessons, samples, additions, seed.map { String($0) } ?? "", language?.rawValue ?? "",
      handedIn.name, handedIn.root, handedIn.script, handedIn.hasFolder ? "folder" : "alone",
    ]
  }

  /// Nil for any other command line.
  init?(_ words: [String]) {
    guard words.count == 11, words[0] == Self.word else { return nil }
    (lesson, lessons, samples, additions) = (words[1], words[2], words[3], words[4])
    (seed, language) = (UInt64(words[5]), Language(rawValue: words[6]))
    handedIn = HandedIn(name: words[7], root: words[8], script: words[9], hasFolder: words[10] == "folder")
  }

  init(
    lesson: String, lessons: String, samples: String, additions: String, seed: UInt64?, language: Language?,
    _ handedIn: HandedIn
  ) {
    self.lesson = lesson
    self.lessons = lessons
    self.samples = samples
    self.additions = additions
    self.seed = seed
    self.language = language
    self.handedIn = handedIn
  }

  func graded() -> GradedSubmission {
    let library = LessonLibrary(
      DiskFiles(folders: [lessons]), additions: additions.isEmpty ? nil : ConfinedFiles(root: additions))
    let samples: any FileAccess = self.samples.isEmpty ? FilesInMemory() : ConfinedFiles(root: self.samples)
    let submission = Submission(
      name: handedIn.name, script: handedIn.script, files: ConfinedFiles(root: handedIn.root),
      hasFolder: handedIn.hasFolder)
    return Grader(library, lesson: lesson, samples: samples).grade(submission, seed: seed, language: language)
  }
}
