import Kubernetes

/// What one filter says of a pod on one node, whether or not an attempt came to ask it.
public struct FilterOpinion: Equatable, Sendable {
  public let plugin: PluginName
  public let verdict: Verdict

  public enum Verdict: Equatable, Sendable {
    /// The filter has nothing to do with a pod like this one.
    case notConcerned
    case fits
    case rejected(Rejection)
    /// No node at all can take the pod.
    case refused(PodRefusal.Reason)
  }
}

extension Scheduler {
  /// Asks every filter about one node, in their order; an attempt stops at the first refusal.
  ///
  /// - Returns: nil when there is no such node, or no profile for the pod.
  public func opinions(
    of pod: Pod, on node: NodeName, in snapshot: SchedulingSnapshot
  ) -> [FilterOpinion]? {
    guard let slot = snapshot.slot(of: node), let profile = profile(for: pod) else { return nil }
    let cycle = SchedulingCycle(pod, in: snapshot, profile: profile)
    let nominees = Nominees(cycle)
    return profile.filters.map { plugin in
      FilterOpinion(
        plugin: plugin, verdict: Self.verdict(of: plugin, on: node, slot: slot, cycle, nominees))
    }
  }

  private static func verdict(
    of plugin: PluginName, on node: NodeName, slot: Int, _ cycle: SchedulingCycle, _ nominees: Nominees
  ) -> FilterOpinion.Verdict {
    switch FilterChain.prepare([plugin], for: cycle) {
    case .refused(let refusal): return .refused(refusal.reason)
    case .ready(let chain):
      guard !chain.isEmpty else { return .notConcerned }
      if let nodes = chain.nodes, !nodes.contains(node) {
        return .rejected(Rejection([.notAmongNodes(named: [plugin])], by: plugin, preemptionMayHelp: false))
      }
      guard case .rejected(let rejection) = nominees.verdict(onSlot: slot, chain, cycle) else {
        return .fits
      }
      return .rejected(rejection)
    }
  }
}
