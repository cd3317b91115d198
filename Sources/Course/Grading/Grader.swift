import Cluster
import Commands
import Kubernetes
import Narration

/// Marks submissions of one lesson: each replayed in a world of its own, with counted limits.
public struct Grader: Sendable {
  private let library: LessonLibrary
  private let lesson: String
  private let samples: any FileAccess
  private let allowance: Allowance

  /// - Parameters:
  ///   - lesson: its id.
  ///   - samples: what scripts may read beside their own and the lesson's files.
  public init(
    _ library: LessonLibrary, lesson: String, samples: any FileAccess, allowance: Allowance = Allowance()
  ) {
    self.library = library
    self.lesson = lesson
    self.samples = samples
    self.allowance = allowance
  }

  /// Replays a submission and marks what it reached.
  ///
  /// - Parameters:
  ///   - seed: takes the place of the lesson's own, and of any that the script asks for.
  ///   - language: takes the place of the one that the script asks for.
  public func grade(_ submission: Submission, seed: UInt64?, language: Language?) -> GradedSubmission {
    let (name, sha256) = (submission.name, submission.sha256)
    func unmarked(_ message: GradeMessage, line: Int? = nil, in spoken: Language) -> GradedSubmission {
      GradedSubmission(
        name, unmarked: .init(line: line, message: message.told(in: spoken).plain), sha256: sha256,
        language: spoken)
    }
    let text: String
    do throws(FileProblem) {
      let bytes = try submission.files.read(submission.script, limitBytes: Submission.scriptLimitBytes)
      guard let decoded = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
        return unmarked(bytes.isUTF16 ? .utf16 : .notText, in: language ?? .portuguese)
      }
      text = decoded
    } catch {
      return unmarked(GradeMessage(error), in: language ?? .portuguese)
    }
    let header = ScriptHeader(text)
    let spoken = language ?? header["lang"].flatMap { Language(tag: $0) } ?? .portuguese
    if let found = header["lesson"], found != lesson {
      return unmarked(
        .otherLesson(found: found.cut(to: ScriptHeader.shownCharacters), wanted: lesson), in: spoken)
    }
    var session = Session(world: World(), files: submission.readable, language: spoken)
    session.givenFiles = [samples]
    session.table.add(library.commands)
    do throws(CommandError) {
      let material = try library.material(of: lesson, seed: seed)
      session.lessonSeed = seed ?? material.lesson.seed
      try library.begin(material, seed: seed ?? material.lesson.seed, in: &session)
    } catch {
      return unmarked(.lessonFailed(error.told(in: spoken).plain.trimmingBlanks()), in: spoken)
    }
    session.meter = UsageMeter(allowance)
    var options = ScriptRunner.Options()
    options.keepsGoing = true
    options.language = spoken
    var runner = ScriptRunner(session, options: options)
    runner.run(text, name: submission.script) { _ in }
    switch runner.refusal {
    case .version(let found)?:
      return unmarked(
        .otherVersion(found: found.cut(to: ScriptHeader.shownCharacters), known: ScriptHeader.version),
        in: spoken)
    case .syntax(let line, let message)?:
      return unmarked(.notCommands(line: line, message: message), line: line, in: spoken)
    case nil: break
    }
    guard !runner.linesRun.isEmpty else { return unmarked(.noCommands, in: spoken) }
    guard let run = runner.session.run(of: lesson) else {
      let found = runner.session.lessonRun?.lesson.id ?? "–"
      return unmarked(.otherLesson(found: found, wanted: lesson), in: spoken)
    }
    var graded = GradedSubmission(
      name,
      LessonResult(run, in: runner.session, lines: runner.linesRun, failedCommands: runner.failures),
      sha256: sha256, language: spoken)
    graded.fingerprint = ScriptFingerprint.lines(of: text, in: runner.session.table)
    if let refusal = runner.session.meter?.refusal {
      graded.status = .limit
      graded.trouble = .init(
        line: runner.linesRun.last?.line, command: runner.linesRun.last?.text,
        message: refusal.messages.map { $0.told(in: spoken).plain }.joined(separator: " "))
    }
    return graded
  }
}

extension Session {
  /// The lesson's run at the end of a script, also when the student went on to another; nil when the script is of
  /// another altogether.
  fileprivate func run(of lesson: String) -> LessonRun? {
    if let run = lessonRun, run.lesson.id == lesson { return run.closed(in: self) }
    guard let run = lessonsLeft[lesson] else { return nil }
    let isUntouched = run.points == 0 && run.stepIndex == 0 && run.steps.allSatisfy(\.hasNoAnswers)
    return isUntouched && lessonRun != nil ? nil : run
  }
}

extension LessonRun.StepRecord {
  fileprivate var hasNoAnswers: Bool { answers.isEmpty }
}

extension GradeMessage {
  fileprivate init(_ problem: FileProblem) {
    switch problem {
    case .tooLarge(_, let limit): self = .tooLarge(limitMebibytes: limit >> 20)
    case .isFolder, .notFolder: self = .notAFile
    case .notFound, .unreadable, .unwritable: self = .unreadable
    }
  }
}
