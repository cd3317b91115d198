import Narration

extension ShellSyntaxError {
  /// For the student, with its place.
  var told: CommandError {
    var error = CommandError.say(message)
    error.place = "\(line):\(column)"
    return error
  }

  private var message: any Message {
    switch problem {
    case .unclosedQuote(let quote): CommandMessage.unclosedQuote(quote)
    case .unclosedHereDocument(let delimiter): CommandMessage.unclosedHereDocument(delimiter: delimiter)
    case .unclosedSubstitution: CommandMessage.unclosedSubstitution
    case .unclosedBlock: CommandMessage.unclosedBlock
    case .danglingContinuation: CommandMessage.danglingContinuation
    case .nothingAfter(let sign): CommandMessage.nothingAfter(sign)
    case .unexpected(let sign): CommandMessage.unexpectedSign(sign)
    case .controlCharacter(let byte): CommandMessage.controlCharacter(byte)
    case .tooLong(let limit): CommandMessage.commandTooLong(limitBytes: limit)
    case .unsupported(let text): CommandMessage.unsupportedSyntax(text)
    case .nestedTooDeep: SessionMessage.nestedTooDeep
    }
  }
}
