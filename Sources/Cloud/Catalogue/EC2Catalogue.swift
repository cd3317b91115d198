import Kubernetes

/// The instance types of a region, at the prices of a profile: what Karpenter chooses from.
public struct EC2Catalogue: Equatable, Sendable {
  public var region: AWSRegion
  public var prices: PriceProfile
  /// What it has a price for, the profile is not asked.
  public var ownPrices = PriceList()
  public var subset: Subset

  public enum Subset: Equatable, Sendable {
    case full
    /// The 33 types that lessons name.
    case teaching
    /// Those of a file in the place of EC2's, with their own prices; see `CloudState.use`.
    case file([InstanceType])
  }

  public init(region: AWSRegion = .usEast1, prices: PriceProfile = .observed, subset: Subset = .full) {
    self.region = region
    self.prices = prices
    self.subset = subset
  }

  /// Every type of the subset that EC2 sells in the region, in the catalogue's order: by family, then size. Of a
  /// file, those that EC2 has by the same name.
  public var types: [EC2Type] {
    let sold = EC2Type.all.filter { $0.sale(in: region) != nil }
    switch subset {
    case .full: return sold
    case .teaching: return sold.filter { EC2Type.teachingNames.contains($0.name) }
    case .file(let types):
      let names = Set(types.map(\.name))
      return sold.filter { names.contains($0.name) }
    }
  }

  /// A type of the region by name, whatever the subset.
  public func type(named name: String) -> EC2Type? {
    EC2Type.positions[name].map { EC2Type.all[$0] }.flatMap { $0.sale(in: region) == nil ? nil : $0 }
  }

  /// The types as Karpenter sees them: what Pods can have of each under a NodeClass, and its offers in the
  /// zones of that NodeClass.
  ///
  /// A type that none of these zones sells has no offerings. An offering without a price, or of a type that
  /// cannot be what the NodeClass wants, is there but not available. Capacity of the moment and reservations
  /// are no part of it: see `CloudState.instanceTypes`. It costs some milliseconds; keep the result.
  ///
  /// Source: aws/karpenter-provider-aws `pkg/providers/instancetype`.
  public func instanceTypes(for node: EC2NodeConfiguration) -> [InstanceType] {
    guard case .file(let types) = subset else { return types.map { instanceType($0, for: node) } }
    return types.map { type in
      var type = type
      type.offerings = type.offerings.compactMap { offering in
        guard offering.capacityType != .reserved,
          let zone = node.zones.first(where: { $0.name == offering.zone })
        else { return nil }
        var offering = offering
        offering.zoneID = zone.id
        return offering
      }
      return type
    }
  }

  /// One of EC2's types as Karpenter sees it, whatever the subset.
  public func instanceType(_ type: EC2Type, for node: EC2NodeConfiguration) -> InstanceType {
    InstanceType(
      name: type.name, architecture: type.architecture, operatingSystems: node.operatingSystems(of: type),
      capacity: node.capacity(of: type), overhead: node.overhead(of: type),
      labels: type.labels(in: region, family: node.family),
      openLabels: [AWSLabel.instanceTenancy: ["default", "dedicated"]],
      offerings: offerings(of: type, for: node))
  }

  /// The price of an hour; nil when the type is not offered so.
  public func priceUSDPerHour(of type: EC2Type, in zone: AvailabilityZone, as capacityType: CapacityType)
    -> Double?
  {
    guard let sale = type.sale(in: region),
      let onDemand = ownPrices.price(of: type.name, .onDemand, in: zone.name) ?? sale.onDemandUSDPerHour
    else { return nil }
    if capacityType == .spot, type.supportsSpot,
      let own = ownPrices.price(of: type.name, .spot, in: zone.name)
    {
      return own
    }
    switch capacityType {
    case .onDemand: return onDemand
    case .reserved: return onDemand / Self.reservedPriceDivisor
    case .spot:
      guard type.supportsSpot else { return nil }
      switch prices {
      case .course: return onDemand * PriceProfile.courseSpotShare
      case .observed:
        return sale.spotBaseUSDPerHour.map { base in
          SpotPrice.usdPerHour(type: type.name, zoneID: zone.id, base: base, onDemand: onDemand)
        }
      }
    }
  }

  /// What is reserved is paid already: it counts as nearly free, in the order of on-demand prices.
  static let reservedPriceDivisor = 10_000_000.0

  private func offerings(of type: EC2Type, for node: EC2NodeConfiguration) -> [Offering] {
    guard let sale = type.sale(in: region) else { return [] }
    let capacityTypes: [CapacityType] = type.supportsSpot ? [.onDemand, .spot] : [.onDemand]
    var offerings: [Offering] = []
    offerings.reserveCapacity(node.zones.count * 2)
    for capacityType in capacityTypes {
      for zone in node.zones where sale.isOffered(in: zone) {
        let price = priceUSDPerHour(of: type, in: zone, as: capacityType)
        offerings.append(
          Offering(
            zone: zone.name, zoneID: zone.id, capacityType: capacityType, priceUSDPerHour: price ?? 0,
            isAvailable: price != nil && node.isCompatible(with: type)))
      }
    }
    return offerings
  }
}

extension EC2Type.Sale {
  func isOffered(in zone: AvailabilityZone) -> Bool {
    zone.name.utf8.last.map { zoneLetters.utf8.contains($0) } ?? false
  }
}
