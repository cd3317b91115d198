import Kubernetes

/// Requests or messages in a second, to the thousandth.
public struct Rate: Hashable, Comparable, Sendable {
  public var milli: Int

  public static let zero = Rate(milli: 0)
  /// More than a thousand million a second is nobody's.
  private static let most = 1_000_000_000_000

  public init(milli: Int) { self.milli = min(max(milli, 0), Self.most) }

  public init(_ perSecond: Int) { self.init(milli: min(max(perSecond, 0), Self.most / 1000) * 1000) }

  /// `500`, `500rps`, `20/s`, `0.5/s`; nil when the text is no rate.
  public init?(_ text: String) {
    let number = ["rps", "/s"].first { text.hasSuffix($0) }.map { String(text.dropLast($0.count)) } ?? text
    guard number.first?.isNumber ?? false, number.allSatisfy({ $0.isNumber || $0 == "." }),
      let quantity = Quantity(number)
    else { return nil }
    self.init(milli: quantity.milli)
  }

  public static func < (left: Self, right: Self) -> Bool { left.milli < right.milli }
  public static func + (left: Self, right: Self) -> Self { Rate(milli: left.milli + right.milli) }
  /// Zero where there is less than is taken away.
  public static func - (left: Self, right: Self) -> Self { Rate(milli: left.milli - right.milli) }

  /// An equal share of so many.
  public func shared(among count: Int) -> Self { count < 1 ? .zero : Rate(milli: milli / count) }

  /// So many in that time, in thousandths; no more than there are in the longest queue.
  func milliCount(in time: Duration) -> Int {
    let milliseconds = time.components.seconds * 1000 + time.components.attoseconds / 1_000_000_000_000_000
    return Int(clamping: min(Int128(milli) * Int128(milliseconds) / 1000, Int128(Self.most)))
  }
}

extension Rate: CustomStringConvertible {
  /// `500`, `166.7`: a tenth where it is no whole number.
  public var description: String {
    let tenths = (milli + 50) / 100
    return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(tenths % 10)"
  }
}
