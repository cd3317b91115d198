import Narration

/// What stands behind a pipe. Each takes its input, or the files it is given, line by line.
extension Command {
  static let filters: [Command] = [
    grep, head, tail, wordCount, sort, unique, cut, awk, sed, translate, jq, xargs, envsubst, tee,
  ]

  static let grep = Command(
    "grep", aliases: ["egrep"], origin: .filter, syntax: [.any(.text("PATTERN")), .any(.file)],
    flags: [
      Flag("ignore-case", short: "i"), Flag("invert-match", short: "v"), Flag("count", short: "c"),
      Flag("extended-regexp", short: "E"), Flag("fixed-strings", short: "F"), Flag("word-regexp", short: "w"),
      Flag("line-number", short: "n"), Flag("only-matching", short: "o"), Flag("quiet", short: "q"),
      Flag("regexp", short: "e", .required(.text("PATTERN"))),
      Flag("color", .optional(.text("WHEN"), default: "auto")),
      Flag("after-context", short: "A", .required(.count)),
      Flag("before-context", short: "B", .required(.count)),
      Flag("context", short: "C", .required(.count)),
    ], examples: ["get nodes | grep Ready", "get pods -A | grep -e node -e dns"]
  ) { session, given throws(CommandError) in
    let grep = try Grep(given)
    return grep.run(on: try session.inputLines(given, after: grep.patternsAmongWords))
  }

  static let head = Command(
    "head", origin: .filter, syntax: [.any(.file)], flags: [Flag("lines", short: "n", .required(.count))],
    examples: ["get nodes | head -n 2", "get nodes | head -2"]
  ) { session, given throws(CommandError) in
    var given = given
    let count = try given.takeLineCount()
    let lines = try session.inputLines(given, after: 0)
    return .lines(count < 0 ? lines.dropLast(-count) : lines.prefix(count))
  }

  static let tail = Command(
    "tail", origin: .filter, syntax: [.any(.file)],
    flags: [Flag("lines", short: "n", .required(.text("N"))), Flag("follow", short: "f")],
    examples: ["get nodes | tail -n 1", "get nodes | tail -n +2"]
  ) { session, given throws(CommandError) in
    var given = given
    let startsAtLine = given.values["lines"]?.last?.hasPrefix("+") ?? false
    let count = try given.takeLineCount()
    let lines = try session.inputLines(given, after: 0)
    return .lines(startsAtLine ? lines.dropFirst(max(0, count - 1)) : lines.suffix(abs(count)))
  }

  static let wordCount = Command(
    "wc", origin: .filter, syntax: [.any(.file)],
    flags: [
      Flag("lines", short: "l"), Flag("words", short: "w"), Flag("bytes", short: "c"),
      Flag("chars", short: "m"),
    ],
    examples: ["get nodes --no-headers | wc -l"]
  ) { session, given throws(CommandError) in
    let text = try session.inputText(given, after: 0)
    let all: [(flag: String, count: Int)] = [
      ("lines", text.count { $0.isNewline }), ("words", text.split(whereSeparator: \.isWhitespace).count),
      ("bytes", text.utf8.count), ("chars", text.count),
    ]
    let asked = all.filter { given.values[$0.flag] != nil }
    let shown = asked.isEmpty ? Array(all.prefix(3)) : asked
    guard shown.count > 1 else { return CommandOutput("\(shown[0].count)\n") }
    return CommandOutput(
      StyledText(
        shown.map { String(repeating: " ", count: max(0, 7 - "\($0.count)".count)) + "\($0.count)" }.joined(
          separator: " ") + "\n"))
  }

  static let sort = Command(
    "sort", origin: .filter, syntax: [.any(.file)],
    flags: [
      Flag("reverse", short: "r"), Flag("numeric-sort", short: "n"), Flag("unique", short: "u"),
      Flag("human-numeric-sort", short: "h"), Flag("ignore-case", short: "f"),
      Flag("key", short: "k", .required(.text("FIELD"))),
      Flag("field-separator", short: "t", .required(.text("CHARACTER"))),
    ], examples: ["get nodes --no-headers | sort -r"]
  ) { session, given throws(CommandError) in
    .lines(Sort(given).sorted(try session.inputLines(given, after: 0)))
  }

  static let unique = Command(
    "uniq", origin: .filter, syntax: [.any(.file)],
    flags: [Flag("count", short: "c"), Flag("repeated", short: "d"), Flag("unique", short: "u")],
    examples: ["get pods -A --no-headers | awk '{print $1}' | sort | uniq -c"]
  ) { session, given throws(CommandError) in
    var groups: [(line: String, count: Int)] = []
    for line in try session.inputLines(given, after: 0) {
      if groups.last?.line == line { groups[groups.count - 1].count += 1 } else { groups.append((line, 1)) }
    }
    if given.values["repeated"] != nil { groups.removeAll { $0.count == 1 } }
    if given.values["unique"] != nil { groups.removeAll { $0.count > 1 } }
    guard given.values["count"] != nil else { return .lines(groups.map(\.line)) }
    return .lines(
      groups.map { String(repeating: " ", count: max(0, 7 - "\($0.count)".count)) + "\($0.count) \($0.line)" }
    )
  }

  static let cut = Command(
    "cut", origin: .filter, syntax: [.any(.file)],
    flags: [
      Flag("delimiter", short: "d", .required(.text("CHARACTER"))),
      Flag("fields", short: "f", .required(.text("LIST"))),
      Flag("characters", short: "c", .required(.text("LIST"))),
      Flag("bytes", short: "b", .required(.text("LIST"))),
    ], examples: ["get pods -A -o name | cut -d/ -f2"]
  ) { session, given throws(CommandError) in
    try Cut(given).run(on: try session.inputLines(given, after: 0))
  }

  static let awk = Command(
    "awk", origin: .filter, syntax: [.one(.text("PROGRAM")), .any(.file)],
    flags: [Flag("field-separator", short: "F", .required(.text("CHARACTER")))],
    examples: ["get nodes | awk '{print $1}'", "get nodes | awk 'NR>1 {print $1, $2}'"]
  ) { session, given throws(CommandError) in
    guard let program = Awk(given.words[0], separator: given.values["field-separator"]?.last) else {
      throw .say(.notHere(command: "awk '\(given.words[0])'", instead: "awk '{print $1}'"))
    }
    return .lines(program.run(on: try session.inputLines(given, after: 1)))
  }

  static let envsubst = Command(
    "envsubst", origin: .filter, syntax: [.any(.text("VARIABLES"))],
    examples: ["export N=5", "echo 'n $N' | envsubst"]
  ) { session, given throws(CommandError) in
    CommandOutput(StyledText(session.variables.substituted(in: given.input ?? "")))
  }

  static let tee = Command(
    "tee", origin: .filter, syntax: [.oneOrMore(.file)], flags: [Flag("append", short: "a")],
    examples: ["get nodes | tee nodes.txt"]
  ) { session, given throws(CommandError) in
    let text = given.input ?? ""
    for path in given.words { session.write(text, to: path, appending: given.values["append"] != nil) }
    return CommandOutput(StyledText(text))
  }
}

extension Session {
  /// A filter's input: its files, behind so many other words, or what the pipe gives.
  func inputText(_ given: Invocation, after words: Int) throws(CommandError) -> String {
    let files = given.words.dropFirst(words)
    guard !files.isEmpty else { return given.input ?? "" }
    var text = ""
    for path in files { text += path == "-" ? given.input ?? "" : try readText(path) }
    return text
  }

  func inputLines(_ given: Invocation, after words: Int) throws(CommandError) -> [String] {
    try inputText(given, after: words).lines
  }
}

extension String {
  /// Its lines, without the empty one that a final newline would make.
  var lines: [String] {
    var lines = split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}

extension CommandOutput {
  static func lines(_ lines: some Sequence<String>) -> Self {
    CommandOutput(StyledText(lines.map { $0 + "\n" }.joined()))
  }
}

extension Invocation {
  /// How many lines `head` and `tail` show: `-n 5`, `-n5`, `-5`; ten when nothing is said.
  fileprivate mutating func takeLineCount() throws(CommandError) -> Int {
    var text = values["lines"]?.last
    if let first = words.first, first.hasPrefix("-"), Int(first) != nil {
      text = String(first.dropFirst())
      words.removeFirst()
    }
    guard let text else { return 10 }
    guard let count = Int(text), (-1_000_000...1_000_000).contains(count) else {
      throw .say(.badNumber(text, lowest: 0, highest: 1_000_000))
    }
    return count
  }
}
