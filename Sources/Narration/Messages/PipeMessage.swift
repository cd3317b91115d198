/// What is said of the programs behind a pipe: jq, sed and the like.
public enum PipeMessage: Message, Equatable {
  /// jq was given something else; its first line.
  case notJSON(String)
  /// A jq program that cannot be read from a place on.
  case badProgram(near: String, column: Int)
  /// Something that jq has and this one has not.
  case notInSubset(String, nearest: [String])
  case tooManySteps
  case tooDeep
  case notUnderstood(String, by: String, instead: String)
}
