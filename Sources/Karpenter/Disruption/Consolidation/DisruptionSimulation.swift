import Kubernetes

/// What would become of the Pods if some nodes were taken away.
///
/// Source: sigs.k8s.io/karpenter `pkg/controllers/disruption/helpers.go`, `SimulateScheduling`.
struct DisruptionSimulation {
  let round: ProvisioningRound
  /// Pods that run now and would not any more, by name.
  let stranded: [StrandedPod]
  /// Pods that wait already and would go on waiting, by name.
  let pending: [DisruptionCommand.FailedPod]
}

extension DisruptionContext {
  /// - Returns: nil when no NodePool takes part, which leaves nothing to simulate with.
  func simulate(
    without candidates: [DisruptionCandidate], publishingTo recorder: inout EventRecorder
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
    let round = provisioning.solve(
      pods, on: state.nodes.filter { !$0.isMarkedForDeletion && !removed.contains($0.name) },
      reservations: .fallback)
    for report in round.nodePools {
      if case .requirementsFilterOutAll(let unmet) = report.standing {
        recorder.publish(.noCompatibleInstanceTypes(report.nodePool, becauseOfMinValues: !unmet.isEmpty))
      }
    }
    return simulation(of: round)
  }

  private func simulation(of round: ProvisioningRound) -> DisruptionSimulation {
    let waiting = Set(pendingPods.map(\.pod.name))
    let leaving = Set(podsOfDeletingNodes.map(\.pod.name))
    var stranded: [StrandedPod] = []
    var pending: [DisruptionCommand.FailedPod] = []
    for (pod, failure) in round.failures {
      if waiting.contains(pod) {
        pending.append(DisruptionCommand.FailedPod(pod: pod, failure: failure))
      } else {
        stranded.append(StrandedPod(pod: pod, reason: .failed(failure)))
      }
    }
    for placement in round.existing where uninitialized.contains(placement.name) {
      for pod in placement.pods where !leaving.contains(pod) && !waiting.contains(pod) {
        stranded.append(
          StrandedPod(
            pod: pod, reason: .uninitializedNode(nodeClaim: placement.nodeClaim, node: placement.node)))
      }
    }
    return DisruptionSimulation(
      round: round, stranded: stranded.sorted { $0.pod < $1.pod }, pending: pending)
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
