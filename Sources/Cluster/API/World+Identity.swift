import Kubernetes

/// Names and identities that the API server makes up: the same for the same seed and the same objects, whatever
/// else was done in between.
extension World {
  /// The characters of generated names: no vowels, nothing that looks like another.
  private static let suffixAlphabet = Array("bcdfghjklmnpqrstvwxz2456789")

  /// Five characters that give no object of that prefix a name in use.
  func nameSuffix(for prefix: String) -> String {
    var random = stableHash("name/\(options.seed)/\(prefix)/\(revision)")
    var suffix = ""
    for _ in 0..<5 {
      suffix.append(Self.suffixAlphabet[Int(random % UInt64(Self.suffixAlphabet.count))])
      random /= UInt64(Self.suffixAlphabet.count)
    }
    return suffix
  }

  func newUID(for reference: ObjectReference) -> UID {
    let text = "uid/\(options.seed)/\(reference)/\(revision)"
    let high = hexadecimal(stableHash(text))
    let low = hexadecimal(stableHash(text + "/low"))
    return UID(
      "\(high.prefix(8))-\(high.dropFirst(8).prefix(4))-4\(high.dropFirst(13))-a\(low.prefix(3))-\(low.dropFirst(4))"
    )
  }
}

/// FNV-1a over the text's bytes, then mixed: the same on every machine.
func stableHash(_ text: String) -> UInt64 {
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
  hash ^= hash >> 33
  hash = hash &* 0xff51_afd7_ed55_8ccd
  hash ^= hash >> 33
  hash = hash &* 0xc4ce_b9fe_1a85_ec53
  return hash ^ (hash >> 33)
}

/// Sixteen lower-case digits.
func hexadecimal(_ number: UInt64) -> String {
  let digits = String(number, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}
