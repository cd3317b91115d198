import Cloud
import Cluster
import Kubernetes
import Manifests
import Narration

/// Objects as kubectl's arguments name them.
enum ResourceSelection: Equatable, Sendable {
  /// All objects of these kinds, in this order; with a category's name every kind of it.
  case kinds([Kind])
  case named([ObjectName])

  struct ObjectName: Equatable, Sendable {
    let kind: Kind
    let name: String
    /// Empty where the command's own namespace is meant.
    var namespace = ""
  }
}

extension Session {
  /// Reads `pods`, `pods,nodes`, `all`, `pod a b`, `pod/a deploy/b`.
  func selection(_ words: [String]) throws(CommandError) -> ResourceSelection {
    guard let first = words.first else { throw .upstream(UpstreamText.mustSpecifyResource) }
    if words.contains(where: { $0.contains("/") }) {
      var names: [ResourceSelection.ObjectName] = []
      for word in words {
        let parts = word.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { throw .upstream(UpstreamText.mixedResourceArguments) }
        guard !parts[0].isEmpty, !parts[1].isEmpty else {
          throw .upstream(UpstreamText.badResourceName(word))
        }
        names.append(.init(kind: try kind(String(parts[0])), name: String(parts[1])))
      }
      return .named(names)
    }
    var kinds: [Kind] = []
    for word in first.split(separator: ",").map(String.init) {
      let members = Self.kinds(inCategory: word)
      for kind in members.isEmpty ? [try kind(word)] : members where !kinds.contains(kind) {
        kinds.append(kind)
      }
    }
    let names = words.dropFirst()
    guard !names.isEmpty else { return .kinds(kinds) }
    return .named(kinds.flatMap { kind in names.map { .init(kind: kind, name: $0) } })
  }

  /// The kind of a word: plural, singular, short name or with its group.
  func kind(_ word: String) throws(CommandError) -> Kind {
    if let known = Kinds.named(word), world.serves(known.kind) { return known.kind }
    if let known = Kinds.named(word), !world.admits(known.kind) {
      throw .upstream(
        UpstreamText.noResourceType(word), HelmMessage.kindIsGone(known.kind.name, chart: "karpenter-crd"))
    }
    let isOther = Kinds.named(word) != nil
    let nearest = isOther ? [world.cloud.provider.nodeClassKind.plural] : Kinds.nearest(to: word)
    var error = CommandError.upstream(UpstreamText.noResourceType(word))
    if !nearest.isEmpty { error.messages.append(CommandMessage.unknownKind(word, nearest: nearest)) }
    throw error
  }

  /// In the order in which kubectl lists them.
  private static func kinds(inCategory word: String) -> [Kind] {
    let order = [
      "pods", "replicationcontrollers", "services", "daemonsets", "deployments", "replicasets",
      "statefulsets",
      "horizontalpodautoscalers", "cronjobs", "jobs",
    ]
    func rank(_ kind: Kind) -> Int { order.firstIndex(of: kind.plural) ?? order.count }
    return Kinds.inCategory(word).map(\.kind).sorted { (rank($0), $0.plural) < (rank($1), $1.plural) }
  }

  /// The namespace that a command works in; nil for all of them.
  func namespace(of given: Invocation) -> String? {
    given.has(.allNamespaces) ? nil : given[.namespace] ?? namespace
  }

  /// What a command's arguments, `-l`, `--field-selector` and namespace select.
  ///
  /// - Returns: the objects of each kind, and what the API server answers about names that there are none of.
  func found(_ selection: ResourceSelection, _ given: Invocation) throws(CommandError)
    -> (groups: [(kind: Kind, objects: [ClusterObject])], missing: [CommandError])
  {
    let namespace = namespace(of: given)
    switch selection {
    case .kinds(let kinds):
      let labels = try given.labelSelector()
      let fields = try given.fieldSelector()
      return (
        kinds.map { kind in
          let all = world.objects(of: kind, in: namespace)
          guard !labels.isEmpty || !fields.terms.isEmpty else { return (kind: kind, objects: all) }
          let selected = all.filter { labels.matches($0.metadata.labels) && fields.matches($0) }
          return (kind: kind, objects: selected)
        }, []
      )
    case .named(let names):
      if given.has(.allNamespaces) { throw .upstream(UpstreamText.nameAcrossNamespaces) }
      if given[.selector] != nil { throw .upstream(UpstreamText.selectorWithName) }
      var groups: [(kind: Kind, objects: [ClusterObject])] = []
      var missing: [CommandError] = []
      for name in names {
        guard let object = object(name, in: namespace ?? self.namespace) else {
          missing.append(notFound(name, in: namespace ?? self.namespace))
          continue
        }
        if let index = groups.firstIndex(where: { $0.kind == name.kind }) {
          groups[index].objects.append(object)
        } else {
          groups.append((kind: name.kind, objects: [object]))
        }
      }
      return (groups, missing)
    }
  }

  /// The objects that a command is to change, as its files or these words name them: none that is not there.
  func targets(_ words: [String], _ given: Invocation) throws(CommandError) -> [ClusterObject] {
    let selection = given.namesFiles ? try selection(of: given) : try selection(words)
    if case .kinds = selection, !given.has(.all), given[.selector] == nil, given[.fieldSelector] == nil {
      throw .upstream(UpstreamText.nameRequired)
    }
    let (groups, missing) = try found(selection, given)
    if let first = missing.first { throw first }
    return groups.flatMap(\.objects)
  }

  /// The one object that words name.
  func target(_ words: [String], _ given: Invocation) throws(CommandError) -> ClusterObject {
    let all = try targets(words, given)
    guard let object = all.first else { throw .upstream(UpstreamText.nameRequired) }
    return object
  }

  func object(_ name: ResourceSelection.ObjectName, in namespace: String) -> ClusterObject? {
    let home = name.namespace.isEmpty ? namespace : name.namespace
    let place = NamespacedName(namespace: name.kind.isNamespaced ? home : "", name: name.name)
    return world.object(ObjectReference(kind: name.kind, name: place))
  }

  /// The API server's answer, and where such an object is, or what it might be called.
  func notFound(_ name: ResourceSelection.ObjectName, in namespace: String) -> CommandError {
    var error = CommandError.server(.notFound(kind: name.kind, name: name.name))
    let all = world.objects(of: name.kind)
    let elsewhere = all.filter { $0.name == name.name }.map(\.metadata.namespace)
    if !elsewhere.isEmpty {
      error.messages.append(
        CommandMessage.inOtherNamespace(kind: name.kind, name: name.name, namespaces: elsewhere))
      return error
    }
    let here = all.filter { !name.kind.isNamespaced || $0.metadata.namespace == namespace }.map(\.name)
    let nearest = Spelling.nearest(to: name.name, among: here)
    if !nearest.isEmpty {
      error.messages.append(CommandMessage.noSuchObject(kind: name.kind, name: name.name, nearest: nearest))
    }
    return error
  }
}
