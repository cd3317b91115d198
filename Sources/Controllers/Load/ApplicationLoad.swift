import Kubernetes

/// What an application is given to do.
public struct ApplicationLoad: Equatable, Sendable {
  /// The workload whose Pods do it.
  public let target: ObjectReference
  /// Requests; or, with a queue, the messages that come to it.
  public var pattern: LoadPattern
  public var since: VirtualTime
  /// What the work costs; nil leaves it to the Pods' annotation.
  public var profile: WorkloadProfile?
  /// Messages wait here until a Pod takes them; nil: requests that are answered at once or lost.
  public var queue: MessageQueue?
  /// What came of it when it was last looked at.
  public var service = ServiceLevel()

  public init(
    of target: ObjectReference, _ pattern: LoadPattern, since: VirtualTime, profile: WorkloadProfile? = nil,
    queue: MessageQueue? = nil
  ) {
    self.target = target
    self.pattern = pattern
    self.since = since
    self.profile = profile
    self.queue = queue
  }

  public func rate(at now: VirtualTime) -> Rate { pattern.rate(after: now - since) }

  /// What comes to each of so many Pods, counted in requests.
  public func share(among pods: Int, at now: VirtualTime) -> Rate {
    guard let queue else { return rate(at: now).shared(among: pods) }
    let most = Rate(WorkloadProfile.messagesPerSecond)
    let messages = queue.count(at: now) > 0 ? most : min(most, rate(at: now).shared(among: pods))
    return Rate(milli: messages.milli * WorkloadProfile.requestsPerMessage)
  }

  /// When what comes, or what is left of it, is next another.
  public func nextChange(after now: VirtualTime) -> VirtualTime? {
    let ofPattern = pattern.nextChange(after: now - since).map { since + $0 }
    return [ofPattern, queue?.nextChange(after: now)].compactMap(\.self).min()
  }
}
