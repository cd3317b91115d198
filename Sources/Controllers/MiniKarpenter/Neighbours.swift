import Kubernetes

/// Pods that run and where, for a plan whose Pod must be with some of them or apart from others.
public struct Neighbours: Sendable {
  /// Bound Pods that have not ended, by name.
  public let pods: [Pod]
  /// The zone of each node that has one.
  public let zones: [NodeName: String]

  public init(pods: [Pod] = [], zones: [NodeName: String] = [:]) {
    self.pods = pods
    self.zones = zones
  }

  /// What other Pods leave to a new node for a Pod.
  struct Room {
    /// Nil for every zone.
    var zones: [String]?
    var obstacles: [ProvisioningPlan.Obstacle] = []
  }

  /// - Parameter zones: those that the Pod may be in at all.
  func room(for pod: Pod, in zones: [String], settings: MiniKarpenterSettings) -> Room {
    var room = Room()
    if settings.switches.contains(.affinity) {
      for term in pod.spec.affinity?.podAffinity?.required ?? [] { join(term, pod, zones, &room) }
      for term in pod.spec.affinity?.podAntiAffinity?.required ?? [] { avoid(term, pod, zones, &room) }
    }
    if settings.switches.contains(.spread) {
      for constraint in pod.spec.topologySpreadConstraints
      where constraint.whenUnsatisfiable == .doNotSchedule && constraint.topologyKey == WellKnown.zone {
        spread(constraint, pod, zones, &room)
      }
    }
    if room.zones?.isEmpty ?? false, room.obstacles.isEmpty { room.obstacles = [.noZoneAllowed] }
    return room
  }

  private func join(_ term: PodAffinityTerm, _ pod: Pod, _ zones: [String], _ room: inout Room) {
    let others = matching(term, for: pod)
    guard !others.isEmpty else {
      // The first of Pods that want to be together may be anywhere.
      if !term.selects(pod, for: pod) {
        room.obstacles.append(.nobodyToBeWith(topologyKey: term.topologyKey))
      }
      return
    }
    guard term.topologyKey == WellKnown.zone else {
      return room.obstacles.append(.onlyOnNodesOfOthers)
    }
    let theirs = Set(others.compactMap(zone))
    room.narrow(to: zones.filter(theirs.contains))
  }

  private func avoid(_ term: PodAffinityTerm, _ pod: Pod, _ zones: [String], _ room: inout Room) {
    guard term.topologyKey == WellKnown.zone else { return }
    let theirs = Set(matching(term, for: pod).compactMap(zone))
    if !theirs.isEmpty { room.narrow(to: zones.filter { !theirs.contains($0) }) }
  }

  /// Zones that would not have `maxSkew` more than the one with the fewest.
  private func spread(
    _ constraint: TopologySpreadConstraint, _ pod: Pod, _ zones: [String], _ room: inout Room
  ) {
    let counted = pods.filter { other in
      other.metadata.namespace == pod.metadata.namespace
        && constraint.labelSelector?.matches(other.metadata.labels) ?? false
    }
    var counts = Dictionary(zones.map { ($0, 0) }) { first, _ in first }
    for zone in counted.compactMap(zone) where counts[zone] != nil { counts[zone, default: 0] += 1 }
    guard let fewest = counts.values.min() else { return }
    let own = constraint.labelSelector?.matches(pod.metadata.labels) ?? false ? 1 : 0
    room.narrow(to: zones.filter { (counts[$0] ?? 0) + own - fewest <= constraint.maxSkew })
  }

  private func matching(_ term: PodAffinityTerm, for pod: Pod) -> [Pod] {
    pods.filter { term.selects($0, for: pod) }
  }

  private func zone(of pod: Pod) -> String? { pod.spec.nodeName.flatMap { zones[$0] } }
}

extension Neighbours.Room {
  fileprivate mutating func narrow(to allowed: [String]) {
    zones = zones.map { $0.filter(allowed.contains) } ?? allowed
  }
}

extension PodAffinityTerm {
  /// Whether the term, as one Pod has it, is about another. Namespaces chosen by label count as all.
  fileprivate func selects(_ other: Pod, for pod: Pod) -> Bool {
    let isNear =
      namespaceSelector != nil
      || (namespaces.isEmpty ? [pod.metadata.namespace] : namespaces).contains(other.metadata.namespace)
    return isNear && labelSelector?.matches(other.metadata.labels) ?? false
  }
}
