import Kubernetes

/// How many nodes of each zone are well, and so how fast Pods may be driven off those that are not.
///
/// A zone that fails as a whole is likelier to be a fault of the network than of its nodes: then few or none
/// are given up.
///
/// Source: k8s.io/kubernetes `pkg/controller/nodelifecycle`, `ComputeZoneState` and `handleDisruption`.
public struct ZoneHealth: Equatable, Sendable {
  public enum State: Equatable, Sendable { case normal, partialDisruption, fullDisruption }

  /// Evictions of whole nodes, per zone: one in 10 s; one in 100 s in a large zone that is half down.
  private static let interval = Duration.seconds(10)
  private static let reducedInterval = Duration.seconds(100)
  private static let largeZone = 50

  private var counts: [String: (ready: Int, notReady: Int)] = [:]
  private var lastEviction: [String: VirtualTime] = [:]

  /// - Parameter nodes: all of the cluster, as they are after the last taint was written.
  public init(_ nodes: [NodeHealth]) {
    for node in nodes {
      var count = counts[node.zone] ?? (0, 0)
      if node.isUnwell { count.notReady += 1 } else { count.ready += 1 }
      counts[node.zone] = count
      if let time = node.lastEviction { lastEviction[node.zone] = max(lastEviction[node.zone] ?? time, time) }
    }
  }

  public func state(of zone: String) -> State {
    guard let count = counts[zone], count.notReady > 0 else { return .normal }
    if count.ready == 0 { return .fullDisruption }
    let share = Double(count.notReady) / Double(count.ready + count.notReady)
    return count.notReady > 2 && share >= 0.55 ? .partialDisruption : .normal
  }

  /// With every zone down, nobody is driven off anywhere.
  public var isEveryZoneDown: Bool {
    !counts.isEmpty && counts.allSatisfy { $0.value.ready == 0 && $0.value.notReady > 0 }
  }

  /// When the next node of a zone may be given a `NoExecute` taint; nil while none may.
  func nextEviction(in zone: String, at now: VirtualTime) -> VirtualTime? {
    guard !isEveryZoneDown else { return nil }
    let interval: Duration
    switch state(of: zone) {
    case .normal, .fullDisruption: interval = Self.interval
    case .partialDisruption:
      let count = counts[zone] ?? (0, 0)
      guard count.ready + count.notReady > Self.largeZone else { return nil }
      interval = Self.reducedInterval
    }
    return max(now, lastEviction[zone].map { $0 + interval } ?? now)
  }

  public static func == (left: Self, right: Self) -> Bool {
    left.lastEviction == right.lastEviction && left.counts.count == right.counts.count
      && left.counts.allSatisfy { zone, count in right.counts[zone].map { $0 == count } ?? false }
  }
}

/// What of a node counts for its zone.
public struct NodeHealth: Sendable {
  let zone: String
  let isUnwell: Bool
  /// When its Pods were last driven off it.
  let lastEviction: VirtualTime?

  public init(_ node: Node) {
    zone = node.zone ?? ""
    isUnwell = node.isUnwell
    lastEviction = node.spec.taints.lazy.filter { $0.effect == .noExecute && $0.tellsOfHealth }
      .compactMap(\.timeAdded).max()
  }
}

extension Taint {
  /// Whether the node lifecycle controller says by it that the kubelet is not well or not heard of.
  var tellsOfHealth: Bool { key == WellKnown.notReady || key == WellKnown.unreachable }
}
