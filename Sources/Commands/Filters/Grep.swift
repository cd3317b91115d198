import Narration
import Observability

/// Lines that match a pattern.
struct Grep {
  private let pattern: LinearPattern
  private let given: Invocation
  /// How many of the words are patterns, not files: none when `-e` names them.
  let patternsAmongWords: Int

  init(_ given: Invocation) throws(CommandError) {
    self.given = given
    let named = given.values["regexp"] ?? []
    patternsAmongWords = named.isEmpty ? 1 : 0
    let texts = named.isEmpty ? Array(given.words.prefix(1)) : named
    guard !texts.isEmpty else {
      throw .say(.missingArgument("PATTERN", syntax: given.command.usage))
    }
    let isExtended = given.values["extended-regexp"] != nil
    let isFixed = given.values["fixed-strings"] != nil
    let sources = texts.map { text in
      isFixed
        ? RegularExpression.matching(text) : isExtended ? text : RegularExpression.extended(fromBasic: text)
    }
    var source = sources.count == 1 ? sources[0] : sources.map { "(?:\($0))" }.joined(separator: "|")
    if given.values["word-regexp"] != nil { source = "\\b(?:\(source))\\b" }
    guard let read = LinearPattern(source, ignoresCase: given.values["ignore-case"] != nil) else {
      throw .say(ShellMessage.badPattern(texts.joined(separator: " ")))
    }
    pattern = read
  }

  func run(on lines: [String]) -> CommandOutput {
    let isInverted = given.values["invert-match"] != nil
    let hits = lines.indices.filter { pattern.isFound(in: lines[$0]) != isInverted }
    var output = CommandOutput()
    output.status = hits.isEmpty ? .negative : .done
    if given.values["quiet"] != nil { return output }
    if given.values["count"] != nil {
      output.line("\(hits.count)")
      return output
    }
    for index in withContext(hits, of: lines.count) {
      let number = given.values["line-number"] != nil ? "\(index + 1):" : ""
      if given.values["only-matching"] != nil {
        for match in pattern.matches(in: lines[index]) where !match.range.isEmpty {
          output.line("\(number)\(lines[index][match.range])")
        }
      } else {
        output.line("\(number)\(lines[index])")
      }
    }
    return output
  }

  private func withContext(_ hits: [Int], of count: Int) -> [Int] {
    func lines(_ flag: String) -> Int { min(10_000, max(0, Int(given.values[flag]?.last ?? "0") ?? 0)) }
    let before = max(lines("before-context"), lines("context"))
    let after = max(lines("after-context"), lines("context"))
    guard before + after > 0 else { return hits }
    var shown: Set<Int> = []
    for hit in hits { shown.formUnion(max(0, hit - before)...min(count - 1, hit + after)) }
    return shown.sorted()
  }
}
