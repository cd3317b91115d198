import Narration

/// What is wrong with a command line, and what may have been meant.
struct UsageError: Error, Equatable {
  enum Problem: Equatable, Sendable {
    /// What was typed where a subcommand stands.
    case unknownSubcommand(String)
    case unknownOption(String)
    case missingValue(option: String, placeholder: String)
    case badValue(option: String, given: String, placeholder: String)
    case valueNotTaken(option: String)
    case missingOperand(placeholder: String)
    case unexpectedOperand(String)
    case missingOption(option: String, placeholder: String)
    /// `-c` beside a subcommand.
    case notTogether(String, String)
    case unreadableInput(String)
    /// What an editor wrote as UTF-16.
    case utf16Input(String)
    /// No lesson has this id, and no folder of this path is one.
    case noSuchLesson(String)
    case inputTooLarge(limitMebibytes: Int)
  }

  let problem: Problem
  /// Valid spellings, nearest first.
  var nearest: [String] = []
  /// The subcommand that was being called; empty for none.
  var subcommand = ""

  func told(in language: Language) -> StyledText {
    var text = "\("✗", .refusal) " + UsageMessage.problem(problem).told(in: language) + "\n"
    if !nearest.isEmpty { text += "  " + UsageMessage.didYouMean(nearest).told(in: language) + "\n" }
    return text + "  " + UsageMessage.seeHelp(subcommand: subcommand).told(in: language) + "\n"
  }
}
