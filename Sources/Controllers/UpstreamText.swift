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
}
