import Narration

/// Filters that change text.
extension Command {
  static let sed = Command(
    "sed", origin: .filter, syntax: [.any(.text("SCRIPT"))],
    flags: [
      Flag("expression", short: "e", .required(.text("SCRIPT"))), Flag("regexp-extended", short: "E"),
      Flag("r", short: "r"), Flag("quiet", short: "n"), Flag("silent"), Flag("in-place", short: "i"),
    ], note: .sed, examples: ["get nodes -o name | sed 's/^node\\///'", "get nodes | sed -n '1p'"]
  ) { session, given throws(CommandError) in
    let expressions = given.values["expression"] ?? []
    let scripts = expressions.isEmpty ? Array(given.words.prefix(1)) : expressions
    guard !scripts.isEmpty else { throw .say(.missingArgument("SCRIPT", syntax: given.command.usage)) }
    let isExtended = given.values["regexp-extended"] != nil || given.values["r"] != nil
    let isSilent = given.values["quiet"] != nil || given.values["silent"] != nil
    guard let sed = Sed(scripts, isExtended: isExtended, isSilent: isSilent) else {
      throw .say(
        PipeMessage.notUnderstood(scripts.joined(separator: "; "), by: "sed", instead: "sed 's/a/b/g'"))
    }
    let files = expressions.isEmpty ? 1 : 0
    guard given.values["in-place"] != nil else {
      return .lines(sed.run(on: try session.inputLines(given, after: files)))
    }
    for path in given.words.dropFirst(files) {
      let lines = sed.run(on: try session.readText(path).lines)
      session.write(lines.map { $0 + "\n" }.joined(), to: path, appending: false)
    }
    return CommandOutput()
  }

  static let translate = Command(
    "tr", origin: .filter, syntax: [.oneOrMore(.text("CHARACTERS"))],
    flags: [
      Flag("delete", short: "d"), Flag("squeeze-repeats", short: "s"), Flag("complement", short: "c"),
      Flag("C", short: "C"),
    ], examples: ["get nodes -o name | tr '/' ' '", "echo Web | tr 'A-Z' 'a-z'"]
  ) { _, given in
    let translation = Translation(
      given.words, deletes: given.values["delete"] != nil, squeezes: given.values["squeeze-repeats"] != nil,
      isComplement: given.values["complement"] != nil || given.values["C"] != nil)
    return CommandOutput(StyledText(translation.run(on: given.input ?? "")))
  }

  static let xargs = Command(
    "xargs", origin: .filter, syntax: [.any(.text("COMMAND"))], takesRawWords: true, note: .xargs,
    examples: ["create deployment web --image=nginx", "get deploy -o name | xargs kubectl delete"]
  ) { session, given throws(CommandError) in
    try Xargs(given.words, usage: given.command.usage).run(in: &session, given)
  }
}

/// `xargs`: the words of its input, given to a command: all at once, so many at a time, or one in the place of a mark.
private struct Xargs {
  private var command: [String] = []
  private var wordsEach: Int?
  private var mark: String?
  private var skipsWithoutInput = false

  init(_ words: [String], usage: String) throws(CommandError) {
    var rest = words[...]
    while let word = rest.first, word.hasPrefix("-"), word.count > 1 {
      rest.removeFirst()
      let attached = String(word.dropFirst(2))
      switch word.prefix(2) {
      case "-r", "-t": skipsWithoutInput = true
      case "--" where word == "--no-run-if-empty": skipsWithoutInput = true
      case "-n", "-L", "-P":
        let text = attached.isEmpty ? rest.popFirst() ?? "" : attached
        guard let count = Int(text), count >= 0 else {
          throw .say(.badNumber(text, lowest: 1, highest: 10_000))
        }
        if !word.hasPrefix("-P") { wordsEach = max(1, count) }
      case "-I", "-i": mark = attached.isEmpty ? (word == "-i" ? "{}" : rest.popFirst() ?? "{}") : attached
      default: throw .say(.unknownFlag(word, of: "xargs", nearest: ["-n", "-I", "-r"]))
      }
    }
    command = rest.isEmpty ? ["echo"] : Array(rest)
  }

  /// Between blanks; quotes hold a word together, and go.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    for character in text {
      if character == quote {
        quote = nil
      } else if quote == nil, character == "\"" || character == "'" {
        quote = character
        word = word ?? ""
      } else if quote == nil, character.isWhitespace {
        if let word { words.append(word) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    return words + [word].compactMap(\.self)
  }

  func run(in session: inout Session, _ given: Invocation) throws(CommandError) -> CommandOutput {
    let text = given.input ?? ""
    var batches: [[String]]
    if let mark {
      batches = text.lines.filter { !$0.isEmpty }.map { line in
        command.map { $0.replacing(mark, with: line.trimmingBlanks()) }
      }
    } else {
      let words = Self.words(of: text)
      let size = wordsEach ?? max(1, words.count)
      batches = stride(from: 0, to: words.count, by: size).map { start in
        command + words[start..<min(start + size, words.count)]
      }
      if batches.isEmpty, !skipsWithoutInput { batches = [command] }
    }
    var output = CommandOutput()
    var worst = CommandOutput.Status.done
    for words in batches {
      output.append(try session.run(session.unaliased(words), input: nil, source: given.source))
      if output.status != .done { worst = output.status }
    }
    output.status = worst
    return output
  }
}
