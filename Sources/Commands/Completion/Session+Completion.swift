import Cloud
import Cluster
import Kubernetes
import Manifests
import Narration

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
    guard let first = words.first else { return (commandItems(kubectlOnly: given.count == 1), 0) }
    let seconds = table.subcommands(of: first)
    if words.count == 1, !seconds.isEmpty, table[first] == nil || !typed.hasPrefix("-") {
      let items = seconds.map { Completions.Item($0, description: helpLine(table["\(first) \($0)"])) }
      if table[first] == nil || !items.filter({ $0.text.hasPrefix(typed) }).isEmpty { return (items, 0) }
    }
    guard let (command, length) = table.command(at: words) else { return ([], 0) }
    let arguments = Array(words[length...])
    if let flag = Self.flagAwaitingValue(arguments, command) {
      return (values(of: flag, typed, command, arguments), 0)
    }
    if typed.hasPrefix("--"), let equals = typed.firstIndex(of: "="),
      let flag = command.flag(named: String(typed[typed.index(typed.startIndex, offsetBy: 2)..<equals]))
    {
      let offset = typed.distance(from: typed.startIndex, to: equals) + 1
      return (values(of: flag, String(typed.dropFirst(offset)), command, arguments), offset)
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
    -> [Completions.Item]
  {
    switch flag.value {
    case .none: []
    case .required(let value), .optional(let value, _):
      if flag == .selector,
        let kind = Self.positional(arguments, command).first.flatMap({ Kinds.named($0)?.kind })
      {
        labelPairs(of: kind)
      } else {
        items(for: value, typed: typed, arguments)
      }
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
    if argument.value == .taintEdit || command.syntax.contains(where: { $0.value == .objects(.node) }) {
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
        return (kindItems() + names(of: .pod, arguments), 0)
      }
      return (kindItems(), 0)
    }
    guard let kind = Kinds.named(first)?.kind else { return ([], 0) }
    return (names(of: kind, arguments), 0)
  }

  private func kindItems() -> [Completions.Item] {
    Kinds.all.map { Completions.Item($0.kind.plural, description: $0.kind.shortNames.joined(separator: ",")) }
      + Kinds.all.flatMap { entry in
        entry.kind.shortNames.map { Completions.Item($0, description: entry.kind.plural) }
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
    case .kind: return kindItems()
    case .resources: return kindItems()
    case .objects(let kind): return names(of: kind, arguments)
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
    case .condition:
      return ["30s", "5m", "1h", "until idle", "until"].map { Completions.Item($0, endsWord: $0 != "until") }
    case .file: return fileItems(typed)
    case .labelKey:
      return Set(world.objects.nodes.values.flatMap(\.metadata.labels.keys)).sorted().map {
        Completions.Item($0)
      }
    case .outputFormat: return OutputFormat.known.map { Completions.Item($0, endsWord: !$0.hasSuffix("=")) }
    case .selector: return labelPairs(of: .pod)
    case .topic:
      return table.firstWords.map { Completions.Item($0) }
        + HelpTopic.allCases.map {
          Completions.Item($0.rawValue, description: $0.title.told(in: language).plain)
        }
    case .fieldPath: return fieldItems(typed)
    case .count, .duration, .imageEdit, .labelEdit, .taintEdit, .text: return []
    }
  }

  /// Labels that objects of a kind carry, as `key=value`.
  private func labelPairs(of kind: Kind) -> [Completions.Item] {
    let pairs = world.objects(of: kind).flatMap { $0.metadata.labels.map { "\($0.key)=\($0.value)" } }
    return Set(pairs).sorted().map { Completions.Item($0) }
  }

  private func fileItems(_ typed: String) -> [Completions.Item] {
    let folder = typed.lastIndex(of: "/").map { String(typed[...$0]) } ?? ""
    return (entries(of: folder.isEmpty ? "." : folder) ?? []).map { entry in
      Completions.Item(folder + entry.name + (entry.isFolder ? "/" : ""), endsWord: !entry.isFolder)
    }
  }

  /// Kinds, and behind a dot the fields under what is typed.
  private func fieldItems(_ typed: String) -> [Completions.Item] {
    guard typed.contains(".") else { return kindItems() }
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
