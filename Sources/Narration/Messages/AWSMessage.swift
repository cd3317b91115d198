/// What Bancada says about the AWS CLI.
public enum AWSMessage: Message, Equatable {
  /// An operation that is not answered here.
  case unanswered(String, nearest: [String], instead: String?)
  /// Those of a service that are.
  case operations(of: String, [String])
  case badQuery(String, column: Int)
  case unknownFunction(String, nearest: [String])
  case badArgument(String)
  /// Perhaps one of these was meant.
  case nearest([String])
  /// The account has one cluster, of this name.
  case onlyCluster(String)
}
