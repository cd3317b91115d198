import Kubernetes

/// What of a NodeClass and of the provider's options decides what Pods can have of a machine.
public struct EC2NodeConfiguration: Equatable, Sendable {
  public var family: AMIFamily
  public var kubelet: EC2NodeClass.KubeletConfiguration
  public var blockDeviceMappings: [EC2NodeClass.BlockDeviceMapping]
  /// `instanceStorePolicy: RAID0`: local disks hold `ephemeral-storage`.
  public var usesInstanceStore: Bool
  /// The zones of its subnets, each once.
  public var zones: [AvailabilityZone]
  public var options: AWSProviderOptions

  public init(
    family: AMIFamily = .al2023, kubelet: EC2NodeClass.KubeletConfiguration = .init(),
    blockDeviceMappings: [EC2NodeClass.BlockDeviceMapping] = [], usesInstanceStore: Bool = false,
    zones: [AvailabilityZone], options: AWSProviderOptions = .init()
  ) {
    self.family = family
    self.kubelet = kubelet
    self.blockDeviceMappings = blockDeviceMappings
    self.usesInstanceStore = usesInstanceStore
    self.zones = zones
    self.options = options
  }

  /// Of a NodeClass, with the zones of the subnets that its status has resolved, by name.
  public init(_ nodeClass: EC2NodeClass, options: AWSProviderOptions = .init()) {
    let zones = Set(nodeClass.status.subnets.map { AvailabilityZone(name: $0.zone, id: $0.zoneID) })
    self.init(
      family: AMIFamily(of: nodeClass), kubelet: nodeClass.spec.kubelet ?? .init(),
      blockDeviceMappings: nodeClass.spec.blockDeviceMappings,
      usesInstanceStore: nodeClass.spec.instanceStorePolicy == "RAID0",
      zones: zones.sorted { ($0.name, $0.id) < ($1.name, $1.id) }, options: options)
  }

  func operatingSystems(of type: EC2Type) -> [String] {
    guard family.isWindows else { return ["linux"] }
    return type.architecture == "amd64" ? ["windows"] : []
  }

  /// Whether the AMI family runs on the type at all: AL2023 needs newer processors than a1 has.
  func runs(on type: EC2Type) -> Bool {
    !(family == .al2023 && type.name.hasPrefix("a1."))
  }
}

/// Options of the AWS provider that bear on capacity.
public struct AWSProviderOptions: Equatable, Sendable {
  /// `VM_MEMORY_OVERHEAD_PERCENT`: the share of a machine's memory that never reaches its kernel.
  public var vmMemoryOverheadPercent: Double
  /// `RESERVED_ENIS`: interfaces that carry no Pods, as with custom networking.
  public var reservedENIs: Int

  public init(vmMemoryOverheadPercent: Double = 0.075, reservedENIs: Int = 0) {
    self.vmMemoryOverheadPercent = vmMemoryOverheadPercent
    self.reservedENIs = reservedENIs
  }
}
