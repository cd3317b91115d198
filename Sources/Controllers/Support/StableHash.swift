import Kubernetes

/// Hashes of whole values that are the same in every process, as names and annotations made of them must be.
enum StableHash {
  /// As `pod-template-hash` and `controller-revision-hash` are written: a 32-bit hash in the safe alphabet.
  ///
  /// - Parameter collisions: how many other objects have already taken the name that came of the same value.
  static func nameSuffix(of value: Any, collisions: Int = 0) -> String {
    var hash = fnv1a32(canonicalText(of: value))
    if collisions > 0 { hash = fnv1a32("\(hash)/\(collisions)") }
    let alphabet = SeededHash.safeAlphabet
    return String(String(hash).utf8.map { alphabet[Int($0) % alphabet.count] })
  }

  private static func fnv1a32(_ text: String) -> UInt32 {
    text.utf8.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
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
