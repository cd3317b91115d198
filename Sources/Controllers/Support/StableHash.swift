import Kubernetes

/// Hashes that are the same in every process, as names and annotations made of them must be.
enum StableHash {
  /// The characters that Kubernetes writes random and hashed suffixes with: none that could spell a word.
  private static let safeAlphabet = Array("bcdfghjklmnpqrstvwxz2456789")

  /// As `pod-template-hash` and `controller-revision-hash` are written: a 32-bit hash in the safe alphabet.
  ///
  /// - Parameter collisions: how many other objects have already taken the name that came of the same value.
  static func nameSuffix(of value: Any, collisions: Int = 0) -> String {
    var hash = fnv1a32(canonicalText(of: value))
    if collisions > 0 { hash = fnv1a32("\(hash)/\(collisions)") }
    let text = String(hash).utf8.map { safeAlphabet[Int($0) % safeAlphabet.count] }
    return String(text)
  }

  static func fnv1a32(_ text: String) -> UInt32 {
    text.utf8.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
  }

  static func fnv1a64(_ text: String) -> UInt64 {
    text.utf8.reduce(14_695_981_039_346_656_037) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
  }

  /// Every field of a value, in one order: dictionaries and sets by their members' own text.
  static func canonicalText(of value: Any) -> String {
    let mirror = Mirror(reflecting: value)
    func members() -> [String] { mirror.children.map { canonicalText(of: $0.value) } }
    switch mirror.displayStyle {
    case .dictionary, .set:
      return "[\(members().sorted().joined(separator: ","))]"
    case .collection, .tuple:
      return "[\(members().joined(separator: ","))]"
    case .optional:
      return mirror.children.first.map { canonicalText(of: $0.value) } ?? "nil"
    default:
      guard !mirror.children.isEmpty, !(value is any CustomStringConvertible) else { return "\(value)" }
      let fields = mirror.children.map { "\($0.label ?? "")=\(canonicalText(of: $0.value))" }
      return "(\(fields.joined(separator: ",")))"
    }
  }
}
