import Kubernetes

// What the disruption controller prints: pkg/controllers/disruption, pkg/controllers/state/statenode.go.
extension UpstreamText {
  static let disruptionBlocked = "DisruptionBlocked"
  static let unconsolidatable = "Unconsolidatable"
  static let consolidationCandidate = "ConsolidationCandidate"
  static let consolidationRejected = "ConsolidationRejected"
  static let disruptionLaunching = "DisruptionLaunching"
  static let disruptionWaitingReadiness = "DisruptionWaitingReadiness"
  static let disruptionTerminating = "DisruptionTerminating"
  static let waitingOnReadiness = "Waiting on readiness to continue disruption"

  /// Why a node may not be disrupted; nil where Karpenter says nothing.
  public static func obstacle(_ obstacle: DisruptionObstacle) -> String? {
    switch obstacle {
    case .inCommand: nil
    case .noNode: "Nodeclaim does not have an associated node"
    case .notInitialized: "Node isn't initialized"
    case .markedForDeletion: "Node is deleting or marked for deletion"
    case .nominated: "Node is nominated for a pending pod"
    case .doNotDisruptNode:
      "Disruption is blocked through the \"\(WellKnown.doNotDisrupt)\" annotation"
    case .noNodePoolLabel: "Node doesn't have required label (label=\(WellKnown.nodePool))"
    case .nodePoolNotFound(let name): "NodePool not found (NodePool=\(name))"
    case .doNotDisruptPod(let pod): "Pod has \"\(WellKnown.doNotDisrupt)\" annotation (Pod=\(pod))"
    case .budgetAllowsNone(let budget): "Pdb prevents pod evictions (PodDisruptionBudget=[\(budget)])"
    case .severalBudgets(let budgets):
      "Eviction does not support multiple PDBs (PodDisruptionBudget(s)=[\(joined(budgets))])"
    }
  }

  /// Why a method leaves a node alone; nil where Karpenter says nothing.
  public static func methodRefusal(_ refusal: MethodRefusal, nodePool: NodePoolName) -> String? {
    switch refusal {
    case .staticNodePool, .dynamicNodePool, .hasPods, .isEmpty, .notConsolidatable, .notDrifted: nil
    case .consolidationDisabled: "NodePool \"\(nodePool)\" has consolidation disabled"
    case .onlyWhenEmpty: "NodePool \"\(nodePool)\" has non-empty consolidation disabled"
    case .instanceTypeNotFound(let name): "Instance Type \"\(name)\" not found"
    case .labelMissing(let key): "Node does not have label \"\(key)\""
    }
  }

  /// Why a node alone cannot be consolidated; nil where it can, or where Karpenter says nothing.
  public static func unconsolidatable(_ outcome: DisruptionAttempt.Outcome) -> String? {
    switch outcome {
    case .deletion, .replacement, .keepingOneIsBetter, .noNodePools: nil
    case .stranded(let pods): stranded(pods)
    case .severalNodesNeeded(let count): "Can't remove without creating \(count) candidates"
    case .notCheaper: "Can't replace with a cheaper node"
    case .minValuesUnmet(let keys): "Filtering by price: \(unmetMinValues(keys))"
    case .spotToSpotDisabled:
      "SpotToSpotConsolidation is disabled, can't replace a spot node with a spot node"
    case .tooFewSpotTypes(let count):
      "SpotToSpotConsolidation requires 15 cheaper instance type options than the current candidate to "
        + "consolidate, got \(count)"
    }
  }

  /// Five of the Pods at most; with five or more, how many others, be it none.
  static func stranded(_ pods: [StrandedPod]) -> String {
    let shown = 5
    var text = "Not all pods would schedule, "
    for pod in pods.prefix(shown) { text += "\(pod.pod) => \(stranded(pod.reason)) " }
    return pods.count < shown ? text : text + " and \(pods.count - shown) other(s)"
  }

  private static func stranded(_ reason: StrandedPod.Reason) -> String {
    switch reason {
    case .failed(let failure): return podFailure(failure)
    case .uninitializedNode(let nodeClaim, let node):
      let parts = [nodeClaim.map { "nodeclaim/\($0)" }, node.map { "node/\($0)" }].compactMap(\.self)
      return "would schedule against uninitialized \(parts.joined(separator: ", "))"
    }
  }

  static func noDisruptionsAllowed(for reason: NodePool.Budget.Reason) -> String {
    "No allowed disruptions for disruption reason \(reason.rawValue) due to blocking budget"
  }

  /// A command as the events of one of its nodes name it.
  static func command(_ decision: DisruptionCommand.Decision, on node: NodeName, of count: Int) -> String {
    let head = "\(decision.rawValue): [\(node)]"
    guard count == 1 else { return "\(head) (part of \(count)-node consolidation)" }
    return decision == .delete ? head : "\(head) -> [1 replacement]"
  }

  static func consolidationCandidate(_ command: String, savings: Double) -> String {
    "Consolidation candidate: \(command) (savings: $\(savings.withCents))"
  }

  static func consolidationRejected(_ command: String, reason: String, savings: Double) -> String {
    "Consolidation rejected: \(command), reason: \(reason) (savings: $\(savings.withCents))"
  }

  private static func joined(_ names: [NamespacedName]) -> String {
    names.map(\.description).joined(separator: " ")
  }
}

// What is said of a Pod's protection: pkg/utils/pod/events.go, and Go's time package.
extension UpstreamText {
  static let doNotDisruptUntil = "DoNotDisruptUntil"
  static let doNotDisruptElapsed = "DoNotDisruptGracePeriodElapsed"
  static let invalidDoNotDisrupt = "InvalidDoNotDisruptAnnotation"
  static let doNotDisruptElapsedText =
    "The karpenter.sh/do-not-disrupt grace period has elapsed, pod is now disruptable"

  static func doNotDisruptUntilText(_ end: VirtualTime) -> String {
    "The karpenter.sh/do-not-disrupt grace period will elapse at \(end.rfc3339)"
  }

  /// - Parameter value: neither `true` nor a positive duration.
  static func invalidDoNotDisruptText(_ value: String) -> String {
    let problem =
      Duration(go: value) == nil
      ? "failed to parse \"\(value)\" as a duration: \(durationProblem(value))"
      : "duration \"\(value)\" must be positive"
    return "Invalid karpenter.sh/do-not-disrupt annotation: \(problem), ignoring annotation"
  }

  /// - Parameter text: one that is no duration.
  private static func durationProblem(_ text: String) -> String {
    let invalid = "time: invalid duration \"\(text)\""
    var rest = Substring(text)
    if let sign = rest.first, sign == "-" || sign == "+" { rest.removeFirst() }
    while !rest.isEmpty {
      let number = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
      guard number.contains(where: { $0 != "." }), number.count(where: { $0 == "." }) <= 1 else {
        return invalid
      }
      rest = rest.dropFirst(number.count)
      let unit = rest.prefix { $0 != "." && !($0.isASCII && $0.isNumber) }
      if unit.isEmpty { return "time: missing unit in duration \"\(text)\"" }
      if !["ns", "us", "µs", "μs", "ms", "s", "m", "h"].contains(unit) {
        return "time: unknown unit \"\(unit)\" in duration \"\(text)\""
      }
      rest = rest.dropFirst(unit.count)
    }
    return invalid
  }
}

extension Double {
  /// With two digits after the point, as Go's `%.2f` rounds: by the exact value, halves to even.
  fileprivate var withCents: String {
    let product = magnitude * 100
    let lost = (-product).addingProduct(magnitude, 100)
    var cents = product.rounded(.down)
    let rest = product - cents
    if rest > 0.5 || (rest == 0.5 && (lost > 0 || (lost == 0 && cents.remainder(dividingBy: 2) != 0))) {
      cents += 1
    }
    guard cents < 0x1p53 else { return description }
    let whole = Int64(cents)
    let digits = String(whole % 100)
    return "\(sign == .minus ? "-" : "")\(whole / 100).\(digits.count == 1 ? "0" : "")\(digits)"
  }
}
