import Kubernetes

extension Disruption {
  /// The next instant at which a pass could come to something else though nothing in the cluster changes: the
  /// protection of a Pod ends, or the window of a budget opens or closes. Nil when there is none.
  public static func nextChange(in cluster: ProvisioningSnapshot) -> VirtualTime? {
    let now = cluster.now
    let protections = cluster.pods.lazy.compactMap { pod -> VirtualTime? in
      guard pod.isBound, case .until(let end) = PodProtection(of: pod, at: now) else { return nil }
      return end
    }
    let windows = cluster.nodePools.flatMap(\.disruption.budgets).compactMap { $0.nextEdge(after: now) }
    return [protections.min(), windows.min()].compactMap(\.self).min()
  }
}

extension NodePool.Budget {
  /// When its window opens or closes next; nil without a schedule that can be read.
  fileprivate func nextEdge(after now: VirtualTime) -> VirtualTime? {
    guard let duration, let cron = schedule.flatMap({ CronSchedule($0) }) else { return nil }
    let opening = cron.next(after: now)
    let closing = cron.next(after: now - duration).map { $0 + duration }
    return [opening, closing].compactMap(\.self).filter { $0 > now }.min()
  }
}
