import Cluster
import Commands
import Kubernetes
import Narration
import Observability

/// What an author should mend before students see a lesson.
extension LessonTrials {
  /// Everything that reading it and playing its scripts shows to be wrong.
  public func lint() -> [LessonFault] {
    let loading = library.load(folder)
    guard let material = loading.material else { return loading.faults }
    let faults = lintStructure(material) + Language.allCases.flatMap { lintProse(material, in: $0) }
    guard let opened = opened(material) else { return faults + startFaults(material) }
    return faults + lintPages(material, opened) + lintPlaying(material, opened)
  }

  private func lintStructure(_ material: LessonMaterial) -> [LessonFault] {
    let file = "\(material.folder)/lesson.yaml"
    let ids = library.folders.map(\.id)
    var faults = material.lesson.requires.filter { !ids.contains($0) }.map { id in
      LessonFault(file: file, .trial(.unknownRequirement(id, known: ids)))
    }
    if material.mistakes.isEmpty, !material.lesson.isExam {
      faults.append(LessonFault(file: "\(material.folder)/mistakes", .trial(.noMistakes)))
    }
    return faults
  }

  // MARK: Playing

  /// Plays the solution and the mistakes: tries what the prose offers to copy where each step of the solution opens,
  /// and sees which checks pass by themselves, which diagnoses come up and which facts decisions have.
  private func lintPlaying(_ material: LessonMaterial, _ opened: Session) -> [LessonFault] {
    let passing = passingBeforehand(material.lesson.steps, in: opened)
    var faults: [LessonFault] = []
    var seen = Sightings()
    for script in [material.solution] + material.mistakes {
      var session = opened
      var opening = -1
      for line in [nil] + script.lines.map(Optional.some) {
        if let line { _ = session.execute(line) }
        guard var run = session.lessonRun, let step = run.step else { continue }
        if script == material.solution, run.stepIndex > opening {
          opening = run.stepIndex
          let idle = passingBeforehand([step], in: session).filter(passing.contains)
          faults += idle.map { id in
            LessonFault(file: "\(material.folder)/lesson.yaml", .trial(.passesAtStart(check: id)))
          }
          faults += Language.allCases.flatMap { tryConsole(of: step.id, material, in: $0, session) }
        }
        seen.note(run.check(in: session))
      }
      seen.note(session.world.decisions.all)
    }
    return faults + deadDiagnoses(of: material, seen) + unknownFacts(of: material, seen)
  }

  /// What the scripts of a lesson came by.
  private struct Sightings {
    var diagnoses: Set<String> = []
    /// Of each kind of record, the facts that any of them told.
    var facts: [String: Set<String>] = [:]

    mutating func note(_ results: [CheckResult]) {
      for result in results {
        if let diagnosis = result.diagnosis { diagnoses.insert("\(result.id).\(diagnosis)") }
      }
    }

    mutating func note(_ records: [DecisionRecord]) {
      for record in records {
        for name in DecisionRecord.recordNames where record.isNamed(name) {
          facts[name, default: []].formUnion(record.facts.object?.keys.map { $0 } ?? [])
        }
      }
    }
  }

  /// Checks that pass though nothing was done for them.
  private func passingBeforehand(_ steps: [Lesson.Step], in session: Session) -> [String] {
    let instant = Instant(of: session.world)
    let openings = Dictionary(steps.map { ($0.id, instant) }) { first, _ in first }
    return steps.flatMap { step in
      let evaluation = CheckEvaluation(
        world: session.world, lesson: session.lessonRun?.lesson.id ?? "", step: step, openings: openings,
        commands: [], answers: [:])
      return zip(step.checks, evaluation.results()).filter { check, result in
        result.status == .pass && check.condition.isAchieved
      }.map(\.1.id)
    }
  }

  /// Runs the blocks that a student may copy, in the world in which the step opens.
  private func tryConsole(
    of step: String, _ material: LessonMaterial, in language: Language, _ session: Session
  ) -> [LessonFault] {
    guard let text = material.prose(in: language).step(step) else { return [] }
    var session = session
    for block in text.consoleBlocks {
      for line in (try? ShellParser.parse(block.text)) ?? [] where !line.statements.isEmpty {
        let output = session.execute(line)
        guard output.status.isFailure != (line.comment?.trimmingBlanks() == ": fails") else { continue }
        let trial = LessonTrial.consoleFails(
          command: line.text, message: output.remarks.plain.firstLine)
        return [
          LessonFault(
            file: "\(material.folder)/\(language.rawValue).md", line: block.line + line.number - 1,
            .trial(trial))
        ]
      }
    }
    return []
  }

  private func deadDiagnoses(of material: LessonMaterial, _ seen: Sightings) -> [LessonFault] {
    material.lesson.steps.flatMap { step in
      step.checks.flatMap { check in
        let id = "\(step.id).\(check.id)"
        return check.diagnoses.filter { !seen.diagnoses.contains("\(id).\($0.id)") }.map { diagnosis in
          LessonFault(
            file: "\(material.folder)/lesson.yaml",
            .trial(.deadDiagnosis(check: id, diagnosis: diagnosis.id)))
        }
      }
    }
  }

  /// Facts asked of decisions that no such decision told.
  private func unknownFacts(of material: LessonMaterial, _ seen: Sightings) -> [LessonFault] {
    material.lesson.steps.flatMap(\.decisionsAskedFor).flatMap { assertion -> [LessonFault] in
      guard let known = seen.facts[assertion.record] else { return [] }
      return (assertion.facts.object?.keys.sorted() ?? []).filter { !known.contains($0) }.map { fact in
        let trial = LessonTrial.unknownFact(fact, record: assertion.record, known: known.sorted())
        return LessonFault(file: "\(material.folder)/lesson.yaml", .trial(trial))
      }
    }
  }
}

extension LessonMaterial.Script {
  /// Its commands; none when it cannot be read as commands.
  var lines: [LogicalLine] {
    ((try? ShellParser.parse(text)) ?? []).filter { !$0.statements.isEmpty }
  }
}

extension Lesson.Condition {
  /// Whether it comes to hold by something done; what must not happen holds from the beginning.
  fileprivate var isAchieved: Bool {
    switch self {
    case .always, .never: false
    case .state, .decision, .event, .metric, .answer, .used: true
    }
  }
}

extension Lesson.Step {
  fileprivate var decisionsAskedFor: [Lesson.DecisionAssertion] {
    let conditions = checks.flatMap { [$0.condition] + $0.diagnoses.map(\.condition) }
    let values = [predict?.answer, quiz?.answer].compactMap(\.self)
    return conditions.compactMap { condition in
      if case .decision(let assertion) = condition { assertion } else { nil }
    }
      + values.compactMap { value in
        switch value {
        case .decisionCount(let assertion), .decisionFact(let assertion, _): assertion
        case .literal, .count, .eventCount, .metric, .field, .cost, .skew: nil
        }
      }
  }
}
