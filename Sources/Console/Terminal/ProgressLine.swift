import Glibc
import Narration
import Synchronization

/// One line that tells how far something has come, and goes away before anything else is shown.
///
/// It shows only when a command has taken a while, and no oftener than a person can read.
public final class ProgressLine: Sendable {
  private static let patience = 0.4
  private static let interval = 0.1

  private struct State {
    var start = 0.0
    var lastShown = 0.0
    var isShown = false
    var isMuted = false
  }

  private let stream: StandardStream
  private let canMoveCursor: Bool
  private let state = Mutex(State())

  public init(stream: StandardStream, canMoveCursor: Bool = Terminal.canMoveCursor) {
    self.stream = stream
    self.canMoveCursor = canMoveCursor
  }

  /// A command begins.
  public func begin() { state.withLock { $0 = State(start: Self.now()) } }

  /// - Parameter text: made only when it is shown.
  public func show(_ text: () -> StyledText) {
    guard canMoveCursor else { return }
    let now = Self.now()
    let isDue = state.withLock { state in
      guard !state.isMuted, now - state.start >= Self.patience, now - state.lastShown >= Self.interval else {
        return false
      }
      state.lastShown = now
      state.isShown = true
      return true
    }
    if isDue {
      stream.write(Self.erase + stream.painter.paint(text().truncated(to: Terminal.window.columns - 1)))
    }
  }

  /// Shows nothing while something else has the whole screen.
  public func whileMuted<Result>(_ body: () -> Result) -> Result {
    clear()
    state.withLock { $0.isMuted = true }
    defer { state.withLock { $0.isMuted = false } }
    return body()
  }

  public func clear() {
    let wasShown = state.withLock { state in
      defer { state.isShown = false }
      return state.isShown
    }
    if wasShown { stream.write(Self.erase) }
  }

  /// To the line's beginning, and everything on it away.
  private static let erase = "\r\u{1B}[K"

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
