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

  // Kubelet.
  static let containersNotReady = "ContainersNotReady"
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
  static let nodeNotReady = "NodeNotReady"
  static func nodeStatusNotReady(_ node: String) -> String { "Node \(node) status is now: NodeNotReady" }
  static let nodeIsNotReady = "Node is not ready"
  static let deletionByTaintManager = "DeletionByTaintManager"
  static let taintManagerDeleting = "Taint manager: deleting due to NoExecute taint"
  static let taintManagerEviction = "TaintManagerEviction"
  static func markingForDeletion(_ pod: PodName) -> String { "Marking for deletion Pod \(pod)" }
}
