import Cluster
import Kubernetes
import Manifests

/// Objects without a description of their own, custom resources among them: their fields as they stand, keys in
/// order and written as words.
///
/// Source: kubectl `pkg/describe/describe.go`, `genericDescriber`.
extension Description {
  init(_ object: ClusterObject, in world: World) {
    let metadata = object.metadata
    field("Name", metadata.name)
    field("Namespace", metadata.namespace)
    labelsAndAnnotations(metadata)
    content(object.json.object ?? [:], level: 0, path: "")
    events(about: object.reference, in: world)
  }

  private static let shownAbove: Set<String> = [
    ".metadata.name", ".metadata.namespace", ".metadata.labels", ".metadata.annotations",
    ".metadata.managedFields",
  ]

  private mutating func content(_ members: [String: JSONValue], level: Int, path: String) {
    for (key, value) in members.sorted(by: { $0.key < $1.key }) {
      let place = "\(path).\(key)"
      guard !Self.shownAbove.contains(place) else { continue }
      let label = Self.label(key)
      switch value {
      case .object(let inner):
        line("\(label):", level: level)
        content(inner, level: level + 1, path: place)
      case .array(let items):
        line("\(label):", level: level)
        for item in items {
          if case .object(let inner) = item {
            content(inner, level: level + 1, path: place)
          } else {
            line(item.shown, level: level + 1)
          }
        }
      default: field(label, value.shown, level: level)
      }
    }
  }

  /// `nodeClassRef` → `Node Class Ref`; keys with digits and signs stay as they are.
  static func label(_ key: String) -> String {
    guard key.allSatisfy({ $0.isLetter || $0 == "-" }) else { return key }
    let acronyms: Set<String> = ["API", "URL", "UID", "OSB", "GUID"]
    return words(of: key).map { word in
      let upper = word.uppercased()
      if acronyms.contains(upper) { return upper }
      return word.prefix(1).uppercased() + word.dropFirst()
    }
    .joined(separator: " ")
  }

  private static func words(of key: String) -> [String] {
    var words: [String] = []
    let letters = Array(key)
    for (index, letter) in letters.enumerated() {
      let previous = index > 0 ? letters[index - 1] : nil
      let next = index + 1 < letters.count ? letters[index + 1] : nil
      let begins =
        previous == nil || letter.isUppercase && previous?.isUppercase == false
        || letter.isUppercase && previous?.isUppercase == true && next?.isLowercase == true
      if begins { words.append("") }
      words[words.count - 1].append(letter)
    }
    return words
  }
}

extension Description {
  /// The description of an object by its kind.
  static func of(_ object: ClusterObject, in world: World) -> Description {
    if let pod = object.as(Pod.self) { return Description(pod, in: world) }
    if let node = object.as(Node.self) { return Description(node, in: world) }
    if let deployment = object.as(Deployment.self) { return Description(deployment, in: world) }
    if let set = object.as(ReplicaSet.self) { return Description(set, in: world) }
    if let set = object.as(DaemonSet.self) { return Description(set, in: world) }
    if let budget = object.as(PodDisruptionBudget.self) { return Description(budget, in: world) }
    if let set = object.as(StatefulSet.self) { return Description(set, in: world) }
    if let job = object.as(Job.self) { return Description(job, in: world) }
    if let cronJob = object.as(CronJob.self) { return Description(cronJob, in: world) }
    if let autoscaler = object.as(HorizontalPodAutoscaler.self) { return Description(autoscaler, in: world) }
    if let claim = object.as(PersistentVolumeClaim.self) { return Description(claim, in: world) }
    if let volume = object.as(PersistentVolume.self) { return Description(volume, in: world) }
    if let storageClass = object.as(StorageClass.self) { return Description(storageClass, in: world) }
    if let service = object.as(Service.self) { return Description(service, in: world) }
    if let namespace = object.as(Namespace.self) { return Description(namespace, in: world) }
    if let quota = object.as(ResourceQuota.self) { return Description(quota) }
    if let range = object.as(LimitRange.self) { return Description(range) }
    return Description(object, in: world)
  }
}
