import Glibc

/// A person at a terminal, running the program: types, and sees the screen.
final class PseudoTerminal {
  private let keyboard: Int32
  private let process: Spawned
  private let home: TemporaryFolder
  private(set) var screen: Screen
  /// Everything that was sent to the terminal.
  private(set) var sent: [UInt8] = []

  struct NoTerminal: Error {}
  /// What was waited for did not come.
  struct StillWaiting: Error, CustomStringConvertible {
    let wanted: String
    let lines: [String]
    var description: String { "waited for \(wanted) before\n" + lines.joined(separator: "\n") }
  }

  /// A backstop, far beyond what anything takes: a test waits for what it wants to see, not for time.
  private static let patienceSeconds = 60

  /// Linux's `TIOCSPTLCK` and `TIOCGPTN`, which Swift does not see; nor does it see `posix_openpt`.
  private static let unlockTerminal: UInt = 0x4004_5431
  private static let terminalNumber: UInt = 0x8004_5430

  init(
    _ arguments: [String] = [], environment: [String: String] = [:],
    home: TemporaryFolder = TemporaryFolder(),
    columns: Int = 100, rows: Int = 30
  ) throws {
    self.home = home
    screen = Screen(columns: columns, rows: rows)
    keyboard = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var unlock: Int32 = 0
    var number: UInt32 = 0
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    guard keyboard >= 0, ioctl(keyboard, Self.unlockTerminal, &unlock) == 0,
      ioctl(keyboard, Self.terminalNumber, &number) == 0, ioctl(keyboard, UInt(TIOCSWINSZ), &size) == 0
    else { throw NoTerminal() }
    let terminal = Spawned.Stream(path: "/dev/pts/\(number)", flags: O_RDWR)
    let defaults = ["TERM": "xterm", "HOME": home.path, "PATH": "/usr/bin:/bin", "LANG": "C", "PAGER": "cat"]
    process = try Spawned(
      Program.path, arguments, environment: defaults.merging(environment) { $1 },
      streams: [terminal, terminal, terminal])
  }

  deinit { close(keyboard) }

  func type(_ text: String) {
    for byte in text.utf8 {
      var byte = byte
      while write(keyboard, &byte, 1) < 0, errno == EINTR || errno == EAGAIN {}
    }
  }

  /// Waits until the screen is as wanted.
  func see(_ wanted: String, _ isThere: (Screen) -> Bool) throws {
    while !isThere(screen) {
      guard receive() else { throw StillWaiting(wanted: wanted, lines: screen.lines) }
    }
  }

  func see(_ text: String) throws { try see(text) { $0.lines.contains { $0.contains(text) } } }

  /// Waits for an empty prompt.
  func seePrompt() throws {
    try see("a prompt") { $0.currentLine.hasSuffix("▸") }
  }

  /// Ends the program in the middle of whatever it does.
  func crash() { process.crash() }

  /// Waits for the program to end.
  func end() -> Int32 {
    while receive() {}
    return process.wait()
  }

  /// - Returns: false at the end, or when nothing comes any more.
  private func receive() -> Bool {
    var waiting = pollfd(fd: keyboard, events: Int16(POLLIN), revents: 0)
    guard poll(&waiting, 1, Int32(Self.patienceSeconds * 1000)) > 0 else { return false }
    var chunk = [UInt8](repeating: 0, count: 4096)
    let count = read(keyboard, &chunk, chunk.count)
    guard count > 0 else { return false }
    sent += chunk[..<count]
    screen.show(chunk[..<count])
    return true
  }
}
