import Kubernetes

/// What goes wrong at EC2 beside a lack of machines, each for a while.
public struct CloudFaults: Equatable, Sendable {
  /// CreateFleet is answered with `RequestLimitExceeded`.
  public var throttling: Period?
  /// Machines take this long to join instead of their usual time.
  public var slowBoot: SlowBoot?
  /// Kubelets of machines launched now never reach the cluster.
  public var joinFailure: Period?

  public init() {}

  public struct Period: Equatable, Sendable {
    /// Nil is without end.
    public var until: VirtualTime?

    public init(until: VirtualTime? = nil) { self.until = until }

    public func isActive(at now: VirtualTime) -> Bool { until.map { now < $0 } ?? true }
  }

  public struct SlowBoot: Equatable, Sendable {
    public var duration: Duration
    public var period: Period

    public init(_ duration: Duration, period: Period) {
      self.duration = duration
      self.period = period
    }
  }

  public func isThrottling(at now: VirtualTime) -> Bool { throttling?.isActive(at: now) ?? false }
  public func preventsJoining(at now: VirtualTime) -> Bool { joinFailure?.isActive(at: now) ?? false }

  /// Nil while machines boot as usual.
  public func bootTime(at now: VirtualTime) -> Duration? {
    slowBoot.flatMap { $0.period.isActive(at: now) ? $0.duration : nil }
  }
}
