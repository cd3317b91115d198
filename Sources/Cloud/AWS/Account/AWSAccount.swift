import Kubernetes

/// What stands in an AWS account beside machines: network, images, roles, reservations.
public struct AWSAccount: Equatable, Sendable {
  /// Twelve digits.
  public var id: String
  public var region: AWSRegion
  public var clusterName: String
  public var subnets: [Subnet]
  public var securityGroups: [SecurityGroup]
  public var images: [MachineImage]
  public var capacityReservations: [CapacityReservation]
  /// SSM parameters of the account's own that hold an image's id, by name. AWS's own follow from `images`.
  public var imageParameters: [String: String] = [:]
  public var iam = IAM()
  /// Who may enter the cluster, and as what its Pods act.
  public var eks = EKSAccess()
  /// Whether `AWSServiceRoleForEC2Spot` exists, without which no spot machine is given.
  public var hasSpotServiceLinkedRole = true
  /// The most vCPUs of machines of a capacity type together; none named is not limited.
  public var vCPUQuotas: [CapacityType: Int] = [:]

  public struct Subnet: Equatable, Sendable {
    /// What a `/19` has for machines: AWS keeps the first four addresses and the last.
    public static let addressCount = 8187

    public var id: String
    public var zone: AvailabilityZone
    public var tags: [String: String]
    /// Of its `/19`.
    public var firstAddress: IPv4Address
    /// How many addresses machines can still have. Addresses of Pods are not counted.
    public var freeAddresses: Int

    public init(
      id: String, zone: AvailabilityZone, tags: [String: String], firstAddress: IPv4Address,
      freeAddresses: Int
    ) {
      self.id = id
      self.zone = zone
      self.tags = tags
      self.firstAddress = firstAddress
      self.freeAddresses = freeAddresses
    }
  }

  public struct SecurityGroup: Equatable, Sendable {
    public var id: String
    public var name: String
    public var tags: [String: String]

    public init(id: String, name: String, tags: [String: String]) {
      self.id = id
      self.name = name
      self.tags = tags
    }
  }

  /// Machines paid for whether they run or not (ODCR).
  public struct CapacityReservation: Equatable, Sendable {
    public var id: String
    public var instanceType: String
    public var zone: String
    public var ownerID: String
    public var tags: [String: String]
    /// `open` or `targeted`.
    public var instanceMatchCriteria: String
    public var total: Int
    /// Not in use at present.
    public var available: Int
    /// When it ends by itself; nil stays until it is cancelled.
    public var endDate: VirtualTime?

    public init(
      id: String, instanceType: String, zone: String, ownerID: String, tags: [String: String] = [:],
      instanceMatchCriteria: String = "open", total: Int, endDate: VirtualTime? = nil
    ) {
      self.id = id
      self.instanceType = instanceType
      self.zone = zone
      self.ownerID = ownerID
      self.tags = tags
      self.instanceMatchCriteria = instanceMatchCriteria
      self.total = total
      available = total
      self.endDate = endDate
    }
  }

  /// The network that the cluster stands in.
  public var vpcID: String { "vpc-\(Self.identifier("vpc", region.rawValue, clusterName))" }

  /// The queue that EventBridge's rules fill.
  public var queueName: String { "Karpenter-\(clusterName)" }

  public func subnet(_ id: String) -> Subnet? { subnets.first { $0.id == id } }
  public func image(_ id: String) -> MachineImage? { images.first { $0.id == id } }
}

extension AWSAccount {
  /// The tag by which the course's NodeClasses find subnets and security groups.
  public static let discoveryTag = "karpenter.sh/discovery"

  /// The account that the course's cluster stands in: a private subnet in each of the first three zones and a
  /// security group, all tagged for discovery; EKS images of two releases; roles and access as Karpenter wants them.
  public static func course(region: AWSRegion = .usEast1, clusterName: String = "bancada") -> AWSAccount {
    let group = SecurityGroup(
      id: "sg-\(identifier("security-group", region.rawValue, clusterName))", name: "\(clusterName)-node",
      tags: [discoveryTag: clusterName])
    var account = AWSAccount(
      id: "111122223333", region: region, clusterName: clusterName, subnets: [], securityGroups: [group],
      images: EKSImageRelease.course.flatMap(\.images), capacityReservations: [])
    account.setUpAccess()
    for zone in region.zones.prefix(3) { account.addSubnet(in: zone) }
    return account
  }

  /// A private `/19` after those that there are, tagged for discovery.
  mutating func addSubnet(in zone: AvailabilityZone) {
    let first = IPv4Address(10, 0, 0, 0).number &+ UInt32(truncatingIfNeeded: subnets.count + 1) << 13
    subnets.append(
      Subnet(
        id: "subnet-\(Self.identifier("subnet", region.rawValue, zone.name))", zone: zone,
        tags: [Self.discoveryTag: clusterName, "Name": "\(clusterName)-private-\(zone.name)"],
        firstAddress: IPv4Address(number: first), freeAddresses: Subnet.addressCount))
  }

  /// Has a subnet in each of these zones of the region, and no other.
  public mutating func useZones(named names: [String]) {
    subnets = []
    for zone in region.zones where names.contains(zone.name) { addSubnet(in: zone) }
  }

  /// Seventeen hexadecimal digits, as AWS writes ids, drawn from what the thing is called.
  static func identifier(_ purpose: String, _ parts: String...) -> String {
    var random = SeededRandom(seed: 0, purpose: purpose, object: parts.joined(separator: "/"))
    return "0" + random.hexadecimal(length: 16)
  }
}
