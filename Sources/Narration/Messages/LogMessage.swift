/// What is said of logs beside what programs log.
public enum LogMessage: Message, Equatable {
  /// A container that is modelled writes nothing.
  case silent(container: String, pod: String)
}
