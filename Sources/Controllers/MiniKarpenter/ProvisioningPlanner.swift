import Karpenter
import Kubernetes

/// Decides what to advise for Pods that wait: one plan for each, and nothing of how several might share a node.
///
/// A size is held against the Pod whole, as if nothing else ran on its nodes: neither DaemonSets nor what a kubelet
/// keeps for itself.
public struct ProvisioningPlanner: Sendable {
  public let catalogue: NodeSizeCatalogue
  public let settings: MiniKarpenterSettings
  /// What else there is, for a Pod whose place depends on other Pods.
  public let neighbours: Neighbours

  public init(
    catalogue: NodeSizeCatalogue, settings: MiniKarpenterSettings, neighbours: Neighbours = Neighbours()
  ) {
    self.catalogue = catalogue
    self.settings = settings
    self.neighbours = neighbours
  }

  /// A plan for each Pod, in the order given.
  ///
  /// - Parameter pods: by name; those that wait for a node and cannot be scheduled.
  public func plans(for pods: [Pod]) -> [ProvisioningPlan] {
    let waiting = pods.filter {
      !settings.switches.contains(.priorities) || $0.status.nominatedNodeName == nil
    }
    return zip(waiting, AdviceNames.configMaps(ofPlansFor: waiting.map(\.name))).map(plan)
  }

  private func plan(for pod: Pod, named configMap: String) -> ProvisioningPlan {
    var requests = pod.spec.effectiveRequests(assuming: settings.assumedRequests)
    requests[.pods] = Quantity(1)
    var first: Reading?
    for wishes in PodWishes.all(of: pod) {
      let reading = Reading(pod, wishes, requests, self)
      if let size = reading.choice {
        return plan(
          for: pod, named: configMap, requests, reading, choice: chosen(size, pod, configMap, reading))
      }
      first = first ?? reading
    }
    return plan(for: pod, named: configMap, requests, first, choice: nil)
  }

  private func plan(
    for pod: Pod, named configMap: String, _ requests: ResourceList, _ reading: Reading?,
    choice: ProvisioningPlan.Choice?
  ) -> ProvisioningPlan {
    ProvisioningPlan(
      pod: pod.name, configMap: configMap, requests: requests,
      assumed: settings.assumedRequests.amounts.keys.sorted().filter { name in
        pod.spec.containers.contains { $0.resources.requests[name] == nil }
      },
      candidates: reading?.candidates ?? [], choice: choice,
      obstacles: choice == nil ? reading?.obstacles ?? [] : [], ignored: ignored(of: pod))
  }

  private func chosen(_ size: NodeSize, _ pod: Pod, _ configMap: String, _ reading: Reading)
    -> ProvisioningPlan.Choice
  {
    let nodePool = AdviceNames.nodePool(ofPlan: configMap, for: pod.name)
    let manifest = PlannedNodePool(
      name: nodePool, nodeClass: settings.nodeClass, labels: reading.wishes.declared,
      requirements: reading.requirements(of: size))
    return ProvisioningPlan.Choice(
      size: size, waste: size.waste(after: reading.requests), nodePool: nodePool, manifest: manifest.json)
  }

  private func ignored(of pod: Pod) -> [ProvisioningPlan.Ignored] {
    var ignored: [ProvisioningPlan.Ignored] = []
    if !settings.switches.contains(.affinity) {
      if !(pod.spec.affinity?.podAffinity?.required ?? []).isEmpty { ignored.append(.podAffinity) }
      if !(pod.spec.affinity?.podAntiAffinity?.required ?? []).isEmpty { ignored.append(.podAntiAffinity) }
    }
    let spreads = pod.spec.topologySpreadConstraints.contains { $0.whenUnsatisfiable == .doNotSchedule }
    if !settings.switches.contains(.spread), spreads { ignored.append(.topologySpreadConstraints) }
    return ignored
  }
}

/// A Pod's wishes, read one way and held against the catalogue.
private struct Reading {
  let wishes: PodWishes
  let requests: ResourceList
  let candidates: [ProvisioningPlan.Candidate]
  private(set) var obstacles: [ProvisioningPlan.Obstacle]
  /// The size advised; nil when an obstacle stands in the way.
  private(set) var choice: NodeSize?
  private let planner: ProvisioningPlanner
  /// Zones that other Pods leave it; nil for all.
  private let zones: [String]?

  init(_ pod: Pod, _ wishes: PodWishes, _ requests: ResourceList, _ planner: ProvisioningPlanner) {
    self.wishes = wishes
    self.requests = requests
    self.planner = planner
    let allZones = planner.catalogue.labels[WellKnown.zone] ?? []
    let wantedZones = wishes.known.first { $0.key == WellKnown.zone }
    let room = planner.neighbours.room(
      for: pod, in: allZones.filter { wantedZones?.allows($0) ?? true }, settings: planner.settings)
    zones = room.zones
    candidates = planner.catalogue.sizes.map { size in
      ProvisioningPlan.Candidate(
        size: size, verdict: Self.verdict(on: size, wishes.known, requests, planner.catalogue))
    }
    obstacles = wishes.obstacles + room.obstacles
    let fitting = candidates.filter(\.fits)
    if fitting.isEmpty { obstacles += Self.obstacles(candidates, wishes.known, requests, planner.catalogue) }
    if obstacles.isEmpty {
      let byPrice = planner.settings.switches.contains(.prices)
      choice = fitting.min { $0.rank(byPrice: byPrice) < $1.rank(byPrice: byPrice) }?.size
    }
  }

  private static func verdict(
    on size: NodeSize, _ known: [Requirement], _ requests: ResourceList, _ catalogue: NodeSizeCatalogue
  ) -> ProvisioningPlan.Verdict {
    let refused = known.filter { requirement in
      guard let values = catalogue.values(of: requirement.key, for: size) else {
        return !(requirement.operator == .notIn || requirement.operator == .doesNotExist)
      }
      return !values.contains(where: requirement.allows)
    }
    if !refused.isEmpty { return .excluded(keys: refused.map(\.key)) }
    let short = requests.sorted.filter { name, amount in
      // What a catalogue says nothing of is the Pods' number and the disk; a device it would have named.
      guard let has = size.resources[name] else { return !name.isNative && !amount.isZero }
      return amount > has
    }
    return short.isEmpty ? .fits(size.waste(after: requests)) : .tooSmall(short.map(\.name))
  }

  private static func obstacles(
    _ candidates: [ProvisioningPlan.Candidate], _ known: [Requirement], _ requests: ResourceList,
    _ catalogue: NodeSizeCatalogue
  ) -> [ProvisioningPlan.Obstacle] {
    var obstacles: [ProvisioningPlan.Obstacle] = []
    for requirement in known
    where candidates.allSatisfy({ $0.excludingKeys.contains(requirement.key) }) {
      let offered = Set(candidates.flatMap { catalogue.values(of: requirement.key, for: $0.size) ?? [] })
      obstacles.append(
        offered.isEmpty
          ? .unknownToCatalogue(requirement) : .noSuchValue(requirement, offered: offered.sorted()))
    }
    guard obstacles.isEmpty else { return obstacles }
    for (name, amount) in requests.sorted
    where candidates.contains(where: { $0.lacks.contains(name) }) {
      let largest = candidates.compactMap { $0.size.resources[name] }.max() ?? .zero
      obstacles.append(.tooLarge(name, asked: amount, largest: largest))
    }
    return obstacles
  }

  /// What a NodePool has to require so that its nodes are of that size, or larger where that one would not hold the
  /// Pod beside what runs on every node.
  func requirements(of size: NodeSize) -> [NodeSelectorRequirement] {
    var values: [String: [String]] = [:]
    for key in [WellKnown.os, WellKnown.arch, WellKnown.capacityType] {
      values[key] = planner.catalogue.values(of: key, for: size).map { Array($0.prefix(1)) }
    }
    for (key, own) in size.labels { values[key] = own }
    for requirement in wishes.known {
      values[requirement.key] = planner.catalogue.values(of: requirement.key, for: size)?.filter(
        requirement.allows)
    }
    if let zones { values[WellKnown.zone] = zones }
    let labels = values.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }.map {
      NodeSelectorRequirement(key: $0.key, operator: .isIn, values: $0.value)
    }
    let bounds = [
      ("karpenter.k8s.aws/instance-cpu", size.cpu.units),
      ("karpenter.k8s.aws/instance-memory", size.memory.units / (1 << 20)),
    ].filter { values[$0.0] == nil && $0.1 > 0 }.map {
      NodeSelectorRequirement(key: $0.0, operator: .gt, values: [String($0.1 - 1)])
    }
    return labels + bounds
  }
}

extension ProvisioningPlan.Candidate {
  public var fits: Bool {
    if case .fits = verdict { return true }
    return false
  }

  fileprivate var lacks: [ResourceName] {
    guard case .tooSmall(let names) = verdict else { return [] }
    return names
  }

  fileprivate var excludingKeys: [String] {
    guard case .excluded(let keys) = verdict else { return [] }
    return keys
  }

  /// The lowest of these is advised: by price where that counts, then the least waste, then the smallest.
  fileprivate func rank(byPrice: Bool) -> (Double, Int, Quantity, Quantity) {
    let waste: Int
    if case .fits(let left) = verdict { waste = left.meanPermille } else { waste = .max }
    return (byPrice ? size.priceUSDPerHour ?? .infinity : 0, waste, size.cpu, size.memory)
  }
}
