import Cloud
import Cluster
import Helm
import Kubernetes
import Manifests
import Narration
import Observability

/// What may stand where a command's arguments go.
extension Session {
  /// What may stand where an argument goes, and how many characters of what is typed come before it.
  func argumentItems(
    _ command: Command, positional: [String], _ typed: String, _ arguments: [String]
  ) -> (items: [Completions.Item], offset: Int) {
    if let suggested = command.suggests?(self, positional) { return (suggested, 0) }
    guard !command.syntax.isEmpty else { return ([], 0) }
    if command.syntax.contains(where: { $0.value == .resources }) {
      return resourceItems(positional, typed, arguments, command)
    }
    let index = min(positional.count, command.syntax.count - 1)
    let argument = command.syntax[index]
    guard
      positional.count < command.syntax.count || argument.occurrence == .any
        || argument.occurrence == .oneOrMore
    else { return ([], 0) }
    if command.name == "taint" {
      let names = positional.filter { $0 != "node" && $0 != "nodes" }
      let isAtNode = names.isEmpty && !positional.isEmpty
      if positional.isEmpty { return (["nodes", "node"].map { Completions.Item($0) }, 0) }
      return (isAtNode ? self.names(of: .node, arguments) : taintEdits(named: names), 0)
    }
    if command.syntax.contains(where: { $0.value == .objects(.node) }) {
      return (items(for: .objects(.node), typed: typed, arguments), 0)
    }
    if argument.value == .file { return (fileItems(typed), 0) }
    return (items(for: argument.value, typed: typed, arguments), 0)
  }

  /// `get <kinds>`, `get pods <names>`, `scale deploy/<names>`.
  private func resourceItems(
    _ positional: [String], _ typed: String, _ arguments: [String], _ command: Command
  ) -> (items: [Completions.Item], offset: Int) {
    if let slash = typed.firstIndex(of: "/"), let kind = Kinds.named(String(typed[..<slash]))?.kind,
      positional.allSatisfy({ $0.contains("/") })
    {
      let offset = typed.distance(from: typed.startIndex, to: slash) + 1
      return (names(of: kind, arguments), offset)
    }
    guard let first = positional.first else {
      if command.name == "logs" { return (kindItems(typed) + names(of: .pod, arguments), 0) }
      if command.name == "why" {
        let others = ["event", "not", "price"].map { Completions.Item($0) }
        return (kindItems(typed) + names(of: .pod, arguments) + others, 0)
      }
      return (kindItems(typed), 0)
    }
    let isWhole = first.contains("/")
    guard let kind = Self.kind(of: positional) else { return ([], 0) }
    let named =
      isWhole ? positional.map { String($0.drop { $0 != "/" }.dropFirst()) } : Array(positional.dropFirst())
    let known = names(of: kind, arguments)
    guard !named.isEmpty else { return (known, 0) }
    switch command.name {
    case "label": return (labelEdits(of: kind, named: named), 0)
    case "set image":
      return (imageEdits(of: Self.reference(positional, in: self).flatMap { world.object($0) }), 0)
    default: return (known.filter { !named.contains($0.text) }, 0)
    }
  }

  /// Kinds by their plurals; a short name where the plural is not what is being typed.
  private func kindItems(_ typed: String = "") -> [Completions.Item] {
    let lists = typed.lastIndex(of: ",").map { String(typed[...$0]) } ?? ""
    let last = String(typed.dropFirst(lists.count))
    return Kinds.all.filter { world.serves($0.kind) }.flatMap { entry -> [Completions.Item] in
      let kind = entry.kind
      let plural = Completions.Item(lists + kind.plural, description: kind.shortNames.joined(separator: ","))
      guard !last.isEmpty, !kind.plural.hasPrefix(last) else { return [plural] }
      return [plural] + kind.shortNames.map { Completions.Item(lists + $0, description: kind.plural) }
    }
  }

  private func names(of kind: Kind, _ arguments: [String]) -> [Completions.Item] {
    let namespace = Self.namespace(in: arguments) ?? namespace
    return world.objects(of: kind, in: namespace)
      .map { Completions.Item($0.name, description: $0.completionHint) }
  }

  private static func namespace(in arguments: [String]) -> String? {
    for (index, word) in arguments.enumerated() {
      if word == "-n" || word == "--namespace", index + 1 < arguments.count { return arguments[index + 1] }
      if word.hasPrefix("--namespace=") { return String(word.dropFirst("--namespace=".count)) }
    }
    return nil
  }

  /// What a value of a kind may be.
  func items(for value: Argument.Value, typed: String, _ arguments: [String]) -> [Completions.Item] {
    switch value {
    case .words(let words): return words.map { Completions.Item($0) }
    case .kind, .resources: return kindItems(typed)
    case .objects(let kind): return names(of: kind, arguments)
    case .nodeClaimEver:
      return ClaimChronicle(world).lives.map {
        Completions.Item($0.name.text, description: $0.end?.reason ?? $0.node?.text ?? "")
      }
    case .machine(let capacityType):
      let machines = world.machines.filter {
        $0.instance.state == .running && capacityType ?? $0.instance.capacityType == $0.instance.capacityType
      }
      return machines.map {
        Completions.Item(
          $0.node.text, description: "\($0.instance.capacityType.rawValue) \($0.instance.instanceType)")
      }
    case .zone: return world.zoneNames.map { Completions.Item($0) }
    case .instanceType: return world.cloud.typeNames.map { Completions.Item($0) }
    case .actor: return actorNames.map { Completions.Item($0) }
    case .condition: return Self.conditions
    case .file: return fileItems(typed)
    case .labelKey: return labelKeys(of: .node, typed: typed).items
    case .outputFormat: return OutputFormat.known.map { Completions.Item($0, endsWord: !$0.hasSuffix("=")) }
    case .selector: return labelPairs(of: .pod, typed: typed).items
    case .topic:
      return table.firstWords.map { Completions.Item($0) }
        + HelpTopic.allCases.map {
          Completions.Item($0.rawValue, description: $0.title.told(in: language).plain)
        }
    case .fieldPath: return fieldItems(typed)
    case .world: return worlds.names.map { Completions.Item($0) }
    case .metric: return MetricFamily.all.map { Completions.Item($0.name, description: $0.kind.rawValue) }
    case .term: return GlossaryTerm.alphabetical.map { Completions.Item($0.rawValue) }
    case .folder: return fileItems(typed).filter { !$0.endsWord }
    case .release: return releaseItems(in: Self.namespace(in: arguments))
    case .chart: return chartItems
    case .chartValue: return chartValueItems(typed, arguments)
    case .repositoryURL: return ChartPublication.repositories.map { Completions.Item($0) }
    case .role: return world.cloud.account.iam.roles.keys.sorted().map { Completions.Item($0) }
    case .iamPolicy:
      return world.cloud.account.policyNames
        .map { Completions.Item($0) }
    case .iamAction: return world.cloud.account.controllerActions.map { Completions.Item($0) }
    case .breakable: return breakableEvents
    case .expression: return kindItems(typed) + [Completions.Item("cost")]
    case .count, .duration, .imageEdit, .labelEdit, .taintEdit, .text: return []
    }
  }

  private func fileItems(_ typed: String) -> [Completions.Item] {
    let folder = typed.lastIndex(of: "/").map { String(typed[...$0]) } ?? ""
    return (entries(of: folder.isEmpty ? "." : folder) ?? []).map { entry in
      Completions.Item(folder + entry.name + (entry.isFolder ? "/" : ""), endsWord: !entry.isFolder)
    }
  }

  /// Kinds, and behind a dot the fields under what is typed.
  private func fieldItems(_ typed: String) -> [Completions.Item] {
    guard typed.contains(".") else { return kindItems(typed) }
    return Explanation.completions(of: typed).map { Completions.Item($0, endsWord: false) }
  }
}

extension ClusterObject {
  /// What a listing shows beside a name.
  fileprivate var completionHint: String {
    if let pod = self.as(Pod.self) { return pod.statusText }
    if let node = self.as(Node.self) {
      return [node.statusText, node.metadata.labels[WellKnown.instanceType] ?? ""].filter { !$0.isEmpty }
        .joined(separator: " ")
    }
    if let deployment = self.as(Deployment.self) {
      return "\(deployment.status.readyReplicas)/\(deployment.replicas)"
    }
    return ""
  }
}
