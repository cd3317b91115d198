import Kubernetes

/// How many replicas one metric asks for: as many as bring it to its target, were the work shared out evenly.
///
/// Source: k8s.io/kubernetes `pkg/controller/podautoscaler/replica_calculator.go`.
public struct ReplicaCalculator: Sendable {
  /// A Pod's CPU counts only after so long, or once it has been ready since it started.
  private static let cpuInitialization = Duration.seconds(300)
  private static let initialReadiness = Duration.seconds(30)

  private let pods: [Pod]
  private let currentReplicas: Int
  private let tolerance: Tolerance
  private let now: VirtualTime

  /// How far the ratio of usage to target may be off, up and down, and change nothing.
  public struct Tolerance: Equatable, Sendable {
    public var up: Double
    public var down: Double

    public init(up: Double = 0.1, down: Double = 0.1) {
      self.up = up
      self.down = down
    }

    func allows(_ ratio: Double) -> Bool { (1 - down)...(1 + up) ~= ratio }
  }

  /// What a metric came to.
  public struct Proposal: Equatable, Sendable {
    public let replicas: Int
    /// Of usage to target, after allowance for Pods that say nothing.
    public let ratio: Double
    /// Percent of the requests in use, where the target is one.
    public let utilizationPercent: Int?
  }

  public enum Failure: Error, Equatable, Sendable {
    /// A Pod does not request the resource, of which a share is asked.
    case missingRequest(ResourceName, pod: PodName)
    /// Nobody has measured anything.
    case noMetrics
  }

  /// - Parameter pods: all that the workload's selector means.
  public init(pods: [Pod], currentReplicas: Int, tolerance: Tolerance = Tolerance(), at now: VirtualTime) {
    self.pods = pods
    self.currentReplicas = currentReplicas
    self.tolerance = tolerance
    self.now = now
  }

  /// - Parameters:
  ///   - usage: by Pod, of the resource.
  ///   - target: percent of the requests.
  public func utilization(
    of resource: ResourceName, usage: [PodName: Quantity], target: Int
  ) throws(Failure) -> Proposal {
    var requests: [PodName: Int] = [:]
    for pod in pods {
      guard let request = pod.spec.containerRequests[resource], !request.isZero else {
        throw .missingRequest(resource, pod: pod.name)
      }
      requests[pod.name] = request.milli
    }
    return try propose(usage, of: resource, fallback: { max(100, target) * (requests[$0] ?? 0) / 100 }) {
      counted in
      let used = counted.reduce(0) { $0 + $1.value }
      let requested = counted.reduce(0) { $0 + (requests[$1.pod] ?? 0) }
      guard requested > 0 else { return (0, 0) }
      let percent = Int(Double(used) * 100 / Double(requested))
      return (Double(percent) / Double(max(1, target)), percent)
    }
  }

  /// - Parameter target: for each Pod.
  public func averageValue(
    of resource: ResourceName?, usage: [PodName: Quantity], target: Quantity
  ) throws(Failure) -> Proposal {
    let milli = max(1, target.milli)
    return try propose(usage, of: resource, fallback: { _ in milli }) { counted in
      let used = counted.reduce(0) { $0 + $1.value }
      return (Double(used / max(1, counted.count)) / Double(milli), nil)
    }
  }

  /// A metric of all Pods together, shared out over the replicas.
  public func external(value: Quantity, target: HorizontalPodAutoscaler.MetricTarget) -> Proposal {
    switch target {
    case .averageValue(let average):
      let ratio = Double(value.milli) / (Double(max(1, average.milli)) * Double(max(1, currentReplicas)))
      if tolerance.allows(ratio) {
        return Proposal(replicas: currentReplicas, ratio: ratio, utilizationPercent: nil)
      }
      let replicas = (Double(value.milli) / Double(max(1, average.milli))).rounded(.up)
      return Proposal(replicas: Self.clamped(replicas), ratio: ratio, utilizationPercent: nil)
    case .value(let wanted):
      return share(Double(value.milli) / Double(max(1, wanted.milli)))
    case .utilization: return share(1)
    }
  }

  private func share(_ ratio: Double) -> Proposal {
    if tolerance.allows(ratio) {
      return Proposal(replicas: currentReplicas, ratio: ratio, utilizationPercent: nil)
    }
    let ready = pods.count { $0.isActive && $0.status.isReady }
    return Proposal(
      replicas: Self.clamped((ratio * Double(ready)).rounded(.up)), ratio: ratio, utilizationPercent: nil)
  }

  private static func clamped(_ replicas: Double) -> Int { Int(min(max(replicas, 0), Double(Int32.max))) }

  private typealias Reading = (pod: PodName, value: Int)

  /// The replicas that bring the ratio to one, with Pods that are not ready or not measured counted so that they
  /// never make the change larger.
  private func propose(
    _ usage: [PodName: Quantity], of resource: ResourceName?, fallback: (PodName) -> Int,
    ratio: ([Reading]) -> (ratio: Double, percent: Int?)
  ) throws(Failure) -> Proposal {
    var measured: [Reading] = []
    var unready: [PodName] = []
    var missing: [PodName] = []
    for pod in pods where !pod.metadata.isBeingDeleted && pod.status.phase != .failed {
      if pod.status.phase == .pending {
        unready.append(pod.name)
      } else if let value = usage[pod.name] {
        if resource == .cpu, isWarmingUp(pod) {
          unready.append(pod.name)
        } else {
          measured.append((pod.name, value.milli))
        }
      } else {
        missing.append(pod.name)
      }
    }
    guard !measured.isEmpty else { throw .noMetrics }
    let (first, percent) = ratio(measured)
    func keep(_ ratio: Double) -> Proposal {
      Proposal(replicas: currentReplicas, ratio: ratio, utilizationPercent: percent)
    }
    let countsUnready = !unready.isEmpty && first > 1
    guard countsUnready || !missing.isEmpty else {
      if tolerance.allows(first) { return keep(first) }
      return Proposal(
        replicas: Self.clamped((first * Double(measured.count)).rounded(.up)), ratio: first,
        utilizationPercent: percent)
    }
    var counted = measured
    if first < 1 { counted += missing.map { ($0, fallback($0)) } }
    if first > 1 { counted += missing.map { ($0, 0) } }
    if countsUnready { counted += unready.map { ($0, 0) } }
    let (second, _) = ratio(counted)
    if tolerance.allows(second) || (first < 1 && second > 1) || (first > 1 && second < 1) {
      return keep(second)
    }
    let replicas = Self.clamped((second * Double(counted.count)).rounded(.up))
    if (second < 1 && replicas > currentReplicas) || (second > 1 && replicas < currentReplicas) {
      return keep(second)
    }
    return Proposal(replicas: replicas, ratio: second, utilizationPercent: percent)
  }

  private func isWarmingUp(_ pod: Pod) -> Bool {
    guard let ready = pod.status.conditions["Ready"], let started = pod.status.startTime else { return true }
    if started + Self.cpuInitialization > now { return ready.status == .isFalse }
    guard ready.status == .isFalse, let since = ready.lastTransitionTime else { return false }
    return started + Self.initialReadiness > since
  }
}
