/// An EC2 instance type as AWS describes it, before any kubelet or NodeClass has a say.
public struct EC2Type: Equatable, Sendable {
  public let name: String
  /// As `kubernetes.io/arch` names it.
  public let architecture: String
  public let vCPUs: Int
  public let memoryMiB: Int
  /// `aws`, `intel` or `amd`.
  public let cpuManufacturer: String
  public let clockMHz: Int
  /// `nitro` or `xen`; empty for bare metal.
  public let hypervisor: String
  public let gpu: GPU?
  public let accelerator: Accelerator?
  public let efaInterfaces: Int
  /// Of local disks together, in decimal gigabytes; nil without any.
  public let instanceStoreGB: Int?
  /// The same, where the disks are NVMe.
  public let localNVMeGB: Int?
  /// Nil where EBS optimisation is not the default.
  public let ebsBandwidthMbps: Int?
  public let networkBandwidthMbps: Int?
  /// Of the default network card.
  public let networkInterfaces: Int
  public let ipv4PerInterface: Int
  /// Branch interfaces; 0 without trunking.
  public let podENIs: Int
  public let encryptsInTransit: Bool
  public let supportsSpot: Bool
  let saleInUSEast1: Sale?
  let saleInSAEast1: Sale?

  public struct GPU: Equatable, Sendable {
    public let name: String
    public let manufacturer: String
    /// 0 for a share of one.
    public let count: Int
    /// Of each one.
    public let memoryMiB: Int
  }

  /// An AWS Inferentia or Trainium device.
  public struct Accelerator: Equatable, Sendable {
    public let name: String
    public let count: Int
    /// Of all devices together.
    public let cores: Int
  }

  /// Where and for how much a type is sold in a region.
  public struct Sale: Equatable, Sendable {
    /// The last letters of the zones that offer it.
    public let zoneLetters: String
    /// Nil where no price is known: it cannot be launched there.
    public let onDemandUSDPerHour: Double?
    /// What the spot prices of its zones vary around; nil without spot offer.
    public let spotBaseUSDPerHour: Double?
    public let interruption: InterruptionBucket?
  }

  /// Nil when it is not sold there.
  public func sale(in region: AWSRegion) -> Sale? {
    switch region {
    case .usEast1: saleInUSEast1
    case .saEast1: saleInSAEast1
    }
  }

  public var isBareMetal: Bool { hypervisor.isEmpty }
  /// Before the dot: `m6g`, `u-3tb1`.
  public var family: String { text(name.utf8.prefix { $0 != UInt8(ascii: ".") }) }
  /// After the dot: `large`.
  public var size: String { text(name.utf8.drop { $0 != UInt8(ascii: ".") }.dropFirst()) }
  /// Letters before the first digit or dash: `m`, `u`.
  public var category: String { text(name.utf8.prefix { Self.lowercase.contains($0) }) }
  public var isFlex: Bool { family.hasSuffix("-flex") }

  /// The digits after the category; those of a size prefix as in `u-3tb1` do not count.
  public var generation: String {
    var rest = name.utf8.drop { Self.lowercase.contains($0) }
    if rest.first == UInt8(ascii: "-") {
      rest = rest.dropFirst().drop { Self.digits.contains($0) }.drop { Self.lowercase.contains($0) }
    }
    return text(rest.prefix { Self.digits.contains($0) })
  }

  private static let lowercase = UInt8(ascii: "a")...UInt8(ascii: "z")
  private static let digits = UInt8(ascii: "0")...UInt8(ascii: "9")

  private func text(_ part: Substring.UTF8View) -> String { String(Substring(part)) }
}

/// The share of a type's spot instances that are reclaimed in a month, as the Spot Advisor publishes it.
public enum InterruptionBucket: Int, CaseIterable, Sendable {
  case under5Percent, from5To10Percent, from10To15Percent, from15To20Percent, over20Percent

  /// The middle of the bucket; of the open one, 25 %. A choice of this model.
  public var monthlyProbability: Double {
    switch self {
    case .under5Percent: 0.025
    case .from5To10Percent: 0.075
    case .from10To15Percent: 0.125
    case .from15To20Percent: 0.175
    case .over20Percent: 0.25
    }
  }
}
