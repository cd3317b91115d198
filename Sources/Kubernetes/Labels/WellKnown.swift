/// Label, taint and annotation keys that Kubernetes and Karpenter give a meaning to.
public enum WellKnown {
  // Kubernetes' labels.
  public static let arch = "kubernetes.io/arch"
  public static let os = "kubernetes.io/os"
  public static let hostname = "kubernetes.io/hostname"
  public static let instanceType = "node.kubernetes.io/instance-type"
  public static let region = "topology.kubernetes.io/region"
  public static let zone = "topology.kubernetes.io/zone"
  public static let windowsBuild = "node.kubernetes.io/windows-build"
  public static let namespaceName = "kubernetes.io/metadata.name"
  public static let podTemplateHash = "pod-template-hash"

  // Kubernetes' taints.
  public static let notReady = "node.kubernetes.io/not-ready"
  public static let unreachable = "node.kubernetes.io/unreachable"
  public static let unschedulable = "node.kubernetes.io/unschedulable"
  public static let uninitialized = "node.cloudprovider.kubernetes.io/uninitialized"

  // Kubernetes' annotations.
  public static let podDeletionCost = "controller.kubernetes.io/pod-deletion-cost"
  public static let mirrorPod = "kubernetes.io/config.mirror"
  public static let deploymentRevision = "deployment.kubernetes.io/revision"
  public static let lastApplied = "kubectl.kubernetes.io/last-applied-configuration"

  // Karpenter's labels.
  public static let nodePool = "karpenter.sh/nodepool"
  public static let capacityType = "karpenter.sh/capacity-type"
  public static let nodeInitialized = "karpenter.sh/initialized"
  public static let nodeRegistered = "karpenter.sh/registered"
  public static let ec2NodeClass = "karpenter.k8s.aws/ec2nodeclass"
  public static let zoneID = "topology.k8s.aws/zone-id"
  public static let capacityReservationID = "karpenter.k8s.aws/capacity-reservation-id"

  // Karpenter's taints.
  public static let disrupted = "karpenter.sh/disrupted"
  public static let unregistered = "karpenter.sh/unregistered"

  // Karpenter's annotations and finalizer.
  public static let doNotDisrupt = "karpenter.sh/do-not-disrupt"
  public static let nodePoolHash = "karpenter.sh/nodepool-hash"
  public static let nodePoolHashVersion = "karpenter.sh/nodepool-hash-version"
  public static let minValuesRelaxed = "karpenter.sh/nodeclaim-min-values-relaxed"
  public static let nodeClaimTerminationTimestamp = "karpenter.sh/nodeclaim-termination-timestamp"
  public static let terminationFinalizer = "karpenter.sh/termination"
}
