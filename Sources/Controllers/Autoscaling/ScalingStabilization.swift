import Kubernetes

/// What an autoscaler remembers: what it would have liked at each look, and what it did.
///
/// The cluster keeps one per HorizontalPodAutoscaler.
public struct ScalingHistory: Equatable, Sendable {
  /// Whether the last look could not tell.
  private var isInterrupted = false
  private var recommendations: [(time: VirtualTime, replicas: Int)] = []
  private var changes: [(time: VirtualTime, by: Int)] = []
  /// No rule looks back further.
  private static let memory = Duration.seconds(3600)

  public init() {}

  /// Before its first recommendation an autoscaler counts the replicas that it finds as one.
  mutating func begin(with replicas: Int, at now: VirtualTime) {
    if recommendations.isEmpty { recommendations.append((now, replicas)) }
  }

  /// A look that recommends nothing.
  public mutating func interrupt() { isInterrupted = true }

  /// Looks that were passed over since the last, because nothing had changed, would have recommended what it did.
  public mutating func recommend(_ replicas: Int, at now: VirtualTime) {
    let before = now - HorizontalAutoscalerController.period
    if !isInterrupted, let last = recommendations.last, last.time < before {
      recommendations.append((before, last.replicas))
    }
    isInterrupted = false
    recommendations.removeAll { now - $0.time > Self.memory }
    recommendations.append((now, replicas))
  }

  /// The workload was scaled by so many replicas, up or down.
  public mutating func scaled(by change: Int, at now: VirtualTime) {
    changes.removeAll { now - $0.time > Self.memory }
    changes.append((now, change))
  }

  func recommendations(within window: Duration, of now: VirtualTime) -> [Int] {
    recommendations.filter { now - $0.time <= window }.map(\.replicas)
  }

  /// How many replicas were added (or taken away, negative) within the period.
  func added(within period: Duration, of now: VirtualTime) -> Int {
    changes.filter { $0.by > 0 && now - $0.time <= period }.reduce(0) { $0 + $1.by }
  }

  func removed(within period: Duration, of now: VirtualTime) -> Int {
    changes.filter { $0.by < 0 && now - $0.time <= period }.reduce(0) { $0 - $1.by }
  }

  /// The next look at which something else may come of the same metrics; nil when there is none.
  func nextChange(
    of limit: ScalingStabilization.Limit, wanting desired: Int, by autoscaler: HorizontalPodAutoscaler,
    at now: VirtualTime
  ) -> VirtualTime? {
    let behavior = autoscaler.behavior
    let window: VirtualTime? =
      switch limit.stabilization {
      case "ScaleDownStabilized":
        end(of: ScalingStabilization.downWindow(of: behavior), where: { $0 > desired }, at: now)
      case "ScaleUpStabilized":
        end(of: ScalingStabilization.upWindow(of: behavior), where: { $0 < desired }, at: now)
      default: nil
      }
    let period: VirtualTime? =
      switch limit.limit {
      case "ScaleUpLimit":
        end(of: ScalingStabilization.upPolicies(of: behavior), where: { $0 > 0 }, at: now)
      case "ScaleDownLimit":
        end(of: ScalingStabilization.downPolicies(of: behavior), where: { $0 < 0 }, at: now)
      default: nil
      }
    return [window, period].compactMap(\.self).min()
  }

  /// The first look that a change is too old for, of those that count against one of these policies.
  private func end(
    of policies: [HorizontalPodAutoscaler.ScalingRules.Policy], where counts: (Int) -> Bool,
    at now: VirtualTime
  ) -> VirtualTime? {
    let periods = policies.map { Duration.seconds($0.periodSeconds) }
    let ends = changes.filter { counts($0.by) }.flatMap { change in periods.map { change.time + $0 } }
    return ends.filter { $0 >= now }.min().map { Self.look(after: $0, at: now) }
  }

  private static func look(after end: VirtualTime, at now: VirtualTime) -> VirtualTime {
    let period = HorizontalAutoscalerController.period
    return now + period * (Int((end - now).inSeconds / period.inSeconds) + 1)
  }

  /// The first look that a recommendation of the window is too old for.
  private func end(of window: Duration, where counts: (Int) -> Bool, at now: VirtualTime) -> VirtualTime? {
    let times = recommendations.filter { now - $0.time <= window && counts($0.replicas) }.map(\.time)
    guard let first = times.min() else { return nil }
    return Self.look(after: first + window, at: now)
  }

  public static func == (left: Self, right: Self) -> Bool {
    left.isInterrupted == right.isInterrupted
      && left.recommendations.elementsEqual(right.recommendations, by: ==)
      && left.changes.elementsEqual(right.changes, by: ==)
  }
}

/// Holds an autoscaler back: by what it lately recommended, by how fast it may change, and by its bounds.
///
/// Source: k8s.io/kubernetes `pkg/controller/podautoscaler/horizontal.go`,
/// `normalizeDesiredReplicas(WithBehaviors)`.
public enum ScalingStabilization {
  typealias Rules = HorizontalPodAutoscaler.ScalingRules
  private static let downscaleWindow = Duration.seconds(300)

  /// What an autoscaler may do now, and what kept it from more.
  public struct Limit: Equatable, Sendable {
    public let replicas: Int
    /// Reason of `AbleToScale`: `ReadyForNewScale`, `ScaleDownStabilized`, `ScaleUpStabilized`.
    public let stabilization: String
    /// Reason of `ScalingLimited`: `DesiredWithinRange`, `TooManyReplicas`, `ScaleUpLimit`, …
    public let limit: String
  }

  /// - Parameter history: with this look's recommendation already in it.
  public static func limit(
    _ desired: Int, from current: Int, by autoscaler: HorizontalPodAutoscaler, history: ScalingHistory,
    at now: VirtualTime
  ) -> Limit {
    let (stabilized, reason) = stabilize(desired, from: current, by: autoscaler.behavior, history, at: now)
    let (replicas, limit) = bound(stabilized, from: current, by: autoscaler, history, at: now)
    return Limit(replicas: replicas, stabilization: reason, limit: limit)
  }

  static func downWindow(of behavior: HorizontalPodAutoscaler.Behavior?) -> Duration {
    behavior?.scaleDown?.stabilizationWindowSeconds.map { .seconds($0) } ?? downscaleWindow
  }

  static func upWindow(of behavior: HorizontalPodAutoscaler.Behavior?) -> Duration {
    .seconds(behavior?.scaleUp?.stabilizationWindowSeconds ?? 0)
  }

  static func upPolicies(of behavior: HorizontalPodAutoscaler.Behavior?) -> [Rules.Policy] {
    guard let policies = behavior?.scaleUp?.policies, !policies.isEmpty else {
      return [Rules.Policy(.pods, 4, periodSeconds: 15), Rules.Policy(.percent, 100, periodSeconds: 15)]
    }
    return policies
  }

  static func downPolicies(of behavior: HorizontalPodAutoscaler.Behavior?) -> [Rules.Policy] {
    guard let policies = behavior?.scaleDown?.policies, !policies.isEmpty else {
      return [Rules.Policy(.percent, 100, periodSeconds: 15)]
    }
    return policies
  }

  private static func stabilize(
    _ desired: Int, from current: Int, by behavior: HorizontalPodAutoscaler.Behavior?,
    _ history: ScalingHistory, at now: VirtualTime
  ) -> (Int, String) {
    let downWindow = downWindow(of: behavior)
    let highest = max(desired, history.recommendations(within: downWindow, of: now).max() ?? desired)
    guard let behavior else {
      return (highest, highest > desired ? "ScaleDownStabilized" : "ReadyForNewScale")
    }
    let upWindow = upWindow(of: behavior)
    let lowest = min(desired, history.recommendations(within: upWindow, of: now).min() ?? desired)
    let stabilized = min(max(current, lowest), highest)
    if stabilized == desired { return (desired, "ReadyForNewScale") }
    return (stabilized, desired < current ? "ScaleDownStabilized" : "ScaleUpStabilized")
  }

  private static func bound(
    _ desired: Int, from current: Int, by autoscaler: HorizontalPodAutoscaler, _ history: ScalingHistory,
    at now: VirtualTime
  ) -> (Int, String) {
    let (least, most) = (autoscaler.minReplicas, autoscaler.maxReplicas)
    if desired > current {
      let fastest = fastestUp(from: current, autoscaler.behavior, history, at: now)
      if desired > min(fastest, most) {
        return fastest < most ? (fastest, "ScaleUpLimit") : (most, "TooManyReplicas")
      }
    } else if desired < current, let behavior = autoscaler.behavior {
      let fastest = fastestDown(from: current, behavior, history, at: now)
      if desired < max(fastest, least) {
        return fastest > least ? (fastest, "ScaleDownLimit") : (least, "TooFewReplicas")
      }
    }
    if desired > most { return (most, "TooManyReplicas") }
    if desired < least { return (least, "TooFewReplicas") }
    return (desired, "DesiredWithinRange")
  }

  /// The most replicas there may be now.
  private static func fastestUp(
    from current: Int, _ behavior: HorizontalPodAutoscaler.Behavior?, _ history: ScalingHistory,
    at now: VirtualTime
  ) -> Int {
    guard let behavior else { return max(current * 2, 4) }
    let rules = behavior.scaleUp ?? Rules()
    guard rules.selectPolicy != .disabled else { return current }
    let allowed = upPolicies(of: behavior).map { policy in
      let start = current - history.added(within: .seconds(policy.periodSeconds), of: now)
      switch policy.unit {
      case .pods: return start + policy.value
      case .percent: return (start * (100 + policy.value) + 99) / 100
      }
    }
    return max(current, (rules.selectPolicy == .min ? allowed.min() : allowed.max()) ?? current)
  }

  /// The fewest replicas there may be now.
  private static func fastestDown(
    from current: Int, _ behavior: HorizontalPodAutoscaler.Behavior, _ history: ScalingHistory,
    at now: VirtualTime
  ) -> Int {
    let rules = behavior.scaleDown ?? Rules()
    guard rules.selectPolicy != .disabled else { return current }
    let allowed = downPolicies(of: behavior).map { policy in
      let start = current + history.removed(within: .seconds(policy.periodSeconds), of: now)
      switch policy.unit {
      case .pods: return start - policy.value
      case .percent: return start * (100 - policy.value) / 100
      }
    }
    return min(current, (rules.selectPolicy == .min ? allowed.max() : allowed.min()) ?? current)
  }
}
