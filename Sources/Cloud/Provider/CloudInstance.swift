import Kubernetes

/// A machine of the cloud's, with EC2's names for what it has.
public struct CloudInstance: Equatable, Sendable {
  public let id: InstanceID
  public let instanceType: String
  public let zone: AvailabilityZone
  public internal(set) var capacityType: CapacityType
  /// The capacity reservation it counts against.
  public internal(set) var reservationID: String?
  /// `default` or `dedicated`.
  public let tenancy: String
  public let imageID: String
  public let subnetID: String
  /// In order.
  public let securityGroupIDs: [String]
  public let address: IPv4Address
  public let launchedAt: VirtualTime
  /// What an hour of it cost when it was launched, or since its reservation ended.
  public internal(set) var priceUSDPerHour: Double
  public var tags: [String: String]
  /// The name of its instance profile, and of the role that this had at the launch.
  public let instanceProfile: String
  public let role: String?
  public var state: State
  /// When EC2 has said it takes it back.
  public var reclaimedAt: VirtualTime?
  /// Set while EC2's status checks of it fail.
  public var impairment: Impairment?
  /// The node that it was found as, of a cluster that was there already.
  var adoptedAs: NodeName?

  /// A status check that fails.
  public struct Impairment: Equatable, Sendable {
    public enum Check: Sendable {
      /// The machine's own system does not answer.
      case instance
      /// The host under it, its power or its network has failed.
      case system
    }

    public let check: Check
    public let since: VirtualTime

    public init(_ check: Check, since: VirtualTime) {
      self.check = check
      self.since = since
    }
  }

  /// Whether it is still one of Karpenter's: a machine that shuts down counts as gone.
  public var isListed: Bool { state != .shuttingDown }

  public enum State: String, Sendable {
    case pending, running, shuttingDown = "shutting-down", stopping, stopped
  }

  /// As `spec.providerID` names it: `aws:///us-east-1a/i-0123456789abcdef0`.
  public var providerID: String {
    switch id.provider {
    case .aws: "aws:///\(zone.name)/\(id)"
    case .azure: AzureCloud.providerID(of: id, in: zone)
    case .oci: id.text
    }
  }

  public var offering: OfferingKey {
    OfferingKey(capacityType: capacityType, instanceType: instanceType, zone: zone.name)
  }
}

/// `i-0123456789abcdef0`; on Azure a machine's name, on OCI its OCID.
public struct InstanceID: TextIdentifier {
  public let text: String
  public init(_ text: String) { self.text = text }

  /// Of a provider id such as `aws:///us-east-1a/i-0123456789abcdef0`; nil when that is no cloud's.
  public init?(providerID: String) {
    let last = providerID.split(separator: "/").last.map(String.init) ?? ""
    let isKnown =
      providerID.hasPrefix("aws:///") && last.hasPrefix("i-")
      || providerID.hasPrefix("azure:///") && last.hasPrefix(AzureCloud.machinePrefix)
      || providerID.hasPrefix(OCICloud.machinePrefix)
    guard isKnown else { return nil }
    text = last
  }

  /// The cloud that gives such ids.
  public var provider: CloudProvider {
    if text.hasPrefix(AzureCloud.machinePrefix) { return .azure }
    return text.hasPrefix(OCICloud.machinePrefix) ? .oci : .aws
  }
}
