import Cluster
import Kubernetes

/// Looks at a lesson's conditions at every instant of a world, and keeps when each of them changed: what `always`,
/// `never` and `by` are held against. It goes with the world: `undo` takes it back too.
struct LessonWatch: WorldObserver {
  /// The lesson that the world belongs to.
  let lesson: String
  private var watched: [Watched] = []

  private struct Watched {
    /// `step.check`.
    let id: String
    var probe: StateProbe
    var changes: [Change] = []
  }

  /// From this instant on, until the next change.
  struct Change: Equatable, Sendable {
    let instant: Instant
    let finding: Finding
  }

  /// Begins to watch a world, this instant included.
  init(_ lesson: Lesson, in world: World) {
    self.lesson = lesson.id
    for step in lesson.steps {
      for check in step.checks {
        guard check.isWatched, let state = check.condition.watched else { continue }
        watched.append(Watched(id: "\(step.id).\(check.id)", probe: StateProbe(state)))
      }
    }
    observe(world)
  }

  mutating func observe(_ world: World) {
    for index in watched.indices {
      let finding = watched[index].probe.finding(in: world)
      let last = watched[index].changes.last?.finding
      guard last?.holds != finding.holds || last?.number != finding.number else { continue }
      watched[index].changes.append(Change(instant: Instant(of: world), finding: finding))
    }
  }

  /// What a condition was at a world's so-manieth decision, and every change since.
  func changes(of id: String, since decisions: Int) -> [Change] {
    let changes = watched.first { $0.id == id }?.changes ?? []
    let start = changes.lastIndex { $0.instant.decisions <= decisions } ?? 0
    return Array(changes[min(start, changes.count)...])
  }
}

extension Lesson.Check {
  /// Whether the check can only be held against a past.
  fileprivate var isWatched: Bool {
    switch condition {
    case .always, .never: true
    case .state: deadline != nil || levels.contains { $0.deadline != nil }
    case .decision, .event, .metric, .answer, .used: false
    }
  }
}

extension World {
  /// What has watched this world for a lesson; nil in a world that is not the lesson's.
  func watch(of lesson: String) -> LessonWatch? {
    (observer as? LessonWatch).flatMap { $0.lesson == lesson ? $0 : nil }
  }
}
