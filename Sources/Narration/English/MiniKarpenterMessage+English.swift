import Controllers
import Karpenter
import Kubernetes

extension MiniKarpenterMessage {
  private static var format: Formats { .english }

  public var english: StyledText {
    switch self {
    case .change(let change): Self.english(change)
    case .fault(let fault): "\("\(fault.key)\(fault.place)", .name): \(Self.text(of: fault.problem))"
    case .obstacle(let obstacle): "• \(Self.text(of: obstacle), .refusal)"
    case .candidate(let candidate, let isChosen): Self.text(of: candidate, isChosen)
    case .assumed(let names):
      "• not every container asks for \(Self.format.all(names.map(\.text))): an assumed amount counts there"
    case .ignored(let ignored):
      "• did not look at: \(Self.format.all(ignored.map(\.rawValue)))"
    case .fate(let outlook): "• \(outlook.pod.name, .name): \(Self.text(of: outlook.fate))"
    case .blocker(let blocker):
      "• \(blocker.prevents ? "in the way" : "mind", .warning): \(Self.text(of: blocker))"
    case .command(let command): "• \(command, .command)"
    }
  }

  private static func english(_ change: MiniKarpenterChange) -> StyledText {
    switch change {
    case .started(let settings, let sizes):
      """
      has started: looks at Pods every \(settings.planPeriod.brief) and at nodes every \
      \(settings.consolidationPeriod.brief), with a catalogue of \(format.count(sizes, "size")); it advises and does not act
      """
    case .planned(let plan): planned(plan)
    case .planWithdrawn(let map, let pod, .podGone):
      "Pod \(pod.name, .name) is no more → deleted \(map, .name)"
    case .planWithdrawn(let map, let pod, .scheduled(let node)):
      "\(pod.name, .name) has gone to \(node, .name) → deleted \(map, .name)"
    case .planWithdrawn(let map, let pod, .waitsNoMore):
      "\(pod.name, .name) waits for no new node any more → deleted \(map, .name)"
    case .suggested(let suggestion):
      """
      \(suggestion.node, .name): \(percent(suggestion.utilization.permille)) taken, below \(suggestion.thresholdPercent)% → \
      \(suggestion.commands.isEmpty ? "cannot be emptied now" : "can be emptied"): suggestion in \(suggestion.configMap, .name)
      """
    case .suggestionWithdrawn(let map, let node, .nodeGone):
      "\(node, .name) is no more → deleted \(map, .name)"
    case .suggestionWithdrawn(let map, let node, .taken(let utilization)):
      "\(node, .name) is \(percent(utilization.permille)) taken now → deleted \(map, .name)"
    case .suggestionWithdrawn(let map, let node, .leaving):
      "\(node, .name) is on its way out → deleted \(map, .name)"
    case .refused(let answer, true): "the API did not let it (RBAC): \(answer, .refusal)"
    case .refused(let answer, false): "the API refused: \(answer, .refusal)"
    case .faultyConfiguration(let faults):
      "its configuration has \(format.count(faults.count, "fault")): what they touch keeps its default"
    }
  }

  private static func planned(_ plan: ProvisioningPlan) -> StyledText {
    let asked = "\(plan.requests[.cpu] ?? .zero) CPU, \(plan.requests[.memory] ?? .zero)"
    guard let choice = plan.choice else {
      return """
        \(plan.pod.name, .name) waits for a node and asks for \(asked) → \("no size will do", .refusal): \
        the reason is in \(plan.configMap, .name)
        """
    }
    return """
      \(plan.pod.name, .name) waits for a node and asks for \(asked) → chose \(choice.size.name, .name), \
      which leaves \(percent(choice.waste.meanPermille)) unused: plan in \(plan.configMap, .name)
      """
  }

  private static func percent(_ permille: Int) -> String {
    format.decimal(permille.percentOfPermille, places: 1) + "%"
  }

  private static func text(of candidate: ProvisioningPlan.Candidate, _ isChosen: Bool) -> StyledText {
    let mark = StyledText(isChosen ? "✓ " : "• ", style: isChosen ? .success : .plain)
    let size =
      mark + "\(candidate.size.name, .name) (\("\(candidate.size.cpu)") CPU, \("\(candidate.size.memory)"))"
    switch candidate.verdict {
    case .fits(let waste):
      return size
        + """
        : \(percent(waste.cpuPermille)) of its CPU and \(percent(waste.memoryPermille)) of its memory unused, \
        mean \(percent(waste.meanPermille))
        """
    case .tooSmall(let names):
      return size + ": too little \(format.all(names.map(\.text)))"
    case .excluded(let keys):
      return size + ": has not what the Pod wants in \(format.all(keys))"
    }
  }

  private static func text(of obstacle: ProvisioningPlan.Obstacle) -> String {
    switch obstacle {
    case .reservedLabel(let key):
      "the label \(key) is Karpenter's or the kubelet's: a Pod that names it gets no new node"
    case .namesNode: "the Pod wants a node by its name (matchFields): a new one has another"
    case .impossibleRequirement(let requirement): "nothing satisfies \(requirement.description)"
    case .noTerms: "the node affinity has an empty term, which takes no node at all"
    case .noSuchValue(let requirement, let offered):
      "no size satisfies \(requirement.description); the catalogue has \(format.all(offered))"
    case .unknownToCatalogue(let requirement):
      "the catalogue says nothing of \(requirement.key): add it to the labels of a size"
    case .tooLarge(let name, let asked, let largest):
      "\(name): the Pod asks for \(asked), and the largest size has \(largest)"
    case .nobodyToBeWith(let key):
      "there is no Pod that its podAffinity wants it to be with (\(key))"
    case .onlyOnNodesOfOthers:
      "its podAffinity wants it on a node where others are already: a new one does not help"
    case .noZoneAllowed: "other Pods leave it no zone"
    }
  }

  private static func text(of fate: ConsolidationSuggestion.Fate) -> StyledText {
    switch fate {
    case .moves(let node): "fits on \(node, .name)"
    case .goesWithNode: "goes with the node (DaemonSet or static Pod)"
    case .fitsNowhere: "fits on no other node"
    }
  }

  private static func text(of blocker: ConsolidationSuggestion.Blocker) -> StyledText {
    switch blocker {
    case .barePod(let pod): "\(pod.name, .name) has no controller: nobody would make it again"
    case .budget(let pod, let budget, true):
      "the PDB \(budget, .name) does not let \(pod.name, .name) go now"
    case .budget(let pod, let budget, false):
      """
      the PDB \(budget, .name) does not let \(pod.name, .name) go now, and the suggestion does not heed it (pdbs: off)
      """
    case .critical(let pod): "\(pod.name, .name) is critical to the system"
    case .fitsNowhere(let pod): "\(pod.name, .name) fits on no other node"
    }
  }

  private static func text(of problem: MiniKarpenterFault.Problem) -> String {
    switch problem {
    case .unknownKey(let nearest): "there is no such key" + meant(nearest)
    case .unknownField(let name, let nearest): "there is no field \(name)" + meant(nearest)
    case .notOnOff(let text): "\"\(text)\" is neither on nor off"
    case .notPercent(let text): "\"\(text)\" is no percentage from 1 to 100, such as 20%"
    case .notPeriod(let text): "\"\(text)\" is no period of whole seconds, such as 10s or 1m"
    case .notQuantity(let text): "\"\(text)\" is no quantity, such as 500m, 2 or 4Gi"
    case .notYAML(let text): "is no YAML: \(text)"
    case .missing(let name): "\(name) is missing"
    case .empty: "is empty"
    case .notPositive(let text): "\(text) must be more than zero"
    case .duplicate(let name): "there is a size \(name) already"
    case .notLabelValue: "expects a text or a list of texts"
    }
  }

  private static func meant(_ nearest: [String]) -> String {
    nearest.isEmpty ? "" : "; did you mean \(format.any(nearest))?"
  }
}
