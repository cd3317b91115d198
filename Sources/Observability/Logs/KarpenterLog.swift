import Cloud
import Cluster
import Controllers
import Karpenter
import Kubernetes

/// What Karpenter's controller logs of its decisions, at its default level.
///
/// The short hash that the real one logs as `commit` is left out.
///
/// Source: sigs.k8s.io/karpenter v1.13.0 and karpenter-provider-aws v1.13.0, the calls of their loggers.
public struct KarpenterLog: Sendable {
  public let entries: [LogEntry]

  /// - Parameter id: of the last decision that is known already; nil reads all.
  public init(_ log: DecisionLog, after id: DecisionID? = nil) {
    let records = log.since(id)
    let launched = Dictionary(grouping: log.since(id)) { $0.cause }.mapValues { records in
      records.compactMap { record -> NodeClaimName? in
        guard case .cloudEvent(.launch(let launch)) = record.decision else { return nil }
        return launch.nodeClaim
      }
    }
    entries = records.filter { $0.actor.isKarpenter || $0.isFailedStart }.flatMap { record in
      Self.entries(of: record, launched: launched[record.id] ?? [])
    }
  }

  /// - Parameter launched: the NodeClaims whose machines the record led to.
  private static func entries(of record: DecisionRecord, launched: [NodeClaimName]) -> [LogEntry] {
    switch record.decision {
    case .provisioningRound(let round): entries(of: round, launched: launched, record)
    case .nodeClaimStep(let step): entry(of: step, record).map { [$0] } ?? []
    case .drainStep(let step): entry(of: step, record).map { [$0] } ?? []
    case .disruptionPass(let pass): entries(of: pass, record)
    case .controllerStep(let step):
      accessEntries(of: step, record) ?? entry(of: step, record).map { [$0] } ?? []
    case .interruptionHandling(let handling): entries(of: handling, record)
    case .userCommand, .podPlacement, .cloudEvent, .schedulerDivergence: []
    }
  }

  /// What every line of a reconcile has.
  static func head(
    _ record: DecisionRecord, _ controller: String, of kind: Kind? = nil, _ name: String = ""
  )
    -> [LogEntry.Field]
  {
    var fields = [LogEntry.Field("controller", controller)]
    if let kind {
      fields += [
        LogEntry.Field("controllerGroup", kind.group), LogEntry.Field("controllerKind", kind.name),
        .object(kind, name),
      ]
    }
    return fields + [
      LogEntry.Field("namespace", ""), LogEntry.Field("name", name),
      LogEntry.Field("reconcileID", identifier("reconcile", record)),
    ]
  }

  private static func identifier(_ purpose: String, _ record: DecisionRecord) -> String {
    var random = SeededRandom(seed: 0, purpose: purpose, object: "\(record.id)")
    return [8, 4, 4, 4, 12].map { random.hexadecimal(length: $0) }.joined(separator: "-")
  }

  /// The first five, and how many more: `a, b, c, d, e and 55 other(s)`.
  static func firstFive(_ names: [String]) -> String {
    let shown = names.prefix(5).joined(separator: ", ")
    return names.count > 5 ? "\(shown) and \(names.count - 5) other(s)" : shown
  }
}

// MARK: - Provisioning

extension KarpenterLog {
  private static func entries(
    of round: ProvisioningRound, launched: [NodeClaimName], _ record: DecisionRecord
  ) -> [LogEntry] {
    let head = head(record, "provisioner")
    var entries: [LogEntry] = []
    if !round.claims.isEmpty {
      let tried = round.pods.map { "\($0.pod.namespace)/\($0.pod.name)" }
      entries.append(
        LogEntry(
          at: record.time, "found provisionable pod(s)",
          head + [LogEntry.Field("Pods", firstFive(tried)), LogEntry.Field("duration", "0s")]))
      let placed = round.claims.reduce(0) { $0 + $1.pods.count }
      entries.append(
        LogEntry(
          at: record.time, "computed new nodeclaim(s) to fit pod(s)",
          head + [LogEntry.Field("nodeclaims", round.claims.count), LogEntry.Field("pods", placed)]))
      let unready = round.existing.filter { $0.node == nil }
      if !unready.isEmpty {
        entries.append(
          LogEntry(
            at: record.time, "computed unready node(s) will fit pod(s)",
            head + [
              LogEntry.Field("nodes", unready.count),
              LogEntry.Field("pods", unready.reduce(0) { $0 + $1.pods.count }),
            ]))
      }
    }
    for (place, claim) in round.claims.filter({ $0.limitExceeded == nil }).enumerated() {
      var fields = head + [.object(.nodePool, claim.nodePool.text)]
      if place < launched.count { fields.append(.object(.nodeClaim, launched[place].text)) }
      entries.append(
        LogEntry(
          at: record.time, "created nodeclaim",
          fields + [
            .resources("requests", claim.nodeClaim.spec.resources.requests),
            LogEntry.Field("instance-types", firstFive(claim.instanceTypes.map(\.name).sorted())),
          ]))
    }
    for (pod, failure) in round.failures {
      entries.append(
        LogEntry(
          at: record.time, level: .error, "could not schedule pod",
          head + [
            .object(.pod, pod.name, namespace: pod.namespace),
            LogEntry.Field("error", Karpenter.UpstreamText.podFailure(failure)),
          ]))
    }
    return entries
  }
}

// MARK: - NodeClaims

extension KarpenterLog {
  private static func entry(of step: NodeClaimStep, _ record: DecisionRecord) -> LogEntry? {
    let head = head(record, "nodeclaim.lifecycle", of: .nodeClaim, step.nodeClaim.text)
    func info(_ message: String, _ fields: LogEntry.Field...) -> LogEntry {
      LogEntry(at: record.time, message, head + fields)
    }
    switch step.step {
    case .launch(let machine):
      return info(
        "launched nodeclaim", LogEntry.Field("provider-id", machine.providerID),
        LogEntry.Field("instance-type", machine.instanceType), LogEntry.Field("zone", machine.zone),
        LogEntry.Field("capacity-type", machine.capacityType), .resources("allocatable", machine.allocatable))
    case .registration(let node, _, _): return info("registered nodeclaim", .object(.node, node.text))
    case .initialization(let node, _): return info("initialized nodeclaim", .object(.node, node.text))
    case .termination: return info("deleted nodeclaim")
    case .failure(let failure): return entry(of: failure, head, record)
    case .waiting, .nodeDeletion, .instanceTermination: return nil
    }
  }

  private static func entry(
    of failure: NodeClaimStep.Failure, _ head: [LogEntry.Field], _ record: DecisionRecord
  )
    -> LogEntry?
  {
    func error(_ message: String, _ text: String) -> LogEntry {
      LogEntry(at: record.time, level: .error, message, head + [LogEntry.Field("error", text)])
    }
    switch failure {
    case .insufficientCapacity(let text), .nodeClassNotReady(let text), .launchFailed(_, let text):
      return error("failed launching nodeclaim", text)
    case .launchTimeout, .registrationTimeout:
      return LogEntry(at: record.time, "terminating due to timeout", head)
    case .multipleNodes: return nil
    }
  }

  private static func entry(of step: ControllerStep, _ record: DecisionRecord) -> LogEntry? {
    let name = step.object.name.name
    switch step.change {
    case .expired:
      return LogEntry(
        at: record.time, "deleting expired nodeclaim",
        head(record, "nodeclaim.expiration", of: .nodeClaim, name))
    case .machineVanished(let providerID):
      return LogEntry(
        at: record.time, "garbage collecting nodeclaim with no cloudprovider representation",
        head(record, "nodeclaim.garbagecollection") + [
          .object(.nodeClaim, name), LogEntry.Field("provider-id", providerID),
        ])
    case .repaired(let condition, _, _):
      return LogEntry(
        at: record.time, "deleting unhealthy node",
        head(record, "node.health") + [.object(.nodeClaim, name), LogEntry.Field("condition", condition)])
    case .orphanedMachine(let providerID):
      return LogEntry(
        at: record.time, "garbage collected cloudprovider instance",
        head(record, "instance.garbagecollection") + [LogEntry.Field("provider-id", providerID)])
    default: return nil
    }
  }
}

// MARK: - Nodes

extension KarpenterLog {
  private static func entry(of step: DrainStep, _ record: DecisionRecord) -> LogEntry? {
    let head = head(record, "node.termination", of: .node, step.node.text)
    switch step.stage {
    case .tainted:
      return LogEntry(
        at: record.time, "tainted node",
        head + [
          LogEntry.Field("taint.Key", WellKnown.disrupted), LogEntry.Field("taint.Value", ""),
          LogEntry.Field("taint.Effect", "NoSchedule"),
        ])
    case .removed: return LogEntry(at: record.time, "deleted node", head)
    case .draining, .drained, .awaitingVolumes, .volumesDetached, .volumesAbandoned, .instanceTermination:
      return nil
    }
  }

  private static func entries(of pass: DisruptionPass, _ record: DecisionRecord) -> [LogEntry] {
    guard pass.stage == .carriedOut else { return [] }
    return pass.commands.map { command in
      let pools = Set(command.candidates.map(\.nodePool.text)).sorted().joined(separator: ",")
      let nodes = command.candidates.map(\.node.text).joined(separator: ", ")
      let id = identifier("command", record)
      var text =
        "\(command.reason.rawValue)/\(id): \(command.decision.rawValue): nodepools=[\(pools)]: [\(nodes)]"
      if !command.replacements.isEmpty {
        text += " -> [\(command.replacements.count) replacement\(command.replacements.count == 1 ? "" : "s")]"
      }
      text += " (savings: $\(cents(command.savingsUSDPerHour)))"
      return LogEntry(
        at: record.time, "disrupting node(s)",
        head(record, "disruption") + [
          LogEntry.Field("command", text), LogEntry.Field("command-id", id),
          LogEntry.Field("reason", command.reason.rawValue.lowercased()),
          LogEntry.Field("decision", command.decision.rawValue),
          LogEntry.Field("disrupted-node-count", command.candidates.count),
          LogEntry.Field("replacement-node-count", command.replacements.count),
          LogEntry.Field("pod-count", command.candidates.reduce(0) { $0 + $1.pods.count }),
          LogEntry.Field("disrupted-nodes", .array(command.candidates.map(described))),
          LogEntry.Field("replacement-nodes", .array(command.replacements.map(described))),
        ])
    }
  }

  private static func described(_ candidate: DisruptionCommand.Candidate) -> JSONValue {
    .object([
      "Node": .object(["name": .string(candidate.node.text)]),
      "NodeClaim": .object(["name": .string(candidate.nodeClaim.text)]),
      "capacity-type": .string(candidate.capacityType ?? ""),
      "instance-type": .string(candidate.instanceType ?? ""),
    ])
  }

  private static func described(_ claim: PlannedClaim) -> JSONValue {
    .object([
      "capacity-type": .string(claim.cheapest?.capacityType.rawValue ?? ""),
      "instance-types": .string(firstFive(claim.instanceTypes.map(\.name).sorted())),
    ])
  }

  /// Dollars with two decimals.
  private static func cents(_ dollars: Double) -> String {
    let cents = Int((min(max(dollars, -1e9), 1e9) * 100).rounded())
    let fraction = abs(cents) % 100
    return "\(cents < 0 ? "-" : "")\(abs(cents) / 100).\(fraction < 10 ? "0" : "")\(fraction)"
  }
}
