import Cluster
import Commands
import Console
import Course
import Kubernetes
import Narration

extension Subcommand {
  /// The shell: for a person at a terminal, else for what standard input or `-c` holds.
  static let shell = Subcommand(
    name: "", options: [Option.commands.described], summary: .shell
  ) { (arguments: Arguments, context: Context) throws(UsageError) in
    if let commands = arguments[.commands] {
      return script(commands, named: "-c", arguments, context)
    }
    guard Terminal.isInteractive else {
      guard let text = readStandardInput(limitBytes: ScriptRun.limitBytes) else {
        throw UsageError(problem: .inputTooLarge(limitMebibytes: ScriptRun.limitBytes >> 20))
      }
      return script(text, named: "-", arguments, context)
    }
    var shell = terminalShell(arguments, context)
    return InteractiveLoop(stream: shell.stream).run(&shell.shell) ? .done : .fault
  }

  private static func script(
    _ text: String, named name: String, _ arguments: Arguments, _ context: Context
  ) -> ExitStatus {
    var script = ScriptRun(name: name, text: text)
    script.options.keepsGoing = arguments.has(.keepGoing)
    script.options.language = context.chosenLanguage
    return script.run(in: context.session(speaking: context.fixedLanguage, folder: "."), context)
  }

  /// For a person: with their settings, and where they stopped the last time if they ask for it.
  private static func terminalShell(_ arguments: Arguments, _ context: Context)
    -> (shell: ClusterShell, stream: StandardStream)
  {
    let settings = UserSettings()
    let language = context.chosenLanguage ?? settings?.language ?? context.personsLanguage
    let stream =
      arguments[.color].map { StandardStream.output($0) }
      ?? settings?.color.map { StandardStream.output($0) } ?? context.output
    let session = context.session(speaking: language, folder: ".")
    if arguments.has(.resume) {
      if let kept = SessionJournal.resume() {
        return (ClusterShell(resuming: kept.text, in: session, journal: kept.journal, on: stream), stream)
      }
      stream.write(SessionMessage.nothingToResume.told(in: language) + "\n")
    }
    var started = session
    for notice in settings?.apply(to: &started) ?? [] {
      context.remarks.write(notice.told(in: language) + "\n")
    }
    return (
      ClusterShell(
        started, on: stream, journal: SessionJournal(), firstLesson: context.lessons.firstLesson), stream
    )
  }
}

extension ClusterShell {
  /// Does again what a journal holds, and goes on from there.
  fileprivate init(
    resuming text: String, in session: Session, journal: SessionJournal, on stream: StandardStream
  ) {
    var options = ScriptRunner.Options()
    options.keepsGoing = true
    var runner = ScriptRunner(session, options: options)
    runner.run(text, name: "journal") { _ in }
    let resumed = runner.session
    let message = SessionMessage.resumed(commands: resumed.history.count, at: resumed.world.now)
    self.init(
      resumed, on: stream, journal: journal, isResumed: true,
      opening: message.told(in: resumed.language) + "\n")
  }
}

extension LessonLibrary {
  /// What the greeting says of the lesson that the course begins with; nil when there is none to be played.
  fileprivate var firstLesson: Greeting.Lesson? {
    lesson(after: nil, in: Progress()).flatMap { try? material(of: $0).lesson }.map {
      Greeting.Lesson(id: $0.id, minutes: $0.minutes)
    }
  }
}

extension UserSettings {
  /// Sets a session as its person wants it.
  ///
  /// - Returns: what could not be set.
  fileprivate func apply(to session: inout Session) -> [SessionMessage] {
    var bad = badLines
    for (line, command) in commands where session.execute(command).status.isFailure { bad.append(line) }
    return bad.sorted().map { SessionMessage.badSetting(path: path, line: $0) }
  }
}
