import Cloud
import Controllers
import Karpenter
import Kubernetes

extension ControllerMessage {
  private static var format: Formats { .english }

  public var english: StyledText {
    switch self {
    case .names(let names): "deleted: \(names.joined(separator: ", "), .name)"
    case .step(let step): Self.english(step.change, StyledText(step.object.name.name, style: .name))
    }
  }

  private static func english(_ change: ControllerStep.Change, _ owner: StyledText) -> StyledText {
    switch change {
    case .createdReplicaSet(let name, let replicas):
      "\(owner) has no ReplicaSet for its present template → made \(name.name, .name), with \(format.count(replicas, "replica"))"
    case .scaledReplicaSet(let name, let from, let to, let cause):
      "\(owner) \(reason(cause)) → \(name.name, .name) goes from \(format.count(from)) to \(format.count(to, "replica"))"
    case .deletedOldReplicaSet(let name, let limit):
      "\(owner) keeps \(format.count(limit, "old version")) → deleted ReplicaSet \(name.name, .name)"
    case .rolloutComplete(let name):
      "\(owner) has finished changing version: all Pods are \(name.name, .name)'s"
    case .rolloutStuck(let deadline):
      "\(owner) has got no further with its change of version for more than \(Duration.seconds(deadline).brief) → marked as stuck (ProgressDeadlineExceeded)"
    case .createdPods(let made, let have, let want):
      "\(owner) has \(format.count(have)) of \(format.count(want, "Pod")) → made \(format.count(made))"
    case .deletedPods(let names, let have, let want):
      "\(owner) has \(format.count(have, "Pod")) and wants \(format.count(want)) → deleted \(format.count(names.count))"
    case .creationRefused(let answer):
      "\(owner): the API would not take what it wanted to make → will try again later: \(answer, .refusal)"
    case .tookLease(let former, let free):
      "\(owner) takes the lease karpenter-leader-election, free since \(free.clock) → leads Karpenter in the place of \(former.name, .name)"
    case .adopted(let object):
      "\(owner) found \(object.kind.name) \(object.name.name, .name) without an owner and with its selector's labels → adopted it"
    case .released(let object):
      "\(object.kind.name) \(object.name.name, .name) no longer has the labels of \(owner)'s selector → let it go"

    case .podStarted(let node, let isReady):
      "\(owner): containers run on \(node, .name)\(isReady ? "; Ready at once" : "; not Ready yet")"
    case .podReady: "\(owner): its containers answer now → Ready"
    case .imagePullFailed(let image): "\(owner): could not pull the image \(image) → will try again later"
    case .containerExited(let name, let code, let reason):
      "\(owner): container \(name) ended with code \(code) (\(reason))"
    case .podEnded(let phase): "\(owner): all its containers ended → \(phase.rawValue)"
    case .podStopped(let grace):
      grace == .zero
        ? "\(owner) left at once" : "\(owner) stopped and left, \(grace.brief) after it was told to"

    case .createdDaemonPods(let nodes, let want):
      """
      \(owner) is to have a Pod on \(format.count(want, "node")) → made \
      \(nodes.count == 1 ? "the one missing, for" : "the \(format.count(nodes.count)) missing, for") \
      \(format.first(3, of: nodes.map(\.text)), .name)
      """
    case .deletedDaemonPods(let names, let cause):
      "\(owner): \(reason(cause)) → deleted \(format.first(3, of: names.map(\.name)), .name)"

    case .disruptionsAllowed(let from, let to, let healthy, let desired, let expected):
      """
      \(owner): \(format.count(healthy)) of \(format.count(expected, "Pod")) healthy, \(format.count(desired)) \
      at least → \(format.count(to)) may leave (before: \(format.count(from)))
      """

    case .ownerGone(let kind, let name): "\(kind) \(name), the owner of \(owner), is gone → deleted"
    case .podLostWithNode(let node): "\(owner) was on \(node, .name), which is gone → deleted"
    case .nodeUnreachable(let time): "\(owner): its kubelet has been silent since \(time.clock) → NotReady"
    case .taintedNode(let added, let removed): "\(owner): \(taints(added, removed))"
    case .evictedByTaint(.untolerated(let taint)):
      "\(owner) does not tolerate \(taint.description) → leaves the node"
    case .evictedByTaint(.tolerationRanOut(let seconds)):
      "\(owner) tolerated the taint for \(Duration.seconds(seconds).brief) only → leaves the node"

    case .drifted(let reason):
      "\(owner) differs from what would be made today → marked as Drifted (\(reason))"
    case .driftEnded: "\(owner) is again as it would be made today → no longer Drifted"
    case .consolidatable(let quiet):
      "\(owner): no Pod has come to the node or left it for \(quiet.brief) → may be consolidated (Consolidatable)"
    case .notConsolidatable(let time?):
      "\(owner): less than consolidateAfter has passed since a Pod last came to the node or left it → may not be consolidated before \(time.clock)"
    case .notConsolidatable(nil): "\(owner) may no longer be consolidated"
    case .expired(let age): "\(owner) has reached its expireAfter, \(age.brief) → deleted"
    case .reservationLost(let id):
      "\(owner): the reservation \(id, .name) has ended → the machine stays, as on-demand"
    case .machineVanished(let providerID):
      "\(owner): the cloud no longer knows the machine \(providerID, .name) → deleted"
    case .repaired(let condition, let status, let after):
      "\(owner): its node has been \(condition)=\(status.rawValue) for \(after.brief), and NodeRepair gives it up → deleted by force"
    case .orphanedMachine(let id):
      "the machine \(id) of \(owner) has no NodeClaim → it is shut down"
    case .nodePoolTemplateChanged:
      "\(owner): the template has changed → NodeClaims made with the one before are Drifted now"
    case .scaledStaticNodePool(let scaling): scaled(scaling, owner)
    case .overlayEvaluated(.applied(0, _)):
      "\(owner) changes nothing: no instance type of any NodePool is what it selects"
    case .overlayEvaluated(.applied(let types, let pools)):
      "\(owner) holds for \(format.count(types, "instance type")) of \(format.count(pools, "NodePool"))"
    case .overlayEvaluated(.invalid(let problems)):
      "\(owner) is left out: \(UpstreamText.problems(problems), .refusal)"
    case .overlayEvaluated(.conflict(let other)):
      "\(owner) is left out whole: it has the weight of \(other, .name) and speaks of the same offerings or resources"
    case .nodeClassResolved(true, let findings) where findings.contains(where: \.isError):
      "\(owner) stays \("ready", .success) as it was found last, though \(format.all(distinct(findings.filter(\.isError))))"
    case .nodeClassResolved(true, _):
      "\(owner) is \("ready", .success): subnets, security groups, AMIs and role were found in the account"
    case .nodeClassResolved(false, let findings):
      "\(owner) is \("not ready", .refusal): \(format.all(distinct(findings)))"
    case .nodePoolReadiness(true, _, _): "\(owner) is ready to make nodes"
    case .nodePoolReadiness(false, let reason, let message):
      "\(owner) cannot make nodes (\(reason)): \(message, .refusal)"

    case .createdStatefulPod(let name, let want):
      "\(owner) makes its \(want == 1 ? "Pod" : "\(format.count(want)) Pods in order") → made \(name.name, .name)"
    case .deletedStatefulPod(let name, let cause): "\(owner): \(reason(cause)) → deleted \(name.name, .name)"
    case .jobCompleted(let succeeded, let failed):
      "\(owner) is done: \(format.count(succeeded, "Pod")) succeeded, \(format.count(failed)) failed → Complete"
    case .jobFailed(let reason, let failed):
      "\(owner) tries no more, \(format.count(failed, "Pod")) having failed → Failed (\(reason))"
    case .jobExpired(let seconds):
      "\(owner) finished \(Duration.seconds(seconds).brief) ago (ttlSecondsAfterFinished) → deleted"
    case .cronJob(let change): BatchMessage.cronJob(change, of: owner).english
    case .volume(let change): VolumeMessage.change(change, of: owner).english
    case .service(let change): ServiceMessage.change(change, of: owner).english
    case .nodeDrain(let change): NodeDrainMessage.change(change, of: owner).english
    case .miniKarpenter(let change): MiniKarpenterMessage.change(change).english
    case .memoryPressure(true): "\(owner): memory runs short → MemoryPressure, and the kubelet evicts Pods"
    case .memoryPressure(false): "\(owner): memory has sufficed again for 5m → no MemoryPressure"
    case .evictedForMemory(let used, let request, let qosClass):
      "\(owner) (\(qosClass.rawValue)) uses \(Amounts.text(used, of: .memory)) and asked for \(Amounts.text(request, of: .memory)): of the node's Pods it is the one furthest over what it asked for → Evicted"
    case .load(let change): LoadMessage.change(change, of: owner).english
    case .autoscaling(let change): AutoscalingMessage.change(change, of: owner).english
    case .callRefused(let denial): AccessMessage.callRefused(denial, for: owner).english
    case .startFailed(let check, let denial): AccessMessage.startFailed(check, denial, of: owner).english
    }
  }

  private static func scaled(_ scaling: StaticScaling, _ owner: StyledText) -> StyledText {
    let standing: StyledText =
      "\(owner) is static: it wants \(format.count(scaling.desired, "node")) (replicas) and has \(format.count(scaling.running))"
    if scaling.isNodeLimitReached { return standing + ", but limits.nodes lets it ask for no more" }
    let changed = scaling.claims.map(\.metadata.name) + scaling.removals.map(\.text)
    return standing + (scaling.claims.isEmpty ? " → takes away " : " → asks for ")
      + "\(format.first(3, of: changed), .name)"
  }

  /// Each once.
  private static func distinct(_ findings: [NodeClassFinding]) -> [String] {
    findings.map(finding).reduce(into: []) { texts, text in
      if !texts.contains(text) { texts.append(text) }
    }
  }

  private static func finding(_ finding: NodeClassFinding) -> String {
    switch finding {
    case .subnetsNotFound: "no subnet has the tags of subnetSelectorTerms"
    case .securityGroupsNotFound: "no security group has the tags of securityGroupSelectorTerms"
    case .imagesNotFound: "no AMI matches amiSelectorTerms"
    case .unsupportedAlias: "there are no AL2 AMIs for this version of Kubernetes"
    case .aliasUnknown(let alias): "the alias \(alias) does not exist"
    case .roleNotFound(let role): "the role \(role) does not exist in IAM"
    case .dependenciesNotReady: "validation waits for the rest"
    case .restrictedTags(let tags): "the tags \(format.all(tags)) are Karpenter's own"
    case .callRefused(let denial), .notAuthorized(_, let denial): AccessMessage.englishClause(denial)
    case .clusterCIDRUnknown(let denial):
      "the cluster's range of addresses is not known, since \(AccessMessage.englishClause(denial))"
    }
  }

  private static func reason(_ cause: ControllerStep.ScalingCause) -> String {
    switch cause {
    case .replicasChanged(let to): "wants \(format.count(to, "replica")) now"
    case .surge(let replicas, let surge, let total):
      "may have \(format.count(replicas + surge)) Pods during the change (\(format.count(replicas)) + maxSurge \(format.count(surge))) and has \(format.count(total))"
    case .replacedByNewPods(let available, let minimum):
      "has \(format.count(available, "available Pod")) and must keep \(minimum): old ones may go"
    case .unhealthyOldPods: "has old Pods that are not available and will not be missed"
    case .recreate: "uses the strategy Recreate: first the old ones leave, then the new ones come"
    }
  }

  private static func reason(_ cause: ControllerStep.DaemonPodDeletion) -> StyledText {
    switch cause {
    case .nodeNotEligible(let node): "the labels or taints of \(node, .name) want it no more"
    case .nodeGone: "the node it was meant for is gone"
    case .ended: "the Pod ended, and another takes its place"
    case .surplus(let node): "\(node, .name) has more than one"
    case .oldTemplate(let maxUnavailable):
      "change of version, \(format.count(maxUnavailable)) at a time at most (maxUnavailable)"
    }
  }

  private static func reason(_ cause: ControllerStep.StatefulPodDeletion) -> String {
    switch cause {
    case .scaledDown(let to): "wants \(format.count(to, "replica")) now, and the highest ordinal leaves first"
    case .oldTemplate(let partition):
      "change of version, from the highest ordinal down to \(partition), one at a time"
    case .ended: "the Pod ended, and another of its name takes its place"
    }
  }

  private static func taints(_ added: [Taint], _ removed: [Taint]) -> String {
    let parts =
      (added.isEmpty ? [] : ["got \(format.all(added.map(\.description)))"])
      + (removed.isEmpty ? [] : ["lost \(format.all(removed.map(\.description)))"])
    return parts.joined(separator: "; ")
  }
}
