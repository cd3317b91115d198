import Kubernetes

/// Pods of a node and what comes to each: they share its CPU.
public struct NodeWork {
  /// What the node's own services use.
  public static let systemCPU = 50
  public static let systemMemory = 300 << 20
  /// No machine has more.
  static let mostCPU = 10_000_000

  public struct Tenant {
    let pod: Pod
    let arriving: Rate
    let profile: WorkloadProfile

    /// - Parameter profile: nil is the Pod's own.
    public init(_ pod: Pod, arriving: Rate = .zero, profile: WorkloadProfile? = nil) {
      self.pod = pod
      self.arriving = arriving
      self.profile = profile ?? pod.profile
    }

    fileprivate var idle: Int { ContainerUsage.idleCPU(of: pod) }
    fileprivate var limit: Int? { pod.spec.containers.first?.resources.limits[.cpu]?.milli }

    /// What it would use if it had the node for itself.
    fileprivate var unlimited: Int {
      idle + min(arriving, workerRate).milli * profile.cpuPerRequest / 1000
    }

    fileprivate var workerRate: Rate { Rate(milli: profile.workers * 1_000_000 / profile.latency) }

    fileprivate func work(granted: Int, spare: Int) -> PodWork {
      var work = PodWork(profile: profile)
      work.arriving = arriving
      work.wantedCPU = unlimited
      work.cpu = granted
      let available = min(limit ?? .max, granted + spare)
      let byCPU = Rate(milli: max(0, available - idle) * 1000 / profile.cpuPerRequest)
      work.capacity = min(byCPU, workerRate)
      work.served = min(arriving, work.capacity)
      work.latency = latency(work)
      return work
    }

    private func latency(_ work: PodWork) -> Int {
      guard work.arriving < work.capacity else {
        return work.arriving > .zero ? PodWork.timeout : profile.latency
      }
      let spare = (work.capacity - work.arriving).milli
      return min(PodWork.timeout, profile.latency * work.capacity.milli / spare)
    }
  }

  /// - Returns: by the order of the tenants.
  public static func share(_ tenants: [Tenant], on node: Node) -> [PodWork] {
    let whole = node.status.capacity[.cpu] ?? node.status.allocatable[.cpu] ?? .zero
    let capacity = min(whole.milli, mostCPU) - systemCPU
    let claimants = tenants.map { tenant in
      CPUShares.Claimant(
        wanted: min(tenant.limit ?? .max, tenant.unlimited),
        request: min(tenant.pod.spec.containerRequests[.cpu]?.milli ?? 0, mostCPU))
    }
    let granted = CPUShares.grant(claimants, of: capacity)
    let spare = max(0, capacity - granted.reduce(0, +))
    return zip(tenants, granted).map { $0.work(granted: $1, spare: spare) }
  }
}
