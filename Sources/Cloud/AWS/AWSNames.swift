import Kubernetes

/// Labels that the AWS provider puts on instance types, beside those of `WellKnown`.
public enum AWSLabel {
  public static let instanceCategory = "karpenter.k8s.aws/instance-category"
  public static let instanceFamily = "karpenter.k8s.aws/instance-family"
  public static let instanceGeneration = "karpenter.k8s.aws/instance-generation"
  public static let instanceSize = "karpenter.k8s.aws/instance-size"
  public static let instanceCapabilityFlex = "karpenter.k8s.aws/instance-capability-flex"
  public static let instanceCPU = "karpenter.k8s.aws/instance-cpu"
  public static let instanceCPUManufacturer = "karpenter.k8s.aws/instance-cpu-manufacturer"
  public static let instanceCPUSustainedClockSpeedMHz =
    "karpenter.k8s.aws/instance-cpu-sustained-clock-speed-mhz"
  public static let instanceMemory = "karpenter.k8s.aws/instance-memory"
  public static let instanceEBSBandwidth = "karpenter.k8s.aws/instance-ebs-bandwidth"
  public static let instanceNetworkBandwidth = "karpenter.k8s.aws/instance-network-bandwidth"
  public static let instanceHypervisor = "karpenter.k8s.aws/instance-hypervisor"
  public static let instanceEncryptionInTransitSupported =
    "karpenter.k8s.aws/instance-encryption-in-transit-supported"
  public static let instanceLocalNVMe = "karpenter.k8s.aws/instance-local-nvme"
  public static let instanceGPUName = "karpenter.k8s.aws/instance-gpu-name"
  public static let instanceGPUManufacturer = "karpenter.k8s.aws/instance-gpu-manufacturer"
  public static let instanceGPUCount = "karpenter.k8s.aws/instance-gpu-count"
  public static let instanceGPUMemory = "karpenter.k8s.aws/instance-gpu-memory"
  public static let instanceAcceleratorName = "karpenter.k8s.aws/instance-accelerator-name"
  public static let instanceAcceleratorManufacturer = "karpenter.k8s.aws/instance-accelerator-manufacturer"
  public static let instanceAcceleratorCount = "karpenter.k8s.aws/instance-accelerator-count"
  public static let instanceTenancy = "karpenter.k8s.aws/instance-tenancy"
  public static let capacityReservationType = "karpenter.k8s.aws/capacity-reservation-type"
  public static let capacityReservationInterruptible = "karpenter.k8s.aws/capacity-reservation-interruptible"

  /// Those that every type either has or is known not to have; a label that is none of them is nobody's.
  static let ofTypes: Set<String> = [
    instanceCategory, instanceFamily, instanceGeneration, instanceSize, instanceCapabilityFlex, instanceCPU,
    instanceCPUManufacturer, instanceCPUSustainedClockSpeedMHz, instanceMemory, instanceEBSBandwidth,
    instanceNetworkBandwidth, instanceHypervisor, instanceEncryptionInTransitSupported, instanceLocalNVMe,
    instanceGPUName, instanceGPUManufacturer, instanceGPUCount, instanceGPUMemory, instanceAcceleratorName,
    instanceAcceleratorManufacturer, instanceAcceleratorCount, instanceTenancy, WellKnown.region,
    WellKnown.windowsBuild,
  ]
}

/// Tags that Karpenter puts on what it creates.
enum AWSTag {
  static let cluster = "eks:eks-cluster-name"
  static let name = "Name"
  static let nodeClaim = "karpenter.sh/nodeclaim"

  static func owned(_ cluster: String) -> String { "kubernetes.io/cluster/\(cluster)" }

  /// Whether users may not set it in a NodeClass's `tags`.
  static func isRestricted(_ key: String) -> Bool {
    key.hasPrefix("kubernetes.io/cluster") || key == cluster || key == WellKnown.nodePool || key == nodeClaim
      || key == WellKnown.ec2NodeClass
  }
}

/// Annotations of the AWS provider.
public enum AWSAnnotation {
  public static let nodeClassHash = "karpenter.k8s.aws/ec2nodeclass-hash"
  public static let nodeClassHashVersion = "karpenter.k8s.aws/ec2nodeclass-hash-version"
  public static let instanceProfile = "karpenter.k8s.aws/instance-profile-name"
}

extension ResourceName {
  /// Branch interfaces, for Pods with security groups of their own.
  public static let podENI: Self = "vpc.amazonaws.com/pod-eni"
  /// Addresses for Pods on Windows.
  public static let privateIPv4Address: Self = "vpc.amazonaws.com/PrivateIPv4Address"
  public static let elasticFabricAdapter: Self = "vpc.amazonaws.com/efa"
  public static let nvidiaGPU: Self = "nvidia.com/gpu"
  public static let amdGPU: Self = "amd.com/gpu"
  public static let habanaGaudi: Self = "habana.ai/gaudi"
  public static let awsNeuron: Self = "aws.amazon.com/neuron"
  public static let awsNeuronCore: Self = "aws.amazon.com/neuroncore"
}
