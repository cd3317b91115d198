import Cloud
import Cluster
import Kubernetes
import Manifests
import Narration
import Observability

extension Session {
  /// What may stand at a place in a line.
  ///
  /// - Parameter cursor: in UTF-8 bytes from the line's start; what stands behind it has no say.
  public func complete(_ line: String, at cursor: Int) -> Completions {
    let before = String(decoding: Array(line.utf8.prefix(max(0, cursor))), as: UTF8.self)
    let (words, start) = Self.wordsOfLastCommand(before)
    let typed = String(decoding: Array(before.utf8.dropFirst(start)), as: UTF8.self)
    let given = Array(words.dropLast())
    var (items, offset) = candidates(typed, after: given)
    items = items.filter { $0.text.hasPrefix(String(typed.dropFirst(offset))) }
    let shift = typed.prefix(offset).utf8.count
    return Completions(start: start + shift, items: Self.unique(items))
  }

  /// The words of the command that the cursor stands in, the unfinished one last, and where that one begins.
  private static func wordsOfLastCommand(_ text: String) -> (words: [String], start: Int) {
    var words: [String] = []
    var current = ""
    var start = 0
    var quote: Character?
    var offset = 0
    var isOpen = false
    for character in text {
      let length = character.utf8.count
      defer { offset += length }
      if let open = quote {
        if character == open { quote = nil } else { current.append(character) }
        continue
      }
      switch character {
      case "'", "\"":
        if !isOpen { start = offset }
        isOpen = true
        quote = character
      case "|", ";", "&", "{", "(", "\n":
        words = []
        current = ""
        isOpen = false
      case " ", "\t":
        if isOpen { words.append(current) }
        current = ""
        isOpen = false
      default:
        if !isOpen { start = offset }
        isOpen = true
        current.append(character)
      }
    }
    return (words + [current], isOpen ? start : offset)
  }

  private static func unique(_ items: [Completions.Item]) -> [Completions.Item] {
    var seen: Set<String> = []
    return items.filter { seen.insert($0.text).inserted }
  }

  /// Everything that could stand there, and how many characters of what is typed come before it (`deploy/`).
  private func candidates(_ typed: String, after given: [String]) -> (items: [Completions.Item], offset: Int)
  {
    var words = given
    if let first = words.first, first == "kubectl" || first == "k" { words.removeFirst() }
    if let first = words.first, let alias = aliases[first] {
      words = alias.split(separator: " ").map(String.init) + words.dropFirst()
      if words.first == "kubectl" || words.first == "k" { words.removeFirst() }
    }
    if typed.hasPrefix("$") { return (variableItems(typed), 0) }
    if let last = words.first, ["watch", "xargs"].contains(last) {
      words.removeFirst()
      while let flag = words.first, flag.hasPrefix("-") { words.removeFirst() }
      if words.first == "kubectl" || words.first == "k" { words.removeFirst() }
    }
    guard let first = words.first else { return (commandItems(kubectlOnly: given.count == 1), 0) }
    let seconds = table.subcommands(of: first)
    if words.count == 1, !seconds.isEmpty, table[first] == nil || !typed.hasPrefix("-") {
      let items = seconds.map { Completions.Item($0, description: helpLine(table["\(first) \($0)"])) }
      if table[first] == nil || !items.filter({ $0.text.hasPrefix(typed) }).isEmpty { return (items, 0) }
    }
    guard let (command, length) = table.command(at: words) else { return ([], 0) }
    let arguments = Array(words[length...])
    if let flag = Self.flagAwaitingValue(arguments, command) {
      return values(of: flag, typed, command, arguments)
    }
    if typed.hasPrefix("--"), let equals = typed.firstIndex(of: "="),
      let flag = command.flag(named: String(typed[typed.index(typed.startIndex, offsetBy: 2)..<equals]))
    {
      let offset = typed.distance(from: typed.startIndex, to: equals) + 1
      let found = values(of: flag, String(typed.dropFirst(offset)), command, arguments)
      return (found.items, offset + found.offset)
    }
    if typed.hasPrefix("-") { return (flagItems(command, arguments), 0) }
    return argumentItems(command, positional: Self.positional(arguments, command), typed, arguments)
  }

  // MARK: Commands and flags

  private func commandItems(kubectlOnly: Bool) -> [Completions.Item] {
    var items: [Completions.Item] = []
    for command in table.commands where !kubectlOnly || command.origin == .kubectl {
      let name = String(command.name.prefix { $0 != " " })
      items.append(Completions.Item(name, description: helpLine(command)))
    }
    if !kubectlOnly { items += aliases.map { Completions.Item($0.key, description: $0.value) } }
    return items.sorted { $0.text < $1.text }
  }

  private func helpLine(_ command: Command?) -> String { command?.help?.told(in: language).plain ?? "" }

  private func flagItems(_ command: Command, _ arguments: [String]) -> [Completions.Item] {
    command.flags.filter { flag in
      !arguments.contains { $0 == "--\(flag.name)" || $0.hasPrefix("--\(flag.name)=") }
    }
    .map { flag in
      switch flag.value {
      case .none, .optional:
        Completions.Item("--\(flag.name)", description: flag.short.map { "-\($0)" } ?? "")
      case .required(let value):
        Completions.Item("--\(flag.name)=", description: value.label, endsWord: false)
      }
    }
    .sorted { $0.text < $1.text }
  }

  private static func flagAwaitingValue(_ arguments: [String], _ command: Command) -> Flag? {
    guard let last = arguments.last, last.hasPrefix("-"), !last.contains("=") else { return nil }
    let flag =
      last.hasPrefix("--")
      ? command.flag(named: String(last.dropFirst(2)))
      : last.count == 2 ? last.last.flatMap { command.flag(short: $0) } : nil
    guard let flag, case .required = flag.value else { return nil }
    return flag
  }

  private static func positional(_ arguments: [String], _ command: Command) -> [String] {
    var words: [String] = []
    var skips = false
    for (index, word) in arguments.enumerated() {
      if skips {
        skips = false
      } else if word.hasPrefix("-"), word != "-" {
        skips = flagAwaitingValue(Array(arguments[...index]), command) != nil
      } else {
        words.append(word)
      }
    }
    return words
  }

  private func values(of flag: Flag, _ typed: String, _ command: Command, _ arguments: [String])
    -> (items: [Completions.Item], offset: Int)
  {
    guard let value = flag.takes else { return ([], 0) }
    let kind = Self.kind(of: Self.positional(arguments, command))
    switch flag.name {
    case Flag.selector.name where value == .selector: return labelPairs(of: kind ?? .pod, typed: typed)
    case Flag.labelColumns.name where value == .labelKey: return labelKeys(of: kind ?? .node, typed: typed)
    case Flag.patch.name where command.name == "patch":
      return kind.map { patchFields(of: $0, typed: typed) } ?? ([], 0)
    case Flag.fieldSelector.name: return (Self.fieldSelectors(of: kind), 0)
    case Flag.condition.name where command.name == "wait": return (Self.waitConditions, 0)
    case Flag.sortBy.name:
      return (
        [".metadata.creationTimestamp", ".metadata.name", ".status.startTime"].map { Completions.Item($0) }, 0
      )
    case Flag.containers.name:
      let object = Self.reference(Self.positional(arguments, command), in: self).flatMap { world.object($0) }
      return (
        imageEdits(of: object).map {
          Completions.Item(String($0.text.dropLast()), description: $0.description)
        }, 0
      )
    default: return (items(for: value, typed: typed, arguments), 0)
    }
  }

  /// The kind that a command's words name, if they do.
  private static func kind(of positional: [String]) -> Kind? {
    guard let first = positional.first else { return nil }
    return Kinds.named(String(first.prefix { $0 != "/" && $0 != "," }))?.kind
  }

  private static func reference(_ positional: [String], in session: Session) -> ObjectReference? {
    guard let kind = kind(of: positional), let first = positional.first else { return nil }
    let name =
      first.contains("/") ? String(first.drop { $0 != "/" }.dropFirst()) : positional.dropFirst().first
    return name.map {
      ObjectReference(
        kind: kind, name: NamespacedName(namespace: kind.isNamespaced ? session.namespace : "", name: $0))
    }
  }

  // MARK: Arguments

  private func argumentItems(
    _ command: Command, positional: [String], _ typed: String, _ arguments: [String]
  ) -> (items: [Completions.Item], offset: Int) {
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
    if let slash = typed.firstIndex(of: "/") {
      guard let kind = Kinds.named(String(typed[..<slash]))?.kind else { return ([], 0) }
      let offset = typed.distance(from: typed.startIndex, to: slash) + 1
      return (names(of: kind, arguments), offset)
    }
    guard let first = positional.first else {
      if command.name == "why" || command.name == "logs" {
        return (kindItems(typed) + names(of: .pod, arguments), 0)
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
    return Kinds.all.flatMap { entry -> [Completions.Item] in
      let kind = entry.kind
      let plural = Completions.Item(lists + kind.plural, description: kind.shortNames.joined(separator: ","))
      guard !last.isEmpty, !kind.plural.hasPrefix(last) else { return [plural] }
      return [plural] + kind.shortNames.map { Completions.Item(lists + $0, description: kind.plural) }
    }
  }

  private func names(of kind: Kind, _ arguments: [String]) -> [Completions.Item] {
    let namespace = Self.namespace(in: arguments) ?? namespace
    return world.objects(of: kind)
      .filter { !kind.isNamespaced || $0.metadata.namespace == namespace }
      .map { Completions.Item($0.name, description: $0.completionHint) }
  }

  private static func namespace(in arguments: [String]) -> String? {
    for (index, word) in arguments.enumerated() {
      if word == "-n" || word == "--namespace", index + 1 < arguments.count { return arguments[index + 1] }
      if word.hasPrefix("--namespace=") { return String(word.dropFirst("--namespace=".count)) }
    }
    return nil
  }

  private func items(for value: Argument.Value, typed: String, _ arguments: [String]) -> [Completions.Item] {
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
    case .instanceType: return world.cloud.catalogue.types.map { Completions.Item($0.name) }
    case .actor: return Self.actorNames.map { Completions.Item($0) }
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
    case .term: return GlossaryTerm.alphabetical.map { Completions.Item($0.rawValue) }
    case .folder: return fileItems(typed).filter { !$0.endsWord }
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
