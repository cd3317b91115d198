import Kubernetes

/// Names and identities that the API server makes up: the same for the same seed and the same history.
extension World {
  /// The characters of generated names: no vowels, nothing that looks like another.
  private static let suffixAlphabet = Array("bcdfghjklmnpqrstvwxz2456789")

  /// Five characters that make a name of that prefix one that no object has borne.
  func nameSuffix(for prefix: String) -> String {
    var random = SeededRandom(seed: options.seed, purpose: "name", object: "\(prefix)/\(revision)")
    return String((0..<5).map { _ in Self.suffixAlphabet[random.integer(below: Self.suffixAlphabet.count)] })
  }

  func newUID(for reference: ObjectReference) -> UID {
    var random = SeededRandom(seed: options.seed, purpose: "uid", object: "\(reference)/\(revision)")
    let groups = [8, 4, 3, 3, 12].map { random.hexadecimal(length: $0) }
    return UID("\(groups[0])-\(groups[1])-4\(groups[2])-a\(groups[3])-\(groups[4])")
  }
}
