/// Hashes that are the same in every process and on every machine.
enum SeededHash {
  /// 64-bit FNV-1a of the texts, joined by `|`.
  static func fnv1a(_ texts: String...) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for (index, text) in texts.enumerated() {
      if index > 0 { hash = (hash ^ UInt64(UInt8(ascii: "|"))) &* 0x100_0000_01b3 }
      for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }
    return hash
  }

  /// MurmurHash3's finalizer: without it, texts that differ in their last character alone hash alike.
  static func mixed(_ hash: UInt64) -> UInt64 {
    var x = hash
    x ^= x >> 33
    x = x &* 0xff51_afd7_ed55_8ccd
    x ^= x >> 33
    x = x &* 0xc4ce_b9fe_1a85_ec53
    return x ^ (x >> 33)
  }
}
