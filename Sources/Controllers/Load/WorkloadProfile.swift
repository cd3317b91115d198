import Kubernetes

/// What an application's work costs a Pod of it.
///
/// A message of a queue is worth fifty requests, and a Pod takes two a second where it gets the CPU.
public enum WorkloadProfile: String, CaseIterable, Sendable {
  case general
  case cpuBound = "cpu-bound"
  case memoryBound = "memory-bound"
  case ioBound = "io-bound"

  /// Annotation of a Pod.
  public static let annotation = "bancada/profile"
  static let requestsPerMessage = 50
  static let messagesPerSecond = 2

  /// CPU time of a request in milliseconds: so many thousandths of a core for each request per second.
  public var cpuPerRequest: Int {
    switch self {
    case .general: 4
    case .cpuBound: 10
    case .memoryBound: 2
    case .ioBound: 1
    }
  }

  /// Bytes held for each request per second.
  public var memoryPerRequest: Int {
    switch self {
    case .general: 1 << 20
    case .cpuBound: 1 << 17
    case .memoryBound: 4 << 20
    case .ioBound: 1 << 18
    }
  }

  /// How long a request takes a Pod that has nothing else to do, in milliseconds.
  public var latency: Int {
    switch self {
    case .general: 40
    case .cpuBound, .memoryBound: 20
    case .ioBound: 200
    }
  }

  /// How many requests a Pod handles at once.
  public var workers: Int {
    switch self {
    case .general, .cpuBound, .memoryBound: 100
    case .ioBound: 20
    }
  }

  /// Bytes that a container holds that has nothing to do.
  public var idleMemory: Int {
    switch self {
    case .general, .ioBound: 64 << 20
    case .cpuBound: 32 << 20
    case .memoryBound: 128 << 20
    }
  }
}

extension Pod {
  /// What it says itself of its work.
  public var profile: WorkloadProfile {
    metadata.annotations[WorkloadProfile.annotation].flatMap(WorkloadProfile.init) ?? .general
  }
}
