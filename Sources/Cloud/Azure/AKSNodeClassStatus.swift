import Kubernetes

extension AKSNodeClass {
  static let staticHashVersion = "v3"

  /// A hash of what cannot change under a machine that runs; tags can. The number is the model's own, as
  /// `EC2NodeClass.staticHash` is.
  var staticHash: String {
    var fields = spec.inert.map { "\($0.key)=\($0.value.canonicalText)" }
    fields += [
      "imageFamily=\(spec.imageFamily)", "osDiskSizeGB=\(spec.osDiskSizeGB)",
      "vnetSubnetID=\(spec.vnetSubnetID ?? "")", "fipsMode=\(spec.fipsMode ?? "")",
      "maxPods=\(spec.maxPods ?? 0)",
    ]
    return String(SeededHash.mixed(SeededHash.fnv1a(fields.sorted().joined(separator: "\n"))))
  }

  /// Types of its conditions that `Ready` waits for.
  private static let dependents = [
    "ImagesReady", "KubernetesVersionReady", "LocalDNSReady", "SubnetsReady", "ValidationSucceeded",
  ]

  /// The NodeClass after one reconcile of its controller, and what was found in the way.
  ///
  /// - Source: Azure/karpenter-provider-azure `pkg/controllers/nodeclass/status`.
  public func resolved(in cloud: AzureCloud, at now: VirtualTime) -> (AKSNodeClass, [NodeClassFinding]) {
    var resolved = self
    if !resolved.metadata.finalizers.contains(Self.terminationFinalizer) {
      resolved.metadata.finalizers.append(Self.terminationFinalizer)
    }
    resolved.metadata.annotations[AzureAnnotation.nodeClassHash] = staticHash
    resolved.metadata.annotations[AzureAnnotation.nodeClassHashVersion] = Self.staticHashVersion
    resolved.status.images = cloud.images(for: spec, at: now)
    resolved.status.kubernetesVersion = EKSImageRelease.kubernetesVersion + ".0"
    let hasSubnet = spec.vnetSubnetID.map { $0.lowercased() == cloud.ownSubnetID.lowercased() } ?? true
    var findings: [NodeClassFinding] = []
    let generation = metadata.generation
    for type in Self.dependents {
      var problem: (reason: String, message: String)?
      switch type {
      case "ImagesReady" where resolved.status.images.isEmpty:
        findings.append(.imagesNotFound)
        problem = ("ImagesNotFound", "ImageSelectors did not match any Images")
      case "SubnetsReady" where !hasSubnet:
        findings.append(.subnetsNotFound)
        problem = ("SubnetNotFound", "subnet \(spec.vnetSubnetID ?? "") was not found")
      default: break
      }
      resolved.status.conditions.note(type, failing: problem, generation: generation, at: now)
    }
    resolved.status.conditions.setReady(of: Self.dependents, generation: generation, at: now)
    return (resolved, findings)
  }

  static let terminationFinalizer = "karpenter.azure.com/termination"

  /// The image that a type of this architecture boots; nil when there is none.
  func image(for architecture: String) -> Image? {
    status.images.first { image in
      image.requirements.allSatisfy { $0.key != WellKnown.arch || $0.matches(architecture) }
    }
  }
}

extension AzureCloud {
  var ownSubnetID: String { Self.subnetID(in: region.rawValue) }

  /// The newest images of a NodeClass's family, generation 2 before 1, then Arm; none with FIPS, which AKS gives to
  /// clusters with node auto-provisioning only.
  func images(for spec: AKSNodeClass.Spec, at now: VirtualTime) -> [AKSNodeClass.Image] {
    guard spec.fipsMode != "FIPS" else { return [] }
    let family = spec.imageFamily == "AzureLinux" ? "azurelinux" : "ubuntu"
    let release = imageReleases.last { $0.family == family && $0.publishedAt <= now }
    guard let release else { return [] }
    let (gallery, stem) =
      switch spec.imageFamily {
      case "AzureLinux": ("AKSAzureLinux-f7c7cda5-1c9a-4bdc-a222-9614c968580b", "V3")
      case "Ubuntu2204": ("AKSUbuntu-38d80f77-467a-481f-a8d4-09b6d4220bd2", "2204")
      default: ("AKSUbuntu-38d80f77-467a-481f-a8d4-09b6d4220bd2", "2404")
      }
    let suffix = stem == "V3" ? "" : "containerd"
    return [("gen2", "amd64", "2"), ("", "amd64", "1"), ("gen2arm64", "arm64", "2")].map {
      variant, architecture, generation in
      var image = AKSNodeClass.Image()
      image.id =
        "/CommunityGalleries/\(gallery)/images/\(stem)\(variant)\(suffix)/versions/\(release.version)"
      image.requirements = [
        NodeSelectorRequirement(key: WellKnown.arch, operator: .isIn, values: [architecture]),
        NodeSelectorRequirement(
          key: "\(AzureLabel.group)/sku-hyperv-generation", operator: .isIn, values: [generation]),
      ]
      return image
    }
  }
}
