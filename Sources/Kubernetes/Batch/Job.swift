/// Pods that run to their end until enough of them have succeeded.
public struct Job: KubernetesObject {
  public static let kind = Kind.job

  public enum CompletionMode: String, CaseIterable, Sendable {
    case nonIndexed = "NonIndexed", indexed = "Indexed"
  }

  public struct Status: Equatable, Sendable {
    public var active = 0
    public var ready = 0
    public var succeeded = 0
    public var failed = 0
    public var startTime: VirtualTime?
    public var completionTime: VirtualTime?
    public var conditions: [Condition] = []

    public init() {}
  }

  public var metadata = ObjectMeta()
  /// How many Pods at once; nil is 1.
  public var parallelism: Int? = 1
  /// Nil: the Job is done once one Pod has succeeded and none runs any more.
  public var completions: Int? = 1
  public var completionMode = CompletionMode.nonIndexed
  public var backoffLimit = 6
  public var activeDeadlineSeconds: Int?
  public var ttlSecondsAfterFinished: Int?
  public var isSuspended = false
  public var template = PodTemplate()
  public var inert: InertFields = [:]
  public var status = Status()

  public init() {}

  /// Whether it has completed or failed for good.
  public var isFinished: Bool {
    status.conditions.isTrue("Complete") || status.conditions.isTrue("Failed")
  }
}
