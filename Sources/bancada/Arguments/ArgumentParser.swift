import Manifests
import Narration

/// Reads a command line by the table of subcommands: options stand anywhere, as `--name value` or `--name=value`,
/// and `--` ends them.
struct ArgumentParser {
  private var rest: ArraySlice<String>
  private var arguments = Arguments()
  private var subcommand: Subcommand?

  static func parse(_ words: [String]) throws(UsageError) -> (Subcommand, Arguments) {
    var parser = ArgumentParser(rest: words[...])
    return try parser.parse()
  }

  /// The language that a command line asks for, even if the rest of it is wrong.
  static func language(in words: [String]) -> Language? {
    let name = Option.lang.named.long
    for (index, word) in words.enumerated() {
      if word.hasPrefix(name + "=") { return Option.lang.read(String(word.dropFirst(name.count + 1))) }
      if word == name, index + 1 < words.count { return Option.lang.read(words[index + 1]) }
    }
    return nil
  }

  private init(rest: ArraySlice<String>) { self.rest = rest }

  private mutating func parse() throws(UsageError) -> (Subcommand, Arguments) {
    var onlyOperands = false
    while let word = rest.popFirst() {
      if onlyOperands || !word.hasPrefix("-") || word == "-" {
        try take(operand: word)
      } else if word == "--" {
        onlyOperands = true
      } else {
        try take(option: word)
      }
    }
    let called = subcommand ?? .shell
    guard !arguments.has(.help), !arguments.has(.version) else { return (called, arguments) }
    if let subcommand, arguments[.commands] != nil { throw error(.notTogether("-c", subcommand.name)) }
    if arguments.operands.count < called.operands.fewest {
      throw error(.missingOperand(placeholder: called.operands.placeholder))
    }
    for option in called.required where !arguments.hasValue(option.name) {
      throw error(.missingOption(option: option.name.long, placeholder: option.name.placeholder ?? ""))
    }
    return (called, arguments)
  }

  private mutating func take(operand: String) throws(UsageError) {
    if let subcommand {
      guard arguments.operands.count < subcommand.operands.most else {
        throw error(.unexpectedOperand(operand))
      }
      arguments.add(operand: operand)
    } else if let named = Subcommand.all.first(where: { $0.name == operand }) {
      subcommand = named
    } else if arguments[.commands] != nil {
      throw error(.unexpectedOperand(operand))
    } else {
      throw error(
        .unknownSubcommand(operand),
        nearest: Spelling.nearest(to: operand, among: Subcommand.all.map(\.name)).map { "bancada \($0)" })
    }
  }

  private mutating func take(option word: String) throws(UsageError) {
    let pieces = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(pieces[0])
    let known =
      Subcommand.common + (subcommand?.required ?? []) + (subcommand?.options ?? Subcommand.shell.options)
    guard let option = known.first(where: { $0.name.spellings.contains(name) }) else {
      let spellings = known.flatMap(\.name.spellings)
      throw error(.unknownOption(name), nearest: Spelling.nearest(to: name, among: spellings))
    }
    guard let accepts = option.accepts else {
      guard pieces.count == 1 else { throw error(.valueNotTaken(option: name)) }
      arguments.set(option.name)
      return
    }
    let placeholder = option.name.placeholder ?? ""
    guard let value = pieces.count == 2 ? String(pieces[1]) : rest.popFirst() else {
      throw error(.missingValue(option: name, placeholder: placeholder))
    }
    guard accepts(value) else {
      let choices = placeholder.split(separator: "|").map(String.init)
      throw error(
        .badValue(option: name, given: value, placeholder: placeholder),
        nearest: Spelling.nearest(to: value, among: choices.count > 1 ? choices : []).map { "\(name) \($0)" })
    }
    arguments.set(option.name, to: value)
  }

  private func error(_ problem: UsageError.Problem, nearest: [String] = []) -> UsageError {
    UsageError(problem: problem, nearest: nearest, subcommand: subcommand?.name ?? "")
  }
}
