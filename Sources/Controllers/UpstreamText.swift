import Kubernetes

/// What Kubernetes' and Karpenter's own controllers print, verbatim: reasons and messages of events and
/// conditions.
enum UpstreamText {
  // Making and deleting what a workload is made of.
  static let successfulCreate = "SuccessfulCreate"
  static let successfulDelete = "SuccessfulDelete"
  static let failedCreate = "FailedCreate"
  static let createdPod = "Created pod: "
  static func deletedPod(_ name: String) -> String { "Deleted pod: \(name)" }
  static func errorCreating(_ error: String) -> String { "Error creating: \(error)" }

  // Deployment.
  static let scalingReplicaSet = "ScalingReplicaSet"
  static func scaled(_ name: String, from: Int, to: Int) -> String {
    "Scaled \(to > from ? "up" : "down") replica set \(name) from \(from) to \(to)"
  }
  static let foundNewReplicaSet = "FoundNewReplicaSet"
  static func found(_ name: String) -> String { "Found new replica set \"\(name)\"" }
  static let newReplicaSetCreated = "NewReplicaSetCreated"
  static func createdReplicaSet(_ name: String) -> String { "Created new replica set \"\(name)\"" }
  static func replicaSet(_ name: String) -> String { "ReplicaSet \"\(name)\"" }
  static func deployment(_ name: String) -> String { "Deployment \"\(name)\"" }
  static let newReplicaSetAvailable = "NewReplicaSetAvailable"
  static func hasProgressed(_ subject: String) -> String { "\(subject) has successfully progressed." }
  static let replicaSetUpdated = "ReplicaSetUpdated"
  static func isProgressing(_ subject: String) -> String { "\(subject) is progressing." }
  static let progressDeadlineExceeded = "ProgressDeadlineExceeded"
  static func hasTimedOut(_ subject: String) -> String { "\(subject) has timed out progressing." }
  static let deploymentPaused = "DeploymentPaused"
  static let deploymentIsPaused = "Deployment is paused"
  static let deploymentResumed = "DeploymentResumed"
  static let deploymentIsResumed = "Deployment is resumed"
  static let minimumReplicasAvailable = "MinimumReplicasAvailable"
  static let hasMinimumAvailability = "Deployment has minimum availability."
  static let minimumReplicasUnavailable = "MinimumReplicasUnavailable"
  static let lacksMinimumAvailability = "Deployment does not have minimum availability."

  // NodeOverlay.
  static let runtimeValidation = "RuntimeValidation"
  static let overlayConflict = "Conflict"
  static let overlaysConflict = "conflict with another overlay"

  // Kubelet.
  static let containersNotReady = "ContainersNotReady"
  static let readinessGatesNotReady = "ReadinessGatesNotReady"

  /// - Parameter status: of the condition that a readiness gate names; nil when there is none.
  static func closedGate(_ gate: String, _ status: Condition.Status?) -> String {
    status.map { "the status of pod readiness gate \"\(gate)\" is not \"True\", but \($0.rawValue)" }
      ?? "corresponding condition of pod readiness gate \"\(gate)\" does not exist."
  }

  static func unreadyStatus(_ names: [String]) -> String {
    "containers with unready status: [\(names.joined(separator: " "))]"
  }
  static let containersNotInitialized = "ContainersNotInitialized"
  static func incompleteStatus(_ names: [String]) -> String {
    "containers with incomplete status: [\(names.joined(separator: " "))]"
  }
  static let podCompleted = "PodCompleted"
  static let podTerminating = "PodTerminating"
  static let pulling = "Pulling"
  static func pullingImage(_ image: String) -> String { "Pulling image \"\(image)\"" }
  static let pulled = "Pulled"
  static func alreadyPresent(_ image: String) -> String {
    "Container image \"\(image)\" already present on machine"
  }
  static let failed = "Failed"
  static func imageNotFound(_ reference: String) -> String {
    "rpc error: code = NotFound desc = failed to pull and unpack image \"\(reference)\": failed to resolve "
      + "reference \"\(reference)\": \(reference): not found"
  }
  static func errorIs(_ reason: String) -> String { "Error: \(reason)" }
  static func failedToPull(_ image: String, _ error: String) -> String {
    "Failed to pull image \"\(image)\": \(error)"
  }
  static let backOff = "BackOff"
  static func backOffPullingImage(_ image: String) -> String { "Back-off pulling image \"\(image)\"" }
  static func backOffPulling(_ image: String, _ error: String) -> String {
    "\(backOffPullingImage(image)): ErrImagePull: \(error)"
  }
  static func backOffRestartingContainer(_ container: String, _ pod: Pod) -> String {
    "Back-off restarting failed container \(container) in pod \(described(pod))"
  }
  static func backOffRestarting(_ wait: Duration, container: String, _ pod: Pod) -> String {
    "back-off \(wait.goText) restarting failed container=\(container) pod=\(described(pod))"
  }
  private static func described(_ pod: Pod) -> String {
    "\(pod.metadata.name)_\(pod.metadata.namespace)(\(pod.metadata.uid))"
  }
  static let created = "Created"
  static let containerCreated = "Container created"
  static let started = "Started"
  static let containerStarted = "Container started"
  static let killing = "Killing"
  static func stopping(_ pod: Pod) -> String {
    "Stopping container \(pod.spec.containers.first?.name ?? "")"
  }

  // DaemonSet.
  static func endedDaemonPodReason(_ phase: PodStatus.Phase) -> String {
    phase == .failed ? "FailedDaemonPod" : "SucceededDaemonPod"
  }
  static func endedDaemonPod(_ pod: Pod, on node: String) -> String {
    pod.status.phase == .failed
      ? "Found failed daemon pod \(pod.name) on node \(node), will try to kill it"
      : "Found succeeded daemon pod \(pod.name) on node \(node), will try to delete it"
  }

  // PodDisruptionBudget and eviction.
  static let noPods = "NoPods"
  static let noMatchingPods = "No matching pods found"
  static let unmanagedPods = "UnmanagedPods"
  static func foundUnmanagedPods(_ selector: LabelSelector?) -> String {
    "Pods selected by this PodDisruptionBudget (selector: \(goText(selector))) were found to be unmanaged. "
      + "As a result, the status of the PDB cannot be calculated correctly, which may result in undefined "
      + "behavior. To account for these pods please set \".spec.minAvailable\" field of the PDB to an integer "
      + "value."
  }
  private static func goText(_ selector: LabelSelector?) -> String {
    guard let selector else { return "nil" }
    let labels = selector.matchLabels.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)," }.joined()
    let expressions = selector.matchExpressions.map {
      "LabelSelectorRequirement{Key:\($0.key),Operator:\($0.operator.rawValue),"
        + "Values:[\($0.values.joined(separator: " "))],},"
    }.joined()
    return "&LabelSelector{MatchLabels:map[string]string{\(labels)},"
      + "MatchExpressions:[]LabelSelectorRequirement{\(expressions)},}"
  }
  static let sufficientPods = "SufficientPods"
  static let insufficientPods = "InsufficientPods"
  static let syncFailed = "SyncFailed"
  static let calculateExpectedPodCountFailed = "CalculateExpectedPodCountFailed"
  static func failedToCalculate(_ error: String) -> String {
    "Failed to calculate the number of expected pods: \(error)"
  }
  static func noScale(of kind: Kind) -> String {
    "\(kind.qualifiedPlural) does not implement the scale subresource"
  }
  static let evictionByEvictionAPI = "EvictionByEvictionAPI"
  static let evicting = "Eviction API: evicting"
  static let cannotEvict = "Cannot evict pod as it would violate the pod's disruption budget."
  static let moreThanOneBudget =
    "This pod has more than one PodDisruptionBudget, which the eviction subresource does not support."
  static let negativeAllowance = "pdb disruptions allowed is negative"
  static let tooManyUnconfirmed =
    "DisruptedPods map too big - too many evictions not confirmed by PDB controller"
  static func stillProcessing(_ budget: String) -> String {
    "The disruption budget \(budget) is still being processed by the server."
  }
  static func exhausted(_ budget: String, _ status: PodDisruptionBudget.Status) -> String {
    let condition = status.conditions["DisruptionAllowed"]
    if let condition, condition.reason == syncFailed {
      return "The disruption budget \(budget) does not allow evicting pods currently because it failed sync: "
        + condition.message
    }
    if status.currentHealthy <= status.desiredHealthy {
      return "The disruption budget \(budget) needs \(status.desiredHealthy) healthy pods and has "
        + "\(status.currentHealthy) currently"
    }
    let details = condition.map { $0.message.isEmpty ? "" : " (\($0.reason)): \($0.message)" } ?? ""
    return "The disruption budget \(budget) does not allow evicting pods currently\(details)"
  }

  // Nodes that fail.
  static let deletionByPodGC = "DeletionByPodGC"
  static let nodeNoLongerExists = "PodGC: node no longer exists"
  static let nodeStatusUnknown = "NodeStatusUnknown"
  static let kubeletStoppedPosting = "Kubelet stopped posting node status."
  static let nodeStatusNeverUpdated = "NodeStatusNeverUpdated"
  static let kubeletNeverPosted = "Kubelet never posted node status."
  static let nodeNotReady = "NodeNotReady"
  static func nodeStatusNotReady(_ node: String) -> String { "Node \(node) status is now: NodeNotReady" }
  static let nodeIsNotReady = "Node is not ready"
  static let deletionByTaintManager = "DeletionByTaintManager"
  static let taintManagerDeleting = "Taint manager: deleting due to NoExecute taint"
  static let taintManagerEviction = "TaintManagerEviction"
  static func markingForDeletion(_ pod: PodName) -> String { "Marking for deletion Pod \(pod)" }

  // Conditions of Karpenter's objects.
  static let awaitingReconciliation = "AwaitingReconciliation"
  static let objectIsAwaiting = "object is awaiting reconciliation"
  static let unhealthyDependents = "UnhealthyDependents"
  static let reconcilingDependents = "ReconcilingDependents"
  static func transitioned(_ condition: Condition, from old: Condition.Status) -> String {
    let transition = "Status: \(old.rawValue) -> \(condition.status.rawValue)"
    let message = condition.message.isEmpty ? "" : ", Message: \(condition.message)"
    return "Status condition transitioned, Type: \(condition.type), \(transition), "
      + "Reason: \(condition.reason)\(message)"
  }
  static let finalized = "Finalized"
  static func finalizedText(_ finalizer: String) -> String { "Finalized \(finalizer)" }

  // NodeClaim lifecycle.
  static let insufficientCapacityError = "InsufficientCapacityError"
  static func nodeClaimEvent(_ claim: String, _ error: String) -> String {
    "NodeClaim \(claim) event: \(error)"
  }
  static let nodeNotFound = "NodeNotFound"
  static let nodeNotRegistered = "Node not registered with cluster"
  static let multipleNodesFound = "MultipleNodesFound"
  static let matchedMultipleNodes = "Invariant violated, matched multiple nodes"
  static let unregisteredTaintMissing = "UnregisteredTaintMissing"
  static let missingUnregisteredTaint =
    "Missing karpenter.sh/unregistered taint which prevents registration related race conditions on "
    + "Karpenter-managed nodes"
  static let nodeStatusIsNotReady = "Node status is NotReady"
  static let startupTaintsExist = "StartupTaintsExist"
  static func startupTaintStillExists(_ taint: Taint) -> String { "StartupTaint \"\(taint)\" still exists" }
  static let knownEphemeralTaintsExist = "KnownEphemeralTaintsExist"
  static func ephemeralTaintStillExists(_ taint: Taint) -> String {
    "KnownEphemeralTaint \"\(taint)\" still exists"
  }
  static let resourceNotRegistered = "ResourceNotRegistered"
  static func requestedButNotRegistered(_ name: ResourceName) -> String {
    "Resource \"\(name)\" was requested but not registered"
  }
  static let terminationGracePeriodExpiring = "TerminationGracePeriodExpiring"
  static func allPodsWillBeDeleted(by deadline: String) -> String {
    "All pods will be deleted by \(deadline)"
  }

  // Termination of a node.
  static let draining = "Draining"
  static let forcefulTermination = "Forceful Termination"
  static let evicted = "Evicted"
  static func evictedPod(_ reason: String) -> String { "Evicted pod: \(reason)" }
  static let failedDraining = "FailedDraining"
  static func failedToDrain(_ cause: String) -> String { "Failed to drain node, \(cause)" }
  static func podsAreWaiting(_ count: Int) -> String { "\(count) pods are waiting to be evicted" }
  static func evictionRefused(_ refusal: EvictionRefusal, _ pod: PodName) -> String {
    switch refusal {
    case .severalBudgets: "eviction does not support multiple PDBs (Pod=\(pod))"
    case .budgetNotYetProcessed, .negativeAllowance, .tooManyUnconfirmed, .budgetExhausted:
      "evicting pod violates a PDB (Pod=\(pod))"
    }
  }
  static let disrupted = "Disrupted"
  static func deletingForDeadline(_ deadline: VirtualTime, granted: Int, own: Int) -> String {
    "Deleting the pod to accommodate the terminationTime \(goTime(deadline)) of the node. The pod was granted "
      + "\(granted) seconds of grace-period of its \(own) terminationGracePeriodSeconds. This bypasses the PDB "
      + "of the pod and the do-not-disrupt annotation."
  }
  /// `2026-01-15 12:00:00 +0000 UTC`
  static func goTime(_ time: VirtualTime) -> String {
    let text = time.rfc3339
    return "\(text.prefix(10)) \(text.dropFirst(11).dropLast()) +0000 UTC"
  }
  static let awaitingVolumeDetachment = "AwaitingVolumeDetachment"
  static func awaitingDeletion(ofAttachments names: [String]) -> String {
    "Awaiting deletion of bound volumeattachments (\(shortened(names)))"
  }
  static func shortened(_ names: [String]) -> String {
    let shown = names.prefix(5).joined(separator: ", ")
    return names.count > 5 ? "\(shown) and \(names.count - 5) other(s)" : shown
  }
  static let terminationGracePeriodElapsed = "TerminationGracePeriodElapsed"

  // Node repair.
  static let nodeRepairBlocked = "NodeRepairBlocked"
  static let tooManyUnhealthy = "more than 20% nodes are unhealthy in the nodepool"

  // Interruption.
  static let terminatingOnInterruption = "TerminatingOnInterruption"
  static func interruptionTriggeredTermination(of kind: Kind) -> String {
    "Interruption triggered termination for the \(kind.name)"
  }

  // Drift and consistency of a NodeClaim.
  static let nodePoolDrifted = "NodePoolDrifted"
  static let requirementsDrifted = "RequirementsDrifted"
  static let instanceTypeNotFound = "InstanceTypeNotFound"
  static let failedConsistencyCheck = "FailedConsistencyCheck"
  static let consistencyCheckFailed = "ConsistencyCheckFailed"
  static let consistencyCheckFailedText = "Consistency Check Failed"
  static func expected(_ expected: Quantity, of name: ResourceName, found: Quantity, share: Double) -> String
  {
    let permille = Int((share * 1000).rounded())
    return "expected \(expected) of resource \(name), but found \(found) "
      + "(\(permille / 10).\(permille % 10)% of expected)"
  }

  // NodePool and NodeClass.
  static let nodePoolValidationFailed = "NodePoolValidationFailed"
  static func restrictedLabelKey(_ key: String) -> String {
    "invalid key name \"\(key)\" in labels, restricted"
  }
  static func invalidLabelKey(_ key: String, _ why: String) -> String {
    "invalid key name \"\(key)\" in labels, \"\(why.replacing("\\", with: "\\\\"))\""
  }
  static func unusableLabelKey(_ key: String, _ why: String) -> String {
    "invalid key name \"\(key)\" in labels, \(why)"
  }
  static func invalidLabelValue(_ value: String, key: String, _ why: String) -> String {
    "invalid value: \(value) for label[\(key)], \(why)"
  }
  static func invalidTaint(_ why: String, in field: String) -> String { "invalid value: \(why) in \(field)" }
  static func duplicateTaint(_ taint: Taint) -> String {
    "duplicate taint Key/Effect pair \(taint.key)=\(taint.effect.rawValue)"
  }
  static func restrictedRequirementKey(_ key: String) -> String {
    "invalid key: \"\(key)\" in requirements, restricted"
  }
  static func invalidRequirement(_ why: String) -> String {
    "invalid value: \(why) in requirements, restricted"
  }
  static let nodeClassNotFound = "NodeClassNotFound"
  static let nodeClassIsNotFound = "NodeClass not found on cluster"
  static let nodeClassTerminating = "NodeClassTerminating"
  static let nodeClassIsTerminating = "NodeClass is Terminating"
  static let nodeClassReadinessUnknown = "NodeClassReadinessUnknown"
  static let nodeClassReadinessIsUnknown = "Node Class Readiness Unknown"
  static let registrationFailed = "RegistrationFailed"
  static let failedToRegister = "Failed to register node"
  static let waitingOnNodeClaimTermination = "WaitingOnNodeClaimTermination"
  static func waitingOn(claims: [String]) -> String {
    "Waiting on NodeClaim termination for \(shortened(claims))"
  }

  // StatefulSet and Job.
  static let createClaim = "create Claim "
  static func claimOf(pod: String, in set: String) -> String { " Pod \(pod) in StatefulSet \(set) success" }
  static let createStatefulPod = "create Pod "
  static func inStatefulSet(_ set: String) -> String { " in StatefulSet \(set) successful" }
  static func deletedStatefulPod(_ pod: String, of set: String) -> String {
    "delete Pod \(pod)\(inStatefulSet(set))"
  }
  static let jobSuspended = "JobSuspended"
  static let jobIsSuspended = "Job suspended"
  static let jobResumed = "JobResumed"
  static let jobIsResumed = "Job resumed"
  static let backoffLimitExceeded = "BackoffLimitExceeded"
  static let reachedBackoffLimit = "Job has reached the specified backoff limit"
  static let deadlineExceeded = "DeadlineExceeded"
  static let activeLongerThanDeadline = "Job was active longer than specified deadline"
  static let completionsReached = "CompletionsReached"
  static let reachedCompletions = "Reached expected number of succeeded pods"
  static let jobCompletedReason = "Completed"
  static let jobCompleted = "Job completed"
}
