import Kubernetes

/// An instance type as a catalogue listing shows it.
public struct CatalogueRow: Equatable, Sendable {
  public let type: EC2Type
  /// In the zones asked about.
  public let zones: [AvailabilityZone]
  public let capacity: ResourceList
  public let allocatable: ResourceList
  public let onDemandUSDPerHour: Double?
  /// The lowest over the zones, and where that is; nil without spot offer.
  public let spot: (usdPerHour: Double, zone: AvailabilityZone)?
  public let interruption: InterruptionBucket?

  /// - Returns: nil when the region does not sell the type in any of the zones.
  public init?(_ type: EC2Type, in catalogue: EC2Catalogue, for node: EC2NodeConfiguration) {
    guard let sale = type.sale(in: catalogue.region) else { return nil }
    zones = node.zones.filter(sale.isOffered)
    guard !zones.isEmpty else { return nil }
    self.type = type
    capacity = node.capacity(of: type)
    var allocatable = capacity
    allocatable.subtract(node.overhead(of: type))
    self.allocatable = allocatable
    onDemandUSDPerHour = sale.onDemandUSDPerHour
    interruption = sale.interruption
    spot = zones.compactMap { zone in
      catalogue.priceUSDPerHour(of: type, in: zone, as: .spot).map { (usdPerHour: $0, zone: zone) }
    }.min { ($0.usdPerHour, $0.zone.name) < ($1.usdPerHour, $1.zone.name) }
  }

  public static func == (left: Self, right: Self) -> Bool {
    left.type == right.type && left.zones == right.zones && left.capacity == right.capacity
      && left.allocatable == right.allocatable && left.onDemandUSDPerHour == right.onDemandUSDPerHour
      && left.spot?.usdPerHour == right.spot?.usdPerHour && left.spot?.zone == right.spot?.zone
      && left.interruption == right.interruption
  }

  /// The words a textual field has; several for zones.
  func texts(of field: CatalogueField) -> [String] {
    switch field {
    case .name: [type.name]
    case .family: [type.family]
    case .category: [type.category]
    case .size: [type.size]
    case .arch: [type.architecture]
    case .manufacturer: [type.cpuManufacturer]
    case .hypervisor: [type.isBareMetal ? "metal" : type.hypervisor]
    case .zone: zones.map(\.name)
    case .generation, .vcpu, .memory, .pods, .gpu, .nvme, .network, .ebs, .price, .spot, .interruption: []
    }
  }

  /// The number a numeric field has, memory in MiB; nil where there is none.
  func number(of field: CatalogueField) -> Double? {
    switch field {
    case .generation: Double(type.generation)
    case .vcpu: Double(type.vCPUs)
    case .memory: Double(type.memoryMiB)
    case .pods: capacity[.pods].map(\.double)
    case .gpu: Double(type.gpu?.count ?? 0)
    case .nvme: Double(type.localNVMeGB ?? 0)
    case .network: type.networkBandwidthMbps.map(Double.init)
    case .ebs: type.ebsBandwidthMbps.map(Double.init)
    case .price: onDemandUSDPerHour
    case .spot: spot?.usdPerHour
    case .interruption: interruption.map { Double($0.rawValue) }
    case .name, .family, .category, .size, .arch, .manufacturer, .hypervisor, .zone: nil
    }
  }
}
