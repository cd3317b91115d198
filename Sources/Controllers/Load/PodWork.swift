import Kubernetes

/// What a Pod makes of the work that comes to it.
public struct PodWork: Equatable, Sendable {
  public let profile: WorkloadProfile
  public var arriving = Rate.zero
  public var served = Rate.zero
  /// All that it could serve as things are.
  public var capacity = Rate.zero
  /// In milliseconds.
  public var latency = 0
  /// What its working container gets and what it would use, in thousandths of a core.
  public var cpu = 0
  public var wantedCPU = 0

  /// A request that takes longer is given up.
  static let timeout = 5000

  /// The percentage of the time that it wants to run and may not.
  public var throttledPercent: Int { wantedCPU > cpu ? (wantedCPU - cpu) * 100 / wantedCPU : 0 }
}
