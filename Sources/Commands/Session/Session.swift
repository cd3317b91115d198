import Cluster
import Helm
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
  /// In which the session began.
  let openingLanguage: Language
  /// What the student prefers that is no part of the world: editor, pager.
  public internal(set) var preferences: [String: String] = [:]
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
  /// What commands read of `files`.
  let reads = FileReads()
  /// Counts what the session uses up; nil lets it use what it likes.
  public var meter: UsageMeter?
  /// Whom a command may ask; nil outside a terminal.
  public var person: (any Person)?
  public var table: CommandTable
  var breakpoints: [Breakpoint] = []
  /// Of the next breakpoint.
  var nextBreakpoint = 1
  /// Virtual seconds in a real one, where somebody watches; nil lets time run as fast as it can.
  var pace: Double?
  /// Where the student is, for display: whole hours east of UTC.
  var zoneHours = -3
  /// Columns that text may take.
  public var width = 100
  /// The clock that times of the week are told by, beside UTC.
  public internal(set) var localTime = LocalTime.course
  /// What stands before the clock in the prompt: a lesson and its step.
  public var promptPrefix = ""
  /// Worlds kept by name.
  var worlds = WorldTree()
  /// What `helm repo add` made known.
  var chartRepositories = ChartRepositories()
  /// What other floors keep with a session, by a name of their own.
  public var attachments: [String: any Sendable] = [:]
  /// What `reset` goes back to.
  private(set) var openingWorld: World
  /// Set by whatever changes the world, for the journal.
  var hasChangedWorld = false
  /// How many commands run within others.
  var nesting = 0
  /// Whether nothing that is done stays: within `whatif` and `$(…)`.
  public internal(set) var isTrial = false
  /// Set by a command that does not say all by itself: the commands that do the same again.
  var replay: String?

  public struct HistoryItem: Equatable, Sendable {
    /// As typed.
    public let text: String
    public let failed: Bool
    /// What does the same again without anybody to ask; empty when nothing was done.
    public let replay: String
    /// What it read of the student's own files.
    public let files: [FileRead]
    /// When it was typed, and after how many decisions.
    public let time: VirtualTime
    public let decisions: Int
    /// What was said, the beginning of what was much.
    public let said: String

    /// Characters of what was said that are kept.
    static let saidLimit = 6000
  }

  public init(
    world: World, files: any FileAccess = FilesInMemory(), language: Language = .portuguese,
    table: CommandTable = .standard
  ) {
    self.world = world
    openingWorld = world
    self.files = files
    self.language = language
    openingLanguage = language
    self.table = table
  }

  /// `00:31:12 ▸ `, with the lesson's step in front and the namespace when it is not `default`.
  public var prompt: String {
    let branch = worlds.current == WorldTree.first ? "" : "(\(worlds.current))"
    return [promptPrefix, world.now.clock, branch, namespace == "default" ? "" : namespace, "▸ "]
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
    worlds = WorldTree()
    namespace = "default"
  }

  /// From here on `reset` opens the course's cluster.
  public mutating func resetsToCourse() { openingWorld = .course(options: World.Options()) }

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
