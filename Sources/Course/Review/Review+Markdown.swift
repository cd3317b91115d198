import Kubernetes
import Manifests
import Narration

extension Review {
  /// Lines of what happened in a step; the rest is counted.
  private static let storyLines = 16

  /// The page, as the shell shows it and `review save` keeps it.
  public var markdown: String {
    var page = Page(language: language)
    let lesson = run.lesson
    page.line("# \(page.told(.title(id: lesson.id, title: lesson.title[language] ?? "")))")
    page.paragraph(
      page.told(
        .summary(
          points: run.points, maxPoints: lesson.maxPoints, passed: run.hasPassed, hints: run.hintsUsed,
          end: end.clock)))
    for step in steps { describe(step, on: &page) }
    let recap = run.material.prose(in: language).recap
    if !recap.isEmpty {
      page.line("## \(page.told(.rules))")
      page.paragraph(recap)
    }
    if !manifests.isEmpty {
      page.line("## \(page.told(.manifests))")
      page.fenced("yaml", manifests.map(YAMLWriter.text).joined(separator: "---\n"))
    }
    return page.text
  }

  private func describe(_ step: Step, on page: inout Page) {
    page.line("## \(step.number). \(step.step.id)")
    if !step.commands.isEmpty {
      page.paragraph(page.told(.did))
      page.fenced("console", step.commands.joined(separator: "\n"))
    }
    let marks = marks(of: step, page)
    if !marks.isEmpty { page.paragraph(marks.joined(separator: "\n")) }
    let story = Narrator(language: language, detail: .brief).tellInPassing(step.decisions).map(\.plain)
    guard !story.isEmpty else { return }
    page.paragraph(page.told(.happened))
    let shown = story.prefix(Self.storyLines).joined(separator: "\n")
    let rest = story.count - Self.storyLines
    page.fenced("text", rest > 0 ? shown + "\n" + page.told(.more(rest)) : shown)
  }

  /// Each check, prediction and quiz of a step, as an item of a list.
  private func marks(of step: Step, _ page: Page) -> [String] {
    let checks = step.step.checks.filter { $0.visibility != .hidden }.compactMap { check -> String? in
      guard let result = step.record.results["\(step.step.id).\(check.id)"] else { return nil }
      let points = run.points(of: check, in: step.step, step.record)
      let words = check.visibility == .verdict ? check.id : run.words(about: result, in: language)
      return "- \(sign(result.status)) \(words.isEmpty ? check.id : words) (\(points)/\(check.points))"
    }
    let questions = [step.step.predict?.id, step.step.quiz?.id].compactMap(\.self).compactMap { id in
      step.record.outcomes[id].map { outcome in
        let said = page.told(
          id == step.step.predict?.id
            ? .predicted(id: id, given: outcome.given, actual: outcome.actual)
            : .answered(id: id, given: outcome.given, actual: outcome.actual))
        let words = run.words(about: outcome, of: step.step, in: language)
        return
          "- \(sign(outcome.isRight ? .pass : .fail)) \(said) \(words) (\(outcome.points)/\(outcome.maxPoints))"
      }
    }
    return checks + questions
  }

  private func sign(_ status: CheckResult.Status) -> String {
    switch status {
    case .pass: "✔"
    case .partial: "◐"
    case .fail: "✗"
    case .skipped: "–"
    }
  }
}

/// Markdown under construction.
private struct Page {
  let language: Language
  private(set) var text = ""

  init(language: Language) { self.language = language }

  func told(_ message: ReviewMessage) -> String { message.told(in: language).plain }

  mutating func line(_ line: String) { text += (text.isEmpty ? "" : "\n") + line + "\n" }
  mutating func paragraph(_ body: String) { text += "\n\(body)\n" }

  mutating func fenced(_ kind: String, _ body: String) {
    text += "\n```\(kind)\n\(body)\(body.hasSuffix("\n") ? "" : "\n")```\n"
  }
}
