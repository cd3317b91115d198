import Cluster
import Kubernetes
import Manifests
import Narration

/// A student at the workbench: a world, how it came to be, and how they like it shown. A value: a copy is another
/// student in the same place.
public struct Session: Sendable {
  public internal(set) var world: World
  public internal(set) var journal = Journal()
  /// Where objects are looked for when a command names no namespace.
  public internal(set) var namespace = "default"
  public var language: Language
  public var detail = Detail.normal
  public internal(set) var variables = Variables()
  public internal(set) var aliases: [String: String] = [:]
  /// Commands as typed, oldest first, failed ones included.
  public internal(set) var history: [HistoryItem] = []
  /// Relative to what `files` gives; empty at its top.
  public internal(set) var workingFolder = ""
  /// What the session itself wrote (`> FILE`): kept in memory, read before anything else.
  public internal(set) var writtenFiles = FilesInMemory()
  public var files: any FileAccess
  /// Looked through after `files`: what a lesson gives, samples.
  public var givenFiles: [any FileAccess] = []
  public var table: CommandTable
  /// Columns that text may take.
  public var width = 100
  /// The clock that times of the week are told by, beside UTC.
  public internal(set) var localTime = LocalTime.course
  /// What stands before the clock in the prompt: a lesson and its step.
  public var promptPrefix = ""
  /// Worlds kept by name.
  public internal(set) var branches: [String: World] = [:]
  /// What other floors keep with a session, by a name of their own.
  public var attachments: [String: any Sendable] = [:]
  /// What `reset` goes back to.
  private(set) var openingWorld: World
  /// Set by whatever changes the world, for the journal.
  private var hasChangedWorld = false

  public struct HistoryItem: Equatable, Sendable {
    public let text: String
    public let failed: Bool
  }

  public init(
    world: World, files: any FileAccess = FilesInMemory(), language: Language = .portuguese,
    table: CommandTable = .standard
  ) {
    self.world = world
    openingWorld = world
    self.files = files
    self.language = language
    self.table = table
  }

  /// `00:31:12 ▸ `, with the lesson's step in front and the namespace when it is not `default`.
  public var prompt: String {
    [promptPrefix, world.now.clock, namespace == "default" ? "" : namespace, "▸ "]
      .filter { !$0.isEmpty }.joined(separator: " ")
  }
}

// MARK: - Changing the world

extension Session {
  /// Begins again in another world, with nothing to undo.
  public mutating func begin(with world: World) {
    self.world = world
    openingWorld = world
    journal = Journal()
    namespace = "default"
  }

  /// Goes to another world, as one step that `undo` takes back.
  public mutating func enter(_ world: World, namespace: String = "default") {
    self.world = world
    self.namespace = namespace
    hasChangedWorld = true
  }

  /// Does to the world what a student asked for, recorded as one command of theirs.
  ///
  /// When the body throws, nothing has changed.
  mutating func change<Result>(
    _ given: Invocation, _ body: (inout World) throws(CommandError) -> Result
  ) throws(CommandError) -> Result {
    let result = try world.perform(UserCommand(text: given.source), body)
    hasChangedWorld = true
    return result
  }

  /// Lets time run, or goes to another world.
  mutating func move<Result>(_ body: (inout World) throws(CommandError) -> Result) throws(CommandError)
    -> Result
  {
    var next = world
    let result = try body(&next)
    world = next
    hasChangedWorld = true
    return result
  }
}

// MARK: - Running what is typed

extension Session {
  /// Runs a line, or several, as typed. A command that fails changes nothing, and ends what is joined to it.
  public mutating func execute(_ text: String) -> CommandOutput {
    let lines: [LogicalLine]
    do {
      lines = try ShellParser.parse(text)
    } catch {
      return failed(error.told, source: text)
    }
    var output = CommandOutput()
    for line in lines {
      output.append(execute(line))
      if output.wantsExit || output.status.isFailure { break }
    }
    return output
  }

  /// Runs one logical line.
  public mutating func execute(_ line: LogicalLine) -> CommandOutput {
    var output = CommandOutput()
    for statement in line.statements {
      switch statement.condition {
      case .always: if output.status.isFailure { return output }
      case .ifPreviousSucceeded: if output.status != .done { continue }
      case .ifPreviousFailed: if output.status == .done { continue }
      }
      output.append(execute(statement))
      if output.wantsExit { return output }
    }
    return output
  }

  private mutating func execute(_ statement: Statement) -> CommandOutput {
    let before = self
    hasChangedWorld = false
    var output: CommandOutput
    do {
      output = try run(statement)
    } catch {
      self = before
      return failed(error, source: statement.text)
    }
    history.append(HistoryItem(text: statement.text, failed: output.status.isFailure))
    variables["?"] = String(output.status.exitCode)
    if hasChangedWorld { journal.append(statement.text, before: before.world, after: world) }
    return output
  }

  private mutating func failed(_ error: CommandError, source: String) -> CommandOutput {
    var output = CommandOutput()
    output.print(error.told(in: language), to: .remarks)
    output.status = error.status
    history.append(HistoryItem(text: source, failed: true))
    variables["?"] = String(error.status.exitCode)
    return output
  }

  /// Runs a pipeline: each command's results are the next one's input.
  private mutating func run(_ statement: Statement) throws(CommandError) -> CommandOutput {
    var output = CommandOutput()
    var input: String?
    for (index, stage) in statement.stages.enumerated() {
      var result = try run(stage, input: input, source: statement.text)
      result = try redirected(result, by: stage)
      guard index < statement.stages.count - 1 else {
        output.append(result)
        break
      }
      input = result.results.plain
      output.print(result.remarks, to: .remarks)
      if result.status.isFailure {
        output.status = result.status
        return output
      }
    }
    return output
  }

  private mutating func run(_ stage: Stage, input: String?, source: String) throws(CommandError)
    -> CommandOutput
  {
    let assignments = stage.words.prefix { $0.assignment != nil }
    if assignments.count == stage.words.count, !stage.words.isEmpty {
      for word in assignments {
        guard let (name, value) = word.assignment else { continue }
        variables[name] = try expanded(value).joined(separator: " ")
      }
      return CommandOutput()
    }
    var words: [String] = []
    for word in stage.words.dropFirst(assignments.count) { words += try expanded(word) }
    var given = input
    switch stage.input {
    case .hereDocument(let body)?: given = try expanded(body).joined()
    case .file(let word)?: given = try readText(try expanded(word).joined())
    case nil: break
    }
    words = unaliased(words)
    if words.isEmpty {
      guard stage.block == nil else { throw .say(.unexpectedSign("{")) }
      return CommandOutput(StyledText(given ?? ""))
    }
    return try run(words, block: stage.block, input: given, source: source)
  }

  /// Runs a command whose words are final.
  mutating func run(_ given: [String], block: String? = nil, input: String?, source: String)
    throws(CommandError) -> CommandOutput
  {
    var words = Self.withoutKubectl(given)
    let hasPrefix = words.count < given.count
    words = Self.withVerbFirst(words)
    guard let first = words.first else { return try help(given) }
    guard let (command, length) = table.command(at: words) else {
      throw unknownCommand(words, hasKubectl: hasPrefix)
    }
    var arguments = Array(words[length...])
    if let block { arguments.append(block) }
    if arguments.contains("--help") || arguments == ["-h"], !command.takesRawWords {
      return try help(["help", first] + words[1..<length])
    }
    let invocation = try Invocation(command, words: arguments, input: input, source: source)
    return try command.handler(&self, invocation)
  }

  private mutating func help(_ words: [String]) throws(CommandError) -> CommandOutput {
    guard let command = table["help"] else { return CommandOutput() }
    let invocation = try Invocation(
      command, words: Array(words.dropFirst()), input: nil, source: words.joined(separator: " "))
    return try command.handler(&self, invocation)
  }

  private static func withoutKubectl(_ words: [String]) -> [String] {
    guard let first = words.first, first == "kubectl" || first == "k" else { return words }
    return Array(words.dropFirst())
  }

  /// Flags that stand before the verb, behind it: `kubectl -n demo get pods`.
  private static func withVerbFirst(_ words: [String]) -> [String] {
    var leading: [String] = []
    var rest = words[...]
    while let word = rest.first, word.hasPrefix("-"), word.count > 1 {
      leading.append(rest.removeFirst())
      if ["-n", "--namespace", "--context", "--kubeconfig"].contains(word), let value = rest.popFirst() {
        leading.append(value)
      }
    }
    guard !rest.isEmpty else { return words }
    let dashes = rest.firstIndex(of: "--") ?? rest.endIndex
    return rest[..<dashes] + leading + rest[dashes...]
  }

  func unaliased(_ words: [String]) -> [String] {
    guard let first = words.first, let alias = aliases[first] else { return words }
    return alias.split(separator: " ").map(String.init) + words.dropFirst()
  }

  mutating func expanded(_ word: Word) throws(CommandError) -> [String] {
    var copy = self
    let words = try word.expanded(with: variables) { (source: String) throws(CommandError) -> String in
      let output = copy.execute(source)
      guard !output.status.isFailure else { throw CommandError(said: output) }
      return output.results.plain
    }
    return words
  }

  private func unknownCommand(_ words: [String], hasKubectl: Bool) -> CommandError {
    let first = words[0]
    let subcommands = table.subcommands(of: first)
    if !subcommands.isEmpty {
      let second = words.dropFirst().first { !$0.hasPrefix("-") }
      let syntax = "\(first) \(subcommands.joined(separator: "|"))"
      guard let second else { return .say(.usage(syntax: syntax)) }
      let nearest = Spelling.nearest(to: second, among: subcommands).map { "\(first) \($0)" }
      var error = CommandError.say(.unknownSubcommand(second, of: first, nearest: nearest))
      if nearest.isEmpty { error.messages.append(CommandMessage.usage(syntax: syntax)) }
      return error
    }
    return .say(
      .unknownCommand(
        (hasKubectl ? "kubectl " : "") + first, nearest: Spelling.nearest(to: first, among: table.firstWords))
    )
  }
}
