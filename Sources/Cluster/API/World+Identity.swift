import Kubernetes

/// Names and identities that the API server makes up: of each name's own stream, so that one object more moves no
/// other's.
extension World {
  /// Five characters that make a name of that prefix one that no object has borne.
  mutating func nameSuffix(for prefix: String) -> String {
    let given = namesGiven[prefix] ?? 0
    namesGiven[prefix] = given + 1
    var random = SeededRandom(seed: options.seed, purpose: "name", object: "\(prefix)/\(given)")
    return random.nameSuffix()
  }

  func newUID(for reference: ObjectReference) -> UID {
    let earlier = namesLeft[reference.description] ?? 0
    var random = SeededRandom(seed: options.seed, purpose: "uid", object: "\(reference)/\(earlier)")
    let groups = [8, 4, 3, 3, 12].map { random.hexadecimal(length: $0) }
    return UID("\(groups[0])-\(groups[1])-4\(groups[2])-a\(groups[3])-\(groups[4])")
  }

  /// An object of the name that comes after this one is another. Generated names are never given again.
  mutating func noteDeparture<Object: StoredObject>(of object: Object) {
    guard object.metadata.generateName.isEmpty else { return }
    let name = object.reference.description
    namesLeft[name] = (namesLeft[name] ?? 0) + 1
  }
}
