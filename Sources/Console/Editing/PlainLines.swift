import Narration

/// Lines from a terminal that cannot move its cursor: a prompt, and what the terminal itself lets one edit.
public final class PlainLines: LineSource {
  private let stream: StandardStream

  public init(stream: StandardStream) { self.stream = stream }

  public func readLine(prompt: StyledText, for shell: some Shell, isContinued: Bool) -> LineReading {
    stream.write(prompt + " ")
    return Swift.readLine().map { .line($0) } ?? .end
  }

  public private(set) var history: [String] = []

  public func remember(_ command: String) { history.append(command) }
}
