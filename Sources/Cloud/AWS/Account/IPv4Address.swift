/// An IPv4 address.
public struct IPv4Address: Hashable, Comparable, Sendable, CustomStringConvertible {
  let number: UInt32

  public init(_ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8) {
    number = UInt32(a) << 24 | UInt32(b) << 16 | UInt32(c) << 8 | UInt32(d)
  }

  init(number: UInt32) { self.number = number }

  /// Reads `10.0.32.17`; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    guard parts.count == 4, let a = parts[0], let b = parts[1], let c = parts[2], let d = parts[3] else {
      return nil
    }
    self.init(a, b, c, d)
  }

  /// How many addresses a `/19` has.
  public static let networkSize = 0x2000

  /// The first address of the `/19` that this one is in.
  public var network: IPv4Address { IPv4Address(number: number & ~0x1FFF) }

  /// Which of the addresses of its `/19` this one is, from 0.
  public var placeInNetwork: Int { Int(number & 0x1FFF) }

  /// An address of the `/19` that this one is in: of those that AWS gives out, the `offset`th.
  public func neighbour(_ offset: Int) -> IPv4Address {
    let count = AWSAccount.Subnet.addressCount
    let place = (offset % count + count) % count
    return IPv4Address(number: network.number &+ 4 &+ UInt32(place))
  }

  public static func < (left: Self, right: Self) -> Bool { left.number < right.number }

  private var parts: [UInt32] { [24, 16, 8, 0].map { number >> $0 & 255 } }

  /// `10.0.32.17`
  public var description: String { parts.map(String.init).joined(separator: ".") }

  /// The host's name in EC2's private DNS: `ip-10-0-32-17.ec2.internal`.
  public func privateDNSName(in region: AWSRegion) -> String {
    let domain = region == .usEast1 ? "ec2.internal" : "\(region.rawValue).compute.internal"
    return "ip-\(parts.map(String.init).joined(separator: "-")).\(domain)"
  }
}
