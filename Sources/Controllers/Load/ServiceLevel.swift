import Kubernetes

/// How well an application is served. Of a queue's worker the rates count messages, else requests.
public struct ServiceLevel: Equatable, Sendable {
  /// Those that are ready.
  public var pods = 0
  public var arriving = Rate.zero
  public var served = Rate.zero
  /// All that its Pods could serve as things are.
  public var capacity = Rate.zero
  /// What the slowest Pod takes for a request, in milliseconds.
  public var latency = 0
  /// The part of the time, in percent, that the worst Pod wants CPU and may not have it.
  public var throttledPercent = 0

  public init() {}

  public var isOverloaded: Bool { served < arriving }

  /// Of all requests the percentage that fails.
  public var errorPercent: Int {
    guard arriving > .zero else { return 0 }
    return ((arriving - served).milli * 100 + arriving.milli / 2) / arriving.milli
  }
}

extension ServiceLevel {
  /// What comes of a load.
  ///
  /// - Parameter works: what each of its ready Pods makes of its share.
  public init(of load: ApplicationLoad, works: [PodWork], at now: VirtualTime) {
    pods = works.count
    let capacity = works.reduce(Rate.zero) { $0 + $1.capacity }
    latency = works.map(\.latency).max() ?? 0
    throttledPercent = works.map(\.throttledPercent).max() ?? 0
    arriving = load.rate(at: now)
    guard let queue = load.queue else {
      self.capacity = capacity
      served = works.reduce(Rate.zero) { $0 + $1.served }
      // Equal shares are cut to thousandths: what is lost by that is no error.
      if works.allSatisfy({ $0.served == $0.arriving }), !works.isEmpty { served = arriving }
      return
    }
    let each = Rate(WorkloadProfile.messagesPerSecond)
    self.capacity = works.reduce(Rate.zero) {
      $0 + min(each, Rate(milli: $1.capacity.milli / WorkloadProfile.requestsPerMessage))
    }
    served = queue.count(at: now) > 0 ? self.capacity : min(arriving, self.capacity)
  }
}
