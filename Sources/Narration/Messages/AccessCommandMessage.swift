import Cloud

/// What the commands about IAM answer.
public enum AccessCommandMessage: Message, Equatable {
  /// A role may do an action no more; these policies were changed.
  case denied(action: String, role: String, policies: [String])
  case allowed(action: String, role: String, policies: [String])
  case attached(policy: String, role: String)
  case detached(policy: String, role: String)
  /// Something was made or removed: its kind and name, as the command has them.
  case created(kind: String, name: String)
  case deleted(kind: String, name: String)
  /// When who depends on it notices.
  case noticedLater
  case refused(AccessRefusal, nearest: [String])
  /// A policy document that is none.
  case badDocument(PolicyDocument.Fault)
  case notJSON
  case everythingInPlace
  /// The heading of what is missing.
  case missing
}
