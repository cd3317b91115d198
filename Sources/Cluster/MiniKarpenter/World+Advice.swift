import Controllers
import Kubernetes
import Scheduling

/// What the mini-Karpenter would advise of the cluster as it is; nothing is written.
extension World {
  /// As its ConfigMap says, or as it comes.
  public var miniKarpenterConfiguration: MiniKarpenterConfiguration {
    MiniKarpenterConfiguration(
      objects.configMaps[MiniKarpenter.configurationName]?.data ?? [:],
      standard: .standard(in: options.region))
  }

  /// A plan for each Pod that waits, by name.
  public func provisioningPlans(_ configuration: MiniKarpenterConfiguration) -> [ProvisioningPlan] {
    let waiting = objects.pods.values.filter(\.waitsForNode)
    guard !waiting.isEmpty else { return [] }
    let asks = !configuration.settings.switches.isDisjoint(with: [.affinity, .spread])
    return ProvisioningPlanner(
      catalogue: configuration.catalogue, settings: configuration.settings,
      neighbours: asks ? neighbours : Neighbours()
    ).plans(for: waiting)
  }

  private var neighbours: Neighbours {
    Neighbours(
      pods: objects.pods.values.filter { $0.isBound && !$0.isFinished },
      zones: Dictionary(
        objects.nodes.values.compactMap { node in node.zone.map { (node.nodeName, $0) } }
      ) { first, _ in first })
  }

  /// A suggestion for each node of which little is taken, by name.
  public func consolidationSuggestions(_ configuration: MiniKarpenterConfiguration)
    -> [ConsolidationSuggestion]
  {
    let advisor = ConsolidationAdvisor(
      settings: configuration.settings, budgets: objects.podDisruptionBudgets.values, now: now)
    let measured = measuredAmounts(configuration)
    return objects.nodes.values.compactMap { node in
      advisor.suggestion(
        for: node, pods: objects.pods(on: node.nodeName), usage: { measured[$0.name] },
        places: { places(for: $0, without: node.nodeName, configuration.settings.switches) })
    }
  }

  /// What Pods use, where that is asked for and the Metrics Server tells it.
  private func measuredAmounts(_ configuration: MiniKarpenterConfiguration) -> [PodName: ResourceList] {
    guard configuration.settings.switches.contains(.realUsage),
      case .served(let usage) = podMetrics(in: nil)
    else { return [:] }
    return usage.mapValues { containers in
      [
        .cpu: Quantity(milli: containers.reduce(0) { $0 + $1.cpu }),
        .memory: Quantity(bytes: containers.reduce(0) { $0 + $1.memory }),
      ]
    }
  }

  /// Whether what some Pod uses will be another without anybody's doing.
  func usageIsGrowing(_ configuration: MiniKarpenterConfiguration) -> Bool {
    configuration.settings.switches.contains(.realUsage)
      && objects.pods.values.contains { $0.lastStart.map { now < $0 + ContainerUsage.growth } ?? false }
  }

  /// Where kube-scheduler would put Pods, one after the other, if their node were not there.
  private func places(
    for pods: [Pod], without node: NodeName, _ switches: Set<MiniKarpenterSettings.Switch>
  ) -> [PodName: NodeName] {
    var snapshot = schedulingSnapshot
    var scheduler = scheduler
    for pod in objects.pods(on: node) { snapshot.remove(pod) }
    snapshot.removeNode(node)
    var places: [PodName: NodeName] = [:]
    for pod in pods {
      let free = pod.freed(heeding: switches)
      guard case .bound(let place) = scheduler.place(free, in: snapshot).outcome else { continue }
      places[pod.name] = place
      snapshot.put(free.with { $0.spec.nodeName = place })
    }
    return places
  }
}

extension Pod {
  /// Whether the scheduler has looked for a node for it and found none.
  fileprivate var waitsForNode: Bool {
    let scheduled = status.conditions[PodCondition.scheduled]
    return !isBound && !metadata.isBeingDeleted && scheduled?.status == .isFalse
      && scheduled?.reason == "Unschedulable"
  }

  /// As it would come back elsewhere; without those of its constraints that are not to be heeded.
  fileprivate func freed(heeding switches: Set<MiniKarpenterSettings.Switch>) -> Pod {
    with { pod in
      pod.spec.nodeName = nil
      pod.status.nominatedNodeName = nil
      pod.status.phase = .pending
      if !switches.contains(.spread) { pod.spec.topologySpreadConstraints = [] }
      if !switches.contains(.affinity) {
        pod.spec.affinity?.podAffinity = nil
        pod.spec.affinity?.podAntiAffinity = nil
      }
    }
  }
}
