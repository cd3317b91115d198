import Kubernetes

/// An instance type as a catalogue listing shows it.
public struct CatalogueRow: Equatable, Sendable {
  public let type: InstanceType
  /// The cheapest offering that is available, by capacity type; nil without one. Equal prices: the first zone.
  public let onDemand: Offering?
  public let spot: Offering?
  /// Of EC2's types, where it is published.
  public let interruption: InterruptionBucket?

  public init(_ type: InstanceType) {
    func cheapest(_ capacityType: CapacityType) -> Offering? {
      type.offerings.filter { $0.isAvailable && $0.capacityType == capacityType }
        .min { ($0.priceUSDPerHour, $0.zone) < ($1.priceUSDPerHour, $1.zone) }
    }
    self.type = type
    onDemand = cheapest(.onDemand)
    spot = cheapest(.spot)
    let region = type.labels[WellKnown.region].flatMap(AWSRegion.init(rawValue:))
    interruption = region.flatMap { region in
      EC2Type.positions[type.name].flatMap { EC2Type.all[$0].sale(in: region)?.interruption }
    }
  }

  /// The zones that offer it, in order.
  public var zones: [String] { Set(type.offerings.map(\.zone)).sorted() }

  /// As it is advertised, before the hypervisor's share; without such a label, what a node has.
  public var memoryMiB: Double {
    number(AWSLabel.instanceMemory) ?? number(AzureLabel.skuMemory) ?? (type.capacity[.memory] ?? .zero)
      .double / 1_048_576
  }

  /// The words a textual field has; several for zones.
  func texts(of field: CatalogueField) -> [String] {
    func label(_ keys: String...) -> [String] { keys.compactMap { type.labels[$0] } }
    switch field {
    case .name: return [type.name]
    case .family: return label(AWSLabel.instanceFamily, AzureLabel.skuSeries, OCILabel.instanceShape)
    case .category: return label(AWSLabel.instanceCategory, AzureLabel.skuFamily)
    case .size: return label(AWSLabel.instanceSize)
    case .arch: return [type.architecture]
    case .manufacturer: return label(AWSLabel.instanceCPUManufacturer)
    case .hypervisor: return label(AWSLabel.instanceHypervisor).map { $0.isEmpty ? "metal" : $0 }
    case .zone: return zones
    case .generation, .vcpu, .memory, .pods, .gpu, .nvme, .network, .ebs, .price, .spot, .interruption:
      return []
    }
  }

  /// The number a numeric field has, memory in MiB; nil where there is none.
  func number(of field: CatalogueField) -> Double? {
    switch field {
    case .generation: number(AWSLabel.instanceGeneration) ?? number(AzureLabel.skuVersion)
    case .vcpu: type.capacity[.cpu]?.double
    case .memory: memoryMiB
    case .pods: type.capacity[.pods]?.double
    case .gpu: [.nvidiaGPU, .amdGPU, .habanaGaudi].reduce(0) { $0 + (type.capacity[$1] ?? .zero).double }
    case .nvme: number(AWSLabel.instanceLocalNVMe) ?? 0
    case .network: number(AWSLabel.instanceNetworkBandwidth)
    case .ebs: number(AWSLabel.instanceEBSBandwidth)
    case .price: onDemand?.priceUSDPerHour
    case .spot: spot?.priceUSDPerHour
    case .interruption: interruption.map { Double($0.rawValue) }
    case .name, .family, .category, .size, .arch, .manufacturer, .hypervisor, .zone: nil
    }
  }

  private func number(_ label: String) -> Double? { type.labels[label].flatMap { Double($0) } }
}
