import Glibc
import Narration

/// Shows text that is longer than the screen a page at a time, with the program that `PAGER` names, or `less`.
public struct Pager: Equatable, Sendable {
  /// A command line for `sh`; nil shows everything at once.
  let command: String?

  /// - Parameters:
  ///   - variable: the value of `PAGER`: nil when it is unset, and then `less` is taken if it is there; empty or
  ///     `cat` for no pager at all.
  ///   - isInstalled: whether a program is on the search path.
  public init(variable: String?, isInstalled: (String) -> Bool) {
    switch variable {
    case nil: command = isInstalled("less") ? "less -FRX" : nil
    case "", "cat": command = nil
    case let named?: command = named
    }
  }

  /// - Parameter setting: the pager that was chosen; nil takes what the environment says.
  public init(setting: String?) {
    self.init(
      variable: setting ?? getenv("PAGER").map { String(cString: $0) }, isInstalled: Self.isOnSearchPath)
  }

  /// Shows a text on standard output, through the pager if it does not fit the window; not while lines wait that were
  /// typed ahead or pasted, which the pager would take for its own.
  public func show(_ text: StyledText, on stream: StandardStream) {
    let window = Terminal.window
    let isLong = Self.rows(of: text, columns: window.columns) >= window.rows
    if isLong, let command, !Terminal.hasWaitingInput, Self.pipe(stream.painter.paint(text), to: command) {
      return
    }
    stream.write(text)
  }

  /// Rows that a text takes on a screen, long lines wrapped.
  static func rows(of text: StyledText, columns: Int) -> Int {
    var lines = text.plain.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines.reduce(0) { $0 + max(1, ($1.displayWidth + columns - 1) / max(1, columns)) }
  }

  /// - Returns: false when the pager could not be started: its shell's status is 127.
  private static func pipe(_ text: String, to command: String) -> Bool {
    setenv("LESSCHARSET", "utf-8", 0)
    // Ctrl-C is the pager's, and one that is left before the end closes its pipe.
    let interrupt = signal(SIGINT, SIG_IGN)
    let broken = signal(SIGPIPE, SIG_IGN)
    defer {
      signal(SIGINT, interrupt)
      signal(SIGPIPE, broken)
    }
    guard let stream = popen(command, "w") else { return false }
    fputs(text, stream)
    return pclose(stream) >> 8 != 127
  }

  private static func isOnSearchPath(_ program: String) -> Bool {
    (environmentValue("PATH") ?? "").split(separator: ":").contains { access("\($0)/\(program)", X_OK) == 0 }
  }
}
