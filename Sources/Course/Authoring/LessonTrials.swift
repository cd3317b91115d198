import Cluster
import Commands
import Kubernetes
import Narration

/// Plays a lesson as its author's scripts do, and says where it does not come out as the author means it to.
public struct LessonTrials: Sendable {
  let library: LessonLibrary
  let folder: LessonLibrary.Folder
  /// A session that a lesson can be started in.
  private let session: Session
  let language: Language

  /// - Parameters:
  ///   - samples: what lessons may read beside their own files.
  ///   - language: in which scripts are played and prose is tried.
  public init(
    _ folder: LessonLibrary.Folder, of library: LessonLibrary, samples: any FileAccess,
    language: Language
  ) {
    self.library = library
    self.folder = folder
    self.language = language
    var session = Session(world: World(), language: language)
    session.givenFiles = [samples]
    session.table.add(library.commands)
    self.session = session
  }
}

// MARK: - lesson test

extension LessonTrials {
  /// Whether the solution has full marks and each mistake its stated score and hint, for every value of every
  /// variation.
  public func test() -> [LessonFault] {
    let structure = library.load(folder)
    guard let lesson = structure.material?.lesson else { return structure.faults }
    return Variations.covering(lesson.variations).flatMap { values in
      let faults = library.load(folder, choose: { _, _ in values }).material.map(test) ?? []
      guard !values.isEmpty else { return faults }
      let told = values.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }
      return faults.map { $0.with(variation: told) }
    }
  }

  private func test(_ material: LessonMaterial) -> [LessonFault] {
    guard let opened = opened(material) else { return startFaults(material) }
    return testSolution(of: material, in: opened)
      + material.mistakes.flatMap { test($0, of: material, in: opened) }
  }

  private func testSolution(of material: LessonMaterial, in opened: Session) -> [LessonFault] {
    guard let replay = LessonReplay.play(material.solution, in: opened, language: language) else { return [] }
    var faults = failures(of: replay, in: material.solution)
    faults += replay.result.checks.filter { $0.points < $0.maxPoints }.map { mark in
      LessonFault(
        file: material.solution.name, line: mark.at?.line,
        .trial(
          .notSolved(
            check: mark.id, points: mark.points, maxPoints: mark.maxPoints, expected: mark.expected,
            found: mark.found)))
    }
    if let step = replay.session.lessonRun?.step {
      faults.append(LessonFault(file: material.solution.name, .trial(.notFinished(step: step.id))))
    }
    return faults
  }

  private func test(_ script: LessonMaterial.Script, of material: LessonMaterial, in opened: Session)
    -> [LessonFault]
  {
    let header = ScriptHeader(script.text)
    guard let expected = header["expect"] else {
      return [LessonFault(file: script.name, line: 1, .trial(.missingHeader("expect")))]
    }
    guard let replay = LessonReplay.play(script, in: opened, language: language) else { return [] }
    var faults = failures(of: replay, in: script)
    let found = "\(replay.result.score)/\(replay.result.maxScore)"
    if found != expected {
      let line = header.entries.first { $0.key == "expect" }?.line
      faults.append(
        LessonFault(file: script.name, line: line, .trial(.wrongScore(expected: expected, found: found))))
    }
    let given = hints(in: replay)
    for entry in header.entries where entry.key == "hint" && !given.contains(entry.value) {
      faults.append(
        LessonFault(
          file: script.name, line: entry.line, .trial(.wrongHint(expected: entry.value, given: given))))
    }
    return faults
  }

  /// The hints that a script was given, each as `step.check` and, with its diagnosis, `step.check.diagnosis`; when it
  /// asked for none, the one that waits for it at its end.
  private func hints(in replay: LessonReplay) -> [String] {
    guard var run = replay.session.lessonRun else { return [] }
    var hints = run.steps.flatMap(\.hints)
    if hints.isEmpty, let obstacle = run.obstacle(among: run.check(in: replay.session)),
      let hint = run.giveHint(for: obstacle, in: language)
    {
      hints = [hint]
    }
    var names: [String] = []
    for hint in hints {
      for name in [hint.check, hint.diagnosis.map { "\(hint.check).\($0)" }].compactMap(\.self)
      where !names.contains(name) { names.append(name) }
    }
    return names
  }

  private func failures(of replay: LessonReplay, in script: LessonMaterial.Script) -> [LessonFault] {
    replay.result.failedCommands.map { failure in
      LessonFault(
        file: script.name, line: failure.line,
        .trial(.scriptFails(command: failure.command, message: failure.message.firstLine)))
    }
  }
}

// MARK: - Shared

extension LessonTrials {
  /// A session at the lesson's beginning; nil when its start fails.
  func opened(_ material: LessonMaterial) -> Session? {
    var session = session
    do {
      try library.begin(material, seed: material.lesson.seed, in: &session)
    } catch {
      return nil
    }
    return session
  }

  func startFaults(_ material: LessonMaterial) -> [LessonFault] {
    var runner = ScriptRunner(session)
    runner.run(material.start.text, name: material.start.name) { _ in }
    return runner.failures.prefix(1).map { failure in
      LessonFault(
        file: material.start.name, line: failure.line,
        .trial(.startFails(command: failure.command, message: failure.message.firstLine)))
    }
  }
}

extension LessonFault {
  fileprivate func with(variation values: [String]) -> LessonFault {
    guard case .trial(let trial) = problem else { return self }
    return LessonFault(file: file, line: line, .trial(.variation(values, trial)))
  }
}

extension String {
  /// What an error says first.
  var firstLine: String { String(prefix { !$0.isNewline }) }
}
