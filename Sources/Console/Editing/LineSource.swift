import Narration

/// Where a person's lines come from.
public protocol LineSource: AnyObject {
  /// Prompts for a line and waits for it.
  ///
  /// - Parameters:
  ///   - shell: asked for what may stand where the cursor is.
  ///   - isContinued: whether the line goes on with a command of several lines: a Tab at its start is text there.
  func readLine(prompt: StyledText, for shell: some Shell, isContinued: Bool) -> LineReading

  /// The commands that the arrow keys bring back, oldest first.
  var history: [String] { get }

  /// Makes a command one that the arrow keys bring back.
  func remember(_ command: String)
}

public enum LineReading: Equatable, Sendable {
  case line(String)
  /// Ctrl-C: what had been typed is dropped.
  case interrupted
  /// Ctrl-D.
  case end
  case failed
}
