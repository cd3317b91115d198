import Cloud
import Karpenter
import Kubernetes

extension ProvisioningMessage {
  private static var format: Formats { .english }

  public var english: StyledText {
    let format = Self.format
    switch self {
    case .round(let pods, let onClaims, let claims, let onExisting, let unplaced):
      let parts =
        (claims > 0 ? ["\(format.count(onClaims)) on \(format.count(claims, "new NodeClaim"))"] : [])
        + (onExisting > 0 ? ["\(format.count(onExisting)) on nodes that exist or are coming"] : [])
        + (unplaced > 0 ? ["\(format.count(unplaced)) without a place"] : [])
      let outcome = parts.isEmpty ? "nothing to do" : parts.joined(separator: ", ")
      return "a batch of \(format.count(pods, "Pod")) → \(outcome, unplaced > 0 ? .warning : .plain)"
    case .nodePoolOrder(let pools):
      let names = pools.map { "\($0.name) (weight \($0.weight))" }
      return "NodePools in the order they are tried: \(names.joined(separator: ", "))"
    case .nodePoolLeftOut(let name, let standing):
      return "NodePool \(name, .name) is left out: \(Self.english(standing))"
    case .existing(let name, let pods):
      return
        "\(name, .name) gets \(format.count(pods, "Pod")): there was room, no new machine for \(pods == 1 ? "it" : "them")"

    case .claim(let number, let total, let nodePool, let pods):
      let which = total > 1 ? "NodeClaim \(number) of \(total)" : "New NodeClaim"
      return "\(which, .heading) · NodePool \(nodePool, .name) · \(format.count(pods, "Pod"))"
    case .typesLeft: return "instance types left by each requirement:"
    case .stage(let stage, let purpose): return StyledText(Self.english(stage, purpose))
    case .requirements(let texts):
      return "requirements together: \(texts.isEmpty ? "none" : texts.joined(separator: ", "))"
    case .cheapest(let offering):
      return
        "the cheapest: \(offering.instanceType, .name) \(offering.capacityType.rawValue) in \(offering.zone), \(format.perHour(offering.priceUSDPerHour))"
    case .nextCheapest(let offering, let more):
      return
        "after it: \(offering.instanceType) \(offering.capacityType.rawValue) in \(offering.zone), \(format.perHour(offering.priceUSDPerHour)) (\(more == 0 ? "nearly the same" : "\(format.count(more))% more"))"
    case .nothingToBeHad: return "\("✗", .refusal) no offering is to be had just now"
    case .cloudChooses(let types):
      return types == 1
        ? "it is the only type in the request to the cloud"
        : "the request to the cloud has the \(format.count(min(types, 60))) cheapest; the cloud picks one of them"
    case .minValuesRelaxed: return "minValues was relaxed (policy BestEffort): without that nothing would do"
    case .limitExceeded(let nodePool, let exceeded):
      return
        "\("✗", .refusal) will not be made: NodePool \(nodePool, .name) already uses \(Amounts.text(exceeded.usage, of: exceeded.resource)) of \(exceeded.resource.text), and its limit is \(Amounts.text(exceeded.limit, of: exceeded.resource))"
    case .moreClaims(let count):
      return StyledText(marked: "and \(format.count(count, "more NodeClaim")) (`detail full` shows the rest)")

    case .unplaced(let pods):
      return
        "\("✗", .refusal) \(format.first(3, of: pods), .name): \(pods.count == 1 ? "no place" : "no place for these \(format.count(pods.count))")"
    case .askWhy(let pod, let namespace):
      let typed = namespace == "default" ? pod : "\(pod) -n \(namespace)"
      return StyledText(marked: "`why pod \(typed)` shows it step by step, and what would make it fit")
    case .nodePoolAccepted(let nodePool): return "NodePool \(nodePool, .name): \("✓", .success) accepts it"
    case .nodePoolRefused(let nodePool, let refusal):
      return "NodePool \(nodePool, .name): \(RefusalMessage.refusal(refusal).english)"
    case .failure(let failure): return StyledText(Self.english(failure))
    case .problem(let problem): return StyledText(Self.english(problem))
    case .moreUnplaced(let count):
      return StyledText(
        marked:
          "and \(format.count(count, "more group")) of Pods without a place (`detail full` shows the rest)")

    case .queue: return "in the queue's order (most CPU first, then most memory, then the oldest):"
    case .queued(let pods, let requests, let outcome):
      let asked = requests.isEmpty ? "" : " (\(requests))"
      return "\(format.first(2, of: pods), .name)\(asked) → \(Self.english(outcome))"

    case .relaxed(let relaxation):
      return "nothing would do; it gave up \(Self.english(relaxation)) and tried again"
    case .existingRefused(let considered):
      return
        "nodes that exist: \(considered == 1 ? "the only one will not do" : "none of the \(format.count(considered)) will do")"
    case .claimsRefused(let considered):
      return
        "NodeClaims opened earlier in this round: \(considered == 1 ? "the only one will not do" : "none of the \(format.count(considered)) will do")"
    case .refusedCount(let count, let kind):
      return "\(format.count(count)) × \(RefusalMessage.kind(kind).english)"
    case .placedOnExisting(let name):
      return "\("✓", .success) fits on \(name, .name), which exists or is coming"
    case .placedOnClaim(let number, let total, let nodePool, let pods):
      let which = total > 1 ? "on NodeClaim \(number) of \(total)" : "on a new NodeClaim"
      let company = pods > 1 ? ", with \(format.count(pods - 1, "more Pod"))" : ""
      return "\("✓", .success) goes \(which), of NodePool \(nodePool, .name)\(company)"
    case .triedAgain(let turns):
      return "had \(format.count(turns)) turns in the queue: it tried again whenever others had found a place"
    }
  }

  private static func english(_ outcome: QueuedFor) -> String {
    switch outcome {
    case .claim(let number): "NodeClaim \(number)"
    case .existing(let name): name
    case .nothing: "✗ no place"
    }
  }

  private static func english(_ stage: LaunchFunnel.Stage, _ purpose: ProvisionedFor) -> String {
    switch stage {
    case .all: "all types that the NodeClass offers"
    case .nodePool: "that the NodePool's requirements accept"
    case .limits: "that still fit the NodePool's limits"
    case .requirements: "that the Pods accept too"
    case .resources:
      purpose.requests.isEmpty
        ? "room for \(format.count(purpose.pods, "Pod"))"
        : "room for \(purpose.requests) (\(format.count(purpose.pods, "Pod")) + DaemonSets)"
    case .offerings: "an offering in a zone and capacity type allowed"
    case .minValues: "enough different values for minValues"
    case .truncation: "the 600 cheapest"
    }
  }

  private static func english(_ standing: NodePoolReport.Standing) -> String {
    switch standing {
    case .tried: "is tried"
    case .notReady(let condition):
      condition.map { $0.message.isEmpty ? "it is not Ready" : "it is not Ready (\($0.message))" }
        ?? "it is not Ready yet"
    case .beingDeleted: "it is being deleted"
    case .isStatic: "it keeps a fixed number of nodes"
    case .noInstanceTypes: "its NodeClass offers no instance type"
    case .requirementsFilterOutAll(let keys):
      keys.isEmpty
        ? "its own requirements leave no instance type that can be had"
        : "its own requirements do not meet minValues (\(format.all(keys)))"
    }
  }

  private static func english(_ failure: PodFailure) -> String {
    switch failure {
    case .ignored: "Karpenter does not even try this Pod"
    case .noNodePools: "no NodePool that makes nodes is ready"
    case .noNodePoolHasInstanceTypes: "the NodePools' requirements leave no instance type"
    case .refused: "no NodePool will do"
    case .usesDynamicResources:
      "the Pod uses resource claims (DRA), which this version of Karpenter leaves aside"
    case .minValuesAfterTruncation(let keys, let nodePool):
      "the 600 cheapest types do not meet minValues (\(format.all(keys))) of NodePool \(nodePool)"
    }
  }

  private static func english(_ problem: PodProblem) -> String {
    switch problem {
    case .avoidsKarpenterNodes:
      "the Pod demands a node that is not Karpenter's (karpenter.sh/nodepool DoesNotExist)"
    case .matchFields:
      "the Pod picks its node by name (matchFields), and Karpenter cannot make a node of that name"
    case .requirement(let problem): english(problem)
    case .volume(let problem): english(problem)
    }
  }

  private static func english(_ problem: VolumeProblem) -> String {
    switch problem {
    case .claimNotFound(let claim): "there is no PersistentVolumeClaim \(claim)"
    case .claimBeingDeleted(let claim): "PersistentVolumeClaim \(claim) is being deleted"
    case .claimLost(let claim, let volume): "PersistentVolumeClaim \(claim) has lost its volume \(volume)"
    case .volumeNotFound(let claim, let volume, _):
      "PersistentVolumeClaim \(claim) names PersistentVolume \(volume), which does not exist"
    case .volumeBeingDeleted(let claim, let volume, _):
      "PersistentVolume \(volume) of the claim \(claim) is being deleted"
    case .notBound(let claim, let volume):
      "PersistentVolumeClaim \(claim) is not bound to PersistentVolume \(volume) yet"
    case .noStorageClass(let claim): "PersistentVolumeClaim \(claim) has neither a volume nor a StorageClass"
    case .storageClassNotFound(let claim, let storageClass):
      "PersistentVolumeClaim \(claim) asks for StorageClass \(storageClass), which does not exist"
    case .immediateNotBound(let claim, let storageClass):
      "StorageClass \(storageClass) binds at once, and PersistentVolumeClaim \(claim) has no volume"
    }
  }

  private static func english(_ problem: RequirementProblem) -> String {
    switch problem {
    case .restrictedLabel(let key): "the label \(key) is reserved: it cannot be demanded of a new node"
    case .noKnownValue(let key, let values, let known):
      "\(key) has no value \(format.any(values)); those there are: \(known.joined(separator: ", "))"
    case .tooFewKnownValues(let key, _, _, let valid, let minValues):
      "\(key) asks for minValues \(format.count(minValues)), and of the values written only \(format.count(valid)) count"
    case .badName(let key, _): "\(key) is no valid name of a label"
    case .badValue(let value, let key, _): "\(value) is no valid value of the label \(key)"
    case .noValues(let key): "\(key) uses In without values"
    case .fewerValuesThanMinValues(let key): "\(key) has fewer values than its minValues"
    case .notOnePositiveInteger(let key, let kind):
      "\(key) \(kind.rawValue) needs one whole number, not negative"
    }
  }

  static func english(_ relaxation: Relaxation) -> String {
    switch relaxation {
    case .requiredNodeAffinityTerm: "one of the alternatives of its required node affinity"
    case .preferredPodAffinity(let term): "a preferred pod affinity (weight \(format.count(term.weight)))"
    case .preferredPodAntiAffinity(let term):
      "a preferred pod anti-affinity (weight \(format.count(term.weight)))"
    case .preferredNodeAffinity(let term): "a preferred node affinity (weight \(format.count(term.weight)))"
    case .topologySpread(let constraint):
      "a topology spread that is ScheduleAnyway (\(constraint.topologyKey))"
    case .toleratesPreferNoSchedule: "keeping off PreferNoSchedule taints"
    }
  }
}
