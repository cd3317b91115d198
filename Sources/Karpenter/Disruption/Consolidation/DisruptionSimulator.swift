import Kubernetes

/// Asks what would become of Pods without some nodes: many times in one pass, and so on common ground.
final class DisruptionSimulator {
  private let provisioning: ProvisioningContext
  private let limits: EvictionLimits
  private let now: VirtualTime
  private lazy var pendingPods = provisioning.pendingPods().accepted
  private lazy var podsOfDeletingNodes = provisioning.podsOfDeletingNodes()
  /// Both, as no simulation is without them.
  private(set) lazy var independentPods = IndependentPods(pendingPods + podsOfDeletingNodes, provisioning)
  private lazy var namesOfPendingPods = Set(pendingPods.map(\.pod.name))
  private lazy var namesOfLeavingPods = Set(podsOfDeletingNodes.map(\.pod.name))
  /// What becomes of each of the independent parts where no node that it could use is taken away.
  private lazy var outcomes = [DisruptionSimulation?](repeating: nil, count: independentPods.parts.count)
  /// Machines that stay, in the order in which they are tried.
  private lazy var lastingGrounds = provisioning.grounds.filter { !$0.state.isMarkedForDeletion }
  /// Machines that count as there and not yet ready to be relied upon.
  private lazy var uninitialized = Set(
    provisioning.state.nodes.lazy.filter { !$0.isInitialized }.map(\.name))
  /// About Pods that every simulation asks about without their being candidates' own.
  private lazy var protectionEventsOnDeletingNodes = provisioning.state.nodes
    .filter { $0.isMarkedForDeletion && $0.node != nil }
    .flatMap(\.pods).filter { $0.isReschedulable || ($0.isActive && !$0.isOwnedByNode) }
    .compactMap(protectionEvent)

  init(_ provisioning: ProvisioningContext, limits: EvictionLimits) {
    self.provisioning = provisioning
    self.limits = limits
    now = provisioning.snapshot.now
  }

  /// - Parameter recording: how much of what was looked at is kept. Where it is the outcomes alone, Pods that these
  ///   nodes have nothing to do with are not placed once more.
  /// - Returns: nil when no NodePool takes part, which leaves nothing to simulate with.
  func simulate(
    without candidates: [DisruptionCandidate], publishingTo recorder: inout EventRecorder,
    recording: ProvisioningOptions.Recording = .outcomes
  ) -> DisruptionSimulation? {
    guard !provisioning.nodePools.isEmpty else { return nil }
    var leaving: [RoundPod] = []
    for candidate in candidates {
      for pod in candidate.pods {
        publishProtection(of: pod, to: &recorder)
        if pod.isReschedulable(within: limits, at: now) {
          leaving.append(RoundPod(pod, leaving: candidate.node))
        }
      }
    }
    recorder.publish(protectionEventsOnDeletingNodes)
    for report in provisioning.reports {
      if case .requirementsFilterOutAll(let unmet) = report.standing {
        recorder.publish(.noCompatibleInstanceTypes(report.nodePool, becauseOfMinValues: !unmet.isEmpty))
      }
    }
    var removed = TypeSet(none: provisioning.grounds.count)
    for candidate in candidates {
      if let position = provisioning.position(of: candidate.node) { removed.insert(position) }
    }
    let grounds = lastingGrounds.filter { !removed.contains($0.position) }
    guard recording == .outcomes else {
      return place(leaving + pendingPods + podsOfDeletingNodes, on: grounds, recording: recording)
    }
    return outcomes(of: leaving, of: candidates, on: grounds)
  }

  private func outcomes(
    of leaving: [RoundPod], of candidates: [DisruptionCandidate], on grounds: [NodeGround]
  ) -> DisruptionSimulation {
    let parts = independentPods.parts
    guard !parts.isEmpty else { return place(leaving, on: grounds, recording: .outcomes) }
    let own = SimulationPart(leaving, leaving: candidates, provisioning)
    let isConcerned = parts.map { $0.followsTopology || $0.meets(own) }
    let concerned = zip(parts, isConcerned).flatMap { $1 ? $0.pods : [] }
    var result = place(leaving + concerned, on: grounds, recording: .outcomes)
    for position in parts.indices where !isConcerned[position] { result.add(outcome(ofPartAt: position)) }
    return result
  }

  /// What becomes of an independent part by itself.
  private func outcome(ofPartAt position: Int) -> DisruptionSimulation {
    if let known = outcomes[position] { return known }
    let outcome = place(independentPods.parts[position].pods, on: lastingGrounds, recording: .outcomes)
    outcomes[position] = outcome
    return outcome
  }

  private func place(
    _ pods: [RoundPod], on grounds: [NodeGround], recording: ProvisioningOptions.Recording
  ) -> DisruptionSimulation {
    guard !pods.isEmpty else { return DisruptionSimulation() }
    let solver = Solver(
      provisioning, pods: pods, on: grounds, reservations: .fallback, candidates: .all, recording: recording)
    solver.run()
    return simulation(by: solver)
  }

  private func simulation(by solver: Solver) -> DisruptionSimulation {
    let existing = solver.placements
    let claims = solver.settle()
    var stranded: [StrandedPod] = []
    var pending: [DisruptionCommand.FailedPod] = []
    for decision in solver.decisions {
      guard let failure = decision.failure else { continue }
      if namesOfPendingPods.contains(decision.pod) {
        pending.append(DisruptionCommand.FailedPod(pod: decision.pod, failure: failure))
      } else {
        stranded.append(StrandedPod(pod: decision.pod, reason: .failed(failure)))
      }
    }
    for placement in existing where uninitialized.contains(placement.name) {
      for pod in placement.pods
      where !namesOfLeavingPods.contains(pod) && !namesOfPendingPods.contains(pod) {
        stranded.append(
          StrandedPod(
            pod: pod, reason: .uninitializedNode(nodeClaim: placement.nodeClaim, node: placement.node)))
      }
    }
    return DisruptionSimulation(
      solver, claims: claims, existing: existing, stranded: stranded, pending: pending)
  }

  private func publishProtection(of pod: Pod, to recorder: inout EventRecorder) {
    if let event = protectionEvent(of: pod) { recorder.publish(event) }
  }

  private func protectionEvent(of pod: Pod) -> DisruptionEvent? {
    pod.isActive ? PodProtection(of: pod, at: now).event(on: pod.name) : nil
  }
}
