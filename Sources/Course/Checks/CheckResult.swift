import Kubernetes

/// What came of holding one check against the cluster.
public struct CheckResult: Equatable, Sendable {
  public enum Status: String, Sendable { case pass, partial, fail, skipped }

  /// `step.check`.
  public let id: String
  public var status: Status
  public var points: Int
  public let maxPoints: Int
  public let visibility: Lesson.Visibility
  /// What was asked for, and what there was: counts or states, in no language.
  public var expected = ""
  public var found = ""
  /// The first object in the way, `pod/web-0`, the field in which it differs, and how.
  public var object: String?
  public var field: String?
  public var fieldExpected: String?
  public var fieldFound: String?
  /// When it went wrong, or came to hold.
  public var at: Instant
  /// In which way it failed.
  public var diagnosis: String?
}
