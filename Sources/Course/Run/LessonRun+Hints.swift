import Commands
import Narration

extension LessonRun {
  /// What stands in the way of the step: the first check that fails and says so.
  func obstacle(among results: [CheckResult]) -> CheckResult? {
    results.first {
      ($0.status == .fail || $0.status == .partial) && $0.visibility != .hidden && $0.visibility != .verdict
    }
  }

  /// The next hint for a check: a stronger one each time, the strongest again when there is none stronger. It knows
  /// in which way the check failed.
  ///
  /// - Returns: nil when the prose has none.
  mutating func giveHint(for result: CheckResult, in language: Language) -> Hint? {
    let hints = section(of: result.id, in: language)?.hints(variant: result.diagnosis) ?? []
    guard !hints.isEmpty else { return nil }
    let given = record.hints.count { $0.check == result.id && $0.diagnosis == result.diagnosis }
    let index = min(given, hints.count - 1)
    let hint = Hint(
      check: result.id, diagnosis: result.diagnosis, strength: index + 1, text: filled(hints[index], result))
    record.hints.append(hint)
    return hint
  }

  /// What the prose says of a check, by `step.check`.
  func section(of id: String, in language: Language) -> LessonProse.Section? {
    let parts = id.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return nil }
    return material.prose(in: language).section(parts[1], of: parts[0])
  }

  /// A text with what was found and expected put in.
  func filled(_ text: String, _ result: CheckResult) -> String {
    Variations.fill(
      text,
      with: [
        "found": result.found.isEmpty ? "–" : result.found, "expected": result.expected,
        "at": result.at.time.clock, "object": result.object ?? "", "field": result.field ?? "",
      ])
  }
}
