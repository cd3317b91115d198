import Narration

/// One command: everything that parsing, `help`, completion and misspellings need to know of it.
public struct Command: Sendable {
  public enum Origin: Sendable {
    /// Works with `kubectl` in front, and without.
    case kubectl
    case workbench
    /// Reads what a pipe gives it.
    case filter
  }

  public typealias Handler = @Sendable (inout Session, Invocation) throws(CommandError) -> CommandOutput

  /// Given the words typed behind the command's name: what may follow them, or nil to leave it to the syntax.
  public typealias Suggester = @Sendable (Session, [String]) -> [Completions.Item]?

  /// One word, or two as in `rollout status`.
  public let name: String
  public let aliases: [String]
  public let origin: Origin
  public let syntax: [Argument]
  public let flags: [Flag]
  /// Takes every word as it stands, flags too.
  public let takesRawWords: Bool
  /// Nil for what `help` lists by name only, as filters.
  public let help: CommandHelp?
  /// What its page says beside its syntax; nil when that says it all.
  public let note: CommandNote?
  /// Commands that work as they stand, in the course's cluster, one after the other.
  public let examples: [String]
  /// What usage shows in the place of the syntax, of a command whose places depend on each other.
  let writtenUsage: String?
  /// What may stand next where the syntax alone does not tell; nil for what has no such rule.
  let suggests: Suggester?
  let handler: Handler

  public init(
    _ name: String, aliases: [String] = [], origin: Origin = .workbench, syntax: [Argument] = [],
    flags: [Flag] = [], takesRawWords: Bool = false, help: CommandHelp? = nil, note: CommandNote? = nil,
    examples: [String] = [], usage: String? = nil, suggests: Suggester? = nil,
    handler: @escaping Handler
  ) {
    self.name = name
    self.aliases = aliases
    self.origin = origin
    self.syntax = syntax
    self.flags = flags + (origin == .kubectl ? [.namespace] : [])
    self.takesRawWords = takesRawWords
    self.help = help
    self.note = note
    self.examples = examples
    writtenUsage = usage
    self.suggests = suggests
    self.handler = handler
  }

  /// `scale (KIND [NAME…] | KIND/NAME…) --replicas=N`.
  public var usage: String {
    if let writtenUsage { return writtenUsage }
    return ([name] + syntax.map(\.usage) + flags.filter { $0 != .namespace }.map { "[\($0.usage)]" })
      .joined(separator: " ")
  }

  /// The example that is this command rather than one before it.
  var ownExample: String? { examples.first { $0 == name || $0.hasPrefix(name + " ") } }

  func flag(named name: String) -> Flag? { flags.first { $0.name == name } }
  func flag(short: Character) -> Flag? { flags.first { $0.short == short } }
}
