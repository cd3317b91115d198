import Cloud
import Controllers
import Karpenter
import Kubernetes

/// `decide disruption`: one pass for a cluster file, in the shape of the conformance data.
///
/// NodeClaims are brought up to date first; a command that waits is looked at again with the clock fifteen seconds
/// on and the cluster as it was.
public enum DisruptionDecision {
  /// The methods that the data tell apart.
  private static let methods = DisruptionMethod.allCases.filter { $0 != .staticDrift }

  /// - Throws: what is wrong with the file.
  public static func decide(
    _ text: String, source: String, catalogue: [InstanceType]
  ) throws(DecideError) -> JSONValue {
    let scenario = try KarpenterScenario(text, source: source, catalogue: catalogue)
    var cluster = scenario.snapshot
    cluster.nodeClaims = cluster.nodeClaims.map { upToDate($0, in: cluster, types: catalogue) }
    var snapshot = DisruptionSnapshot(cluster)
    snapshot.spotToSpotConsolidation = scenario.spotToSpotConsolidation
    let run = run(snapshot)
    return .object([
      "conditions": conditionsJSON(cluster.nodeClaims),
      "budgets": budgetsJSON(snapshot),
      "disruptionCosts": costsJSON(run.standings),
      "eligible": .object(keyed(methods) { strings(eligible(for: $0, in: snapshot)) }),
      "commands": .array(run.commands.map(commandJSON)),
      "perMethod": .object(keyed(methods) { perMethodJSON($0, in: snapshot) }),
      "events": .array(
        run.events.map { eventJSON($0, of: scenario) }
          .sorted { $0.sortText.lexicographicallyPrecedes($1.sortText) }),
    ])
  }

  /// What the controller of its conditions says of a claim now.
  private static func upToDate(
    _ claim: NodeClaim, in cluster: ProvisioningSnapshot, types: [InstanceType]
  ) -> NodeClaim {
    let answer = NodeClaimConditions.reconcile(
      claim, nodePool: cluster.nodePools.first { $0.nodePoolName == claim.nodePoolName },
      providerDrift: claim.metadata.annotations["scenario/provider-drift"], instanceTypes: types,
      at: cluster.now)
    for case .updateStatus(let object) in answer.writes {
      if let updated = object as? NodeClaim { return updated }
    }
    return claim
  }

  // MARK: - The pass

  fileprivate struct Run {
    var commands: [DisruptionCommand] = []
    var events: [DisruptionEvent] = []
    var standings: [NodeStanding] = []
  }

  /// A whole pass, waits and second looks included.
  private static func run(
    _ snapshot: DisruptionSnapshot, from first: DisruptionMethod = .emptiness,
    through last: DisruptionMethod = .singleNodeConsolidation
  ) -> Run {
    var snapshot = snapshot
    var run = Run()
    var method: DisruptionMethod? = first
    while let next = method, next <= last {
      let pass = Disruption.pass(snapshot, from: next, through: last)
      if run.standings.isEmpty { run.standings = pass.nodes }
      run.add(pass.events)
      guard pass.stage == .proposed, let command = pass.commands.first else {
        run.commands = pass.commands
        return run
      }
      snapshot.cluster.now = snapshot.cluster.now + Disruption.validationWait
      let second = Disruption.validate(command, snapshot)
      run.add(second.events)
      if second.stage == .carriedOut {
        run.commands = second.commands
        return run
      }
      method = command.method.next
    }
    return run
  }

  private static func eligible(
    for method: DisruptionMethod, in snapshot: DisruptionSnapshot
  ) -> [String] {
    Disruption.pass(snapshot, from: method, through: method).methods.flatMap(\.eligible).map(\.text)
  }

  // MARK: - As JSON

  private static func conditionsJSON(_ claims: [NodeClaim]) -> JSONValue {
    .object(
      keyed(claims.map(\.metadata.name), of: claims) { claim in
        let conditions = claim.status.conditions
        var texts: [String] = []
        if conditions.isTrue(NodeClaim.ConditionType.consolidatable) {
          texts.append(NodeClaim.ConditionType.consolidatable)
        }
        if let drifted = conditions[NodeClaim.ConditionType.drifted], drifted.status == .isTrue {
          texts.append("\(drifted.type)=\(drifted.reason)")
        }
        return strings(texts)
      })
  }

  private static func budgetsJSON(_ snapshot: DisruptionSnapshot) -> JSONValue {
    var members: [String: [String: JSONValue]] = [:]
    for reason in NodePool.Budget.Reason.allCases {
      for allowance in Disruption.allowances(in: snapshot, for: reason) {
        members[allowance.nodePool.text, default: [:]][reason.rawValue] = .int(Int64(allowance.remaining))
      }
    }
    return .object(members.mapValues { .object($0) })
  }

  private static func costsJSON(_ standings: [NodeStanding]) -> JSONValue {
    .object(
      Dictionary(
        standings.compactMap { standing in
          standing.cost.map { (standing.name, .double(rounded($0, places: 9))) }
        }
      ) { first, _ in first })
  }

  private static func perMethodJSON(
    _ method: DisruptionMethod, in snapshot: DisruptionSnapshot
  ) -> JSONValue {
    let commands = run(snapshot, from: method, through: method).commands
    guard !commands.isEmpty else {
      return .array([.object(["method": .string(method.rawValue), "decision": .string("no-op")])])
    }
    return .array(commands.map(commandJSON))
  }

  private static func commandJSON(_ command: DisruptionCommand) -> JSONValue {
    var members: [String: JSONValue] = [
      "method": .string(command.method.rawValue), "reason": .string(command.reason.rawValue),
      "decision": .string(command.decision.rawValue),
      "candidates": strings(command.candidates.map(\.node.text).sorted()),
      "savings": .double(rounded(command.savingsUSDPerHour, places: 6)),
    ]
    if !command.replacements.isEmpty {
      members["replacements"] = .array(
        command.replacements.map { ProvisioningDecision.claimJSON($0, withLabels: false) }
          .sorted { $0.firstPod < $1.firstPod })
    }
    if !command.existing.isEmpty { members["existing"] = ProvisioningDecision.existingJSON(command.existing) }
    return .object(members)
  }

  private static func eventJSON(_ event: DisruptionEvent, of scenario: KarpenterScenario) -> JSONValue {
    .object([
      "object": .string("\(event.object.kind.name)/\(event.object.name)"), "reason": .string(event.reason),
      "message": .string(scenario.recordedText(event.message)),
    ])
  }

  private static func keyed(
    _ methods: [DisruptionMethod], _ value: (DisruptionMethod) -> JSONValue
  ) -> [String: JSONValue] { keyed(methods.map(\.rawValue), of: methods, value) }

  private static func keyed<Element>(
    _ names: [String], of elements: [Element], _ value: (Element) -> JSONValue
  ) -> [String: JSONValue] {
    Dictionary(zip(names, elements.map(value))) { first, _ in first }
  }

  private static func strings(_ values: [String]) -> JSONValue { .array(values.map { .string($0) }) }

  private static func rounded(_ value: Double, places: Int) -> Double {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    return (value * scale).rounded() / scale
  }
}

extension DisruptionDecision.Run {
  /// Those that have not been published yet in this pass.
  fileprivate mutating func add(_ new: [DisruptionEvent]) {
    var known = Set(events.map(\.key))
    events += new.filter { known.insert($0.key).inserted }
  }
}

extension JSONValue {
  fileprivate var firstPod: String { self["pods"]?.array?.first?.string ?? "" }

  /// What recorded events are sorted by.
  fileprivate var sortText: [String] { ["object", "reason", "message"].map { self[$0]?.string ?? "" } }
}
