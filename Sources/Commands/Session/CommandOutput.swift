import Narration

/// What a command came to: text for two channels, a status, and whether the shell is to be left.
public struct CommandOutput: Equatable, Sendable {
  public enum Channel: Equatable, Sendable {
    /// Standard output: what was asked for.
    case results
    /// Standard error: everything said about it.
    case remarks
  }

  public enum Status: Int32, Comparable, Sendable {
    case done = 0
    /// Answered, and the answer is no (`grep` found nothing): `&&` stops there, a script does not.
    case negative = -1
    case failed = 1
    case usage = 2
    case limitReached = 3

    /// For the shell that started Bancada.
    public var exitCode: Int32 { self == .negative ? 1 : rawValue }
    public var isFailure: Bool { rawValue > 0 }

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  public struct Piece: Equatable, Sendable {
    public var channel: Channel
    public var text: StyledText
    /// Whether its lines are sentences, which a terminal breaks between words.
    public var isProse = false
  }

  /// In the order in which they were said.
  public var pieces: [Piece] = []
  public var status = Status.done
  public var wantsExit = false
  /// Whether what is on the screen is to go first.
  public var clearsScreen = false

  public init() {}

  public init(_ results: StyledText, status: Status = .done) {
    self.status = status
    print(results)
  }

  /// Both channels together, as a terminal shows them.
  public var text: StyledText { pieces.map(\.text).joined }
  public var results: StyledText { text(on: .results) }
  public var remarks: StyledText { text(on: .remarks) }

  /// The beginning of both channels together, without any style: so many characters at most.
  func plainPrefix(_ limit: Int) -> String {
    var text = ""
    for piece in pieces where text.count < limit { text += piece.text.plainPrefix(limit - text.count) }
    return text
  }

  private func text(on channel: Channel) -> StyledText {
    pieces.filter { $0.channel == channel }.map(\.text).joined
  }

  /// Adds text as it is.
  public mutating func print(_ text: StyledText, to channel: Channel = .results) {
    print(Piece(channel: channel, text: text, isProse: channel == .remarks))
  }

  private mutating func print(_ piece: Piece) {
    guard !piece.text.isEmpty else { return }
    if let last = pieces.last, last.channel == piece.channel, last.isProse == piece.isProse {
      pieces[pieces.count - 1].text += piece.text
    } else {
      pieces.append(piece)
    }
  }

  /// Adds a sentence, or several, as a result.
  public mutating func say(_ message: StyledText) {
    print(Piece(channel: .results, text: message + "\n", isProse: true))
  }

  /// Both channels together for a terminal of so many columns: sentences are broken between words, tables are not.
  public func text(width: Int) -> StyledText {
    pieces.map { piece in piece.isProse ? piece.text.linesWrapped(to: width) : piece.text }.joined
  }

  /// Adds a line.
  public mutating func line(_ text: StyledText, to channel: Channel = .results) {
    print(text + "\n", to: channel)
  }

  /// Adds a line about the results.
  public mutating func remark(_ text: StyledText) { line(text, to: .remarks) }

  /// Adds what another command said; its status counts if it is worse.
  public mutating func append(_ other: CommandOutput) {
    for piece in other.pieces { print(piece) }
    status = other.status
    wantsExit = wantsExit || other.wantsExit
    clearsScreen = clearsScreen || other.clearsScreen
  }
}
