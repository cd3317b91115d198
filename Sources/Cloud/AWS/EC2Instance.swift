import Kubernetes

/// A machine of EC2's.
public struct EC2Instance: Equatable, Sendable {
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
  public var state: State
  /// When EC2 has said it takes it back.
  public var reclaimedAt: VirtualTime?
  /// Set while EC2's status checks of it fail.
  public var impairment: Impairment?

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
  public var providerID: String { "aws:///\(zone.name)/\(id)" }

  public var offering: OfferingKey {
    OfferingKey(capacityType: capacityType, instanceType: instanceType, zone: zone.name)
  }
}

/// `i-0123456789abcdef0`
public struct InstanceID: TextIdentifier {
  public let text: String
  public init(_ text: String) { self.text = text }

  /// Of a provider id such as `aws:///us-east-1a/i-0123456789abcdef0`; nil when that is none of AWS's.
  public init?(providerID: String) {
    guard providerID.hasPrefix("aws:///"), let id = providerID.split(separator: "/").last, id.hasPrefix("i-")
    else { return nil }
    text = String(id)
  }
}
