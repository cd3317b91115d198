import FoundationEssentials
import Glibc

/// The commands that were typed, kept from one start to the next: a plain file, one command a line, in which `\n`
/// stands for a newline and `\\` for a backslash.
///
/// It holds what a person typed, so no one else may read it. Whoever reads it while it is written sees the old one
/// or the new one, never half of it. A file that cannot be read or written is no reason to stop: there is no history.
public struct HistoryFile: Sendable {
  /// Commands kept; the oldest go first.
  static let limit = 2_000
  private static let limitBytes = 4 << 20
  private static let entryLimitBytes = 64 << 10

  public let path: String

  public init(path: String) { self.path = path }

  /// In the folder that the environment gives to such files.
  ///
  /// - Returns: nil without a home folder.
  public init?(environment: (String) -> String? = environmentValue) {
    if let folder = environment("XDG_STATE_HOME"), folder.hasPrefix("/") {
      self.init(path: folder + "/bancada/history")
    } else if let home = environment("HOME"), home.hasPrefix("/") {
      self.init(path: home + "/.local/state/bancada/history")
    } else {
      return nil
    }
  }

  /// Whether a command is worth keeping: one that starts with a space is not, as in other shells.
  static func accepts(_ command: String) -> Bool {
    guard let first = command.first, first != " ", command.utf8.count <= entryLimitBytes else { return false }
    return command.contains { !$0.isWhitespace }
  }

  /// Oldest first.
  public func load() -> [String] {
    var status = stat()
    guard stat(path, &status) == 0, status.st_size <= Self.limitBytes,
      let data = FileManager.default.contents(atPath: path)
    else { return [] }
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
    return lines.suffix(Self.limit).map { Self.decoded($0) }.filter(Self.accepts)
  }

  /// Adds a command to what the file holds by now, other shells' commands included, unless it repeats the last.
  public func append(_ command: String) {
    var entries = load()
    guard Self.accepts(command), entries.last != command else { return }
    entries.append(command)
    let text = entries.suffix(Self.limit).map { Self.encoded($0) + "\n" }.joined()
    replace(with: text)
  }

  private func replace(with text: String) {
    let folder = path.split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" }
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let beside = "\(path).\(getpid())"
    let descriptor = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    var left = Array(text.utf8)[...]
    while !left.isEmpty {
      let count = left.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { break }
      left = left.dropFirst(count)
    }
    close(descriptor)
    if !left.isEmpty || rename(beside, path) != 0 { unlink(beside) }
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
