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
    let hasKubectl = given.first == "kubectl" || given.first == "k"
    if hasKubectl { words.removeFirst() }
    let leading = Self.takeLeadingFlags(&words)
    if words.isEmpty, let last = leading.last, ["-n", "--namespace"].contains(last) {
      return (items(for: .objects(.namespace), typed: typed, []), 0)
    }
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
    guard let first = words.first else {
      return (commandItems(kubectlOnly: hasKubectl || given.count == 1), 0)
    }
    let seconds = table.subcommands(of: first)
    if words.count == 1, !seconds.isEmpty, table[first] == nil || !typed.hasPrefix("-") {
      let items = seconds.map { Completions.Item($0, description: subcommandLine("\(first) \($0)")) }
      let own = table[first].map { argumentItems($0, positional: [], typed, []) } ?? (items: [], offset: 0)
      if own.offset == 0 { return (items + own.items, 0) }
    }
    guard let (command, length) = table.command(at: words) else { return ([], 0) }
    let arguments = leading + words[length...]
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

  /// Flags that stand before the verb, with the values they take.
  private static func takeLeadingFlags(_ words: inout [String]) -> [String] {
    var leading: [String] = []
    while let word = words.first, word.hasPrefix("-"), word.count > 1 {
      leading.append(words.removeFirst())
      if ["-n", "--namespace"].contains(word), !words.isEmpty { leading.append(words.removeFirst()) }
    }
    return leading
  }

  /// What a command does beside the others of its first word.
  private func subcommandLine(_ name: String) -> String {
    guard let command = table[name] else { return "" }
    return SubcommandHelp(rawValue: command.name)?.told(in: language).plain ?? helpLine(command)
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

  static func positional(_ arguments: [String], _ command: Command) -> [String] {
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
  static func kind(of positional: [String]) -> Kind? {
    guard let first = positional.first else { return nil }
    return Kinds.named(String(first.prefix { $0 != "/" && $0 != "," }))?.kind
  }

  static func reference(_ positional: [String], in session: Session) -> ObjectReference? {
    guard let kind = kind(of: positional), let first = positional.first else { return nil }
    let name =
      first.contains("/") ? String(first.drop { $0 != "/" }.dropFirst()) : positional.dropFirst().first
    return name.map {
      ObjectReference(
        kind: kind, name: NamespacedName(namespace: kind.isNamespaced ? session.namespace : "", name: $0))
    }
  }
}
