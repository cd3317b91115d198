import Narration

extension ShellSyntaxError {
  /// For the student, with its place.
  var told: CommandError {
    var error = CommandError.say(message)
    error.place = "\(line):\(column)"
    return error
  }

  private var message: CommandMessage {
    switch problem {
    case .unclosedQuote(let quote): .unclosedQuote(quote)
    case .unclosedHereDocument(let delimiter): .unclosedHereDocument(delimiter: delimiter)
    case .unclosedSubstitution: .unclosedSubstitution
    case .unclosedBlock: .unclosedBlock
    case .danglingContinuation: .danglingContinuation
    case .nothingAfter(let sign): .nothingAfter(sign)
    case .unexpected(let sign): .unexpectedSign(sign)
    case .controlCharacter(let byte): .controlCharacter(byte)
    case .tooLong(let limit): .commandTooLong(limitBytes: limit)
    case .unsupported(let text): .unsupportedSyntax(text)
    }
  }
}
