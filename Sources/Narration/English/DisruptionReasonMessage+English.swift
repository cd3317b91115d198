import Cloud
import Karpenter
import Kubernetes

extension DisruptionReasonMessage {
  private static var format: Formats { .english }

  public var english: StyledText {
    switch self {
    case .obstacle(let obstacle): StyledText(Self.english(obstacle))
    case .refusal(let refusal): StyledText(Self.english(refusal))
    case .heldByBudget: "the NodePool's budget lets no more nodes go now"
    case .outcome(let outcome): StyledText(Self.english(outcome))
    case .invalidation(let invalidation): StyledText(Self.english(invalidation))
    }
  }

  private static func english(_ obstacle: DisruptionObstacle) -> String {
    switch obstacle {
    case .inCommand: "already leaving, by a command that began earlier"
    case .noNode: "the machine has not joined the cluster yet"
    case .notInitialized: "the node is not initialized yet"
    case .markedForDeletion: "the node is already on its way out"
    case .nominated: "Karpenter has just promised this node to a pending Pod"
    case .doNotDisruptNode: "the node has the annotation karpenter.sh/do-not-disrupt"
    case .noNodePoolLabel: "the node lacks the label karpenter.sh/nodepool"
    case .nodePoolNotFound(let name): "NodePool \(name) is gone, or has no type to offer"
    case .doNotDisruptPod(let pod): "Pod \(pod) has the annotation karpenter.sh/do-not-disrupt"
    case .budgetAllowsNone(let budget): "PDB \(budget) lets no Pod be evicted now"
    case .severalBudgets(let budgets):
      "a Pod is in \(format.count(budgets.count)) PDBs (\(format.all(budgets.map(\.description)))), "
        + "and the eviction API accepts only one"
    }
  }

  private static func english(_ refusal: MethodRefusal) -> String {
    switch refusal {
    case .staticNodePool: "the NodePool has a fixed number of nodes (replicas)"
    case .dynamicNodePool: "the NodePool has no fixed number of nodes"
    case .consolidationDisabled: "the NodePool does not consolidate (consolidateAfter: Never)"
    case .onlyWhenEmpty: "the NodePool takes away empty nodes only (consolidationPolicy: WhenEmpty)"
    case .hasPods(let count):
      "not empty: \(format.count(count, "Pod")) would need another place"
    case .isEmpty: "it is empty, which is for the method emptiness"
    case .notConsolidatable: "a Pod came to the node or left it less than consolidateAfter ago"
    case .notDrifted: "no drift: it is what the NodePool would ask for today"
    case .instanceTypeNotFound(let name): "the NodePool no longer offers the type \(name)"
    case .labelMissing(let key): "the node lacks the label \(key), without which its price is unknown"
    }
  }

  private static func english(_ outcome: DisruptionAttempt.Outcome) -> String {
    switch outcome {
    case .deletion: return "the Pods fit on the nodes that stay"
    case .replacement(let nodes):
      guard let only = nodes.first, nodes.count == 1 else {
        return "needs \(format.count(nodes.count, "new node"))"
      }
      let price = only.cheapest.map {
        ", from \($0.instanceType) \($0.capacityType.rawValue) at \(format.perHour($0.priceUSDPerHour))"
      }
      return "1 new node instead: \(format.count(only.instanceTypes, "type")) would do" + (price ?? "")
    case .stranded(let pods): return stranded(pods)
    case .severalNodesNeeded(let count): return "it would take \(format.count(count)) new nodes instead"
    case .notCheaper(let nearest):
      let price = nearest.flatMap { type in
        type.priceUSDPerHour.map { " (\(type.name) comes nearest: up to \(format.perHour($0)))" }
      }
      return "no type that would do is sure to cost less" + (price ?? "")
    case .minValuesUnmet(let keys):
      return "the cheaper types alone have too few values for minValues of \(format.all(keys))"
    case .spotToSpotDisabled:
      return "it would be spot for spot, which is switched off (feature gate SpotToSpotConsolidation)"
    case .tooFewSpotTypes(let count):
      return "spot for spot takes 15 types that are cheaper, and there are \(format.count(count))"
    case .keepingOneIsBetter(let type):
      return
        "one of these nodes is a \(type.name) already, and nothing cheaper would do: better keep that node"
    case .noNodePools: return "no ready NodePool takes part, and without one nothing can be simulated"
    }
  }

  private static func stranded(_ pods: [StrandedPod]) -> String {
    let head = "\(format.first(3, of: pods.map(\.pod.name))) would have no place"
    switch pods.first?.reason {
    case .uninitializedNode(let claim, let node):
      return "\(head): there is room only on \(node?.text ?? claim?.text ?? ""), which is not initialized yet"
    case let reason?:
      return head + (reason.placementRefusal.map { ": \(RefusalMessage.refusal($0).english.plain)" } ?? "")
    case nil: return head
    }
  }

  private static func english(_ invalidation: CommandInvalidation) -> String {
    switch invalidation {
    case .churn(let vanished):
      return vanished.map { "\($0.node): \(english($0.reason))" }.joined(separator: "; ")
    case .budget: return "the NodePool's budget no longer allows it"
    case .stranded(let pods): return stranded(pods)
    case .newResults: return "the simulation now comes to something else"
    case .noNodePools: return english(.noNodePools as DisruptionAttempt.Outcome)
    case .limitExceeded(let exceeded):
      return "the NodePool is over its limit of \(exceeded.resource), and the new node may not be created"
    }
  }

  private static func english(_ reason: VanishedCandidate.Reason) -> String {
    switch reason {
    case .obstacle(let obstacle): english(obstacle)
    case .refused(let refusal): english(refusal)
    case .gone: "no longer there"
    }
  }
}
