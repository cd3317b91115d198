import Cluster
import Narration

/// Runs a text of commands in a session, from its first line to its last or to the first that fails.
public struct ScriptRunner: Sendable {
  public struct Options: Equatable, Sendable {
    /// Goes on after a command that fails.
    public var keepsGoing = false
    /// Shows each line before what it says, as a transcript.
    public var echoes = false
    /// Lines behind this one are not run; nil runs all.
    public var lastLine: Int?
    /// Takes the place of the one that the script's header asks for.
    public var language: Language?

    public init() {}
  }

  /// A line that did not do what the script counts on.
  public struct Failure: Equatable, Sendable {
    /// Counted from 1.
    public let line: Int
    public let command: String
    /// What was said of it.
    public let message: String
    /// Marked `#: fails`, and it did not.
    public let wasExpectedToFail: Bool

    public init(line: Int, command: String, message: String, wasExpectedToFail: Bool) {
      self.line = line
      self.command = command
      self.message = message
      self.wasExpectedToFail = wasExpectedToFail
    }
  }

  public private(set) var session: Session
  public let options: Options
  /// The lines that were run, in order.
  public private(set) var linesRun: [LineRun] = []
  /// In the order in which they came.
  public private(set) var failures: [Failure] = []
  public private(set) var status = CommandOutput.Status.done
  /// Why nothing of the text was run: it is of another version, or not to be read as commands.
  public private(set) var refusal: Refusal?

  public enum Refusal: Equatable, Sendable {
    case version(String)
    case syntax(line: Int, message: String)
  }

  /// A line that was run, and how many decisions the world had after it.
  public struct LineRun: Equatable, Sendable {
    public let line: Int
    /// As typed.
    public let text: String
    public let decisions: Int
  }

  public init(_ session: Session, options: Options = Options()) {
    self.session = session
    self.options = options
  }

  /// Runs a script.
  ///
  /// - Parameters:
  ///   - name: as messages name it.
  ///   - say: takes what each line comes to, as soon as it has.
  ///   - watch: sees the session after each line.
  public mutating func run(
    _ text: String, name: String, watch: (Session) -> Void = { _ in }, say: (CommandOutput) -> Void
  ) {
    let header = ScriptHeader(text)
    if let version = header["bancada"], version != ScriptHeader.version {
      refuse(
        CommandError.say(
          .unknownVersion(found: version.cut(to: ScriptHeader.shownCharacters), known: ScriptHeader.version)),
        say)
      status = .usage
      refusal = .version(version)
      return
    }
    let lines: [LogicalLine]
    do throws(ShellSyntaxError) {
      lines = try ShellParser.linesToMend(text)
    } catch {
      var told = error.told
      told.place = "\(name):\(error.line):\(error.column)"
      refuse(told, say)
      refusal = .syntax(
        line: error.line,
        message: error.told.messages.map { $0.told(in: session.language).plain }.joined(separator: " "))
      return
    }
    if let language = options.language ?? header["lang"].flatMap({ Language(tag: $0) }) {
      session.language = language
    }
    for line in lines where options.lastLine.map({ line.number <= $0 }) ?? true {
      if options.echoes { say(CommandOutput(echo(of: line))) }
      guard !line.isBlank else { continue }
      let output = session.execute(line, of: name)
      session.meter?.count(output)
      linesRun.append(LineRun(line: line.number, text: line.text, decisions: session.world.decisions.count))
      say(output)
      watch(session)
      let isExpectedToFail = line.comment?.trimmingBlanks() == ": fails"
      if output.status.isFailure != isExpectedToFail {
        note(line, output, isExpectedToFail: isExpectedToFail, name: name, say)
        if !options.keepsGoing { return }
      }
      if output.wantsExit || session.meter?.exhausted != nil { return }
    }
  }

  /// The whole of what a script says, as one text.
  public mutating func transcript(_ text: String, name: String) -> StyledText {
    var all = StyledText()
    run(text, name: name) { all += $0.text }
    return all
  }

  private mutating func note(
    _ line: LogicalLine, _ output: CommandOutput, isExpectedToFail: Bool, name: String,
    _ say: (CommandOutput) -> Void
  ) {
    failures.append(
      Failure(
        line: line.number, command: line.text, message: output.remarks.plain.trimmingBlanks(),
        wasExpectedToFail: isExpectedToFail))
    status = max(status, output.status.isFailure ? output.status : .failed)
    let message: CommandMessage =
      isExpectedToFail
      ? .shouldHaveFailed(line: line.number)
      : .stoppedAt(source: name, line: line.number, command: line.statements.first?.text ?? line.text)
    guard isExpectedToFail || !options.keepsGoing else { return }
    var note = CommandOutput()
    note.remark(message.told(in: session.language))
    say(note)
  }

  private mutating func refuse(_ error: CommandError, _ say: (CommandOutput) -> Void) {
    var output = CommandOutput()
    output.print(error.told(in: session.language), to: .remarks)
    say(output)
    status = .failed
  }

  /// Comments as they stand, commands behind the prompt.
  private func echo(of line: LogicalLine) -> StyledText {
    guard !line.isBlank else { return StyledText(line.text + "\n", style: .dim) }
    return StyledText(session.prompt, style: .dim) + StyledText(line.text + "\n", style: .command)
  }
}
