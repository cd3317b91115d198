import Glibc
import Narration

/// Gives a view the whole terminal, redraws what changed, and leaves the terminal as it was.
public struct FullScreen {
  private let stream: StandardStream
  /// What is on the screen, line by line; nothing of it is known after a change of size.
  private var shown: [String] = []
  private var window = Terminal.Window(columns: 0, rows: 0)

  /// Seconds between two frames, at least.
  private static let interval = 0.1
  /// Of real time, what passes between two frames at most: a machine that was asleep does not make up for it.
  private static let longestFrame = 0.5

  public init(stream: StandardStream) { self.stream = stream }

  /// What came of some keys and some time.
  public enum Outcome: Sendable { case nothingNew, changed, left }

  /// Shows something until it is left.
  ///
  /// - Parameters:
  ///   - frame: what is to be seen in a window.
  ///   - go: takes the keys that were pressed and the seconds that passed since it was last asked.
  /// - Returns: false when the terminal cannot show it; nothing has happened then.
  public mutating func run<State>(
    _ state: inout State, frame: (State, Terminal.Window) -> [StyledText],
    go: (inout State, [Key], Double) -> Outcome
  ) -> Bool {
    guard Terminal.isInteractive, Terminal.canMoveCursor, let mode = ScreenMode(stream) else { return false }
    defer { mode.leave() }
    var last = Self.now()
    var outcome = Outcome.changed
    var pause = Self.interval
    while outcome != .left, !Interruption.isRequested {
      if outcome == .changed || window != Terminal.window {
        let start = Self.now()
        draw(frame(state, Terminal.window))
        // A frame that takes long is not asked for again at once.
        pause = max(Self.interval, Self.now() - start)
      }
      let keys = waitForKeys(seconds: pause)
      if keys.contains(.interrupt) { break }
      if keys.contains(.suspend) {
        mode.leave()
        kill(0, SIGTSTP)
        mode.enter()
        window = Terminal.Window(columns: 0, rows: 0)
      }
      let now = Self.now()
      outcome = go(&state, keys, min(now - last, Self.longestFrame))
      last = now
    }
    return true
  }

  private mutating func draw(_ lines: [StyledText]) {
    if window != Terminal.window {
      window = Terminal.window
      shown = []
    }
    var text = ""
    if shown.isEmpty { text += "\u{1B}[H\u{1B}[2J" }
    let painted = lines.prefix(window.rows).map { stream.painter.paint($0.truncated(to: window.columns)) }
    for (row, line) in painted.enumerated() where !shown.indices.contains(row) || shown[row] != line {
      text += "\u{1B}[\(row + 1);1H\u{1B}[K" + line
    }
    for row in painted.count..<max(painted.count, shown.count) { text += "\u{1B}[\(row + 1);1H\u{1B}[K" }
    shown = painted
    if !text.isEmpty { stream.write(text) }
  }

  /// What is pressed within a time; the first key ends the wait.
  private func waitForKeys(seconds: Double) -> [Key] {
    var waiting = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    guard poll(&waiting, 1, Int32(min(seconds, 1) * 1000)) > 0 else { return [] }
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = read(STDIN_FILENO, &bytes, bytes.count)
    // A terminal that is gone has nobody in front of it.
    guard count > 0 else { return count == 0 || errno != EINTR ? [.interrupt] : [] }
    return Key.all(in: Array(bytes[..<count]))
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
