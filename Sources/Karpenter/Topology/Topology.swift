import Kubernetes

/// All rules of topology of a round and where the Pods they count are.
///
/// Source: sigs.k8s.io/karpenter `pkg/controllers/provisioning/scheduling/topology.go`.
final class Topology {
  private var groups: [TopologyGroup] = []
  private var positions: [String: Int] = [:]
  private let domains: TopologyDomains
  private let ground: TopologyGround
  /// The machines of the round.
  private let machines: [NodeGround]
  /// Names of the machines that the round does without.
  private let removed: [String]
  /// Groups that count by host name and do not know those of the machines yet.
  private var unacquainted: [Int] = []
  /// Pods that the round places: where they are now does not count.
  private let excluded: Set<UID>
  private let preferencePolicy: ProvisioningOptions.PreferencePolicy

  init(
    domains: TopologyDomains, ground: TopologyGround, on machines: [NodeGround], without removed: [String],
    excluding pods: [Pod], preferencePolicy: ProvisioningOptions.PreferencePolicy
  ) {
    self.domains = domains
    self.ground = ground
    self.machines = machines
    self.removed = removed
    self.preferencePolicy = preferencePolicy
    excluded = Set(pods.map(\.metadata.uid))
    countRunningAntiAffinities()
  }

  // MARK: Making groups

  /// Gives the shape its groups, making those that no Pod before was bound by.
  func bind(_ shape: PodShape) {
    guard shape.ownGroups == nil else { return }
    let inverse = (shape.spec.affinity?.podAntiAffinity?.required ?? []).map {
      inverseGroup(ground.scoped($0, in: shape.namespace), tolerations: shape.spec.tolerations)
    }
    shape.ownedInverseGroups = Set(inverse).sorted()
    var own = Set<Int>()
    for constraint in shape.spec.topologySpreadConstraints {
      if preferencePolicy == .ignore, constraint.whenUnsatisfiable != .doNotSchedule { continue }
      own.insert(spreadGroup(constraint, shape))
    }
    for (rule, terms) in affinityTerms(of: shape.spec) {
      for term in terms { own.insert(affinityGroup(rule, term, shape)) }
    }
    shape.ownGroups = own.sorted(by: isReportedBefore)
  }

  private func isReportedBefore(_ left: Int, _ right: Int) -> Bool {
    let (one, other) = (groups[left], groups[right])
    if one.rule != other.rule { return one.rule < other.rule }
    if one.key != other.key { return one.key < other.key }
    if one.selectorText != other.selectorText { return one.selectorText < other.selectorText }
    return left < right
  }

  private func affinityTerms(of spec: PodSpec) -> [(TopologyRefusal.Rule, [PodAffinityTerm])] {
    func terms(_ affinity: PodAffinity?) -> [PodAffinityTerm] {
      guard let affinity else { return [] }
      return affinity.required
        + (preferencePolicy == .respect ? affinity.preferred.map(\.term) : [])
    }
    return [
      (.podAffinity, terms(spec.affinity?.podAffinity)),
      (.podAntiAffinity, terms(spec.affinity?.podAntiAffinity)),
    ]
  }

  private func spreadGroup(_ constraint: TopologySpreadConstraint, _ shape: PodShape) -> Int {
    var selector = constraint.labelSelector
    for key in constraint.matchLabelKeys {
      guard let value = shape.labels[key] else { continue }
      selector?.matchExpressions.append(.init(key: key, operator: .isIn, values: [value]))
    }
    let filter = TopologyNodeFilter(shape.spec, constraint: constraint)
    return group(
      identity:
        "spread \(constraint.topologyKey) \(shape.namespace) \(constraint.maxSkew) \(filter.identity) "
        + (selector?.identity ?? "none")
    ) {
      TopologyGroup(
        rule: .spread, key: constraint.topologyKey, maxSkew: constraint.maxSkew,
        minDomains: constraint.minDomains, namespaces: [shape.namespace], selector: selector,
        nodeFilter: filter,
        domains: domains.domains(
          of: constraint.topologyKey,
          tolerating: constraint.nodeTaintsPolicy == .honor ? shape.spec.tolerations : nil))
    }
  }

  private func affinityGroup(
    _ rule: TopologyRefusal.Rule, _ term: PodAffinityTerm, _ shape: PodShape
  ) -> Int {
    let scoped = ground.scoped(term, in: shape.namespace)
    return group(identity: "\(rule) " + scoped.identity) {
      affinityGroup(rule, scoped, isInverse: false, tolerations: shape.spec.tolerations)
    }
  }

  private func inverseGroup(_ scoped: ScopedAffinityTerm, tolerations: [Toleration]) -> Int {
    let identity = "inverse " + scoped.identity
    if let position = positions[identity] { return position }
    groups.append(affinityGroup(.podAntiAffinity, scoped, isInverse: true, tolerations: tolerations))
    positions[identity] = groups.count - 1
    return groups.count - 1
  }

  private func affinityGroup(
    _ rule: TopologyRefusal.Rule, _ scoped: ScopedAffinityTerm, isInverse: Bool, tolerations: [Toleration]
  ) -> TopologyGroup {
    TopologyGroup(
      rule: rule, isInverse: isInverse, key: scoped.term.topologyKey, maxSkew: Int(Int32.max),
      minDomains: nil, namespaces: scoped.namespaces, selector: scoped.term.labelSelector,
      nodeFilter: .everyNode, domains: domains.domains(of: scoped.term.topologyKey, tolerating: tolerations))
  }

  private func group(identity: String, make: () -> TopologyGroup) -> Int {
    if let position = positions[identity] { return position }
    var group = make()
    ground.count(&group, identity: identity, without: removed, excluding: excluded)
    groups.append(group)
    positions[identity] = groups.count - 1
    return groups.count - 1
  }

  // MARK: Counting what runs

  private func countRunningAntiAffinities() {
    for running in ground.runningAntiAffinities where !excluded.contains(running.pod) {
      let position = inverseGroup(running.scoped, tolerations: running.tolerations)
      if let domain = running.domain { groups[position].record(domain) }
    }
  }

  // MARK: Asking and recording

  /// Makes a host name known to every group that counts by it.
  func register(hostname: String) {
    for index in groups.indices where groups[index].key == WellKnown.hostname {
      groups[index].register(hostname)
    }
  }

  /// Has the groups made so far know the machines' host names, each before it is first asked: most are not.
  func registerMachines() {
    unacquainted = groups.indices.filter { groups[$0].key == WellKnown.hostname }
  }

  private func acquaint(_ position: Int) {
    guard let index = unacquainted.firstIndex(of: position) else { return }
    unacquainted.remove(at: index)
    for machine in machines { groups[position].register(machine.state.hostname) }
  }

  enum Answer {
    /// What the rules make of the candidate's requirements; nil when no rule has a say.
    case allowed(Requirements?)
    /// By the group at this position; `isLasting` when no later placement can change it.
    case refused(by: Int, podDomains: Requirement, nodeDomains: Requirement, isLasting: Bool)
  }

  /// Where the Pod may be of all that the candidate's requirements allow.
  func ask(_ shape: PodShape, _ requirements: Requirements) -> Answer {
    bind(shape)
    let inverse = inverseGroups(selecting: shape)
    guard let own = shape.ownGroups, !own.isEmpty || !inverse.isEmpty else { return .allowed(nil) }
    var result = requirements
    for position in own + inverse {
      acquaint(position)
      let key = groups[position].key
      let podDomains = shape.strictRequirements.of(key)
      let nodeDomains = requirements.of(key)
      let allowed = groups[position].allowedDomains(
        podDomains: podDomains, nodeDomains: nodeDomains, selectsItself: isSelected(shape, by: position))
      if allowed.isEmpty {
        let isLasting =
          groups[position].rule == .podAntiAffinity
          || (groups[position].rule == .spread && key == WellKnown.hostname && nodeDomains.values.count == 1)
        return .refused(
          by: position, podDomains: podDomains, nodeDomains: nodeDomains, isLasting: isLasting)
      }
      result.add(allowed)
    }
    return .allowed(result)
  }

  func refusal(by position: Int, podDomains: Requirement, nodeDomains: Requirement) -> TopologyRefusal {
    let group = groups[position]
    return TopologyRefusal(
      rule: group.rule, topologyKey: group.key, isOtherPods: group.isInverse, counts: group.allCounts,
      podDomains: podDomains, nodeDomains: nodeDomains)
  }

  /// Counts a Pod that was placed on a node with these taints and requirements.
  func record(_ shape: PodShape, taints: [Taint], requirements: Requirements) {
    for position in groups.indices where !groups[position].isInverse {
      guard isSelected(shape, by: position),
        groups[position].nodeFilter.accepts(taints: taints, requirements: requirements)
      else { continue }
      let domains = requirements.of(groups[position].key)
      if groups[position].rule == .podAntiAffinity {
        for domain in domains.values { groups[position].record(domain) }
      } else if let domain = domains.onlyValue {
        groups[position].record(domain)
      }
    }
    for position in shape.ownedInverseGroups {
      for domain in requirements.of(groups[position].key).values { groups[position].record(domain) }
    }
  }

  private func inverseGroups(selecting shape: PodShape) -> [Int] {
    if let known = shape.inverseGroups { return known }
    let found = groups.indices.filter { groups[$0].isInverse && isSelected(shape, by: $0) }
    let sorted = found.sorted(by: isReportedBefore)
    shape.inverseGroups = sorted
    return sorted
  }

  private func isSelected(_ shape: PodShape, by position: Int) -> Bool {
    if shape.selectedBy.count <= position {
      shape.selectedBy += Array(repeating: 0, count: groups.count - shape.selectedBy.count)
    }
    if shape.selectedBy[position] == 0 {
      let isSelected = groups[position].selects(namespace: shape.namespace, labels: shape.labels)
      shape.selectedBy[position] = isSelected ? 1 : 2
    }
    return shape.selectedBy[position] == 1
  }
}
