import Cloud
import Kubernetes

extension NodeGroup {
  /// A node of the group, as its kubelet registers it.
  ///
  /// - Parameters:
  ///   - number: counts the group's nodes from 1, those that are gone too.
  ///   - zones: in which they stand in turn.
  /// - Returns: nil when the catalogue does not have the group's type.
  func node(
    number: Int, zones: [String], usesPrefixDelegation: Bool, in cloud: CloudState, isReady: Bool
  ) -> Node? {
    guard let type = cloud.catalogue.type(named: instanceType), !zones.isEmpty else { return nil }
    let zone = zones[(number - 1) % zones.count]
    let name = "boot-\((number - 1) / zones.count + 1)\(zone.suffix(1))"
    var node = Node()
    node.metadata.name = name
    node.metadata.labels = labels.merging([
      Self.label: self.name, WellKnown.arch: type.architecture, WellKnown.hostname: name,
      WellKnown.os: "linux", WellKnown.instanceType: instanceType,
      WellKnown.region: cloud.account.region.rawValue, WellKnown.zone: zone,
    ]) { _, own in own }
    let digits = String(number)
    let id = "i-0b007b007b007" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    node.spec.providerID = "aws:///\(zone)/\(id)"
    node.spec.taints = taints
    (node.status.capacity, node.status.allocatable) = size(
      type, usesPrefixDelegation: usesPrefixDelegation, in: cloud.catalogue)
    node.status.conditions = [
      Condition(
        type: "Ready", status: isReady ? .isTrue : .isFalse,
        reason: isReady ? "KubeletReady" : "KubeletNotReady",
        message: isReady
          ? "kubelet is posting ready status"
          : "container runtime network not ready: cni plugin not initialized")
    ]
    node.status.addresses = [
      NodeAddress(type: "InternalIP", address: "10.0.\(number % 250).10"),
      NodeAddress(type: "Hostname", address: name),
    ]
    node.status.nodeInfo.architecture = type.architecture
    node.status.nodeInfo.containerRuntimeVersion = "containerd://2.1.5"
    node.status.nodeInfo.kernelVersion =
      "6.12.58-82.121.amzn2023.\(type.architecture == "arm64" ? "aarch64" : "x86_64")"
    node.status.nodeInfo.kubeletVersion = "v1.35.0-eks-3a10415"
    node.status.nodeInfo.operatingSystem = "linux"
    node.status.nodeInfo.osImage = "Amazon Linux 2023.10.20260105"
    return node
  }

  private func size(_ type: EC2Type, usesPrefixDelegation: Bool, in catalogue: EC2Catalogue)
    -> (capacity: ResourceList, allocatable: ResourceList)
  {
    let pods = usesPrefixDelegation ? ClusterPlan.maxPodsWithPrefixes : nil
    var (capacity, allocatable) = Self.measured[type.name] ?? Self.estimated(type, in: catalogue)
    if let pods {
      capacity[.pods] = Quantity(pods)
      allocatable[.pods] = Quantity(pods)
    }
    return (capacity, allocatable)
  }

  /// What nodes of a type really report, where that is known better than by Karpenter's estimate.
  private static let measured: [String: (ResourceList, ResourceList)] = [
    "t4g.medium": (
      resources(cpu: "2", memory: "3926Mi", pods: "17", storage: "20Gi"),
      resources(cpu: "1930m", memory: "3187Mi", pods: "17", storage: "18Gi")
    )
  ]

  private static func resources(cpu: String, memory: String, pods: String, storage: String) -> ResourceList {
    ResourceList([
      .cpu: Quantity(cpu) ?? .zero, .memory: Quantity(memory) ?? .zero, .pods: Quantity(pods) ?? .zero,
      .ephemeralStorage: Quantity(storage) ?? .zero,
    ])
  }

  private static func estimated(_ type: EC2Type, in catalogue: EC2Catalogue) -> (ResourceList, ResourceList) {
    let described = catalogue.instanceType(type, for: EC2NodeConfiguration(zones: []))
    return (described.capacity, described.allocatable)
  }
}
