import Cloud
import Cluster
import Controllers
import Karpenter
import Kubernetes

/// What Karpenter counts of its own decisions.
///
/// Source: sigs.k8s.io/karpenter v1.13.0 and karpenter-provider-aws v1.13.0, where each metric is raised.
struct DecisionSeries {
  private var recorder: SeriesRecorder
  private var nodePools: [NodeClaimName: String] = [:]
  private var capacityTypes: [NodeClaimName: String] = [:]
  /// Why a claim is being disrupted, as its `DisruptionReason` says.
  private var reasons: [NodeClaimName: String] = [:]
  private var terminations: [String: [Double]] = [:]

  static func record(_ log: DecisionLog, in recorder: inout SeriesRecorder) {
    var series = Self(recorder: recorder)
    for record in log.all { series.record(record) }
    recorder = series.recorder
  }

  private init(recorder: SeriesRecorder) { self.recorder = recorder }

  private mutating func record(_ record: DecisionRecord) {
    let time = record.time
    switch record.decision {
    case .provisioningRound(let round): self.record(round, at: time)
    case .nodeClaimStep(let step): self.record(step, at: time)
    case .drainStep(let step): self.record(step, at: time)
    case .disruptionPass(let pass): self.record(pass, at: time)
    case .controllerStep(let step): self.record(step, at: time)
    case .interruptionHandling(let handling): self.record(handling, at: time)
    case .userCommand, .podPlacement, .cloudEvent, .schedulerDivergence: break
    }
  }

  private mutating func record(_ round: ProvisioningRound, at time: VirtualTime) {
    let controller: MetricLabels = ["controller": "provisioner"]
    // A round takes no virtual time.
    recorder.observe("karpenter_scheduler_scheduling_duration_seconds", controller, 0, at: time)
    recorder.set(
      "karpenter_scheduler_unschedulable_pods_count", controller, to: Double(round.failures.count), at: time)
    recorder.set("karpenter_scheduler_ignored_pods_count", to: Double(round.ignored.count), at: time)
    for claim in round.claims where claim.limitExceeded == nil { created(claim, "provisioned", at: time) }
  }

  private mutating func created(_ claim: PlannedClaim, _ reason: String, at time: VirtualTime) {
    recorder.add(
      "karpenter_nodeclaims_created_total",
      [
        "reason": reason, "nodepool": claim.nodePool.text, "min_values_relaxed": "\(claim.minValuesRelaxed)",
      ], at: time)
  }

  private mutating func disrupted(_ claim: NodeClaimName, _ reason: String, at time: VirtualTime) {
    recorder.add(
      "karpenter_nodeclaims_disrupted_total",
      [
        "reason": reason, "nodepool": nodePools[claim] ?? "", "capacity_type": capacityTypes[claim] ?? "",
      ], at: time)
  }
}

// MARK: - NodeClaims and nodes

extension DecisionSeries {
  private mutating func record(_ step: NodeClaimStep, at time: VirtualTime) {
    let pool = step.nodePool?.text ?? ""
    nodePools[step.nodeClaim] = pool
    switch step.step {
    case .launch(let machine): capacityTypes[step.nodeClaim] = machine.capacityType
    case .registration: recorder.add("karpenter_nodes_created_total", ["nodepool": pool], at: time)
    case .failure(let failure): record(failure, of: step.nodeClaim, at: time)
    case .termination(let after):
      recorder.add(
        "karpenter_nodeclaims_terminated_total",
        ["nodepool": pool, "capacity_type": capacityTypes[step.nodeClaim] ?? ""], at: time)
      recorder.observe(
        "karpenter_nodeclaims_termination_duration_seconds", ["nodepool": pool], after.inSeconds, at: time)
    case .initialization, .waiting, .nodeDeletion, .instanceTermination: break
    }
  }

  private mutating func record(
    _ failure: NodeClaimStep.Failure, of claim: NodeClaimName, at time: VirtualTime
  ) {
    func error(_ name: String) -> MetricLabels {
      ["controller": "nodeclaim.lifecycle", "method": "Create", "provider": "aws", "error": name]
    }
    let errors = "karpenter_cloudprovider_errors_total"
    switch failure {
    case .insufficientCapacity:
      disrupted(claim, "insufficient_capacity", at: time)
      recorder.add(errors, error("InsufficientCapacityError"), at: time)
    case .nodeClassNotReady:
      disrupted(claim, "nodeclass_not_ready", at: time)
      recorder.add(errors, error("NodeClassNotReadyError"), at: time)
    case .launchFailed: recorder.add(errors, error(""), at: time)
    case .launchTimeout: disrupted(claim, "launch_timeout", at: time)
    case .registrationTimeout: disrupted(claim, "registration_timeout", at: time)
    case .multipleNodes: break
    }
  }

  private mutating func record(_ step: DrainStep, at time: VirtualTime) {
    let pool: MetricLabels = ["nodepool": step.nodeClaim.flatMap { nodePools[$0] } ?? ""]
    switch step.stage {
    case .draining(let drain):
      let evictions = "karpenter_pods_eviction_requests_total"
      let reason = step.nodeClaim.flatMap { reasons[$0] } ?? "Forceful Termination"
      recorder.add(evictions, ["code": "200"], Double(drain.evicted.count), at: time)
      recorder.add(
        "karpenter_pods_drained_total", ["reason": reason], Double(drain.evicted.count), at: time)
      for refused in drain.refused {
        recorder.add(evictions, ["code": "\(refused.refusal.code)"], at: time)
      }
    case .drained: recorder.add("karpenter_nodes_drained_total", pool, at: time)
    case .removed(_, let after):
      recorder.add("karpenter_nodes_terminated_total", pool, at: time)
      let key = pool["nodepool"] ?? ""
      let all = ((terminations[key] ?? []) + [after.inSeconds]).sorted()
      terminations[key] = all
      recorder.summarize(
        "karpenter_nodes_termination_duration_seconds", pool, after.inSeconds, of: all, at: time)
    case .tainted, .awaitingVolumes, .volumesDetached, .volumesAbandoned, .instanceTermination: break
    }
  }

  private mutating func record(_ step: ControllerStep, at time: VirtualTime) {
    let claim = NodeClaimName(step.object.name.name)
    switch step.change {
    case .expired: disrupted(claim, "expired", at: time)
    case .machineVanished: disrupted(claim, "garbage_collected", at: time)
    default: break
    }
  }
}

// MARK: - Disruption

extension DecisionSeries {
  private mutating func record(_ pass: DisruptionPass, at time: VirtualTime) {
    for command in pass.commands {
      switch pass.stage {
      case .carriedOut: carriedOut(command, at: time)
      case .replaced: for candidate in command.candidates { left(candidate, command, at: time) }
      case .abandoned:
        recorder.add(
          "karpenter_voluntary_disruption_failed_validations_total",
          ["consolidation_type": command.method.consolidationType], Double(command.candidates.count), at: time
        )
      case .rolledBack:
        recorder.add(
          "karpenter_voluntary_disruption_queue_failures_total",
          [
            "decision": command.decision.rawValue, "reason": command.reason.rawValue.lowercased(),
            "consolidation_type": command.decision.rawValue,
          ], Double(command.replacements.count), at: time)
      case .nothing, .proposed, .noNodePools: break
      }
    }
  }

  private mutating func carriedOut(_ command: DisruptionCommand, at time: VirtualTime) {
    let labels: MetricLabels = [
      "decision": command.decision.rawValue, "reason": command.reason.rawValue.lowercased(),
      "consolidation_type": command.method.consolidationType,
    ]
    recorder.add("karpenter_voluntary_disruption_decisions_total", labels, at: time)
    for pool in Set(command.candidates.map(\.nodePool.text)).sorted() {
      recorder.add(
        "karpenter_voluntary_disruption_decisions_by_nodepool_total", labels.with("nodepool", pool), at: time)
    }
    for claim in command.replacements { created(claim, command.reason.rawValue.lowercased(), at: time) }
    for candidate in command.candidates {
      reasons[candidate.nodeClaim] = command.reason.rawValue
      if command.replacements.isEmpty { left(candidate, command, at: time) }
    }
  }

  private mutating func left(
    _ candidate: DisruptionCommand.Candidate, _ command: DisruptionCommand, at time: VirtualTime
  ) {
    nodePools[candidate.nodeClaim] = candidate.nodePool.text
    capacityTypes[candidate.nodeClaim] = candidate.capacityType ?? ""
    disrupted(candidate.nodeClaim, command.reason.rawValue.lowercased(), at: time)
  }

  private mutating func record(_ handling: InterruptionHandling, at time: VirtualTime) {
    guard case .understood(let kind) = handling.reading else {
      recorder.add("karpenter_interruption_deleted_messages_total", at: time)
      return
    }
    switch handling.source {
    case .queue(_, _, let waited, _):
      recorder.add(
        "karpenter_interruption_received_messages_total", ["message_type": kind.rawValue], at: time)
      recorder.add("karpenter_interruption_deleted_messages_total", at: time)
      recorder.observe(
        "karpenter_interruption_message_queue_duration_seconds", [:], waited.inSeconds, at: time)
    case .statusCheck:
      recorder.add(
        "karpenter_interruption_instance_status_unhealthy_total", ["category": kind.statusCategory], at: time)
    }
    for machine in handling.machines {
      guard machine.outcome == .deleted || machine.outcome == .deletedByForce,
        let claim = machine.nodeClaim
      else { continue }
      disrupted(claim, kind.rawValue, at: time)
    }
  }
}

extension DisruptionMethod {
  /// As metrics label it; drift has none.
  fileprivate var consolidationType: String {
    switch self {
    case .emptiness: "empty"
    case .staticDrift, .drift: ""
    case .multiNodeConsolidation: "multi"
    case .singleNodeConsolidation: "single"
    }
  }
}

extension InterruptionKind {
  /// Of a status check that failed.
  fileprivate var statusCategory: String {
    switch self {
    case .systemStatus: "SystemStatus"
    case .eventStatus: "EventStatus"
    default: "InstanceStatus"
    }
  }
}
