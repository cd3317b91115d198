import Kubernetes

/// A kind of machine that a cloud offers: what it holds, what it is called, where and at what price it is had.
public struct InstanceType: Equatable, Sendable {
  public var name: String
  /// As `kubernetes.io/arch` names it: `amd64`, `arm64`.
  public var architecture: String
  public var operatingSystems: [String]
  public var capacity: ResourceList
  /// What the machine keeps for itself: kubelet, system and eviction threshold together.
  public var overhead: ResourceList
  /// Its labels beside instance type, arch, os, zone and capacity type, which follow from the rest.
  public var labels: Labels
  /// Labels that may come out as any of several values, as EC2's `instance-tenancy`.
  public var openLabels: [String: [String]]
  public var offerings: [Offering]
  /// Whether a NodeOverlay has added to its capacity.
  public var isCapacityOverlaid = false

  public init(
    name: String, architecture: String, operatingSystems: [String] = ["linux"], capacity: ResourceList,
    overhead: ResourceList, labels: Labels, openLabels: [String: [String]] = [:], offerings: [Offering]
  ) {
    self.name = name
    self.architecture = architecture
    self.operatingSystems = operatingSystems
    self.capacity = capacity
    self.overhead = overhead
    self.labels = labels
    self.openLabels = openLabels
    self.offerings = offerings
  }

  /// What Pods can have: capacity less overhead.
  public var allocatable: ResourceList {
    var left = capacity
    left.subtract(overhead)
    return left
  }
}

/// One way to have an instance type: a zone and a capacity type, at a price.
public struct Offering: Equatable, Sendable {
  public var zone: String
  /// As `topology.k8s.aws/zone-id` names the zone; nil where a cloud has no such names.
  public var zoneID: String?
  public var capacityType: CapacityType
  public var priceUSDPerHour: Double
  /// False while the cloud has none left.
  public var isAvailable: Bool
  public var reservation: Reservation?
  /// Whether the price is a NodeOverlay's rather than the cloud's.
  public var isPriceOverlaid = false

  public init(
    zone: String, zoneID: String? = nil, capacityType: CapacityType, priceUSDPerHour: Double,
    isAvailable: Bool = true, reservation: Reservation? = nil
  ) {
    self.zone = zone
    self.zoneID = zoneID
    self.capacityType = capacityType
    self.priceUSDPerHour = priceUSDPerHour
    self.isAvailable = isAvailable
    self.reservation = reservation
  }

  /// A capacity reservation and the machines still free in it.
  public struct Reservation: Equatable, Sendable {
    public var id: String
    public var remaining: Int

    public init(id: String, remaining: Int) {
      self.id = id
      self.remaining = remaining
    }
  }
}

/// How a machine is paid for, as `karpenter.sh/capacity-type` names it.
public enum CapacityType: String, CaseIterable, Sendable {
  case onDemand = "on-demand", spot, reserved
}
