import Narration

/// A command with what was given to it.
public struct Invocation: Sendable {
  public let command: Command
  /// What stands after the command's name, flags taken out.
  public var words: [String]
  /// What stands after `--`.
  public var wordsAfterDashes: [String] = []
  /// Values by the flag's name, in the order given.
  var values: [String: [String]] = [:]
  /// What a pipe, a here-document or `<` gives it.
  public var input: String?
  /// As typed, for records and messages.
  public let source: String

  /// The flag's last value; of a flag without value `true` or `false`.
  public subscript(flag: Flag) -> String? { values[flag.name]?.last }
  public func all(_ flag: Flag) -> [String] { values[flag.name] ?? [] }
  public func has(_ flag: Flag) -> Bool { values[flag.name].map { $0.last != "false" } ?? false }

  /// Values that may be listed with commas or repeated: `-L a,b -L c`.
  public func list(_ flag: Flag) -> [String] {
    all(flag).flatMap { $0.split(separator: ",").map(String.init) }
  }

  public func integer(_ flag: Flag) throws(CommandError) -> Int? {
    guard let text = self[flag] else { return nil }
    guard let number = Int(text), abs(number) <= Int(Int32.max) else {
      throw .upstream(UpstreamText.invalidInteger(text, flag: flag))
    }
    return number
  }
}

extension Invocation {
  /// Sorts a command's words into arguments and flags.
  ///
  /// - Throws: kubectl's words about an unknown flag, one without its value, or a value it does not take.
  init(
    _ command: Command, words given: [String], input: String?, source: String
  ) throws(CommandError) {
    self.command = command
    self.input = input
    self.source = source
    words = []
    guard !command.takesRawWords else {
      words = given
      return
    }
    var index = 0
    while index < given.count {
      let word = given[index]
      index += 1
      if word == "--" {
        wordsAfterDashes = Array(given[index...])
        break
      } else if word.hasPrefix("--") {
        try readLong(word, rest: given, next: &index)
      } else if word.hasPrefix("-"), word != "-", !Self.isNegativeNumber(word) {
        try readShort(word, rest: given, next: &index)
      } else {
        words.append(word)
      }
    }
    try checkCount()
  }

  private static func isNegativeNumber(_ word: String) -> Bool { Int(word) != nil }

  private mutating func readLong(_ word: String, rest: [String], next: inout Int) throws(CommandError) {
    let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    let attached = parts.count == 2 ? String(parts[1]) : nil
    guard let flag = command.flag(named: name) else {
      throw .unknownFlag("--\(name)", of: command)
    }
    switch flag.value {
    case .none: values[flag.name, default: []].append(try Self.boolean(attached ?? "true", flag))
    case .optional(_, let fallback): values[flag.name, default: []].append(attached ?? fallback)
    case .required:
      let value: String
      if let attached {
        value = attached
      } else {
        value = try Self.takeNext(rest, &next, UpstreamText.flagNeedsArgument("--\(name)"))
      }
      values[flag.name, default: []].append(value)
    }
  }

  /// One or more one-letter flags: `-A`, `-Aw`, `-nkarpenter`, `-n=karpenter`.
  private mutating func readShort(_ word: String, rest: [String], next: inout Int) throws(CommandError) {
    var letters = word.dropFirst()
    while let letter = letters.popFirst() {
      guard let flag = command.flag(short: letter) else {
        throw .unknownShorthand(letter, in: word, of: command)
      }
      switch flag.value {
      case .none: values[flag.name, default: []].append("true")
      case .optional(_, let fallback):
        guard letters.first == "=" else {
          values[flag.name, default: []].append(fallback)
          continue
        }
        values[flag.name, default: []].append(String(letters.dropFirst()))
        return
      case .required:
        let attached = letters.first == "=" ? letters.dropFirst() : letters
        values[flag.name, default: []].append(
          letters.isEmpty
            ? try Self.takeNext(rest, &next, UpstreamText.shorthandNeedsArgument(letter, word))
            : String(attached))
        return
      }
    }
  }

  private static func takeNext(_ rest: [String], _ next: inout Int, _ complaint: String)
    throws(CommandError) -> String
  {
    guard next < rest.count else { throw .upstream(complaint) }
    next += 1
    return rest[next - 1]
  }

  private static func boolean(_ text: String, _ flag: Flag) throws(CommandError) -> String {
    switch text {
    case "1", "t", "T", "TRUE", "true", "True": return "true"
    case "0", "f", "F", "FALSE", "false", "False": return "false"
    default: throw .upstream(UpstreamText.invalidBoolean(text, flag: flag))
    }
  }

  /// Holds the number of words against the syntax.
  private func checkCount() throws(CommandError) {
    let least = command.syntax.count { $0.occurrence == .one || $0.occurrence == .oneOrMore }
    let isUnbounded = command.syntax.contains {
      $0.occurrence == .any || $0.occurrence == .oneOrMore || $0.value == .resources || $0.value == .condition
    }
    if words.count < least {
      throw .say(
        .missingArgument(
          command.syntax[min(words.count, command.syntax.count - 1)].value.label, syntax: command.usage))
    }
    if command.syntax.isEmpty, let word = words.first, self[.filename] == nil,
      command.flags.contains(.filename)
    {
      throw .say(.missingFilename("\(command.name) -f \(Session.quoted(word))"))
    }
    if !isUnbounded, words.count > command.syntax.count {
      throw .say(.unexpectedArgument(words[command.syntax.count], syntax: command.usage))
    }
  }
}
