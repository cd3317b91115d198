/// The commands that were typed, kept from one start to the next: a plain file, one command a line, in which `\n`
/// stands for a newline and `\\` for a backslash.
///
/// A file that cannot be read or written is no reason to stop: there is no history.
public struct HistoryFile: Sendable {
  /// Commands kept; the oldest go first.
  static let limit = 2_000
  private static let limitBytes = 4 << 20
  private static let entryLimitBytes = 64 << 10

  private let file: StateFile

  public init(path: String) { file = StateFile(path: path) }

  /// - Returns: nil without a home folder.
  public init?(environment: (String) -> String? = environmentValue) {
    guard let file = StateFile(named: "history", environment: environment) else { return nil }
    self.file = file
  }

  public var path: String { file.path }

  /// Whether a command is worth keeping: one that starts with a space is not, as in other shells.
  static func accepts(_ command: String) -> Bool {
    guard let first = command.first, first != " ", command.utf8.count <= entryLimitBytes else { return false }
    return command.contains { !$0.isWhitespace }
  }

  /// Oldest first.
  public func load() -> [String] {
    guard case .text(let text) = file.load(limitBytes: Self.limitBytes) else { return [] }
    let lines = text.split(separator: "\n")
    return lines.suffix(Self.limit).map { Self.decoded($0) }.filter(Self.accepts)
  }

  /// Adds a command to what the file holds by now, other shells' commands included, unless it repeats the last.
  public func append(_ command: String) {
    var entries = load()
    guard Self.accepts(command), entries.last != command else { return }
    entries.append(command)
    file.replace(with: entries.suffix(Self.limit).map { Self.encoded($0) + "\n" }.joined())
  }

  private static func encoded(_ command: String) -> String {
    command.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
  }

  /// What a file holds may have been written by anyone: control characters are left out.
  private static func decoded(_ line: Substring) -> String {
    var command = ""
    var escaped = false
    for scalar in line.unicodeScalars {
      switch (escaped, scalar) {
      case (true, "n"): command.unicodeScalars.append("\n")
      case (true, _): command.unicodeScalars.append(scalar)
      case (false, "\\"): break
      case (false, _):
        if scalar.value >= 0x20 && scalar.value != 0x7F || scalar == "\t" {
          command.unicodeScalars.append(scalar)
        }
      }
      escaped = !escaped && scalar == "\\"
    }
    return command
  }
}
