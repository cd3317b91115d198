import Karpenter
import Kubernetes
import Manifests

/// Where new Pods would go, were they made now: found in a copy of the world.
public struct PodForecast: Sendable {
  public let pods: [PodName]
  /// Nodes that kube-scheduler would bind them to at once, by name.
  public let bound: [Share]
  /// Nodes where it would first take Pods of lower priority away.
  public let preempting: [Share]
  /// What kube-scheduler says of the first that it finds no node for.
  public let schedulerNote: String?
  /// What Karpenter would decide about those; nil when it does not run.
  public let round: ProvisioningRound?
  /// Pods that wait for a place already, and are left out of it.
  public let waiting: Int
  /// What would change it, where some find no place at all.
  public let remedies: RemedyAnswer?

  public struct Share: Equatable, Sendable {
    public let node: NodeName
    public let pods: Int
  }

  /// Those that find no place, in order, with Karpenter's reason where it was asked.
  public var unplaced: [(pod: PodName, failure: PodFailure?)] {
    guard let round else {
      let placed = (bound + preempting).reduce(0) { $0 + $1.pods }
      return pods.dropFirst(placed).map { ($0, nil) }
    }
    let own = Set(pods)
    return round.failures.filter { own.contains($0.pod) }.map { ($0.pod, $0.failure) }
  }
}

extension World {
  /// What would become of new Pods: admitted, tried once each by kube-scheduler, the rest looked at by Karpenter
  /// together and without the Pods that wait already. Nothing is done.
  ///
  /// - Throws: the API server's answer, when it would refuse one of them.
  public func forecast(_ pods: [Pod]) throws(APIError) -> PodForecast {
    var trial = self
    var names: [PodName] = []
    for pod in pods { names.append(try trial.create(pod).name) }
    for name in names { trial.attemptNow(name) }
    let tried = names.compactMap { trial.objects.pods[$0] }
    let rest = tried.filter(\.isProvisionable)
    let snapshot = trial.provisioningSnapshot(of: Set(rest.map(\.name)))
    let round = isKarpenterRunning ? Provisioner.solve(snapshot) : nil
    let isShort = round?.failures.contains { failure in rest.contains { $0.name == failure.pod } } ?? false
    return PodForecast(
      pods: names, bound: Self.shares(tried.compactMap(\.spec.nodeName)),
      preempting: Self.shares(tried.compactMap(\.status.nominatedNodeName)),
      schedulerNote: rest.first?.status.conditions[PodCondition.scheduled]?.message, round: round,
      waiting: objects.pods.values.count(where: \.isProvisionable),
      remedies: isShort
        ? ProvisioningContext(snapshot).remedies(for: rest) { Spelling.nearest(to: $0, among: $1) } : nil)
  }

  private static func shares(_ nodes: [NodeName]) -> [PodForecast.Share] {
    Dictionary(grouping: nodes) { $0 }.sorted { $0.key < $1.key }.map {
      PodForecast.Share(node: $0.key, pods: $0.value.count)
    }
  }

  /// The world as a round sees it that has only these Pods to place.
  mutating func provisioningSnapshot(of wanted: Set<PodName>) -> ProvisioningSnapshot {
    var snapshot = provisioningSnapshot()
    for index in snapshot.pods.indices
    where snapshot.pods[index].isProvisionable && !wanted.contains(snapshot.pods[index].name) {
      snapshot.pods[index].status.conditions = []
    }
    return snapshot
  }
}
