import Glibc

/// A person at a terminal, running the program: types, and sees the screen.
final class PseudoTerminal {
  private let keyboard: Int32
  private let process: Spawned
  private let home: TemporaryFolder
  private(set) var screen: Screen
  /// Everything that was sent to the terminal.
  private(set) var sent: [UInt8] = []
  /// Lines that the terminal was moved on by, and how many of them a new prompt comes after.
  private var lineFeeds = 0
  private var lineFeedsBeforePrompt = 0

  struct NoTerminal: Error {}
  /// What was waited for did not come.
  struct StillWaiting: Error, CustomStringConvertible {
    let wanted: String
    let lines: [String]
    var description: String { "waited for \(wanted) before\n" + lines.joined(separator: "\n") }
  }

  /// Linux's `TIOCSPTLCK` and `TIOCGPTN`, which Swift does not see; nor does it see `posix_openpt`.
  private static let unlockTerminal: UInt = 0x4004_5431
  private static let terminalNumber: UInt = 0x8004_5430

  init(
    _ arguments: [String] = [], environment: [String: String] = [:],
    home: TemporaryFolder = TemporaryFolder(),
    columns: Int = 100, rows: Int = 30, program: String = Program.path
  ) throws {
    self.home = home
    screen = Screen(columns: columns, rows: rows)
    keyboard = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK)
    var unlock: Int32 = 0
    var number: UInt32 = 0
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    guard keyboard >= 0, ioctl(keyboard, Self.unlockTerminal, &unlock) == 0,
      ioctl(keyboard, Self.terminalNumber, &number) == 0, ioctl(keyboard, UInt(TIOCSWINSZ), &size) == 0
    else { throw NoTerminal() }
    let terminal = Spawned.Stream(path: "/dev/pts/\(number)", flags: O_RDWR)
    let defaults = ["TERM": "xterm", "HOME": home.path, "PATH": "/usr/bin:/bin", "LANG": "C", "PAGER": "cat"]
    process = try Spawned(
      program, arguments, environment: defaults.merging(environment) { $1 },
      streams: [terminal, terminal, terminal])
  }

  deinit { close(keyboard) }

  /// Types, and meanwhile sees what is shown: a program that nobody looks at stops reading, too.
  func type(_ text: String) throws {
    if text.contains(where: { $0 == "\r" || $0 == "\u{3}" }) { lineFeedsBeforePrompt = lineFeeds + 1 }
    var bytes = ArraySlice(text.utf8)
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(keyboard, $0.baseAddress, $0.count) }
      if count > 0 {
        bytes = bytes.dropFirst(count)
      } else if !receive(orCanType: true) {
        throw StillWaiting(wanted: "the keyboard to take \(text)", lines: screen.lines)
      }
    }
  }

  /// Types a line, and waits for the next prompt: what is typed before it, the terminal itself would edit.
  func enter(_ line: String) throws {
    try type(line + "\r")
    try see("a prompt after \(line)") {
      isPrompting($0) || $0.currentLine == "…" && lineFeeds >= lineFeedsBeforePrompt
    }
  }

  /// Gives the window another size, as one who drags its corner.
  func resize(columns: Int, rows: Int) {
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(keyboard, UInt(TIOCSWINSZ), &size)
    screen = Screen(columns: columns, rows: rows)
  }

  /// Waits until the screen is as wanted.
  func see(_ wanted: String, _ isThere: (Screen) -> Bool) throws {
    while !isThere(screen) {
      guard receive() else { throw StillWaiting(wanted: wanted, lines: screen.lines) }
    }
  }

  func see(_ text: String) throws { try see(text) { $0.lines.contains { $0.contains(text) } } }

  /// Waits for an empty prompt, below what was typed.
  func seePrompt() throws { try see("a prompt") { isPrompting($0) } }

  private func isPrompting(_ screen: Screen) -> Bool {
    screen.currentLine.hasSuffix("▸") && lineFeeds >= lineFeedsBeforePrompt
  }

  /// Whether what is typed is shown by the terminal itself, as when no program has asked otherwise.
  var echoes: Bool {
    var mode = termios()
    return tcgetattr(keyboard, &mode) == 0 && mode.c_lflag & tcflag_t(ECHO) != 0
  }

  func send(_ signal: Int32) { process.send(signal) }

  /// Ends the program in the middle of whatever it does.
  func crash() { process.crash() }

  /// Waits for the program to end.
  ///
  /// - Returns: its exit status; if it does not end, that of one that was killed.
  func end() -> Int32 {
    while receive() {}
    return process.wait()
  }

  /// - Returns: false at the end, or when nothing comes any more.
  private func receive(orCanType: Bool = false) -> Bool {
    let events = orCanType ? POLLIN | POLLOUT : POLLIN
    var waiting = pollfd(fd: keyboard, events: Int16(events), revents: 0)
    guard poll(&waiting, 1, Int32(Spawned.patienceSeconds * 1000)) > 0 else { return false }
    guard waiting.revents & Int16(POLLIN) != 0 else { return waiting.revents & Int16(POLLOUT) != 0 }
    var chunk = [UInt8](repeating: 0, count: 4096)
    let count = read(keyboard, &chunk, chunk.count)
    guard count > 0 else { return false }
    let received = chunk[..<count]
    sent += received
    lineFeeds += received.count { $0 == UInt8(ascii: "\n") }
    screen.show(received)
    return true
  }
}
