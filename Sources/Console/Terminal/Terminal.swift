import Glibc

/// What the process's standard streams are connected to.
public enum Terminal {
  public static var inputIsTerminal: Bool { isatty(STDIN_FILENO) == 1 }
  public static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
  public static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Whether a person is there to be prompted.
  public static var isInteractive: Bool { inputIsTerminal && outputIsTerminal }

  /// Whether the cursor can be moved: `TERM` names a terminal that is not `dumb`.
  public static var canMoveCursor: Bool {
    guard let name = environmentValue("TERM") else { return false }
    return name != "dumb"
  }

  /// Whether something was typed, or pasted, that nobody has read yet.
  static var hasWaitingInput: Bool {
    var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return poll(&input, 1, 0) > 0 && input.revents & Int16(POLLIN) != 0
  }

  /// The window's size in characters; of a terminal that does not say, what `COLUMNS` and `LINES` say, or 80 by 24.
  public static var window: Window {
    var size = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 {
      return Window(columns: Int(size.ws_col), rows: Int(size.ws_row))
    }
    return Window(columns: environmentNumber("COLUMNS") ?? 80, rows: environmentNumber("LINES") ?? 24)
  }

  public struct Window: Equatable, Sendable {
    public let columns: Int
    public let rows: Int

    public init(columns: Int, rows: Int) {
      self.columns = columns
      self.rows = rows
    }
  }

  private static func environmentNumber(_ name: String) -> Int? {
    environmentValue(name).flatMap { Int($0) }.flatMap { (1...10_000).contains($0) ? $0 : nil }
  }
}

/// A variable of the process's environment; nil when it is unset or empty.
public func environmentValue(_ name: String) -> String? {
  guard let value = getenv(name), value.pointee != 0 else { return nil }
  return String(cString: value)
}
