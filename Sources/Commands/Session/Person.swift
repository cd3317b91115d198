import Narration

/// Whom a session may ask while a command runs. Nobody is there outside a terminal.
public protocol Person: Sendable {
  /// Whether they say yes.
  func confirms(_ question: StyledText) -> Bool

  /// Lets them change a text in an editor of theirs.
  ///
  /// - Parameter name: of the file that they see.
  func edited(_ text: String, name: String) throws(EditingFailure) -> String

  /// Shows something at once, while a command still runs.
  func shows(_ text: StyledText)

  /// Shows how far a long run has come, now and then; the text is made only when it is shown.
  func sees(progress: () -> TimeMessage)

  /// Gives them the whole screen to look at something that goes on, until they leave it.
  ///
  /// - Returns: false when their terminal cannot show such a thing; nothing has happened then.
  func watches(_ view: inout some LiveView) -> Bool

  /// Lets so much real time pass, unless they interrupt.
  func waits(for duration: Duration)

  /// Whether they want the run to end.
  var interrupts: Bool { get }
}

/// Why an editor gave no text back.
public struct EditingFailure: Error, Equatable, Sendable {
  /// As it was to be started.
  public let command: String
  /// Nil when it could not be started at all.
  public let status: Int32?

  public init(command: String, status: Int32?) {
    self.command = command
    self.status = status
  }
}
