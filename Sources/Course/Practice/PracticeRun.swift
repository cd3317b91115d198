import Commands
import Narration

/// A student at their exercises.
struct PracticeRun: Sendable {
  var exercise: Exercise
  var isAnswered = false
  /// Of this start, by topic and level.
  var tallies: [String: Tally] = [:]
  /// What the student came from.
  let home: LessonRun.Place

  struct Tally: Equatable, Sendable {
    var right = 0
    var count = 0
    /// Right ones without a wrong one between.
    var streak = 0

    mutating func note(_ isRight: Bool) {
      count += 1
      right += isRight ? 1 : 0
      streak = isRight ? streak + 1 : 0
    }
  }

  var tally: Tally {
    get { tallies["\(exercise.topic.rawValue)/\(exercise.level)"] ?? Tally() }
    set { tallies["\(exercise.topic.rawValue)/\(exercise.level)"] = newValue }
  }
}

extension Session {
  private static let practiceKey = "course.practice"

  /// The exercise that was set last; nil when none was.
  var practice: PracticeRun? {
    get { attachments[Self.practiceKey] as? PracticeRun }
    set { attachments[Self.practiceKey] = newValue }
  }
}
