import Narration

/// Lines that match a pattern.
struct Grep {
  private let pattern: Regex<AnyRegexOutput>
  private let given: Invocation

  init(_ given: Invocation) throws(CommandError) {
    self.given = given
    let text = given.values["regexp"]?.last ?? given.words.first ?? ""
    let isExtended = given.values["extended-regexp"] != nil
    var source =
      given.values["fixed-strings"] != nil
      ? RegularExpression.matching(text) : isExtended ? text : RegularExpression.extended(fromBasic: text)
    if given.values["word-regexp"] != nil { source = "\\b(?:\(source))\\b" }
    do {
      let regex = try Regex(source)
      pattern = given.values["ignore-case"] != nil ? regex.ignoresCase() : regex
    } catch {
      throw .say(ShellMessage.badPattern(text))
    }
  }

  func run(on lines: [String]) -> CommandOutput {
    let isInverted = given.values["invert-match"] != nil
    let hits = lines.indices.filter { lines[$0].contains(pattern) != isInverted }
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
        for match in lines[index].matches(of: pattern) {
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
