import Narration

extension GradeBook {
  /// The Test Anything Protocol, version 14: a line for each check of each submission.
  public func tap(_ disclosure: Disclosure) -> String {
    var lines: [String] = []
    var number = 0
    for graded in results {
      let name = word(graded.submission)
      guard let result = graded.result else {
        number += 1
        lines.append("not ok \(number) - \(name): \(word(graded.trouble?.message ?? ""))")
        continue
      }
      lines.append("# \(name): \(result.score)/\(result.maxScore)")
      for mark in result.checks.compactMap({ disclosure.shown($0) }) {
        let verdict = mark.status == .pass || mark.status == .skipped ? "ok" : "not ok"
        number += 1
        let told = mark.feedback(in: graded.language)
        let skip = mark.status == .skipped ? " # SKIP \(word(told.first ?? ""))" : ""
        lines.append(
          "\(verdict) \(number) - \(name): \(word(mark.id)) (\(mark.points)/\(mark.maxPoints))\(skip)")
        if mark.status == .fail || mark.status == .partial, !told.isEmpty {
          lines += ["  ---", "  message: |"] + told.map { "    \(word($0))" } + ["  ..."]
        }
      }
    }
    return (["TAP version 14", "1..\(number)"] + lines).map { $0 + "\n" }.joined()
  }

  /// Text that says nothing to a reader of TAP.
  private func word(_ text: String) -> String { text.withoutControls.replacing("#", with: "\\#") }
}
