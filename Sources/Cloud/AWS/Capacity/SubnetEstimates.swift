import Kubernetes

/// How many addresses Karpenter believes to be free in the subnets that it launches into.
///
/// EC2 is asked once a minute. In between, every launch counts as many addresses as the smallest type asked for
/// takes Pods, so that a burst spreads over the subnets of a zone.
///
/// Source: karpenter-provider-aws `pkg/providers/subnet/subnet.go`.
struct SubnetEstimates: Equatable, Sendable {
  private static let timeToLive = Duration.seconds(60)

  private var since: VirtualTime?
  private var free: [String: Int] = [:]

  func freeAddresses(in subnet: AWSAccount.Subnet, at now: VirtualTime) -> Int {
    isCurrent(at: now) ? free[subnet.id] ?? subnet.freeAddresses : subnet.freeAddresses
  }

  /// A machine came up in a subnet; the others get back what was counted for it.
  mutating func count(podSlots: Int, in subnet: AWSAccount.Subnet, at now: VirtualTime) {
    let left = freeAddresses(in: subnet, at: now)
    renew(at: now)
    free[subnet.id] = left - min(max(podSlots, 0), left)
  }

  /// EC2 said that it has none left.
  mutating func exhaust(_ subnetID: String, at now: VirtualTime) {
    renew(at: now)
    free[subnetID] = 0
  }

  private func isCurrent(at now: VirtualTime) -> Bool { since.map { now - $0 < Self.timeToLive } ?? false }

  private mutating func renew(at now: VirtualTime) {
    guard !isCurrent(at: now) else { return }
    since = now
    free = [:]
  }
}
