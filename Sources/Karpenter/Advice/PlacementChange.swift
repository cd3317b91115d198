import Kubernetes

/// One thing in a Pod or in a NodePool that could be otherwise.
public enum PlacementChange: Equatable, Sendable {
  // Of the Pod.
  /// A label that nobody knows, for the one that was probably meant.
  case renameLabel(from: String, to: String)
  /// A value that no machine has, for the nearest that one has.
  case askInstead(key: String, values: [String], instead: String)
  case tolerate([Taint])
  /// Leaves out what the Pod's selector or its required node affinity asks for.
  case stopAsking(Requirement)
  case dropSpread(topologyKey: String)
  case dropPodAffinity(topologyKey: String)
  case dropPodAntiAffinity(topologyKey: String)
  /// Of the Pod's containers together.
  case requestLess(ResourceName, from: Quantity, to: Quantity)

  // Of a NodePool.
  case correctValue(NodePoolName, key: String, values: [String], instead: String)
  /// Takes these values too.
  case allow(NodePoolName, key: String, values: [String])
  case declareLabel(NodePoolName, key: String, value: String)
  case raiseLimit(NodePoolName, ResourceName, from: Quantity, to: Quantity)
  case lowerMinValues(NodePoolName, key: String, from: Int, to: Int)
  /// Leaves a requirement out.
  case stopRequiring(NodePoolName, Requirement)

  /// The less a change asks of people, the lower: a slip of the pen first, then what a Pod can bear or do
  /// without, then what a NodePool's owner would have to grant.
  var rank: Int {
    switch self {
    case .renameLabel, .askInstead, .correctValue: 0
    case .tolerate: 1
    case .stopAsking: 2
    case .dropSpread, .dropPodAffinity, .dropPodAntiAffinity: 3
    case .requestLess: 4
    case .allow, .declareLabel, .raiseLimit, .lowerMinValues: 5
    case .stopRequiring: 6
    }
  }
}

/// Pods and the NodePools as they would be.
struct Supposition {
  /// Alike in their spec.
  private(set) var pods: [Pod]
  private(set) var nodePools: [NodePool]
  /// Whether the NodePools are still the cluster's own.
  private(set) var hasOwnNodePools = true

  init(pods: [Pod], nodePools: [NodePool]) {
    self.pods = pods
    self.nodePools = nodePools
  }

  /// What is asked for; of no Pods, nothing.
  var spec: PodSpec { pods.first?.spec ?? PodSpec() }

  func nodePool(_ name: NodePoolName) -> NodePool? { nodePools.first { $0.nodePoolName == name } }

  func making(_ changes: [PlacementChange]) -> Supposition {
    var result = self
    for change in changes { result.make(change) }
    return result
  }

  private mutating func make(_ change: PlacementChange) {
    for index in pods.indices { pods[index].spec.make(change) }
    switch change {
    case .renameLabel, .askInstead, .stopAsking, .tolerate, .dropSpread, .dropPodAffinity,
      .dropPodAntiAffinity, .requestLess:
      break
    case .correctValue(let name, let key, let values, let instead):
      editRequirement(of: name, key) { entry in
        entry.requirement.values = entry.requirement.values.filter { !values.contains($0) } + [instead]
      }
    case .allow(let name, let key, let values): allow(values, of: key, in: name)
    case .declareLabel(let name, let key, let value): edit(name) { $0.template.labels[key] = value }
    case .raiseLimit(let name, let resource, _, let amount): edit(name) { $0.limits?[resource] = amount }
    case .lowerMinValues(let name, let key, _, let count):
      editRequirement(of: name, key) { $0.minValues = count > 1 ? count : nil }
    case .stopRequiring(let name, let requirement):
      edit(name) { nodePool in
        nodePool.template.spec.requirements.removeAll { $0.requirement.normalizedKey == requirement.key }
      }
    }
  }

  mutating func edit(_ name: NodePoolName, _ body: (inout NodePool) -> Void) {
    guard let index = nodePools.firstIndex(where: { $0.nodePoolName == name }) else { return }
    body(&nodePools[index])
    hasOwnNodePools = false
    let isSound = nodePools[index].template.spec.requirements.allSatisfy(\.problems.isEmpty)
    let failsValidation = nodePools[index].status.conditions["ValidationSucceeded"]?.status == .isFalse
    if isSound, failsValidation {
      nodePools[index].status.conditions = [Condition(type: "Ready", status: .isTrue)]
    }
  }

  private mutating func editRequirement(
    of name: NodePoolName, _ key: String, _ body: (inout NodeSelectorRequirementWithMinValues) -> Void
  ) {
    edit(name) { nodePool in
      for index in nodePool.template.spec.requirements.indices
      where nodePool.template.spec.requirements[index].requirement.normalizedKey == key {
        body(&nodePool.template.spec.requirements[index])
      }
    }
  }

  private mutating func allow(_ values: [String], of key: String, in name: NodePoolName) {
    editRequirement(of: name, key) { entry in
      switch entry.requirement.operator {
      case .isIn: entry.requirement.values += values
      case .notIn: entry.requirement.values.removeAll { values.contains($0) }
      case .exists, .doesNotExist, .gt, .lt, .gte, .lte:
        entry.requirement = NodeSelectorRequirement(key: entry.requirement.key, operator: .exists)
      }
    }
  }
}

extension NodePool {
  /// Whether it requires something of a label, its template's own labels left aside.
  func hasRequirement(of key: String) -> Bool {
    template.spec.requirements.contains { $0.requirement.normalizedKey == key }
  }

  func minValues(of key: String) -> Int {
    template.spec.requirements.compactMap { $0.requirement.normalizedKey == key ? $0.minValues : nil }.max()
      ?? 0
  }
}

extension NodeSelectorRequirementWithMinValues {
  /// What Karpenter's validation would say of it.
  var problems: [RequirementProblem] { Requirement.problems(of: requirement, minValues: minValues) }
}

extension NodeSelectorRequirement {
  var normalizedKey: String { LabelRules.normalized(key) }
}

extension PodSpec {
  /// What a change makes of the Pod; changes to NodePools make nothing of it.
  fileprivate mutating func make(_ change: PlacementChange) {
    switch change {
    case .renameLabel(let old, let new):
      rewriteRequirements { requirement in
        guard requirement.key == old else { return requirement }
        return NodeSelectorRequirement(key: new, operator: requirement.operator, values: requirement.values)
      }
    case .askInstead(let key, _, let value):
      rewriteRequirements { requirement in
        guard requirement.normalizedKey == key else { return requirement }
        return NodeSelectorRequirement(key: requirement.key, operator: .isIn, values: [value])
      }
    case .stopAsking(let asked):
      rewriteRequirements { $0.normalizedKey == asked.key ? nil : $0 }
    case .tolerate(let taints):
      tolerations += taints.map { Toleration(key: $0.key, value: $0.value, effect: $0.effect) }
    case .dropSpread(let key): topologySpreadConstraints.removeAll { $0.topologyKey == key }
    case .dropPodAffinity(let key):
      affinity?.podAffinity?.required.removeAll { $0.topologyKey == key }
    case .dropPodAntiAffinity(let key):
      affinity?.podAntiAffinity?.required.removeAll { $0.topologyKey == key }
    case .requestLess(let name, _, let amount): request(amount, of: name)
    case .correctValue, .allow, .declareLabel, .raiseLimit, .lowerMinValues, .stopRequiring: break
    }
  }

  /// Puts another requirement in the place of each that the selector or a required term has; nil takes it out.
  fileprivate mutating func rewriteRequirements(
    _ rewrite: (NodeSelectorRequirement) -> NodeSelectorRequirement?
  ) {
    for (key, value) in nodeSelector {
      let old = NodeSelectorRequirement(key: key, operator: .isIn, values: [value])
      let new = rewrite(old)
      guard new != old else { continue }
      nodeSelector[key] = nil
      if let new, let value = new.values.first { nodeSelector[new.key] = value }
    }
    guard let terms = affinity?.nodeAffinity?.required else { return }
    let rewritten = terms.map { term in
      NodeSelectorTerm(
        matchExpressions: term.matchExpressions.compactMap(rewrite), matchFields: term.matchFields)
    }
    affinity?.nodeAffinity?.required =
      rewritten.contains { $0.matchExpressions.isEmpty && $0.matchFields.isEmpty } ? nil : rewritten
  }

  /// Has the containers ask for so much together: the first for all of it.
  fileprivate mutating func request(_ amount: Quantity, of name: ResourceName) {
    for index in containers.indices {
      containers[index].resources.requests[name] = index == containers.startIndex ? amount : .zero
    }
    for index in initContainers.indices {
      guard let asked = initContainers[index].resources.requests[name], asked > amount else { continue }
      initContainers[index].resources.requests[name] = amount
    }
  }
}
