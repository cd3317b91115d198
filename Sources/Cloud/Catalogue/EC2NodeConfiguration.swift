import Kubernetes

/// What of a NodeClass and of the provider's options decides what Pods can have of a machine.
public struct EC2NodeConfiguration: Equatable, Sendable {
  public var family: AMIFamily
  public var kubelet: EC2NodeClass.KubeletConfiguration
  public var blockDeviceMappings: [EC2NodeClass.BlockDeviceMapping]
  /// `instanceStorePolicy: RAID0`: local disks hold `ephemeral-storage`.
  public var usesInstanceStore: Bool
  /// Interfaces as the NodeClass lays them out; nil leaves that to the type.
  public var networkInterfaces: [NetworkInterface]?
  /// `connectionTracking` is set, which only nitro can do.
  public var tracksConnections: Bool
  /// The zones of its subnets, each once.
  public var zones: [AvailabilityZone]
  public var options: AWSProviderOptions

  public init(
    family: AMIFamily = .al2023, kubelet: EC2NodeClass.KubeletConfiguration = .init(),
    blockDeviceMappings: [EC2NodeClass.BlockDeviceMapping] = [], usesInstanceStore: Bool = false,
    networkInterfaces: [NetworkInterface]? = nil, tracksConnections: Bool = false, zones: [AvailabilityZone],
    options: AWSProviderOptions = .init()
  ) {
    self.family = family
    self.kubelet = kubelet
    self.blockDeviceMappings = blockDeviceMappings
    self.usesInstanceStore = usesInstanceStore
    self.networkInterfaces = networkInterfaces
    self.tracksConnections = tracksConnections
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
      networkInterfaces: nodeClass.spec.inert["networkInterfaces"]?.array?.map(NetworkInterface.init),
      tracksConnections: nodeClass.spec.inert["connectionTracking"] != nil,
      zones: zones.sorted { ($0.name, $0.id) < ($1.name, $1.id) }, options: options)
  }

  func operatingSystems(of type: EC2Type) -> [String] {
    guard family.isWindows else { return ["linux"] }
    return type.architecture == "amd64" ? ["windows"] : []
  }

  /// Whether a machine of the type can be what the NodeClass wants. AL2023 needs newer processors than a1 has;
  /// interfaces are checked against the default card, as the limits of others are not known.
  ///
  /// Source: karpenter-provider-aws `pkg/providers/instancetype/compatibility`.
  func isCompatible(with type: EC2Type) -> Bool {
    if family == .al2023, type.family == "a1" { return false }
    if tracksConnections, type.hypervisor != "nitro" { return false }
    guard let networkInterfaces else { return true }
    return networkInterfaces.allSatisfy { $0.card != 0 || $0.device < type.networkInterfaces }
      && networkInterfaces.count(where: \.isEFAOnly) <= type.efaInterfaces
  }

  /// An entry of `networkInterfaces`.
  public struct NetworkInterface: Equatable, Sendable {
    public var card: Int
    public var device: Int
    /// It carries no addresses, and so no Pods.
    public var isEFAOnly: Bool

    public init(card: Int, device: Int, isEFAOnly: Bool) {
      self.card = card
      self.device = device
      self.isEFAOnly = isEFAOnly
    }

    init(_ value: JSONValue) {
      self.init(
        card: Int(clamping: value["networkCardIndex"]?.int ?? 0),
        device: Int(clamping: value["deviceIndex"]?.int ?? 0),
        isEFAOnly: value["interfaceType"]?.string == "efa-only")
    }
  }
}

/// Options of the AWS provider that bear on capacity.
public struct AWSProviderOptions: Equatable, Sendable {
  /// `VM_MEMORY_OVERHEAD_PERCENT`: the share of a machine's memory that never reaches its kernel.
  public var vmMemoryOverheadPercent: Double
  /// `RESERVED_ENIS`: interfaces that carry no Pods, as with custom networking.
  public var reservedENIs: Int
  /// `INTERRUPTION_QUEUE`: the SQS queue that Karpenter reads; nil for none.
  public var interruptionQueue: String?

  public init(
    vmMemoryOverheadPercent: Double = 0.075, reservedENIs: Int = 0, interruptionQueue: String? = nil
  ) {
    self.vmMemoryOverheadPercent = vmMemoryOverheadPercent
    self.reservedENIs = reservedENIs
    self.interruptionQueue = interruptionQueue
  }
}
