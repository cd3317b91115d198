import Kubernetes

/// What differs from provider to provider, asked of the cloud that the cluster stands in.
extension CloudState {
  /// The cloud of a site other than AWS. Its machines have their network in `account`, a subnet for each zone.
  public init(site: CloudSite, region: AWSRegion = .usEast1, clusterName: String, seed: UInt64) {
    var account = AWSAccount.course(region: region, clusterName: clusterName)
    if site != .aws {
      account.subnets = []
      for zone in site.zones { account.addSubnet(in: zone) }
    }
    self.init(catalogue: EC2Catalogue(region: region), account: account, seed: seed)
    self.site = site
  }

  public var provider: CloudProvider { site.provider }

  public var regionName: String {
    switch site {
    case .aws: catalogue.region.rawValue
    case .azure(let azure): azure.region.rawValue
    case .oci(let oci): oci.region.rawValue
    }
  }

  /// The zones of the region, in order.
  public var zones: [AvailabilityZone] { site == .aws ? catalogue.region.zones : site.zones }

  // MARK: - Instance types

  /// The types of a NodeClass, whatever of them is to be had at this moment; with none, those of a NodeClass of
  /// defaults that has every zone of the account.
  public func types(of nodeClass: NodeClass?) -> [InstanceType] {
    if site != .aws, case .file(let types) = catalogue.subset { return types }
    switch (site, nodeClass) {
    case (.aws, .ec2(let nodeClass)):
      return catalogue.instanceTypes(for: EC2NodeConfiguration(nodeClass, options: options))
    case (.aws, nil):
      return catalogue.instanceTypes(for: EC2NodeConfiguration(zones: account.subnets.map(\.zone)))
    case (.azure(let azure), .aks(let nodeClass)): return Self.types(of: nodeClass.spec, in: azure)
    case (.azure(let azure), nil): return Self.types(of: AKSNodeClass.Spec(), in: azure)
    case (.oci(let oci), .oci(let nodeClass)): return Self.types(of: nodeClass.spec, in: oci)
    case (.oci(let oci), nil): return Self.types(of: OCINodeClass.Spec(), in: oci)
    case (_, .some): return []
    }
  }

  private static func types(of nodeClass: AKSNodeClass.Spec, in azure: AzureCloud) -> [InstanceType] {
    AzureSize.all.map { $0.instanceType(for: nodeClass, in: azure.region) }.filter { !$0.offerings.isEmpty }
  }

  private static func types(of nodeClass: OCINodeClass.Spec, in oci: OCICloud) -> [InstanceType] {
    OCIShape.all.flatMap { OCISize.all(of: $0, for: nodeClass.shapeConfigs) }
      .map { $0.instanceType(for: nodeClass, in: oci.region) }
  }

  /// A NodeClass's instance types with the offers of this moment.
  public func instanceTypes(from base: [InstanceType], for nodeClass: NodeClass, at now: VirtualTime)
    -> [InstanceType]
  {
    if case .ec2(let nodeClass) = nodeClass { return instanceTypes(from: base, for: nodeClass, at: now) }
    return instanceTypes(from: base, for: EC2NodeClass(), at: now)
  }

  /// The names of the types that are offered, in the catalogue's order.
  public var typeNames: [String] {
    if case .file(let types) = catalogue.subset { return types.map(\.name) }
    return site == .aws ? catalogue.types.map(\.name) : types(of: nil).map(\.name)
  }

  /// Whether there is a type of the name, in whatever subset.
  public func knows(type name: String) -> Bool {
    if case .file(let types) = catalogue.subset { return types.contains { $0.name == name } }
    switch site {
    case .aws: return catalogue.type(named: name) != nil
    case .azure(let azure): return AzureSize.named[name]?.prices[azure.region] != nil
    case .oci: return OCISize(named: name) != nil
    }
  }

  /// What an hour of a type costs; nil where it is not sold so.
  public func listPriceUSDPerHour(of name: String, in zone: String, as capacityType: CapacityType) -> Double?
  {
    switch site {
    case .aws:
      guard let type = catalogue.type(named: name), let zone = zones.first(where: { $0.name == zone })
      else { return nil }
      return catalogue.priceUSDPerHour(of: type, in: zone, as: capacityType)
    case .azure(let azure): return AzureSize.named[name]?.priceUSDPerHour(in: azure.region, as: capacityType)
    case .oci: return OCISize(named: name)?.priceUSDPerHour(as: capacityType)
    }
  }

  // MARK: - NodeClasses

  /// The NodeClass after one reconcile of its controller, and what was found in the way: as Karpenter may, and with what
  /// it makes in the account. One of another provider's is left as it is: nobody reads it.
  public mutating func resolve(_ nodeClass: NodeClass, usesReservations: Bool, at now: VirtualTime) -> (
    NodeClass, [NodeClassFinding]
  ) {
    switch (site, nodeClass) {
    case (.aws, .ec2(let nodeClass)):
      let (resolved, findings) = resolve(nodeClass, usesReservations: usesReservations, at: now)
      return (.ec2(resolved), findings)
    case (.azure(let azure), .aks(let nodeClass)):
      let (resolved, findings) = nodeClass.resolved(in: azure, at: now)
      return (.aks(resolved), findings)
    case (.oci(let oci), .oci(let nodeClass)):
      let (resolved, findings) = nodeClass.resolved(in: oci, at: now)
      return (.oci(resolved), findings)
    case (.aws, _), (.azure, _), (.oci, _): return (nodeClass, [])
    }
  }

  /// The reason of a claim's `Drifted` condition, as its provider finds it; nil when it has not drifted.
  public func driftReason(of claim: NodeClaim, from nodeClass: NodeClass, types: [InstanceType]) -> String? {
    switch nodeClass {
    case .ec2(let nodeClass): drift(of: claim, from: nodeClass, types: types)?.reason
    case .aks(let nodeClass): Self.driftReason(of: claim, from: nodeClass)
    case .oci(let nodeClass): Self.driftReason(of: claim, from: nodeClass)
    }
  }

  /// Source: Azure/karpenter-provider-azure `pkg/cloudprovider/drift.go`.
  private static func driftReason(of claim: NodeClaim, from nodeClass: AKSNodeClass) -> String? {
    let keys = (AzureAnnotation.nodeClassHash, AzureAnnotation.nodeClassHashVersion)
    if hasOtherHash(claim, than: nodeClass.metadata, keys) { return "NodeClassDrift" }
    let images = nodeClass.status.images
    guard !images.isEmpty, !claim.status.imageID.isEmpty else { return nil }
    return images.contains { $0.id == claim.status.imageID } ? nil : "ImageDrift"
  }

  /// Source: oracle/karpenter-provider-oci `pkg/cloudprovider/drift.go`.
  private static func driftReason(of claim: NodeClaim, from nodeClass: OCINodeClass) -> String? {
    let keys = (OCIAnnotation.nodeClassHash, OCIAnnotation.nodeClassHashVersion)
    if hasOtherHash(claim, than: nodeClass.metadata, keys) { return "NodeClassStaticFieldDrift" }
    let images = nodeClass.status.images
    guard !images.isEmpty, !claim.status.imageID.isEmpty else { return nil }
    if !images.contains(where: { $0.id == claim.status.imageID }) { return "imageMismatch" }
    guard let size = nodeClass.spec.bootVolume.sizeInGBs, let has = claim.status.capacity[.ephemeralStorage]
    else {
      return nil
    }
    return has.units == size.multipliedReportingOverflow(by: 1_000_000_000).partialValue
      ? nil : "BootVolumeSizeMismatch"
  }

  private static func hasOtherHash(
    _ claim: NodeClaim, than nodeClass: ObjectMeta, _ keys: (hash: String, version: String)
  ) -> Bool {
    let (its, wanted) = (claim.metadata.annotations, nodeClass.annotations)
    guard let version = its[keys.version], version == wanted[keys.version], let hash = its[keys.hash],
      let wantedHash = wanted[keys.hash]
    else { return false }
    return hash != wantedHash
  }

  // MARK: - Machines

  /// The name that a machine's kubelet registers its Node under: its host's in EC2's DNS, the machine's own on Azure,
  /// its address on OCI.
  public func nodeName(of instance: CloudInstance) -> NodeName {
    if let name = instance.adoptedAs { return name }
    return switch site {
    case .aws, .oci: nodeName(for: instance.address)
    case .azure: NodeName(instance.id.text)
    }
  }

  /// What a node would be named for its address.
  public func nodeName(for address: IPv4Address) -> NodeName {
    NodeName(site == .aws ? address.privateDNSName(in: account.region) : address.description)
  }

  /// The system that a machine boots.
  public func system(of instance: CloudInstance, architecture: String) -> NodeSystem {
    switch site {
    case .aws: NodeSystem(account.image(instance.imageID), architecture: architecture)
    case .azure: NodeSystem(aksImage: instance.imageID)
    case .oci: NodeSystem.oracleLinux(architecture: architecture)
    }
  }

  /// Publishes another version of a family's images.
  ///
  /// - Returns: false when the site has no images of the family, or this version already.
  public mutating func release(_ release: NodeImageRelease) -> Bool {
    func adopt(_ releases: inout [NodeImageRelease]) -> Bool {
      guard releases.contains(where: { $0.family == release.family }),
        !releases.contains(where: { $0.family == release.family && $0.version == release.version })
      else { return false }
      releases.append(release)
      return true
    }
    switch site {
    case .aws: return false
    case .azure(var azure):
      let isNew = adopt(&azure.imageReleases)
      site = .azure(azure)
      return isNew
    case .oci(var oci):
      let isNew = adopt(&oci.imageReleases)
      site = .oci(oci)
      return isNew
    }
  }
}

extension CloudSite {
  /// Of its own region; of AWS's the account knows.
  var zones: [AvailabilityZone] {
    switch self {
    case .aws: []
    case .azure(let azure): azure.region.zones
    case .oci(let oci): oci.region.zones
    }
  }

  /// The families of images that it publishes, beside AWS's.
  public var imageFamilies: [String] {
    let releases =
      switch self {
      case .aws: [NodeImageRelease]()
      case .azure(let azure): azure.imageReleases
      case .oci(let oci): oci.imageReleases
      }
    return Set(releases.map(\.family)).sorted()
  }
}

extension NodeSystem {
  /// Of an image of AKS's by its id.
  init(aksImage id: String) {
    let name = id.split(separator: "/").dropLast(2).last.map(String.init) ?? ""
    let osImage =
      name.hasPrefix("V3")
      ? "Microsoft Azure Linux 3.0" : name.hasPrefix("2204") ? "Ubuntu 22.04.5 LTS" : "Ubuntu 24.04.3 LTS"
    self.init(
      operatingSystem: "linux", osImage: osImage,
      kernelVersion: name.hasPrefix("V3")
        ? "6.6.117.1-1.azl3" : name.hasPrefix("2204") ? "5.15.0-1102-azure" : "6.8.0-1044-azure")
  }

  static func oracleLinux(architecture: String) -> NodeSystem {
    NodeSystem(
      operatingSystem: "linux", osImage: "Oracle Linux Server 8.10",
      kernelVersion: "5.15.0-315.196.5.1.el8uek.\(architecture == "arm64" ? "aarch64" : "x86_64")")
  }
}
