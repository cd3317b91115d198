import Manifests
import Narration

extension Command {
  /// jq itself: the part of its language that `JQParser` reads.
  static let jq = Command(
    "jq", origin: .filter, syntax: [.any(.text("FILTER"))], takesRawWords: true,
    note: .jq(functions: JQFunctions.names),
    examples: [
      "get nodes -o json | jq '.items | length'",
      "get nodes -o json | jq -r '.items[] | select(.metadata.name != \"x\") | .metadata.name'",
    ]
  ) { session, given throws(CommandError) in
    let options = try JQOptions(given.words, usage: given.command.usage)
    var texts: [String] = []
    for path in options.files { texts.append(try session.readText(path)) }
    let text = options.files.isEmpty ? given.input ?? "" : texts.joined(separator: "\n")
    do throws(JQError) {
      let filter = try JQParser.parse(options.program)
      return try options.run(filter, on: text, environment: session.variables, in: session.language)
    } catch {
      throw error.told
    }
  }
}

/// What stands behind `jq`.
struct JQOptions {
  private(set) var program = "."
  private(set) var files: [String] = []
  private var layout = JQValue.Layout()
  private var writesRaw = false
  private var joins = false
  private var slurps = false
  private var readsNothing = false
  private var readsLines = false
  private var statusFollowsOutput = false
  private var variables: [String: JQValue] = [:]

  init(_ words: [String], usage: String) throws(CommandError) {
    var rest = words[...]
    var hasProgram = false
    while let word = rest.popFirst() {
      switch word {
      case "--arg", "--argjson":
        guard let name = rest.popFirst(), let value = rest.popFirst() else {
          throw .say(.missingArgument("NAME VALUE", syntax: usage))
        }
        variables[name] = try word == "--arg" ? .string(value) : Self.json(value, option: word)
      case "--indent":
        guard let count = rest.popFirst().flatMap({ Int($0) }), (0...7).contains(count) else {
          throw .say(.missingArgument("0…7", syntax: usage))
        }
        layout.indentation = count == 0 ? nil : String(repeating: " ", count: count)
      case _ where word.hasPrefix("-") && word.count > 1:
        try take(flags: word)
      case _ where !hasProgram:
        program = word
        hasProgram = true
      default: files.append(word)
      }
    }
  }

  private static func json(_ text: String, option: String) throws(CommandError) -> JQValue {
    let (values, rest) = Manifest.jsonValues(text)
    guard rest == nil, values.count == 1 else {
      throw .say(.badFlagValue(flag: option, value: text, allowed: []))
    }
    return JQValue(values[0])
  }

  private static let longNames: [String: Character] = [
    "--raw-output": "r", "--compact-output": "c", "--slurp": "s", "--null-input": "n", "--exit-status": "e",
    "--sort-keys": "S", "--join-output": "j", "--raw-input": "R", "--monochrome-output": "M",
    "--color-output": "C",
    "--ascii-output": "a", "--tab": "t",
  ]

  private mutating func take(flags word: String) throws(CommandError) {
    let letters = word.hasPrefix("--") ? Self.longNames[word].map { [$0] } ?? ["?"] : Array(word.dropFirst())
    for letter in letters {
      switch letter {
      case "r": writesRaw = true
      case "c": layout.indentation = nil
      case "s": slurps = true
      case "n": readsNothing = true
      case "e": statusFollowsOutput = true
      case "S": layout.sortsKeys = true
      case "j": (writesRaw, joins) = (true, true)
      case "R": readsLines = true
      case "t": layout.indentation = "\t"
      case "M", "C", "a": break
      default:
        let known = Self.longNames.keys.sorted() + ["--arg", "--argjson", "--indent"]
        throw .say(.unknownFlag(word, of: "jq", nearest: Spelling.nearest(to: word, among: known)))
      }
    }
  }

  func run(
    _ filter: JQFilter, on text: String, environment: Variables, in language: Language
  ) throws(JQError) -> CommandOutput {
    var scope = variables
    var values = JQObject()
    for (name, value) in environment.sorted where name != "?" { values[name] = .string(value) }
    scope["ENV"] = .object(values)
    let machine = JQMachine()
    var output = CommandOutput()
    var last: JQValue?
    var written = ""
    let (inputs, rest) = inputs(text)
    for input in inputs {
      do throws(JQError) {
        for result in try machine.results(of: filter, on: input, in: scope) {
          written += (writesRaw ? Self.raw(result, layout) : result.text(layout)) + (joins ? "" : "\n")
          last = result
        }
      } catch {
        guard case .failed = error else { throw error }
        output.print(StyledText(written))
        written = ""
        output.remark(StyledText(error.upstream, style: .refusal))
        output.status = .failed
      }
    }
    output.print(StyledText(written))
    if let rest {
      output.remark(StyledText(JQError.syntax(rest, column: 0).upstream, style: .refusal))
      output.remark(PipeMessage.notJSON(String(rest.prefix { !$0.isNewline })).told(in: language))
      output.status = .failed
    }
    if statusFollowsOutput, output.status == .done, !(last?.isTruthy ?? false) { output.status = .negative }
    return output
  }

  private static func raw(_ value: JQValue, _ layout: JQValue.Layout) -> String {
    if case .string(let text) = value { return text }
    return value.text(layout)
  }

  /// What the program is run on, and what follows that is no JSON.
  private func inputs(_ text: String) -> (values: [JQValue], rest: String?) {
    if readsNothing { return ([.null], nil) }
    if readsLines { return (slurps ? [.string(text)] : text.lines.map(JQValue.string), nil) }
    let (read, rest) = Manifest.jsonValues(text)
    let values = read.map(JQValue.init)
    return (slurps ? [.array(values)] : values, rest)
  }
}

extension JQError {
  /// As jq prints it.
  var upstream: String {
    switch self {
    case .failed(.string(let text)): "jq: error (at <stdin>): \(text)"
    case .failed(let value): "jq: error (at <stdin>) (not a string): \(value.text(.compact))"
    case .undefined(let name): "jq: error: \(name) is not defined at <top-level>"
    case .syntax(_, column: 0): "jq: parse error: Invalid numeric literal"
    case .syntax: "jq: error: syntax error"
    case .tooLong, .enough: "jq: error: too long"
    case .tooDeep: "jq: error: too deep"
    }
  }

  fileprivate var told: CommandError {
    switch self {
    case .syntax(let text, let column):
      .upstream(upstream, PipeMessage.badProgram(near: text, column: column))
    case .undefined(let name):
      .upstream(
        upstream,
        PipeMessage.notInSubset(
          name, nearest: Spelling.nearest(to: String(name.prefix { $0 != "/" }), among: JQFunctions.names)))
    case .failed, .enough: .upstream(upstream)
    case .tooLong:
      CommandError(upstream: upstream, messages: [PipeMessage.tooManySteps], status: .limitReached)
    case .tooDeep:
      CommandError(upstream: upstream, messages: [PipeMessage.tooDeep], status: .limitReached)
    }
  }
}
