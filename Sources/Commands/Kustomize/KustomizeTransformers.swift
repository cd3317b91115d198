import Kubernetes
import Manifests
import Observability

/// What a kustomization does to each of its objects, in kustomize's own order: patches, namespace, labels,
/// annotations, replicas, images.
extension Kustomization {
  func transformed(_ objects: [JSONValue], patches: [(Patch, JSONValue)]) throws(KustomizeError)
    -> [JSONValue]
  {
    var objects = objects
    for (patch, document) in patches { objects = try Self.patched(objects, patch, document) }
    let accounts = Set(objects.filter { $0["kind"]?.string == "ServiceAccount" }.compactMap(\.objectName))
    return objects.map { object in
      var object = object
      if let namespace { object.place(in: namespace, accounts: accounts) }
      for labels in labels { object.label(labels) }
      object.edit("metadata", "annotations", creating: !annotations.isEmpty) { $0.merge(annotations) }
      if !annotations.isEmpty {
        object.edit("spec", "template", "metadata", "annotations", creating: object.hasTemplate) {
          $0.merge(annotations)
        }
      }
      for entry in replicas where object.objectName == entry.name {
        if ["Deployment", "ReplicaSet", "StatefulSet", "ReplicationController"].contains(
          object["kind"]?.string)
        {
          object.edit("spec", creating: true) { $0.set("replicas", .int(entry.count)) }
        }
      }
      if !images.isEmpty { object = object.replacingImages(by: images) }
      return object
    }
  }

  private static func patched(_ objects: [JSONValue], _ patch: Patch, _ document: JSONValue)
    throws(KustomizeError) -> [JSONValue]
  {
    var result: [JSONValue] = []
    for object in objects {
      let isMeant = patch.target.map { $0.matches(object) } ?? (object.identity == document.identity)
      guard isMeant else {
        result.append(object)
        continue
      }
      if document["$patch"]?.string == "delete" { continue }
      do throws(PatchFailure) {
        result.append(try object.patched(by: document))
      } catch {
        throw .badPatch
      }
    }
    return result
  }
}

extension Kustomization.Target {
  func matches(_ object: JSONValue) -> Bool {
    let apiVersion = (object["apiVersion"]?.string ?? "").split(separator: "/").map(String.init)
    let (group, version) =
      apiVersion.count == 2 ? (apiVersion[0], apiVersion[1]) : ("", apiVersion.first ?? "")
    func matches(_ wanted: String?, _ found: String) -> Bool {
      guard let wanted, !wanted.isEmpty else { return true }
      return LinearPattern(wanted).map { $0.matchesWhole(found) } ?? (wanted == found)
    }
    let labels = (object["metadata"]?["labels"]?.object ?? [:]).compactMapValues(\.string)
    return (self.group ?? group) == group && (self.version ?? version) == version
      && (kind ?? object["kind"]?.string) == object["kind"]?.string
      && matches(name, object.objectName ?? "")
      && matches(namespace, object["metadata"]?["namespace"]?.string ?? "")
      && (labelSelector.flatMap { LabelSelector($0) }?.matches(labels) ?? true)
  }
}

// MARK: - Objects as documents

extension JSONValue {
  var objectName: String? { self["metadata"]?["name"]?.string }
  fileprivate var hasTemplate: Bool { self["spec"]?["template"]?.object != nil }

  /// What tells objects apart for a patch without a target: kind and name; a namespace only where it is written.
  fileprivate var identity: [String?] { [self["apiVersion"]?.string, self["kind"]?.string, objectName] }

  fileprivate func patched(by document: JSONValue) throws(PatchFailure) -> JSONValue {
    if document.array != nil { return try applying(jsonPatch: document) }
    let entry = Kinds.named(self["kind"]?.string ?? "", apiVersion: self["apiVersion"]?.string ?? "")
    guard let entry, !entry.kind.isCustomResource, let shape = entry.shape else { return merging(document) }
    return try merging(strategic: document, shape: shape)
  }

  /// Changes what stands at a path of members; what is not there stays so unless it is to be created.
  fileprivate mutating func edit(
    _ path: String..., creating: Bool, _ body: (inout JSONValue) -> Void
  ) {
    edit(path[...], creating: creating, body)
  }

  private mutating func edit(_ path: ArraySlice<String>, creating: Bool, _ body: (inout JSONValue) -> Void) {
    guard let name = path.first else { return body(&self) }
    guard case .object(var members) = self else { return }
    guard var member = members[name] ?? (creating ? .object([:]) : nil) else { return }
    member.edit(path.dropFirst(), creating: creating, body)
    members[name] = member
    self = .object(members)
  }

  fileprivate mutating func set(_ name: String, _ value: JSONValue) {
    guard case .object(var members) = self else { return }
    members[name] = value
    self = .object(members)
  }

  fileprivate mutating func merge(_ pairs: [String: String]) {
    for (name, value) in pairs { set(name, .string(value)) }
  }

  fileprivate mutating func place(in namespace: String, accounts: Set<String>) {
    let kind = Kinds.named(self["kind"]?.string ?? "", apiVersion: self["apiVersion"]?.string ?? "")?.kind
    if kind?.isNamespaced ?? true {
      edit("metadata", creating: true) { $0.set("namespace", .string(namespace)) }
    }
    guard let subjects = self["subjects"]?.array else { return }
    let placed = subjects.map { subject in
      var subject = subject
      let name = subject["name"]?.string ?? ""
      if subject["kind"]?.string == "ServiceAccount", name == "default" || accounts.contains(name) {
        subject.set("namespace", .string(namespace))
      }
      return subject
    }
    set("subjects", .array(placed))
  }

  fileprivate mutating func label(_ labels: Kustomization.Labels) {
    edit("metadata", "labels", creating: true) { $0.merge(labels.pairs) }
    if labels.includesTemplates || labels.includesSelectors, hasTemplate {
      edit("spec", "template", "metadata", "labels", creating: true) { $0.merge(labels.pairs) }
    }
    guard labels.includesSelectors else { return }
    switch self["kind"]?.string {
    case "Service", "ReplicationController":
      edit("spec", "selector", creating: false) { $0.merge(labels.pairs) }
    case "Deployment", "ReplicaSet", "DaemonSet", "StatefulSet":
      edit("spec", "selector", "matchLabels", creating: true) { $0.merge(labels.pairs) }
    default: edit("spec", "selector", "matchLabels", creating: false) { $0.merge(labels.pairs) }
    }
    edit("spec", "template", "spec", creating: false) { $0 = $0.labellingSelectors(labels.pairs) }
  }

  /// Every `labelSelector.matchLabels` within, of affinities and spread constraints, with more labels.
  private func labellingSelectors(_ pairs: [String: String]) -> JSONValue {
    switch self {
    case .array(let items): return .array(items.map { $0.labellingSelectors(pairs) })
    case .object(let members):
      return .object(
        Dictionary(
          uniqueKeysWithValues: members.map { name, value in
            var value = value.labellingSelectors(pairs)
            if name == "labelSelector" { value.edit("matchLabels", creating: false) { $0.merge(pairs) } }
            return (name, value)
          }))
    default: return self
    }
  }

  /// Every container's image that an entry names, with that entry's name, tag or digest.
  fileprivate func replacingImages(by images: [Kustomization.Image]) -> JSONValue {
    switch self {
    case .array(let items): return .array(items.map { $0.replacingImages(by: images) })
    case .object(let members):
      return .object(
        Dictionary(
          uniqueKeysWithValues: members.map { name, value in
            guard name == "containers" || name == "initContainers", let containers = value.array else {
              return (name, value.replacingImages(by: images))
            }
            return (name, .array(containers.map { $0.withImage(from: images) }))
          }))
    default: return self
    }
  }

  private func withImage(from images: [Kustomization.Image]) -> JSONValue {
    guard let written = self["image"]?.string else { return self }
    let name = Self.imageName(written)
    guard let entry = images.first(where: { $0.name == name }) else { return self }
    var image = entry.newName ?? name
    if let digest = entry.digest {
      image += "@\(digest)"
    } else if let tag = entry.newTag {
      image += ":\(tag)"
    } else {
      image += written.dropFirst(name.count)
    }
    var container = self
    container.set("image", .string(image))
    return container
  }

  /// Without tag and digest; a port of the registry is no tag.
  private static func imageName(_ image: String) -> String {
    let whole = image.prefix { $0 != "@" }
    let afterSlash = whole.lastIndex(of: "/").map { whole.index(after: $0) } ?? whole.startIndex
    guard let colon = whole[afterSlash...].firstIndex(of: ":") else { return String(whole) }
    return String(whole[..<colon])
  }
}
