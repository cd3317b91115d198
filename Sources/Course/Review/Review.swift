import Cluster
import Commands
import Kubernetes
import Manifests
import Narration

/// What a student did in a lesson, what they predicted, what happened, and what they ended with.
public struct Review: Sendable {
  let run: LessonRun
  let language: Language
  /// Of the steps that were opened.
  let steps: [Step]
  /// What the student made or changed, as manifests, by kind and name.
  let manifests: [JSONValue]
  let end: VirtualTime

  struct Step: Sendable {
    let number: Int
    let step: Lesson.Step
    let record: LessonRun.StepRecord
    /// As typed, the failed ones left out.
    let commands: [String]
    let decisions: [DecisionRecord]
  }

  init(of run: LessonRun, in session: Session) {
    self.run = run
    language = session.language
    end = session.world.now
    let openings = run.steps.map { $0.opening?.instant.decisions }
    let history = session.history
    steps = zip(run.lesson.steps, run.steps).enumerated().compactMap { index, entry in
      let (step, record) = entry
      guard let opening = record.opening else { return nil }
      let last = min(record.closedAtCommand ?? history.count, history.count)
      let typed = history[min(opening.command, last)..<last].filter { !$0.failed }.map(\.text)
      let closed = openings.dropFirst(index + 1).compactMap(\.self).first ?? Int.max
      let decisions = session.world.decisions.since(DecisionID(opening.instant.decisions))
      return Step(
        number: index + 1, step: step, record: record, commands: typed.filter { !$0.isAboutLessons },
        decisions: decisions.filter { $0.id.number <= closed && $0.decision.isAnothers })
    }
    let opening = run.steps.first?.opening?.world ?? session.world
    manifests = session.world.manifests(notIn: opening)
  }
}

extension String {
  /// Whether it only moves about in the lesson.
  fileprivate var isAboutLessons: Bool {
    let word = prefix { $0 != " " }
    return [
      "lesson", "lessons", "next", "back", "skip", "retry", "check", "hint", "solution", "quiz", "review",
      "progress", "help", "predict", "answer",
    ].contains { $0 == word }
  }
}

extension Decision {
  /// Whether it is a controller's, not the student's.
  fileprivate var isAnothers: Bool {
    if case .userCommand = self { false } else { true }
  }
}

extension World {
  /// What nobody else made, and another world has not or has otherwise: without status and what the API server adds.
  fileprivate func manifests(notIn other: World) -> [JSONValue] {
    let made: Set<Kind> = [.node, .nodeClaim, .replicaSet, .event]
    return Kinds.all.map(\.kind).filter { !made.contains($0) }.flatMap { kind -> [JSONValue] in
      let before = other.objects(of: kind).map(\.written)
      return objects(of: kind).filter { $0.metadata.controller == nil }.map(\.written)
        .filter { !before.contains($0) }
    }
  }
}

extension ClusterObject {
  /// As somebody could have written it.
  fileprivate var written: JSONValue {
    guard case .object(var members) = json else { return .null }
    members["status"] = nil
    if case .object(var metadata)? = members["metadata"] {
      for name in ["uid", "resourceVersion", "generation", "creationTimestamp", "selfLink", "managedFields"] {
        metadata[name] = nil
      }
      members["metadata"] = .object(metadata)
    }
    return .object(members)
  }
}
