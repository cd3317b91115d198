/// A stream of random draws that is the same in every process and on every machine.
///
/// Each stream is keyed by seed, purpose and object, so that one draw more for one object moves none of
/// another's. Draws are SplitMix64's, from a start that hashes the key.
public struct SeededRandom: Equatable, Sendable {
  private var state: UInt64

  /// - Parameters:
  ///   - purpose: what is drawn: `instance-id`, `registration-latency`.
  ///   - object: for whom: an object's name or UID.
  public init(seed: UInt64, purpose: String, object: String) {
    state = SeededHash.mixed(SeededHash.fnv1a(String(seed), purpose, object))
  }

  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// From 0 up to, not including, the bound; 0 when the bound is below 1. The bias is below 2^-40 for bounds
  /// under 2^24.
  public mutating func integer(below bound: Int) -> Int {
    bound < 1 ? 0 : Int(next() % UInt64(bound))
  }

  /// From 0 up to, not including, 1.
  public mutating func fraction() -> Double { Double(next() >> 11) / 0x1p53 }

  /// A duration of whole milliseconds between two, both included; the first when they are out of order.
  public mutating func duration(from shortest: Duration, through longest: Duration) -> Duration {
    let milliseconds = Int64(min((longest - shortest).inSeconds * 1000, 1e15))
    guard milliseconds > 0 else { return shortest }
    return shortest + .milliseconds(Int64(next() % UInt64(milliseconds + 1)))
  }

  /// The end of a generated name, as Kubernetes picks it.
  public mutating func nameSuffix(length: Int = 5) -> String {
    let alphabet = SeededHash.safeAlphabet
    return String((0..<max(length, 0)).map { _ in alphabet[integer(below: alphabet.count)] })
  }

  /// Lower-case hexadecimal digits, as cloud identifiers are made of.
  public mutating func hexadecimal(length: Int) -> String {
    let digits = Array("0123456789abcdef")
    return String((0..<max(length, 0)).map { _ in digits[integer(below: 16)] })
  }
}

/// Hashes that are the same in every process and on every machine.
public enum SeededHash {
  /// What Kubernetes writes random and hashed parts of names with: no vowels, nothing that looks like another.
  public static let safeAlphabet = Array("bcdfghjklmnpqrstvwxz2456789")

  /// 64-bit FNV-1a of the texts, joined by `|`.
  public static func fnv1a(_ texts: String...) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for (index, text) in texts.enumerated() {
      if index > 0 { hash = (hash ^ UInt64(UInt8(ascii: "|"))) &* 0x100_0000_01b3 }
      for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }
    return hash
  }

  /// MurmurHash3's finalizer: without it, texts that differ in their last character alone hash alike.
  public static func mixed(_ hash: UInt64) -> UInt64 {
    var x = hash
    x ^= x >> 33
    x = x &* 0xff51_afd7_ed55_8ccd
    x ^= x >> 33
    x = x &* 0xc4ce_b9fe_1a85_ec53
    return x ^ (x >> 33)
  }
}
