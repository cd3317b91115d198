import Cloud
import Cluster
import Controllers
import Karpenter
import Kubernetes
import Scheduling

/// A decision as a flat set of facts, by the names that lessons' checks and breakpoints use.
extension DecisionRecord {
  /// Every name that a record may have.
  public static let recordNames = RecordName.allCases.map(\.rawValue)

  /// The record's name: `PodPlacement`, `ProvisioningRound`.
  public var recordName: String { name.rawValue }

  /// Whether a record is of a name: the placement that takes other Pods' room is a `Preemption`, too.
  public func isNamed(_ name: String) -> Bool {
    recordName == name || name == RecordName.preemption.rawValue && victims != nil
  }

  /// Those who lose their place by this decision; nil when it takes nobody's.
  private var victims: [Preemption.Victim]? {
    guard case .podPlacement(let placement) = decision,
      case .nominated(let candidate, _) = placement.preemption?.outcome
    else { return nil }
    return candidate.victims
  }

  private enum RecordName: String, CaseIterable {
    case userCommand = "UserCommand"
    case podPlacement = "PodPlacement"
    case preemption = "Preemption"
    case provisioningRound = "ProvisioningRound"
    case controllerStep = "ControllerStep"
    case nodeClaimStep = "NodeClaimStep"
    case drainStep = "DrainStep"
    case disruptionPass = "DisruptionPass"
    case interruptionHandling = "InterruptionHandling"
    case cloudEvent = "CloudEvent"
    case schedulerDivergence = "SchedulerDivergence"
  }

  private var name: RecordName {
    switch decision {
    case .userCommand: .userCommand
    case .podPlacement: .podPlacement
    case .provisioningRound: .provisioningRound
    case .controllerStep: .controllerStep
    case .nodeClaimStep: .nodeClaimStep
    case .drainStep: .drainStep
    case .disruptionPass: .disruptionPass
    case .interruptionHandling: .interruptionHandling
    case .cloudEvent: .cloudEvent
    case .schedulerDivergence: .schedulerDivergence
    }
  }

  public var facts: JSONValue {
    var facts = Self.facts(of: decision)
    facts["actor"] = .string(actor.name)
    if let victims { facts["victims"] = .int(Int64(victims.count)) }
    return .object(facts)
  }

  private static func facts(of decision: Decision) -> [String: JSONValue] {
    switch decision {
    case .userCommand(let command): ["text": .string(command.text)]
    case .podPlacement(let placement): facts(of: placement)
    case .provisioningRound(let round):
      [
        "pods": .int(Int64(round.pods.count)), "claims": .int(Int64(round.claims.count)),
        "failures": .int(Int64(round.failures.count)),
        "nodePools": .array(round.claims.map { .string($0.nodePool.text) }),
      ]
    case .controllerStep(let step):
      ["kind": .string(step.object.kind.name), "name": .string(step.object.name.name)]
        .merging(adviceFacts(of: step.change)) { own, _ in own }
        .merging(facts(of: step.change)) { own, _ in own }
    case .nodeClaimStep(let step):
      [
        "step": .string(step.step.name), "nodeClaim": .string(step.nodeClaim.text),
        "nodePool": .string(step.nodePool?.text ?? ""),
      ]
    case .drainStep(let step): ["node": .string(step.node.text)]
    case .disruptionPass(let pass): facts(of: pass)
    case .interruptionHandling(let handling): facts(of: handling)
    case .cloudEvent(let event): facts(of: event)
    case .schedulerDivergence(let divergence):
      [
        "pod": .string(divergence.pod.name), "namespace": .string(divergence.pod.namespace),
        "assumed": .string(divergence.assumedNode?.text ?? ""), "node": .string(divergence.actual.text),
      ]
    }
  }

  /// Of what the mini-Karpenter advises.
  private static func adviceFacts(of change: ControllerStep.Change) -> [String: JSONValue] {
    guard case .miniKarpenter(let change) = change else { return [:] }
    switch change {
    case .started: return ["advice": .string("started")]
    case .planned(let plan):
      return ["advice": .string("planned"), "size": .string(plan.choice?.size.name ?? "")]
    case .planWithdrawn: return ["advice": .string("planWithdrawn")]
    case .suggested(let suggestion):
      return [
        "advice": .string("suggested"), "canBeDrained": .bool(!suggestion.commands.isEmpty),
        "blockers": .int(Int64(suggestion.blockers.count)),
      ]
    case .suggestionWithdrawn: return ["advice": .string("suggestionWithdrawn")]
    case .refused(_, true): return ["advice": .string("forbidden")]
    case .refused(_, false): return ["advice": .string("refused")]
    case .faultyConfiguration: return ["advice": .string("faultyConfiguration")]
    }
  }

  private static func facts(of handling: InterruptionHandling) -> [String: JSONValue] {
    var facts: [String: JSONValue] = [
      "machines": .int(Int64(handling.machines.count)),
      "nodeClaims": .array(handling.machines.compactMap { $0.nodeClaim.map { .string($0.text) } }),
      "nodes": .array(handling.machines.compactMap { $0.node.map { .string($0.text) } }),
      "deleted": .int(
        Int64(handling.machines.count { $0.outcome == .deleted || $0.outcome == .deletedByForce })),
    ]
    switch handling.reading {
    case .understood(let kind): facts["kind"] = .string(kind.rawValue)
    case .unreadable: facts["kind"] = .string("unreadable")
    }
    return facts
  }

  /// Of an autoscaler's doings what it did, and from how many replicas to how many.
  private static func facts(of change: ControllerStep.Change) -> [String: JSONValue] {
    guard case .autoscaling(let change) = change else { return [:] }
    func scaling(_ name: String, _ from: Int, _ to: Int) -> [String: JSONValue] {
      ["change": .string(name), "from": .int(Int64(from)), "to": .int(Int64(to))]
    }
    return switch change {
    case .rescaled(let scaled): scaling("rescaled", scaled.from, scaled.to)
    case .held(let scaled): scaling("held", scaled.from, scaled.to)
    case .blind(let reason, _): ["change": .string("blind"), "reason": .string(reason)]
    case .sees: ["change": .string("sees")]
    case .refused: ["change": .string("refused")]
    case .madeAutoscaler: ["change": .string("madeAutoscaler")]
    case .activated(let replicas, _): scaling("activated", 0, replicas)
    case .deactivated(let from, let to, _): scaling("deactivated", from, to)
    case .recommended: ["change": .string("recommended")]
    case .evictedForResize: ["change": .string("evictedForResize")]
    }
  }

  private static func facts(of placement: PodPlacement) -> [String: JSONValue] {
    var facts: [String: JSONValue] = [
      "pod": .string(placement.pod.name), "namespace": .string(placement.pod.namespace),
      "workload": .string(placement.pod.workload), "nodes": .int(Int64(placement.nodeCount)),
      "feasible": .int(Int64(placement.feasibleCount)),
    ]
    switch placement.outcome {
    case .bound(let node):
      facts["outcome"] = .string("bound")
      facts["node"] = .string(node.text)
    case .unschedulable, .refused, .noNodes: facts["outcome"] = .string("unschedulable")
    case .gated: facts["outcome"] = .string("gated")
    }
    return facts
  }

  private static func facts(of pass: DisruptionPass) -> [String: JSONValue] {
    let command = pass.stage.isCommand ? pass.commands.first : nil
    return [
      "method": .string(pass.method?.rawValue ?? ""), "reason": .string(pass.method?.reason.rawValue ?? ""),
      "decision": .string(command?.decision.rawValue ?? "no-op"), "stage": .string(pass.stage.name),
      "candidates": .int(Int64(pass.commands.reduce(0) { $0 + $1.candidates.count })),
      "replacements": .int(Int64(pass.commands.reduce(0) { $0 + $1.replacements.count })),
    ]
  }

  private static func facts(of event: CloudEvent) -> [String: JSONValue] {
    switch event {
    case .launch(let launch): ["event": .string("launch"), "nodeClaim": .string(launch.nodeClaim.text)]
    case .machineJoined(_, let node, _): ["event": .string("joined"), "node": .string(node.text)]
    case .nodeReady(let node): ["event": .string("ready"), "node": .string(node.text)]
    case .machineGone(let id, let type, _):
      ["event": .string("gone"), "instance": .string(id.text), "instanceType": .string(type)]
    case .incident(let incident): facts(of: incident)
    }
  }

  private static func facts(of incident: CloudIncident) -> [String: JSONValue] {
    func event(_ name: String, _ key: String? = nil, _ value: String = "") -> [String: JSONValue] {
      ["event": .string(name)].merging(key.map { [$0: .string(value)] } ?? [:]) { own, _ in own }
    }
    return switch incident {
    case .spotInterruption(_, let node, _): event("spotInterruption", "node", node.text)
    case .rebalanceRecommendation(_, let node): event("rebalanceRecommendation", "node", node.text)
    case .spotWave(_, let hit, _): ["event": .string("spotWave"), "hit": .int(Int64(hit))]
    case .stateChange(_, let node, let state, _): event(state.rawValue, "node", node.text)
    case .impaired(_, let node): event("impaired", "node", node.text)
    case .joinFailed(_, let claim, _): event("joinFailed", "nodeClaim", claim.text)
    case .networkNotReady(_, let node, _): event("networkNotReady", "node", node.text)
    case .noticeQueued(let rule, _, _): event("noticeQueued", "rule", rule.rawValue)
    case .noticeDropped(let rule, _): event("noticeDropped", "rule", rule.rawValue)
    case .messageSent: event("messageSent")
    case .zoneDown(let zone, _): event("zoneDown", "zone", zone)
    case .zoneUp(let zone, _): event("zoneUp", "zone", zone)
    case .shortage(let shortage): event("shortage", "instanceType", shortage.instanceType ?? "")
    case .shortagesOver: event("shortagesOver")
    case .nodeGroupScaled(let group, _, _): event("nodeGroupScaled", "nodeGroup", group)
    case .capacityReserved(let reservation): event("capacityReserved", "reservation", reservation.id)
    case .reservationEnded(let id, _, _): event("reservationEnded", "reservation", id)
    case .imageReleased(_, let version): event("imageReleased", "version", version)
    case .nodeImageReleased(_, let version, _): event("imageReleased", "version", version)
    case .throttling(let period, _): event(period == nil ? "throttlingOver" : "throttling")
    case .slowBoot(let slow): event(slow == nil ? "slowBootOver" : "slowBoot")
    case .joinFailures(let period): event(period == nil ? "joinFailuresOver" : "joinFailures")
    case .missed(let command, _): event("missed", "command", command)
    }
  }
}

extension NamespacedName {
  /// The workload that a generated Pod name begins with: `web` of `web-6d4b75cb6d-2x8fq`.
  public var workload: String {
    let parts = name.split(separator: "-")
    return parts.count > 2 ? parts.dropLast(2).joined(separator: "-") : name
  }
}
