import Cloud

/// The same cluster on AKS and on OKE: two bootstrap nodes, Karpenter on them, its NodeClass and NodePool.
///
/// Versions of what runs on the nodes and what it asks for are a model.
extension CourseCluster {
  // MARK: - Azure

  static func azureSystem(in region: AzureRegion) -> [String] {
    let nodes = region.zones.prefix(2).enumerated().map { index, zone in
      bootstrapNode(
        BootstrapNode(
          name: "aks-system-00000\(index)", architecture: "amd64", instanceType: "Standard_D2s_v5",
          region: region.rawValue, zone: zone.name,
          labels: ["kubernetes.azure.com/mode": "system", "kubernetes.azure.com/agentpool": "system"],
          providerID:
            "azure:///subscriptions/bancada/resourceGroups/MC_aula/virtualMachineScaleSets/system/\(index)",
          capacity: "{cpu: \"2\", memory: 7577Mi, pods: \"250\", ephemeral-storage: 128G}",
          allocatable: "{cpu: 1900m, memory: 4984Mi, pods: \"250\", ephemeral-storage: 115G}",
          address: "10.0.\(index + 1).10", osImage: "Ubuntu 24.04.3 LTS", kernel: "6.8.0-1044-azure"))
    }
    return nodes + [
      daemonSet(
        "azure-cns", "mcr.microsoft.com/containernetworking/azure-cns:v1.7.5", cpu: "40m", memory: "250Mi"),
      daemonSet(
        "cloud-node-manager", "mcr.microsoft.com/oss/kubernetes/azure-cloud-node-manager:v1.35.0", cpu: "50m",
        memory: "50Mi"),
      system,
    ]
  }

  static let azureKarpenter = """
    apiVersion: karpenter.azure.com/v1beta1
    kind: AKSNodeClass
    metadata: {name: default}
    spec: {imageFamily: Ubuntu, osDiskSizeGB: 128}
    ---
    apiVersion: karpenter.sh/v1
    kind: NodePool
    metadata: {name: default}
    spec:
      template:
        spec:
          nodeClassRef: {group: karpenter.azure.com, kind: AKSNodeClass, name: default}
          requirements:
            - {key: kubernetes.io/arch, operator: In, values: [amd64]}
            - {key: kubernetes.io/os, operator: In, values: [linux]}
            - {key: karpenter.sh/capacity-type, operator: In, values: [spot, on-demand]}
            - {key: karpenter.azure.com/sku-family, operator: In, values: [D, E]}
            - {key: karpenter.azure.com/sku-version, operator: Gt, values: ["4"]}
          expireAfter: 720h
      limits: {cpu: "100"}
      disruption: {consolidationPolicy: WhenEmptyOrUnderutilized, consolidateAfter: 1m}
    """

  // MARK: - OCI

  static func ociSystem(in region: OCIRegion) -> [String] {
    let zones = region.zones
    let nodes = (0..<2).map { index in
      bootstrapNode(
        BootstrapNode(
          name: "10.0.\(index + 1).10", architecture: "amd64", instanceType: "VM.Standard2.1",
          region: region.rawValue, zone: zones[min(index, zones.count - 1)].name,
          labels: ["name": "bootstrap"], providerID: "ocid1.bootstrap.oc1.\(index)",
          capacity: "{cpu: \"2\", memory: 15Gi, pods: \"110\", ephemeral-storage: 50G}",
          allocatable: "{cpu: 1815m, memory: 12.4Gi, pods: \"110\", ephemeral-storage: 45G}",
          address: "10.0.\(index + 1).10", osImage: "Oracle Linux Server 8.10",
          kernel: "5.15.0-315.196.5.1.el8uek.x86_64"))
    }
    return nodes + [
      daemonSet("vcn-native-ip-cni", "oke-public-vcn-native-ip-cni:2.5.0", cpu: "50m", memory: "100Mi"),
      daemonSet("csi-oci-node", "cloud-provider-oci:v1.35.0", cpu: "30m", memory: "70Mi"),
      system,
    ]
  }

  static let ociKarpenter = """
    apiVersion: oci.oraclecloud.com/v1beta1
    kind: OCINodeClass
    metadata: {name: default}
    spec:
      shapeConfigs:
        - {ocpus: 1, memoryInGbs: 8}
        - {ocpus: 2, memoryInGbs: 16}
        - {ocpus: 4, memoryInGbs: 32}
        - {ocpus: 8, memoryInGbs: 64}
      volumeConfig:
        bootVolumeConfig:
          imageConfig:
            imageType: OKEImage
            imageFilter: {osFilter: Oracle Linux, osVersionFilter: "8"}
          sizeInGBs: 50
      networkConfig:
        primaryVnicConfig:
          subnetConfig: {subnetFilter: {displayName: aula-nodes}}
    ---
    apiVersion: karpenter.sh/v1
    kind: NodePool
    metadata: {name: default}
    spec:
      template:
        spec:
          nodeClassRef: {group: oci.oraclecloud.com, kind: OCINodeClass, name: default}
          requirements:
            - {key: kubernetes.io/arch, operator: In, values: [amd64]}
            - {key: kubernetes.io/os, operator: In, values: [linux]}
            - {key: karpenter.sh/capacity-type, operator: In, values: [on-demand]}
            - {key: oci.oraclecloud.com/instance-shape, operator: In, values: [VM.Standard.E4.Flex, VM.Standard.E5.Flex]}
          expireAfter: 720h
      limits: {cpu: "100"}
      disruption: {consolidationPolicy: WhenEmptyOrUnderutilized, consolidateAfter: 1m}
    """

  // MARK: - Parts

  private struct BootstrapNode {
    let name, architecture, instanceType, region, zone: String
    let labels: [String: String]
    let providerID, capacity, allocatable, address, osImage, kernel: String
  }

  private static func bootstrapNode(_ node: BootstrapNode) -> String {
    let labels = node.labels.sorted { $0.key < $1.key }.map { "    \($0.key): \($0.value)" }
    return """
      apiVersion: v1
      kind: Node
      metadata:
        name: \(node.name)
        labels:
          kubernetes.io/arch: \(node.architecture)
          kubernetes.io/hostname: \(node.name)
          kubernetes.io/os: linux
          node.kubernetes.io/instance-type: \(node.instanceType)
          role: bootstrap
          topology.kubernetes.io/region: \(node.region)
          topology.kubernetes.io/zone: \(node.zone)
      \(labels.joined(separator: "\n"))
      spec:
        providerID: \(node.providerID)
        taints:
          - {key: CriticalAddonsOnly, value: "true", effect: NoSchedule}
      status:
        capacity: \(node.capacity)
        allocatable: \(node.allocatable)
        conditions:
          - {type: Ready, status: "True", reason: KubeletReady, message: kubelet is posting ready status}
        addresses:
          - {type: InternalIP, address: \(node.address)}
          - {type: Hostname, address: \(node.name)}
        nodeInfo:
          architecture: \(node.architecture)
          containerRuntimeVersion: containerd://2.1.5
          kernelVersion: \(node.kernel)
          kubeletVersion: v1.35.0
          operatingSystem: linux
          osImage: \(node.osImage)
      """
  }

  private static func daemonSet(_ name: String, _ image: String, cpu: String, memory: String) -> String {
    """
    apiVersion: apps/v1
    kind: DaemonSet
    metadata: {name: \(name), namespace: kube-system, labels: {k8s-app: \(name)}}
    spec:
      selector: {matchLabels: {k8s-app: \(name)}}
      template:
        metadata: {labels: {k8s-app: \(name)}}
        spec:
          priorityClassName: system-node-critical
          hostNetwork: true
          tolerations: [{operator: Exists}]
          containers:
            - {name: \(name), image: "\(image)", resources: {requests: {cpu: \(cpu), memory: \(memory)}}}
    """
  }
}
