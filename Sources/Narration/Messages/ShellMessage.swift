/// What is said of words, pipes and files beside what concerns a command as such.
public enum ShellMessage: Message, Equatable {
  /// Of a filter's regular expression.
  case badPattern(String)
  case didYouMean([String])
  case cannotWrite(String)
}
