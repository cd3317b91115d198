/// What Karpenter's AWS provider needs to launch a machine: image, network, role.
public struct EC2NodeClass: KubernetesObject {
  public static let kind = Kind.ec2NodeClass

  public var metadata = ObjectMeta()
  public var spec = Spec()
  public var status = Status()

  public init() {}

  public struct Spec: Equatable, Sendable {
    public var amiFamily: String?
    public var amiSelectorTerms: [AMISelectorTerm] = []
    public var subnetSelectorTerms: [SelectorTerm] = []
    public var securityGroupSelectorTerms: [SelectorTerm] = []
    public var capacityReservationSelectorTerms: [CapacityReservationSelectorTerm] = []
    public var role: String?
    public var instanceProfile: String?
    public var userData: String?
    public var tags: [String: String] = [:]
    public var kubelet: KubeletConfiguration?
    public var blockDeviceMappings: [BlockDeviceMapping] = []
    public var instanceStorePolicy: String?
    public var associatePublicIPAddress: Bool?
    public var detailedMonitoring: Bool?
    public var context: String?
    public var metadataOptions: MetadataOptions?
    public var inert: InertFields = [:]

    public init() {}
  }

  public struct SelectorTerm: Equatable, Sendable {
    public var tags: [String: String] = [:]
    public var id: String?
    public var name: String?

    public init() {}
  }

  public struct AMISelectorTerm: Equatable, Sendable {
    /// `al2023@latest`, `bottlerocket@v1.20.0`.
    public var alias: String?
    public var tags: [String: String] = [:]
    public var id: String?
    public var name: String?
    public var owner: String?
    public var ssmParameter: String?

    public init() {}
  }

  public struct CapacityReservationSelectorTerm: Equatable, Sendable {
    public var tags: [String: String] = [:]
    public var id: String?
    public var ownerID: String?
    public var instanceMatchCriteria: String?

    public init() {}
  }

  public struct KubeletConfiguration: Equatable, Sendable {
    public var maxPods: Int?
    public var podsPerCore: Int?
    public var systemReserved: [String: String] = [:]
    public var kubeReserved: [String: String] = [:]
    public var evictionHard: [String: String] = [:]
    public var evictionSoft: [String: String] = [:]
    public var evictionSoftGracePeriod: [String: String] = [:]
    public var evictionMaxPodGracePeriod: Int?
    public var imageGCHighThresholdPercent: Int?
    public var imageGCLowThresholdPercent: Int?
    public var cpuCFSQuota: Bool?
    public var clusterDNS: [String] = []

    public init() {}
  }

  public struct BlockDeviceMapping: Equatable, Sendable {
    public var deviceName: String?
    public var isRootVolume = false
    public var volumeSize: Quantity?
    public var volumeType: String?
    public var isEncrypted: Bool?
    public var deleteOnTermination: Bool?
    public var inert: InertFields = [:]

    public init() {}
  }

  public struct MetadataOptions: Equatable, Sendable {
    public var httpEndpoint = "enabled"
    public var httpProtocolIPv6 = "disabled"
    public var httpPutResponseHopLimit = 1
    public var httpTokens = "required"

    public init() {}
  }

  public struct Status: Equatable, Sendable {
    public var subnets: [Subnet] = []
    public var securityGroups: [SecurityGroup] = []
    public var amis: [AMI] = []
    public var capacityReservations: [CapacityReservation] = []
    public var instanceProfile = ""
    public var conditions: [Condition] = []

    public init() {}
  }

  public struct Subnet: Equatable, Sendable {
    public var id = ""
    public var zone = ""
    public var zoneID = ""

    public init() {}
  }

  public struct SecurityGroup: Equatable, Sendable {
    public var id = ""
    public var name = ""

    public init() {}
  }

  public struct AMI: Equatable, Sendable {
    public var id = ""
    public var name = ""
    public var requirements: [NodeSelectorRequirement] = []
    public var isDeprecated = false

    public init() {}
  }

  public struct CapacityReservation: Equatable, Sendable {
    public var id = ""
    public var availabilityZone = ""
    public var instanceType = ""
    public var instanceMatchCriteria = "open"
    public var ownerID = ""
    public var reservationType = "default"
    public var state = "active"
    public var endTime: VirtualTime?

    public init() {}
  }
}
