import Kubernetes

/// What would become of the Pods if some nodes were taken away.
///
/// Source: sigs.k8s.io/karpenter `pkg/controllers/disruption/helpers.go`, `SimulateScheduling`.
struct DisruptionSimulation {
  /// New nodes that it would take.
  let claims: [SettledClaim]
  /// Nodes that stay and would take Pods.
  let existing: [ExistingPlacement]
  /// Pods that run now and would not any more, by name.
  let stranded: [StrandedPod]
  /// Pods that wait already and would go on waiting, by name.
  let pending: [DisruptionCommand.FailedPod]
  /// Nil where there was no Pod to place.
  private let solver: Solver?

  fileprivate init(
    _ solver: Solver?, claims: [SettledClaim], existing: [ExistingPlacement], stranded: [StrandedPod],
    pending: [DisruptionCommand.FailedPod]
  ) {
    self.solver = solver
    self.claims = claims
    self.existing = existing
    self.stranded = stranded
    self.pending = pending
  }

  /// The claims to create, with how their types came about where the simulation was asked to keep that.
  var plannedClaims: [PlannedClaim] { claims.compactMap { solver?.plan($0) } }

  /// The only new node, to be judged by its price; nil when there is none, or more than one.
  var replacement: Replacement? {
    guard let claim = claims.first, claims.count == 1, let solver else { return nil }
    return Replacement(claim, of: solver)
  }
}

extension DisruptionContext {
  /// - Parameter recording: how much of what was looked at is kept.
  /// - Returns: nil when no NodePool takes part, which leaves nothing to simulate with.
  func simulate(
    without candidates: [DisruptionCandidate], publishingTo recorder: inout EventRecorder,
    recording: ProvisioningOptions.Recording = .outcomes
  ) -> DisruptionSimulation? {
    guard !provisioning.nodePools.isEmpty else { return nil }
    let removed = Set(candidates.map(\.node.text))
    var pods = pendingPods
    for candidate in candidates {
      for pod in candidate.pods {
        publishProtection(of: pod, to: &recorder)
        if pod.isReschedulable(within: limits, at: now) {
          pods.append(RoundPod(pod, leaving: candidate.node))
        }
      }
    }
    publishProtectionOnDeletingNodes(to: &recorder)
    pods += podsOfDeletingNodes
    for report in provisioning.reports {
      if case .requirementsFilterOutAll(let unmet) = report.standing {
        recorder.publish(.noCompatibleInstanceTypes(report.nodePool, becauseOfMinValues: !unmet.isEmpty))
      }
    }
    guard !pods.isEmpty else {
      return DisruptionSimulation(nil, claims: [], existing: [], stranded: [], pending: [])
    }
    let solver = Solver(
      provisioning, pods: pods,
      on: provisioning.grounds.filter {
        !$0.state.isMarkedForDeletion && !removed.contains($0.state.name)
      }, reservations: .fallback, candidates: .all, recording: recording)
    solver.run()
    return simulation(by: solver)
  }

  private func simulation(by solver: Solver) -> DisruptionSimulation {
    let claims = solver.settle()
    let existing = solver.placements
    let waiting = Set(pendingPods.map(\.pod.name))
    let leaving = Set(podsOfDeletingNodes.map(\.pod.name))
    var stranded: [StrandedPod] = []
    var pending: [DisruptionCommand.FailedPod] = []
    for decision in solver.decisions {
      guard let failure = decision.failure else { continue }
      if waiting.contains(decision.pod) {
        pending.append(DisruptionCommand.FailedPod(pod: decision.pod, failure: failure))
      } else {
        stranded.append(StrandedPod(pod: decision.pod, reason: .failed(failure)))
      }
    }
    for placement in existing where uninitialized.contains(placement.name) {
      for pod in placement.pods where !leaving.contains(pod) && !waiting.contains(pod) {
        stranded.append(
          StrandedPod(
            pod: pod, reason: .uninitializedNode(nodeClaim: placement.nodeClaim, node: placement.node)))
      }
    }
    return DisruptionSimulation(
      solver, claims: claims, existing: existing, stranded: stranded.sorted { $0.pod < $1.pod },
      pending: pending.sorted { $0.pod < $1.pod })
  }

  /// Pods that are asked about without being candidates' own.
  private func publishProtectionOnDeletingNodes(to recorder: inout EventRecorder) {
    for node in state.nodes where node.isMarkedForDeletion && node.node != nil {
      for pod in node.pods where pod.isReschedulable || (pod.isActive && !pod.isOwnedByNode) {
        publishProtection(of: pod, to: &recorder)
      }
    }
  }

  private func publishProtection(of pod: Pod, to recorder: inout EventRecorder) {
    guard pod.isActive, let event = PodProtection(of: pod, at: now).event(on: pod.name) else { return }
    recorder.publish(event)
  }
}
