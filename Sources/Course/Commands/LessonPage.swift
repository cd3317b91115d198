import Commands
import Narration

/// What a lesson shows: the open step's text, the standing of its checks.
extension LessonRun {
  /// The open step, or the recap when all are done.
  func page(in session: Session) -> StyledText {
    let language = session.language
    guard let step else {
      let done = LessonMessage.lessonDone(points: points, maxPoints: lesson.maxPoints, passed: hasPassed)
      return text(
        [done.told(in: language), StyledText()]
          + Markdown.lines(prose[language]?.recap ?? "", width: session.width))
    }
    let header = LessonMessage.header(
      id: lesson.id, title: lesson.title[language] ?? "", step: stepIndex + 1, of: lesson.steps.count,
      points: points,
      maxPoints: lesson.maxPoints)
    var lines = [header.told(in: language), StyledText()]
    if stepIndex == 0, let introduction = prose[language]?.introduction, !introduction.isEmpty {
      lines += Markdown.lines(introduction, width: session.width) + [StyledText()]
    }
    lines += Markdown.lines(prose[language]?.steps[step.id]?.text ?? "", width: session.width)
    return text(lines + [StyledText(), LessonMessage.whatNow.told(in: language)])
  }

  /// Points so far, and whether they are enough.
  public func summary(in language: Language) -> StyledText {
    LessonMessage.lessonDone(points: points, maxPoints: lesson.maxPoints, passed: hasPassed).told(
      in: language)
  }

  /// A line for each check, in the lesson's own words.
  func told(_ results: [CheckResult], in session: Session) -> CommandOutput {
    var output = CommandOutput()
    for result in results {
      let texts = text(of: result.id, in: session.language)
      let message: LessonMessage
      switch result.status {
      case .pass: message = .checked(.pass, text: "", points: result.points, maxPoints: result.maxPoints)
      case .partial:
        message = .checked(.partial, text: "", points: result.points, maxPoints: result.maxPoints)
      case .fail: message = .checked(.fail, text: "", points: 0, maxPoints: result.maxPoints)
      case .skipped: message = .waitsForOthers(result.id)
      }
      guard result.status != .skipped else {
        output.line(message.told(in: session.language))
        continue
      }
      let prose = filled(result.status == .pass ? texts.pass : texts.fail, result)
      let runs = message.told(in: session.language).runs
      let line =
        StyledText(Array(runs.prefix(1))) + "  " + Markdown.styled(prose)
        + StyledText(Array(runs.dropFirst()))
      for piece in line.wrapped(to: session.width, indent: 3) { output.line(piece) }
    }
    return output
  }

  func text(of id: String, in language: Language) -> LessonProse.CheckText {
    let parts = id.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return LessonProse.CheckText() }
    return prose[language]?.steps[parts[0]]?.checks[parts[1]] ?? LessonProse.CheckText()
  }

  /// A text with what was found and expected put in.
  func filled(_ text: String, _ result: CheckResult) -> String {
    text.replacing("{{found}}", with: result.found).replacing("{{expected}}", with: result.expected)
  }

  private func text(_ lines: [StyledText]) -> StyledText {
    lines.reduce(StyledText()) { $0 + $1 + "\n" }
  }
}
