import Kubernetes

/// Claims, volumes and their places on nodes.
extension UpstreamText {
  static let claimLost = "ClaimLost"
  static let claimHasLostVolume = "Bound claim has lost its PersistentVolume. Data on the volume is lost!"
  static let failedBinding = "FailedBinding"
  static let noVolumesAndNoClass =
    "no persistent volumes available for this claim and no storage class is set"
  static func volumeAlreadyBound(_ volume: String) -> String {
    "volume \"\(volume)\" already bound to a different claim."
  }
  static let waitForFirstConsumer = "WaitForFirstConsumer"
  static let waitingForFirstConsumer = "waiting for first consumer to be created before binding"
  static let waitForPodScheduled = "WaitForPodScheduled"
  static func waitingForPods(_ pods: [String]) -> String {
    let suffix = pods.count > 1 ? "s" : ""
    return "waiting for pod\(suffix) \(pods.joined(separator: ",")) to be scheduled"
  }
  static let externalProvisioning = "ExternalProvisioning"
  static func waitingForProvisioner(_ driver: String) -> String {
    "Waiting for a volume to be created either by the external provisioner '\(driver)' or manually by the "
      + "system administrator. If volume creation is delayed, please verify that the provisioner is running and "
      + "correctly registered."
  }
  static let provisioningFailed = "ProvisioningFailed"
  static func storageClassNotFound(_ name: String) -> String {
    "storageclass.storage.k8s.io \"\(name)\" not found"
  }
  static func failedToProvision(_ storageClass: String, _ error: String) -> String {
    "failed to provision volume with StorageClass \"\(storageClass)\": \(error)"
  }
  static func targetNodeNotFound(_ node: String) -> String {
    "failed to get target node: node \"\(node)\" not found"
  }
  static func sharedDisk(_ modes: [VolumeAccessMode]) -> String {
    let asked = modes.contains(.readWriteMany) ? "MULTI_NODE_MULTI_WRITER" : "MULTI_NODE_READER_ONLY"
    return "rpc error: code = InvalidArgument desc = Volume capabilities \(asked) not supported. Only "
      + "AccessModes[ReadWriteOnce] supported."
  }
  static let provisioning = "Provisioning"
  static func provisioningFor(_ claim: NamespacedName) -> String {
    "External provisioner is provisioning volume for claim \"\(claim)\""
  }
  static let provisioningSucceeded = "ProvisioningSucceeded"
  static func provisioned(_ volume: String) -> String { "Successfully provisioned volume \(volume)" }

  static let successfulAttachVolume = "SuccessfulAttachVolume"
  static func attached(_ volume: String) -> String {
    "AttachVolume.Attach succeeded for volume \"\(volume)\""
  }
  static let failedAttachVolume = "FailedAttachVolume"
  static func multiAttach(_ volume: String) -> String {
    "Multi-Attach error for volume \"\(volume)\" Volume is already exclusively attached to one node and can't "
      + "be attached to another"
  }
}
