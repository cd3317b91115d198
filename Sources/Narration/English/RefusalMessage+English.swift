import Karpenter
import Kubernetes

extension RefusalMessage {
  private static var format: Formats { .english }

  public var english: StyledText {
    switch self {
    case .refusal(let refusal): StyledText(Self.english(refusal))
    case .kind(let kind): StyledText(Self.english(kind))
    }
  }

  private static func english(_ refusal: PlacementRefusal) -> String {
    switch refusal {
    case .untoleratedTaints(let taints):
      taints.count == 1
        ? "has the taint \(taints[0]), which the Pod does not tolerate"
        : "has the taints \(format.all(taints.map(\.description))), which the Pod does not tolerate"
    case .volumeLimit(let driver, let count, let limit):
      "would exceed its limit of volumes (\(driver): \(format.count(count)) of \(format.count(limit)))"
    case .hostPortConflict(let asked, _):
      "the node's port \(asked.port)/\(asked.portProtocol.rawValue) is taken"
    case .exceedsNodeResources(let resources):
      resources.isEmpty ? "has no room" : "has too little \(format.all(resources.map(\.text))) left"
    case .requirements(let conflict): english(conflict)
    case .volumeRequirements(let conflict): "the volume does not allow it: \(english(conflict))"
    case .topology(let topology): english(topology)
    case .topologyDomains(let conflict):
      "the rules of topology have no domain in common: \(english(conflict))"
    case .instanceTypes(let types): english(types)
    case .reservation(.noneLeft): "the capacity reservations that would do are taken in this round"
    case .reservation(.wouldLoseAll): "with this Pod the NodeClaim would lose all its capacity reservations"
    case .nodeLimitReached: "the NodePool's limit of nodes is reached"
    case .limitsExceeded(let remaining):
      "any type would exceed the NodePool's limits (\(left(remaining)))"
    }
  }

  private static func left(_ remaining: ResourceList) -> String {
    let left = remaining.sorted.map { "\($0.name) \(Amounts.text($0.amount, of: $0.name))" }
    return left.isEmpty ? "nothing is left" : "left: \(left.joined(separator: ", "))"
  }

  private static func english(_ conflict: Requirements.Conflict) -> String {
    switch conflict {
    case .undefinedLabel(let key, let typo):
      "the Pod asks for the label \(key), which nobody here declares"
        + (typo.map { " (did you mean \($0)?)" } ?? "")
    case .noCommonValue(let pairs):
      pairs.map { "the Pod asks for \($0.asked), and there is only \($0.known)" }.joined(separator: "; ")
    }
  }

  private static func english(_ topology: TopologyRefusal) -> String {
    let counts =
      topology.counts.isEmpty
      ? "no known domain"
      : format.first(4, of: topology.counts.map { "\($0.domain): \(format.count($0.pods))" })
    let rule =
      switch (topology.rule, topology.isOtherPods) {
      case (.spread, _): "topology spread by \(topology.topologyKey): no domain allowed keeps to maxSkew"
      case (.podAffinity, _):
        "pod affinity by \(topology.topologyKey): no domain allowed has the Pods looked for"
      case (.podAntiAffinity, false):
        "pod anti-affinity by \(topology.topologyKey): every domain allowed has a Pod that this one must be away from"
      case (.podAntiAffinity, true):
        "pod anti-affinity by \(topology.topologyKey): every domain allowed has a Pod that must be away from this one"
      }
    return "\(rule) (\(counts))"
  }

  private static func english(_ types: InstanceTypeRefusal) -> String {
    guard types.unmetMinValues.isEmpty else {
      return
        "the types left have too few different values for minValues (\(format.all(types.unmetMinValues)))"
    }
    let requests = Amounts.text(types.requests)
    return switch types.failing {
    case (true, false, false): "no instance type meets the requirements"
    case (false, true, false): "no instance type has room for \(requests)"
    case (false, false, true):
      "no instance type has an offering to be had in the zones and capacity types allowed"
    case (true, true, false): "no instance type meets the requirements or has room for \(requests)"
    case (true, false, true): "no instance type meets the requirements or has an offering to be had"
    case (false, true, true): "no instance type has room for \(requests), or an offering to be had"
    case (true, true, true):
      "no instance type meets the requirements, has room for \(requests), or an offering to be had"
    case (false, false, false):
      "no instance type has it all: the requirements, room for \(requests), and an offering to be had"
    }
  }

  private static func english(_ kind: PlacementRefusal.Kind) -> String {
    switch kind {
    case .untoleratedTaints: "with a taint that the Pod does not tolerate"
    case .volumeLimit: "at their limit of volumes"
    case .hostPortConflict: "with the hostPort taken"
    case .exceedsNodeResources: "without room"
    case .requirements: "with labels that do not match what the Pod asks for"
    case .volumeRequirements: "where the Pod's volume cannot be"
    case .topology: "against topology spread or (anti-)affinity"
    case .topologyDomains: "without a domain that suits all rules of topology"
    case .instanceTypes: "without an instance type that holds this Pod too"
    case .reservation: "that would lose their capacity reservation"
    case .nodeLimitReached: "at the NodePool's limit of nodes"
    case .limitsExceeded: "beyond the NodePool's limits"
    }
  }
}
