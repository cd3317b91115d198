import Kubernetes

extension EC2Type {
  /// The labels of its nodes that do not depend on zone or capacity type. A value that does not exist has no
  /// label; bare metal's hypervisor exists and is empty.
  func labels(in region: AWSRegion, family amiFamily: AMIFamily) -> Labels {
    var labels = Labels(minimumCapacity: 24)
    labels[WellKnown.region] = region.rawValue
    labels[AWSLabel.instanceCategory] = category
    labels[AWSLabel.instanceFamily] = family
    labels[AWSLabel.instanceGeneration] = generation
    labels[AWSLabel.instanceSize] = size
    labels[AWSLabel.instanceCapabilityFlex] = isFlex ? "true" : "false"
    labels[AWSLabel.instanceCPU] = String(vCPUs)
    labels[AWSLabel.instanceCPUManufacturer] = cpuManufacturer
    labels[AWSLabel.instanceCPUSustainedClockSpeedMHz] = String(clockMHz)
    labels[AWSLabel.instanceMemory] = String(memoryMiB)
    labels[AWSLabel.instanceHypervisor] = hypervisor
    labels[AWSLabel.instanceEncryptionInTransitSupported] = encryptsInTransit ? "true" : "false"
    labels[AWSLabel.instanceEBSBandwidth] = ebsBandwidthMbps.map(String.init)
    labels[AWSLabel.instanceNetworkBandwidth] = networkBandwidthMbps.map(String.init)
    labels[AWSLabel.instanceLocalNVMe] = localNVMeGB.map(String.init)
    if let gpu {
      labels[AWSLabel.instanceGPUName] = gpu.name
      labels[AWSLabel.instanceGPUManufacturer] = gpu.manufacturer
      labels[AWSLabel.instanceGPUCount] = String(gpu.count)
      labels[AWSLabel.instanceGPUMemory] = String(gpu.memoryMiB)
    }
    if let accelerator {
      labels[AWSLabel.instanceAcceleratorName] = accelerator.name
      labels[AWSLabel.instanceAcceleratorManufacturer] = "aws"
      labels[AWSLabel.instanceAcceleratorCount] = String(accelerator.count)
    }
    labels[WellKnown.windowsBuild] = amiFamily.windowsBuild
    return labels
  }
}
