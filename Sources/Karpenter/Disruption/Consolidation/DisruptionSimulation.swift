import Kubernetes

/// What would become of the Pods if some nodes were taken away.
///
/// Source: sigs.k8s.io/karpenter `pkg/controllers/disruption/helpers.go`, `SimulateScheduling`.
struct DisruptionSimulation {
  /// New nodes that it would take, each with whoever found it.
  private var findings: [(claim: SettledClaim, solver: Solver)] = []
  /// Nodes that stay and would take Pods.
  private(set) var existing: [ExistingPlacement] = []
  /// Pods that run now and would not any more, by name.
  private(set) var stranded: [StrandedPod] = []
  /// Pods that wait already and would go on waiting, by name.
  private(set) var pending: [DisruptionCommand.FailedPod] = []

  fileprivate init() {}

  fileprivate init(
    _ solver: Solver, claims: [SettledClaim], existing: [ExistingPlacement], stranded: [StrandedPod],
    pending: [DisruptionCommand.FailedPod]
  ) {
    findings = claims.map { ($0, solver) }
    self.existing = existing
    self.stranded = stranded.sorted { $0.pod < $1.pod }
    self.pending = pending.sorted { $0.pod < $1.pod }
  }

  /// Adds what becomes of Pods that have nothing to do with those so far.
  fileprivate mutating func add(_ other: DisruptionSimulation) {
    findings += other.findings
    existing += other.existing
    if !other.stranded.isEmpty { stranded = (stranded + other.stranded).sorted { $0.pod < $1.pod } }
    if !other.pending.isEmpty { pending = (pending + other.pending).sorted { $0.pod < $1.pod } }
  }

  var claims: [SettledClaim] { findings.map(\.claim) }

  /// The claims to create, with how their types came about where the simulation was asked to keep that.
  var plannedClaims: [PlannedClaim] { findings.map { $0.solver.plan($0.claim) } }

  /// The only new node, to be judged by its price; nil when there is none, or more than one.
  var replacement: Replacement? {
    guard let only = findings.first, findings.count == 1 else { return nil }
    return Replacement(only.claim, of: only.solver)
  }
}

extension DisruptionContext {
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

  func place(
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
}
