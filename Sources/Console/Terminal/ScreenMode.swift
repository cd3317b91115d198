import Glibc
import Synchronization

/// The terminal as a full screen wants it: another screen, no cursor, keys as they are pressed. Whatever ends the
/// process gives it back first.
struct ScreenMode {
  private let stream: StandardStream

  /// The terminal as it was, for whoever gives it back: a signal's handler reads it, so it stays where it is.
  private nonisolated(unsafe) static let before = UnsafeMutablePointer<termios>.allocate(capacity: 1)
  /// What goes back to the usual screen, with its cursor, and without colours.
  private static let farewell = StaticString("\u{1B}[0m\u{1B}[?25h\u{1B}[?1049l")
  private static let greeting = "\u{1B}[?1049h\u{1B}[?25l"

  /// Whether somebody's terminal is to be given back.
  private static let isTaken = Atomic<Bool>(false)

  /// Signals that end the process unless somebody minds them.
  private static let endings = [
    SIGHUP, SIGTERM, SIGQUIT, SIGABRT, SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE,
  ]

  /// Nil when standard input is no terminal.
  init?(_ stream: StandardStream) {
    guard tcgetattr(STDIN_FILENO, Self.before) == 0 else { return nil }
    self.stream = stream
    enter()
  }

  func enter() {
    var mode = Self.before.pointee
    mode.c_lflag &= ~tcflag_t(ICANON | ECHO | IEXTEN)
    mode.c_iflag &= ~tcflag_t(IXON | ICRNL)
    // Ctrl-Z comes as a key: the terminal is given back before the process stops.
    withUnsafeMutableBytes(of: &mode.c_cc) { $0[Int(VSUSP)] = 0 }
    Self.isTaken.store(true, ordering: .relaxed)
    tcsetattr(STDIN_FILENO, TCSANOW, &mode)
    for signal in Self.endings {
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { number in
        ScreenMode.giveBack()
        raise(number)
      }
      action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND)) | Int32(SA_NODEFER)
      sigaction(signal, &action, nil)
    }
    stream.write(Self.greeting)
  }

  func leave() {
    Self.giveBack()
    for number in Self.endings { signal(number, SIG_DFL) }
  }

  /// Nothing but what a signal's handler may do.
  static func giveBack() {
    guard isTaken.exchange(false, ordering: .relaxed) else { return }
    _ = write(STDOUT_FILENO, farewell.utf8Start, farewell.utf8CodeUnitCount)
    tcsetattr(STDIN_FILENO, TCSANOW, before)
  }
}
