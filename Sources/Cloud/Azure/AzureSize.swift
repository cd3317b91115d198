import Kubernetes

/// A VM size of Azure's, as its catalogue describes it.
public struct AzureSize: Equatable, Sendable {
  /// `Standard_D2s_v5`
  public let name: String
  public let family: String
  public let series: String
  public let version: String
  /// As `kubernetes.io/arch` names it.
  public let architecture: String
  public let vCPUs: Int
  public let memoryMiB: Int
  public let gpus: Int
  public let gpuName: String
  public let isPremiumCapable: Bool
  let prices: [AzureRegion: Price]

  struct Price: Equatable, Sendable {
    let onDemand: Double
    /// Nil without spot offer.
    let spot: Double?
  }

  /// Every size that Karpenter launches, in the catalogue's order.
  public static let all: [AzureSize] = AzureData.rows.description.split(separator: "\n").compactMap { line in
    AzureSize(line.split(separator: ",", omittingEmptySubsequences: false).map(String.init))
  }

  static let named = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }

  private init?(_ cells: [String]) {
    guard cells.count == 14, let vCPUs = Int(cells[5]), let memoryMiB = Int(cells[6]) else { return nil }
    name = cells[0]
    family = cells[1]
    series = cells[2]
    version = cells[3]
    architecture = cells[4]
    self.vCPUs = vCPUs
    self.memoryMiB = memoryMiB
    gpus = Int(cells[7]) ?? 0
    gpuName = cells[8]
    isPremiumCapable = cells[9] == "true"
    var prices: [AzureRegion: Price] = [:]
    for (region, column) in [(AzureRegion.eastUS, 10), (.brazilSouth, 12)] {
      prices[region] = Double(cells[column]).map { Price(onDemand: $0, spot: Double(cells[column + 1])) }
    }
    self.prices = prices
  }

  public func priceUSDPerHour(in region: AzureRegion, as capacityType: CapacityType) -> Double? {
    switch capacityType {
    case .onDemand: prices[region]?.onDemand
    case .spot: prices[region]?.spot
    case .reserved: nil
    }
  }
}

/// Source: Azure/karpenter-provider-azure `pkg/providers/instancetype/instancetype.go`.
extension AzureSize {
  /// The size as Karpenter sees it under a NodeClass; a region that does not sell it has no offerings.
  public func instanceType(for nodeClass: AKSNodeClass.Spec, in region: AzureRegion) -> InstanceType {
    InstanceType(
      name: name, architecture: architecture, capacity: capacity(for: nodeClass), overhead: overhead,
      labels: labels(for: nodeClass, in: region),
      openLabels: [
        AzureLabel.mode: ["system", "user"], AzureLabel.scaleSetPriority: ["regular", "spot"],
        AzureLabel.priority: ["regular", "spot"],
      ],
      offerings: [CapacityType.onDemand, .spot].flatMap { capacityType in
        priceUSDPerHour(in: region, as: capacityType).map { price in
          region.zones.map { Offering(zone: $0.name, capacityType: capacityType, priceUSDPerHour: price) }
        } ?? []
      })
  }

  /// Memory is whole GiB less 7.5 %, rounded up in bytes; storage is the disk of the NodeClass; Pods are 250, as with
  /// Azure CNI Overlay, unless it says otherwise.
  private func capacity(for nodeClass: AKSNodeClass.Spec) -> ResourceList {
    var capacity = ResourceList([
      .cpu: Quantity(vCPUs), .memory: Quantity(bytes: memoryBytes),
      .ephemeralStorage: Quantity(nodeClass.osDiskSizeGB * 1_000_000_000),
      .pods: Quantity(nodeClass.maxPods ?? 250),
    ])
    if gpus > 0 { capacity[.nvidiaGPU] = Quantity(gpus) }
    return capacity
  }

  private var memoryBytes: Int {
    let whole = (memoryMiB >> 10) << 30
    return whole - (whole * 75 + 999) / 1000
  }

  /// What the kubelet keeps, by tax brackets of cores and of GiB, and its eviction threshold of 750 MiB.
  private var overhead: ResourceList {
    let milliCPU = Self.taxed(vCPUs * 1000, [(1000, 60), (2000, 40), (4000, 20), (Int.max, 10)])
    let memoryMiB = Self.taxed(
      memoryMiB, [(4096, 250), (8192, 200), (16_384, 100), (131_072, 60), (Int.max, 20)])
    return ResourceList([
      .cpu: Quantity(milli: milliCPU), .memory: Quantity(bytes: (memoryMiB + 750) << 20),
    ])
  }

  /// - Parameter brackets: up to where each reaches, and its rate in thousandths.
  private static func taxed(_ amount: Int, _ brackets: [(upTo: Int, perThousand: Int)]) -> Int {
    var (lower, tax) = (0, 0)
    for bracket in brackets where lower < amount {
      tax += (min(bracket.upTo, amount) - lower) * bracket.perThousand
      lower = bracket.upTo
    }
    return tax / 1000
  }

  private func labels(for nodeClass: AKSNodeClass.Spec, in region: AzureRegion) -> Labels {
    var labels: Labels = [
      WellKnown.region: region.rawValue, AzureLabel.skuName: name, AzureLabel.skuFamily: family,
      AzureLabel.skuSeries: series, AzureLabel.skuCPU: String(vCPUs), AzureLabel.skuMemory: String(memoryMiB),
      AzureLabel.aksCPU: String(vCPUs), AzureLabel.aksMemory: String(memoryMiB),
      AzureLabel.skuGPUCount: String(gpus),
      AzureLabel.skuStoragePremiumCapable: isPremiumCapable ? "true" : "false",
      AzureLabel.placementScope: "zonal",
      AzureLabel.cluster: AzureCloud.nodeResourceGroup(in: region.rawValue),
      AzureLabel.osSKU: nodeClass.imageFamily == "AzureLinux" ? "AzureLinux" : "Ubuntu",
    ]
    if !version.isEmpty { labels[AzureLabel.skuVersion] = version }
    if gpus > 0 {
      labels[AzureLabel.skuGPUManufacturer] = "nvidia"
      labels[AzureLabel.skuGPUName] = gpuName
    }
    if nodeClass.fipsMode == "FIPS" { labels[AzureLabel.fipsEnabled] = "true" }
    return labels
  }
}
