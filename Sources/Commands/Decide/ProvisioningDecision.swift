import Cloud
import Karpenter
import Kubernetes

/// `decide provisioning`: one round for a cluster file, in the shape of the conformance data.
public enum ProvisioningDecision {
  /// - Throws: what is wrong with the file.
  public static func decide(
    _ text: String, source: String, catalogue: [InstanceType]
  ) throws(DecideError) -> JSONValue {
    let scenario = try KarpenterScenario(text, source: source, catalogue: catalogue)
    return json(Provisioner.solve(scenario.snapshot), of: scenario)
  }

  static func json(_ round: ProvisioningRound, of scenario: KarpenterScenario) -> JSONValue {
    var members: [String: JSONValue] = [
      "nodeClaims": .array(
        round.claims.sorted { firstPod($0) < firstPod($1) }.map { claimJSON($0, withLabels: true) }),
      "existing": existingJSON(round.existing),
      "errors": .object(
        Dictionary(
          round.failures.map {
            (
              $0.pod.description,
              .string(scenario.recordedText(Karpenter.UpstreamText.podFailure($0.failure)))
            )
          }
        ) { first, _ in first }),
    ]
    let events = round.nodePools.compactMap(eventJSON)
    if !events.isEmpty { members["events"] = .array(events) }
    return .object(members)
  }

  private static func firstPod(_ claim: PlannedClaim) -> String {
    claim.pods.map(\.description).min() ?? ""
  }

  private static func eventJSON(_ report: NodePoolReport) -> JSONValue? {
    guard case .requirementsFilterOutAll(let unmet) = report.standing else { return nil }
    return .object([
      "object": .string("NodePool/\(report.nodePool)"), "reason": .string("NoCompatibleInstanceTypes"),
      "message": .string(
        Karpenter.UpstreamText.noCompatibleInstanceTypes(becauseOfMinValues: !unmet.isEmpty)),
    ])
  }

  /// Nodes that received Pods, with their names.
  static func existingJSON(_ placements: [ExistingPlacement]) -> JSONValue {
    .object(
      Dictionary(
        placements.map { placement in
          (placement.name, strings(placement.pods.map(\.description).sorted()))
        }
      ) { first, _ in first })
  }

  /// A claim to create. Disruption's replacements are written the same way, without labels.
  static func claimJSON(_ claim: PlannedClaim, withLabels: Bool) -> JSONValue {
    var members: [String: JSONValue] = [
      "nodePool": .string(claim.nodePool.text),
      "pods": strings(claim.pods.map(\.description).sorted()),
      "requests": resourcesJSON(claim.nodeClaim.spec.resources.requests),
      "requirements": requirementsJSON(claim.requirements),
      "instanceTypes": strings(claim.instanceTypes.map(\.name)),
    ]
    if withLabels { members["labels"] = .object(claim.nodeClaim.metadata.labels.mapValues { .string($0) }) }
    let spec = claim.nodeClaim.spec
    if !spec.taints.isEmpty { members["taints"] = strings(spec.taints.map(taintText)) }
    if !spec.startupTaints.isEmpty { members["startupTaints"] = strings(spec.startupTaints.map(taintText)) }
    if claim.minValuesRelaxed { members["minValuesRelaxed"] = .bool(true) }
    if let cheapest = claim.cheapest {
      members["cheapest"] = .object([
        "instanceType": .string(cheapest.instanceType), "zone": .string(cheapest.zone),
        "capacityType": .string(cheapest.capacityType.rawValue), "price": .double(cheapest.priceUSDPerHour),
      ])
    }
    if let exceeded = claim.limitExceeded {
      members["createError"] = .string(Karpenter.UpstreamText.limitExceeded(exceeded))
    }
    return .object(members)
  }

  private static func requirementsJSON(_ requirements: Requirements) -> JSONValue {
    var members: [String: JSONValue] = [:]
    for requirement in requirements.all {
      let isInstanceType = requirement.key == WellKnown.instanceType
      if isInstanceType, requirement.minValues == nil { continue }
      let entries = requirement.nodeSelectorRequirements.map { entryJSON($0, withValues: !isInstanceType) }
      guard var first = entries.first else { continue }
      if let second = entries.dropFirst().first { first["also"] = .object(second) }
      members[requirement.key] = .object(first)
    }
    return .object(members)
  }

  private static func entryJSON(
    _ entry: NodeSelectorRequirementWithMinValues, withValues: Bool
  ) -> [String: JSONValue] {
    var members: [String: JSONValue] = ["operator": .string(entry.requirement.operator.rawValue)]
    if withValues, !entry.requirement.values.isEmpty { members["values"] = strings(entry.requirement.values) }
    if let minValues = entry.minValues { members["minValues"] = .int(Int64(minValues)) }
    return members
  }

  /// CPU in thousandths, everything else in whole units.
  private static func resourcesJSON(_ resources: ResourceList) -> JSONValue {
    .object(
      Dictionary(
        resources.sorted.map { name, amount in
          (name.text, .string(name == .cpu ? "\(amount.milli)m" : String(amount.units)))
        }
      ) { first, _ in first })
  }

  /// `key=value:effect`, the equals sign there even without a value.
  private static func taintText(_ taint: Taint) -> String {
    "\(taint.key)=\(taint.value):\(taint.effect.rawValue)"
  }

  private static func strings(_ values: [String]) -> JSONValue { .array(values.map { .string($0) }) }
}
