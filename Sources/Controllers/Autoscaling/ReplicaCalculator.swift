import Kubernetes

/// How many replicas one metric asks for: as many as bring it to its target, were the work shared out evenly.
///
/// Source: k8s.io/kubernetes `pkg/controller/podautoscaler/replica_calculator.go`.
public struct ReplicaCalculator: Sendable {
  /// A Pod's CPU counts only after so long, or once it has been ready since it started.
  public static let cpuInitialization = Duration.seconds(300)
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
    /// What each Pod has of the metric on average, in thousandths; nil of a metric of all together.
    public var average: Int?
  }

  public enum Failure: Error, Equatable, Sendable {
    /// A container does not request the resource, of which a share is asked.
    case missingRequest(ResourceName, container: String, pod: PodName)
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
  ///   - container: the one that counts; nil counts them all.
  ///   - usage: by Pod, of the resource.
  ///   - target: percent of the requests.
  public func utilization(
    of resource: ResourceName, container: String? = nil, usage: [PodName: Quantity], target: Int
  ) throws(Failure) -> Proposal {
    let readings = group(usage, of: resource)
    guard !readings.measured.isEmpty else { throw .noMetrics }
    let requests = try requests(of: resource, container: container)
    let full = Double(max(100, target)) / 100
    return propose(readings, fallback: { Self.whole(full * Double(requests[$0] ?? 0)) }) { counted in
      let requested = counted.reduce(0.0) { $0 + Double(requests[$1.pod] ?? 0) }
      guard requested > 0 else { return (0, 0) }
      let percent = Self.whole(Self.sum(counted) * 100 / requested)
      return (Double(percent) / Double(max(1, target)), percent)
    }
  }

  /// - Parameter target: for each Pod.
  public func averageValue(
    of resource: ResourceName?, usage: [PodName: Quantity], target: Quantity
  ) throws(Failure) -> Proposal {
    let milli = max(1, target.milli)
    let readings = group(usage, of: resource)
    guard !readings.measured.isEmpty else { throw .noMetrics }
    return propose(readings, fallback: { _ in milli }) { counted in
      ((Self.sum(counted) / Double(max(1, counted.count))).rounded(.down) / Double(milli), nil)
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

  private static func sum(_ readings: [Reading]) -> Double { readings.reduce(0) { $0 + Double($1.value) } }

  private static func whole(_ amount: Double) -> Int { Int(min(max(amount, 0), 9e18)) }

  private static func clamped(_ replicas: Double) -> Int { Int(min(max(replicas, 0), Double(Int32.max))) }

  private typealias Reading = (pod: PodName, value: Int)

  /// Pods by what is known of their usage.
  private struct Readings {
    var measured: [Reading] = []
    var unready: [PodName] = []
    var missing: [PodName] = []
  }

  private func requests(of resource: ResourceName, container: String?) throws(Failure) -> [PodName: Int] {
    var requests: [PodName: Int] = [:]
    for pod in pods {
      for one in pod.spec.containers where container == nil || one.name == container {
        guard let request = one.resources.requests[resource] else {
          throw .missingRequest(resource, container: one.name, pod: pod.name)
        }
        let (sum, overflow) = (requests[pod.name] ?? 0).addingReportingOverflow(request.milli)
        requests[pod.name] = overflow ? .max : sum
      }
    }
    return requests
  }

  private func group(_ usage: [PodName: Quantity], of resource: ResourceName?) -> Readings {
    var readings = Readings()
    for pod in pods where !pod.metadata.isBeingDeleted && pod.status.phase != .failed {
      if pod.status.phase == .pending {
        readings.unready.append(pod.name)
      } else if let value = usage[pod.name] {
        if resource == .cpu, isWarmingUp(pod) {
          readings.unready.append(pod.name)
        } else {
          readings.measured.append((pod.name, value.milli))
        }
      } else {
        readings.missing.append(pod.name)
      }
    }
    return readings
  }

  /// The replicas that bring the ratio to one, with Pods that are not ready or not measured counted so that they
  /// never make the change larger.
  private func propose(
    _ readings: Readings, fallback: (PodName) -> Int,
    ratio: ([Reading]) -> (ratio: Double, percent: Int?)
  ) -> Proposal {
    let (measured, unready, missing) = (readings.measured, readings.unready, readings.missing)
    let (first, percent) = ratio(measured)
    let average = Self.whole(Self.sum(measured) / Double(max(1, measured.count)))
    func keep(_ ratio: Double) -> Proposal {
      Proposal(replicas: currentReplicas, ratio: ratio, utilizationPercent: percent, average: average)
    }
    let countsUnready = !unready.isEmpty && first > 1
    guard countsUnready || !missing.isEmpty else {
      if tolerance.allows(first) { return keep(first) }
      return Proposal(
        replicas: Self.clamped((first * Double(measured.count)).rounded(.up)), ratio: first,
        utilizationPercent: percent, average: average)
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
    return Proposal(replicas: replicas, ratio: second, utilizationPercent: percent, average: average)
  }

  private func isWarmingUp(_ pod: Pod) -> Bool {
    guard let ready = pod.status.conditions["Ready"], let started = pod.status.startTime else { return true }
    if started + Self.cpuInitialization > now { return ready.status == .isFalse }
    guard ready.status == .isFalse, let since = ready.lastTransitionTime else { return false }
    return started + Self.initialReadiness > since
  }
}
