import Kubernetes

/// A cloud that Karpenter launches machines in, and so which of its providers is installed.
public enum CloudProvider: String, CaseIterable, Sendable {
  case aws, azure, oci

  /// As its makers write it.
  public var title: String {
    switch self {
    case .aws: "AWS"
    case .azure: "Azure"
    case .oci: "OCI"
    }
  }

  /// Who gives machines and takes them back.
  public var computeName: String { self == .aws ? "EC2" : title }

  /// The kind of the NodeClasses that its provider reads.
  public var nodeClassKind: Kind {
    switch self {
    case .aws: .ec2NodeClass
    case .azure: .aksNodeClass
    case .oci: .ociNodeClass
    }
  }

  /// The time from a spot notice to the machine's end.
  public var spotWarning: Duration {
    switch self {
    case .aws, .oci: .seconds(120)
    case .azure: .seconds(30)
    }
  }

  /// Whether its provider for Karpenter hears of notices before machines end; elsewhere it finds the machine gone.
  public var tellsKarpenter: Bool { self == .aws }

  /// The call that launches a machine.
  public var launchCall: String {
    switch self {
    case .aws: "CreateFleet"
    case .azure: "CreateOrUpdate"
    case .oci: "LaunchInstance"
    }
  }
}

/// Where a cluster stands, with what the cloud has there beside machines. AWS's account and catalogue are
/// `CloudState`'s own.
public enum CloudSite: Equatable, Sendable {
  case aws
  case azure(AzureCloud)
  case oci(OCICloud)

  public var provider: CloudProvider {
    switch self {
    case .aws: .aws
    case .azure: .azure
    case .oci: .oci
    }
  }

  /// A site of a provider other than AWS in one of its regions; nil is its first.
  ///
  /// - Returns: nil when the provider has no such region.
  public init?(_ provider: CloudProvider, region: String? = nil) {
    switch provider {
    case .aws:
      guard region == nil || AWSRegion(rawValue: region ?? "") != nil else { return nil }
      self = .aws
    case .azure:
      guard let found = region.map(AzureRegion.init(rawValue:)) ?? .eastUS else { return nil }
      self = .azure(AzureCloud(region: found))
    case .oci:
      guard let found = region.map(OCIRegion.init(rawValue:)) ?? .usAshburn1 else { return nil }
      self = .oci(OCICloud(region: found))
    }
  }
}

extension CloudProvider {
  /// The regions whose catalogue is known.
  public var regions: [String] {
    switch self {
    case .aws: AWSRegion.allCases.map(\.rawValue)
    case .azure: AzureRegion.allCases.map(\.rawValue)
    case .oci: OCIRegion.allCases.map(\.rawValue)
    }
  }
}

/// A version of the images that a cloud makes for its nodes. Versions and dates are a model.
public struct NodeImageRelease: Equatable, Sendable {
  /// `ubuntu`, `azurelinux`, `oraclelinux`
  public let family: String
  public let version: String
  public let publishedAt: VirtualTime

  public init(family: String, version: String, publishedAt: VirtualTime) {
    self.family = family
    self.version = version
    self.publishedAt = publishedAt
  }
}
