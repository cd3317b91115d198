/// Makes a Job whenever its schedule comes due.
public struct CronJob: KubernetesObject {
  public static let kind = Kind.cronJob

  public enum ConcurrencyPolicy: String, CaseIterable, Sendable {
    case allow = "Allow"
    /// A turn that comes due while a Job still runs is left out.
    case forbid = "Forbid"
    /// The Job that still runs makes way for the new one.
    case replace = "Replace"
  }

  public struct Status: Equatable, Sendable {
    /// Jobs of its that run, the earliest first.
    public var active: [ActiveJob] = []
    public var lastScheduleTime: VirtualTime?
    public var lastSuccessfulTime: VirtualTime?

    public init() {}
  }

  public struct ActiveJob: Equatable, Sendable {
    public var name: NamespacedName
    public var uid: UID

    public init(name: NamespacedName, uid: UID) {
      self.name = name
      self.uid = uid
    }
  }

  public var metadata = ObjectMeta()
  /// Five fields of cron, or `@daily` and its like.
  public var schedule = ""
  /// A name of the time zone database; nil is UTC.
  public var timeZone: String?
  public var concurrencyPolicy = ConcurrencyPolicy.allow
  public var isSuspended = false
  /// A turn that is missed by more than this is left out; nil waits for ever.
  public var startingDeadlineSeconds: Int?
  public var successfulJobsHistoryLimit = 3
  public var failedJobsHistoryLimit = 1
  /// Labels, annotations and spec of the Jobs.
  public var jobTemplate = Job()
  public var status = Status()

  public init() {}
}

extension Kind {
  public static let cronJob = Kind(
    group: "batch", version: "v1", name: "CronJob", plural: "cronjobs", shortNames: ["cj"], isNamespaced: true
  )
}
