import Kubernetes

extension OCINodeClass {
  static let staticHashVersion = "v1"

  /// A hash of what cannot change under a machine that runs. Sizes, image, boot volume and subnet are compared each for
  /// itself. The number is the model's own, as `EC2NodeClass.staticHash` is.
  var staticHash: String {
    var fields = spec.inert.map { "\($0.key)=\($0.value.canonicalText)" }
    fields += [
      "kubelet=\(spec.kubelet.maxPods ?? 0)/\(spec.kubelet.podsPerCore ?? 0)",
      "reserved=\(spec.kubelet.kubeReserved.canonicalText)/\(spec.kubelet.systemReserved.canonicalText)",
      "freeformTags=\(spec.freeformTags.canonicalText)",
    ]
    fields += spec.kubelet.inert.map { "kubelet.\($0.key)=\($0.value.canonicalText)" }
    return String(SeededHash.mixed(SeededHash.fnv1a(fields.sorted().joined(separator: "\n"))))
  }

  /// The NodeClass after one reconcile of its controller, and what was found in the way.
  ///
  /// - Source: oracle/karpenter-provider-oci `pkg/controllers/nodeclasses`.
  public func resolved(in cloud: OCICloud, at now: VirtualTime) -> (OCINodeClass, [NodeClassFinding]) {
    var resolved = self
    if !resolved.metadata.finalizers.contains(Self.terminationFinalizer) {
      resolved.metadata.finalizers.append(Self.terminationFinalizer)
    }
    resolved.metadata.annotations[OCIAnnotation.nodeClassHash] = staticHash
    resolved.metadata.annotations[OCIAnnotation.nodeClassHashVersion] = Self.staticHashVersion
    resolved.status.images = cloud.images(for: spec.bootVolume, at: now)
    let hasSubnet = spec.subnet.subnetID.map { $0 == cloud.subnetID } ?? true
    var findings: [NodeClassFinding] = []
    let generation = metadata.generation
    var image: (reason: String, message: String)?
    if resolved.status.images.isEmpty {
      findings.append(.imagesNotFound)
      image = ("ImageResolveFailure", "no image found")
    }
    var network: (reason: String, message: String)?
    if !hasSubnet {
      findings.append(.subnetsNotFound)
      network = ("NetworkResolveFailure", "subnet \(spec.subnet.subnetID ?? "") not found")
    }
    resolved.status.conditions.note("Image", failing: image, generation: generation, at: now)
    resolved.status.conditions.note("Network", failing: network, generation: generation, at: now)
    resolved.status.conditions.setReady(of: ["Image", "Network"], generation: generation, at: now)
    return (resolved, findings)
  }

  static let terminationFinalizer = "oci.oraclecloud.com/termination"
}

extension OCICloud {
  /// Of the nodes' subnet, as the course's OCINodeClass names it.
  var subnetID: String { "ocid1.subnet.oc1.\(regionKey).aaaaaaaaaula" }

  /// An image by its OCID as it is written; by a filter the newest of Oracle Linux 8, the only one that OKE has here.
  func images(for volume: OCINodeClass.BootVolume, at now: VirtualTime) -> [OCINodeClass.Image] {
    var image = OCINodeClass.Image()
    if let id = volume.imageID {
      image.id = id
      return [image]
    }
    guard let filter = volume.imageFilter, filter.osFilter == "Oracle Linux", filter.osVersionFilter == "8",
      let release = imageReleases.last(where: { $0.publishedAt <= now })
    else { return [] }
    image.displayName = "Oracle-Linux-8.10-\(release.version)-OKE-\(EKSImageRelease.kubernetesVersion).0"
    image.id = "ocid1.image.oc1.\(regionKey).\(AWSAccount.identifier("image", image.displayName))"
    return [image]
  }
}
