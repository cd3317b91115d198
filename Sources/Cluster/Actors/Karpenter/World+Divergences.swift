import Karpenter
import Kubernetes
import Scheduling

/// Where Karpenter assumed that Pods would go, held against where kube-scheduler puts them.
extension World {
  /// Remembers what the round that has just been recorded assumes.
  mutating func noteAssumptions(of round: ProvisioningRound) {
    guard let id = cause else { return }
    for decision in round.pods {
      assumptions[decision.pod] = round.assumedPlace(of: decision).map {
        PodAssumption(round: id, place: $0, relaxations: decision.relaxations)
      }
    }
  }

  /// Records a divergence, if the placement is one, as caused by it.
  mutating func compareWithKarpenter(_ placement: PodPlacement, by attempt: SchedulingAttempt) {
    let pod = placement.pod
    guard case .bound(let actual) = placement.outcome, let assumption = assumptions[pod] else { return }
    assumptions[pod] = nil
    let assumed = node(of: assumption.place)
    guard assumed != actual else { return }
    let divergence = SchedulerDivergence(
      pod: pod, round: assumption.round, assumed: assumption.place, assumedNode: assumed,
      actual: actual, relaxations: assumption.relaxations,
      reason: assumed.map { Self.reason(for: actual, instead: $0, attempt.placement) }
        ?? (exists(assumption.place) ? .noNodeYet : .gone))
    _ = decisions.append(.schedulerDivergence(divergence), by: .scheduler, at: now, cause: cause)
  }

  private func node(of place: AssumedPlace) -> NodeName? {
    switch place {
    case .node(let name): objects.node(name) == nil ? nil : name
    case .nodeClaim(let name): claim(name).flatMap { nodes(of: $0).first?.nodeName }
    }
  }

  private func exists(_ place: AssumedPlace) -> Bool {
    switch place {
    case .node: false
    case .nodeClaim(let name): claim(name) != nil
    }
  }

  private func claim(_ name: NodeClaimName) -> NodeClaim? {
    objects.nodeClaims[NamespacedName(namespace: "", name: name.text)]
  }

  /// - Parameter placement: with its sheet.
  private static func reason(
    for actual: NodeName, instead assumed: NodeName, _ placement: PodPlacement
  ) -> SchedulerDivergence.Reason {
    let sheet = placement.sheet
    guard let verdict = sheet?[assumed] else { return .gone }
    switch verdict.filter {
    case .notExamined: return .notExamined
    case .rejected(let rejection): return .refused(rejection)
    case .fits: break
    }
    guard let chosen = sheet?[actual], chosen.total != verdict.total,
      let decisive = decisive(for: chosen, over: verdict)
    else { return .scoredTheSame(total: verdict.total) }
    return .scoredLess(assumed: verdict.total, actual: chosen.total, mostly: decisive)
  }

  /// The plugin whose points speak most for one node over another; of equals, the first to run.
  private static func decisive(for chosen: NodeVerdict, over other: NodeVerdict) -> PluginName? {
    var best: (plugin: PluginName, lead: Int)?
    for score in chosen.scores {
      let lead = score.weighted - (other.scores.first { $0.plugin == score.plugin }?.weighted ?? 0)
      if lead > best?.lead ?? .min { best = (score.plugin, lead) }
    }
    return best?.plugin
  }
}
