import Kubernetes

/// What came of holding one check against the cluster.
public struct CheckResult: Equatable, Sendable {
  public enum Status: String, Sendable { case pass, partial, fail, skipped }

  /// `step.check`.
  public let id: String
  public let status: Status
  public let points: Int
  public let maxPoints: Int
  /// What was asked for, and what there was: counts or states, in no language.
  public let expected: String
  public let found: String
}
