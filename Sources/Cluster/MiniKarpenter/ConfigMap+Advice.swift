import Controllers
import Karpenter
import Kubernetes
import Manifests

/// What the mini-Karpenter writes of its advice.
extension ConfigMap {
  /// `plan.yaml`, where a size will do, and `info.json`.
  init(_ plan: ProvisioningPlan) {
    self.init(named: plan.configMap, labels: ["aula07/kind": "plan"])
    if let choice = plan.choice {
      data["plan.yaml"] = YAMLWriter.text(choice.manifest)
      if LabelSyntax.problems(ofValue: choice.size.name).isEmpty {
        metadata.labels["aula07/size"] = choice.size.name
      }
    }
    data["info.json"] = JSONWriter.indented(plan.json)
  }

  /// `suggestion.yaml`, what is found and advised.
  init(_ suggestion: ConsolidationSuggestion) {
    self.init(named: suggestion.configMap, labels: ["aula07/kind": "consolidation"])
    data["suggestion.yaml"] = YAMLWriter.text(suggestion.json)
  }

  private init(named name: String, labels: Labels) {
    self.init()
    metadata.name = name
    metadata.namespace = MiniKarpenter.namespace
    metadata.labels = labels
    metadata.labels[MiniKarpenter.label.key] = MiniKarpenter.label.value
  }
}

extension ProvisioningPlan {
  fileprivate var json: JSONValue {
    var members: [String: JSONValue] = [
      "pod": .string(pod.name), "namespace": .string(pod.namespace),
      "requests": requests.json, "candidates": .array(candidates.map(\.json)),
      "choice": choice.map { .string($0.size.name) } ?? .null,
    ]
    if !assumed.isEmpty { members["assumedFor"] = .array(assumed.map { .string($0.text) }) }
    if !obstacles.isEmpty { members["obstacles"] = .array(obstacles.map { .string($0.text) }) }
    if !ignored.isEmpty { members["ignored"] = .array(ignored.map { .string($0.rawValue) }) }
    return .object(members)
  }
}

extension ProvisioningPlan.Candidate {
  fileprivate var json: JSONValue {
    var members: [String: JSONValue] = [
      "size": .string(size.name), "cpu": .string("\(size.cpu)"), "memory": .string("\(size.memory)"),
    ]
    if let price = size.priceUSDPerHour { members["pricePerHour"] = .double(price) }
    switch verdict {
    case .fits(let waste):
      members["fits"] = .bool(true)
      members["waste"] = .object([
        "cpu": .percent(waste.cpuPermille), "memory": .percent(waste.memoryPermille),
        "mean": .percent(waste.meanPermille),
      ])
    case .tooSmall(let names):
      members["fits"] = .bool(false)
      members["lacks"] = .array(names.map { .string($0.text) })
    case .excluded(let keys):
      members["fits"] = .bool(false)
      members["labels"] = .array(keys.map { .string($0) })
    }
    return .object(members)
  }
}

extension ProvisioningPlan.Obstacle {
  /// As the program itself words it, in English like its log.
  var text: String {
    switch self {
    case .reservedLabel(let key):
      "label \(key) is Karpenter's or the kubelet's: a Pod that names it gets no new node"
    case .namesNode: "the Pod names a node in nodeAffinity.matchFields"
    case .impossibleRequirement(let requirement): "nothing satisfies \(requirement)"
    case .noTerms: "nodeAffinity has a term that matches no node"
    case .noSuchValue(let requirement, let offered):
      "no size satisfies \(requirement); the catalogue has \(offered.joined(separator: ", "))"
    case .unknownToCatalogue(let requirement): "the catalogue says nothing of \(requirement.key)"
    case .tooLarge(let name, let asked, let largest):
      "\(name): the Pod asks for \(asked), the largest size has \(largest)"
    case .nobodyToBeWith(let key): "no Pod matches the podAffinity over \(key)"
    case .onlyOnNodesOfOthers: "podAffinity wants a node on which other Pods run already"
    case .noZoneAllowed: "other Pods leave it no zone"
    }
  }
}

extension ConsolidationSuggestion {
  fileprivate var json: JSONValue {
    var members: [String: JSONValue] = [
      "node": .string(node.text),
      "utilization": .object([
        "cpu": utilization.cpu.json, "memory": utilization.memory.json,
        "countedBy": .string(utilization.isUsage ? "usage" : "requests"),
      ]),
      "threshold": .string("\(thresholdPercent)%"),
      "pods": .array(
        pods.map { pod in
          .object(["pod": .string(pod.pod.description), "then": .string(pod.fate.text)])
        }),
      "commands": .array(commands.map { .string($0) }),
    ]
    if !blockers.isEmpty { members["blockedBy"] = .array(blockers.map { .string($0.text) }) }
    return .object(members)
  }
}

extension ConsolidationSuggestion.Fate {
  fileprivate var text: String {
    switch self {
    case .moves(let node): "fits on \(node)"
    case .goesWithNode: "goes with the node (DaemonSet or static Pod)"
    case .fitsNowhere: "fits nowhere else"
    }
  }
}

extension ConsolidationSuggestion.Blocker {
  fileprivate var text: String {
    switch self {
    case .barePod(let pod): "\(pod) has no controller: it would not come back"
    case .budget(let pod, let budget, _): "\(pod): PodDisruptionBudget \(budget) allows no disruption now"
    case .critical(let pod): "\(pod) has a system-critical priority"
    case .fitsNowhere(let pod): "\(pod) fits nowhere else"
    }
  }
}

extension NodeUtilization.Share {
  fileprivate var json: JSONValue {
    .object([
      "taken": .string("\(taken)"), "allocatable": .string("\(allocatable)"), "share": .percent(permille),
    ])
  }
}

extension ResourceList {
  fileprivate var json: JSONValue {
    .object(Dictionary(uniqueKeysWithValues: sorted.map { ($0.name.text, .string("\($0.amount)")) }))
  }
}

extension JSONValue {
  /// `12.5%`
  fileprivate static func percent(_ permille: Int) -> JSONValue {
    .string("\(permille / 10).\(abs(permille % 10))%")
  }
}
