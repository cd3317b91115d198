import Cluster
import Manifests
import Narration

/// Why a command was not carried out. What Kubernetes itself says of it comes first and verbatim, what Bancada has
/// to add after it.
public struct CommandError: Error, Sendable {
  /// In English, as kubectl or the API server prints it; lines without the final newline.
  public var upstream: String?
  /// Where in what was typed, as `line:column`.
  public var place: String?
  /// Each on lines of its own.
  public var messages: [any Message]
  public var status = CommandOutput.Status.failed

  public static func upstream(_ text: String, _ messages: any Message...) -> Self {
    Self(upstream: text, place: nil, messages: messages)
  }

  /// Something that only Bancada says.
  public static func say(_ message: CommandMessage) -> Self {
    Self(upstream: nil, place: nil, messages: [message])
  }
  public static func say(_ message: any Message) -> Self {
    Self(upstream: nil, place: nil, messages: [message])
  }

  /// As kubectl prints what the API server answered.
  static func server(_ error: APIError) -> Self {
    switch error {
    case .schedulerConfiguration(let error): return Self(error)
    case .invalid: return Self(upstream: "The \(error.message)", messages: [])
    default:
      return Self(upstream: "Error from server (\(error.reason)): \(error.message)", messages: [])
    }
  }

  /// What the API server answered of an object of a file, as kubectl prints it: all but that the object is invalid.
  func whenCreating(from source: String) -> Self {
    guard let upstream, upstream.hasPrefix("Error from server ("), let end = upstream.firstRange(of: "): ")
    else { return self }
    var error = self
    error.upstream =
      upstream[..<end.upperBound] + "error when creating \"\(source)\": " + upstream[end.upperBound...]
    return error
  }

  static func unknownFlag(_ flag: String, of command: Command) -> Self {
    let nearest = Spelling.nearest(to: flag, among: command.flags.map { "--\($0.name)" })
    return Self(
      upstream: UpstreamText.unknownFlag(flag),
      messages: [CommandMessage.unknownFlag(flag, of: command.name, nearest: nearest)])
  }

  static func unknownShorthand(_ letter: Character, in word: String, of command: Command) -> Self {
    Self(
      upstream: UpstreamText.unknownShorthand(letter, in: word),
      messages: [CommandMessage.usage(syntax: command.usage)])
  }
}

extension CommandError {
  /// A failure that was told already, as that of a command within a command.
  init(said output: CommandOutput) {
    self.init(
      upstream: output.remarks.plain.trimmingBlanks(), place: nil, messages: [], status: output.status)
  }

  public func told(in language: Language) -> StyledText {
    var text = StyledText()
    if let upstream { text += StyledText(upstream, style: .refusal) + "\n" }
    for message in messages {
      if upstream == nil, text.isEmpty {
        text += StyledText("✗ ", style: .refusal)
        if let place { text += StyledText("\(place): ", style: .dim) }
      }
      text += message.told(in: language) + "\n"
    }
    return text
  }
}
