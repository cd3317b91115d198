import Kubernetes

/// One CreateFleet call of type `instant` for one machine: what Karpenter asks EC2 for.
public struct FleetRequest: Equatable, Sendable {
  public let capacityType: CapacityType
  /// `default` or `dedicated`.
  public let tenancy: String
  /// At most 60 types in each zone that has a subnet, cheapest first.
  public let overrides: [Override]

  /// Whether prices are a NodeOverlay's: EC2, which knows nothing of those, is told the order.
  public let isPrioritized: Bool

  public var allocationStrategy: AllocationStrategy {
    switch (capacityType == .spot, isPrioritized) {
    case (true, false): .priceCapacityOptimized
    case (true, true): .capacityOptimizedPrioritized
    case (false, false): .lowestPrice
    case (false, true): .prioritized
    }
  }

  public enum AllocationStrategy: String, Sendable {
    case priceCapacityOptimized = "price-capacity-optimized", lowestPrice = "lowest-price"
    case capacityOptimizedPrioritized = "capacity-optimized-prioritized", prioritized
  }

  /// One machine that would do.
  public struct Override: Equatable, Sendable {
    public let instanceType: String
    public let zone: AvailabilityZone
    public let subnetID: String
    public let imageID: String
    public let priceUSDPerHour: Double
    public let reservationID: String?
    public let capacityType: CapacityType
  }
}

/// Why EC2 could not give one of the machines asked for.
public struct FleetError: Equatable, Sendable {
  public let code: Code
  public let offering: OfferingKey
  public let subnetID: String

  /// The clouds' own codes. Karpenter's AWS provider takes all of AWS's as lack of capacity.
  public enum Code: String, Sendable {
    case insufficientInstanceCapacity = "InsufficientInstanceCapacity"
    case insufficientFreeAddressesInSubnet = "InsufficientFreeAddressesInSubnet"
    case reservationCapacityExceeded = "ReservationCapacityExceeded"
    case vCPULimitExceeded = "VcpuLimitExceeded"
    case maxSpotInstanceCountExceeded = "MaxSpotInstanceCountExceeded"
    case serviceLinkedRoleCreationNotPermitted = "AuthFailure.ServiceLinkedRoleCreationNotPermitted"
    /// Azure's.
    case skuNotAvailable = "SkuNotAvailable"
    case zonalAllocationFailed = "ZonalAllocationFailed"
    /// OCI's.
    case outOfHostCapacity = "OutOfHostCapacity"

    /// Whether the cloud had no such machine.
    public var isLackOfCapacity: Bool {
      switch self {
      case .insufficientInstanceCapacity, .skuNotAvailable, .zonalAllocationFailed, .outOfHostCapacity: true
      case .insufficientFreeAddressesInSubnet, .reservationCapacityExceeded, .vCPULimitExceeded,
        .maxSpotInstanceCountExceeded, .serviceLinkedRoleCreationNotPermitted:
        false
      }
    }
  }
}

extension CloudState {
  /// EC2's answer: which override it gives, and those it tried before and had none of.
  ///
  /// On-demand is `lowest-price`: by price, then type, then zone. Spot is `price-capacity-optimized`, whose
  /// weighing AWS does not publish; the model: the pools with the two lowest interruption buckets among those
  /// offered count as deep, and come before the others; within either, as on-demand. Where Karpenter gives the
  /// order, only the lowest bucket counts as deep.
  func fulfil(_ request: FleetRequest, at now: VirtualTime) -> (
    chosen: FleetRequest.Override?, errors: [FleetError]
  ) {
    var errors: [FleetError] = []
    for override in inOrderOfAllocation(request) {
      guard let code = refusal(of: override, as: request.capacityType, at: now) else {
        return (override, errors)
      }
      let key = override.key(as: request.capacityType)
      errors.append(FleetError(code: code, offering: key, subnetID: override.subnetID))
    }
    return (nil, errors)
  }

  private func refusal(
    of override: FleetRequest.Override, as capacityType: CapacityType, at now: VirtualTime
  ) -> FleetError.Code? {
    if capacityType == .spot, !account.hasSpotServiceLinkedRole {
      return .serviceLinkedRoleCreationNotPermitted
    }
    if let quota = account.vCPUQuotas[capacityType],
      vCPUs(as: capacityType) + vCPUs(of: override.instanceType) > quota
    {
      return capacityType == .spot ? .maxSpotInstanceCountExceeded : .vCPULimitExceeded
    }
    if let id = override.reservationID {
      let reservation = account.capacityReservations.first { $0.id == id }
      if reservation?.available ?? 0 < 1 { return .reservationCapacityExceeded }
    }
    if !pools.hasCapacity(override.key(as: capacityType), at: now) { return .insufficientInstanceCapacity }
    if account.subnet(override.subnetID)?.freeAddresses ?? 0 < 1 { return .insufficientFreeAddressesInSubnet }
    return nil
  }

  private func vCPUs(of instanceType: String) -> Int { catalogue.type(named: instanceType)?.vCPUs ?? 0 }

  private func vCPUs(as capacityType: CapacityType) -> Int {
    instances.values.reduce(0) { $1.capacityType == capacityType ? $0 + vCPUs(of: $1.instanceType) : $0 }
  }

  private func inOrderOfAllocation(_ request: FleetRequest) -> [FleetRequest.Override] {
    guard request.capacityType == .spot else { return request.overrides }
    let buckets = Dictionary(
      request.overrides.map { ($0.instanceType, interruptionBucket(of: $0.instanceType).rawValue) },
      uniquingKeysWith: { first, _ in first })
    let deepest = Set(buckets.values).sorted().prefix(request.isPrioritized ? 1 : 2)
    func isDeep(_ override: FleetRequest.Override) -> Bool {
      buckets[override.instanceType].map(deepest.contains) ?? false
    }
    return request.overrides.filter(isDeep) + request.overrides.filter { !isDeep($0) }
  }

  /// How often a type's spot machines are reclaimed; where nothing is published, 5 to 10 % a month.
  public func interruptionBucket(of instanceType: String) -> InterruptionBucket {
    catalogue.type(named: instanceType)?.sale(in: catalogue.region)?.interruption ?? .from5To10Percent
  }
}

extension FleetRequest.Override {
  func key(as capacityType: CapacityType) -> OfferingKey {
    OfferingKey(capacityType: capacityType, instanceType: instanceType, zone: zone.name)
  }
}
