import Commands
import Narration

extension GradeBook {
  /// Failed commands that are told of one submission.
  private static let failuresShown = 5
  /// Characters of each.
  private static let commandShown = 120

  /// For a person: the class at a glance, then what each submission lost.
  public func text(_ disclosure: Disclosure, in language: Language, width: Int) -> StyledText {
    let heading = GradeMessage.heading(
      lesson: lesson, title: title[language] ?? "", submissions: results.count, pass: passScore,
      maxScore: maxScore)
    var lines = [heading.told(in: language), StyledText()]
    if results.count > 1 {
      lines += overview(in: language, width: width) + [StyledText()]
      for graded in results where !graded.isPerfect && graded.result != nil {
        lines += [StyledText("── \(graded.submission.withoutControls)", style: .heading)]
        lines += details(of: graded, disclosure, onlyLost: true, width: width) + [StyledText()]
      }
    } else {
      for graded in results { lines += details(of: graded, disclosure, onlyLost: false, width: width) }
      if !results.isEmpty { lines.append(StyledText()) }
    }
    lines.append(summary.told(in: language))
    return lines.joinedAsLines
  }

  private var summary: GradeMessage {
    let scores = results.compactMap { $0.result?.score }
    return .summary(
      marked: scores.count, passed: results.count(where: \.hasPassed), unmarked: results.count - scores.count,
      mean: scores.isEmpty ? nil : Double(scores.reduce(0, +)) / Double(scores.count))
  }

  private func overview(in language: Language, width: Int) -> [StyledText] {
    let rows = results.map { graded in
      [
        mark(of: graded), StyledText(graded.submission.withoutControls),
        graded.result.map {
          GradeMessage.score($0.score, of: $0.maxScore, passed: $0.passed).told(in: language)
        } ?? StyledText("–", style: .dim),
        remark(on: graded, in: language),
      ]
    }
    return TextTable(rows: rows, alignments: [.left, .left, .right], gap: 2, minimumColumn: 2).lines(
      width: width)
  }

  private func mark(of graded: GradedSubmission) -> StyledText {
    graded.result == nil
      ? StyledText("!", style: .warning)
      : graded.hasPassed ? StyledText("✔", style: .success) : StyledText("✗", style: .refusal)
  }

  private func remark(on graded: GradedSubmission, in language: Language) -> StyledText {
    guard let trouble = graded.trouble else { return StyledText(graded.student ?? "", style: .dim) }
    let message: GradeMessage =
      graded.result == nil
      ? .unmarked(trouble.message.withoutControls) : .stoppedByLimit(trouble.message.withoutControls)
    return message.told(in: language)
  }

  private func details(of graded: GradedSubmission, _ disclosure: Disclosure, onlyLost: Bool, width: Int)
    -> [StyledText]
  {
    let language = graded.language
    guard let result = graded.result else { return remark(on: graded, in: language).wrapped(to: width) }
    let shown = result.checks.compactMap { disclosure.shown($0) }
    var lines: [StyledText] = []
    let isReached = { (mark: LessonResult.Mark) in mark.status != .skipped || mark.at != nil }
    for mark in shown where isReached(mark) && (!onlyLost || mark.points < mark.maxPoints) {
      let points = StyledText("  \(mark.points)/\(mark.maxPoints)", style: .dim)
      lines.append(LessonMessage.verdict(mark.status.mark, id: mark.id).told(in: language) + points)
      for text in mark.feedback(in: language) {
        lines += (StyledText("   ") + Markdown.styled(text.withoutControls)).wrapped(to: width, indent: 3)
      }
    }
    lines += unreached(shown, isReached, in: language, width: width)
    let hidden = result.checks.filter { disclosure.shown($0) == nil }
    if !hidden.isEmpty {
      let message = GradeMessage.hiddenChecks(
        points: hidden.reduce(0) { $0 + $1.points }, of: hidden.reduce(0) { $0 + $1.maxPoints })
      lines.append(StyledText("·  ", style: .dim) + message.told(in: language))
    }
    return lines + told(result.failedCommands, in: language, width: width)
      + ending(of: graded, result, in: language)
  }

  /// What the script did not come to, in one line: whole steps by their names.
  private func unreached(
    _ marks: [LessonResult.Mark], _ isReached: (LessonResult.Mark) -> Bool, in language: Language, width: Int
  ) -> [StyledText] {
    let left = marks.filter { !isReached($0) }
    guard !left.isEmpty else { return [] }
    let begun = Set(marks.filter(isReached).map(\.step))
    var names: [String] = []
    for mark in left {
      let name = begun.contains(mark.step) ? mark.id : mark.step
      if names.last != name { names.append(name) }
    }
    let message = GradeMessage.notReachedSteps(names, points: left.reduce(0) { $0 + $1.maxPoints })
    return (StyledText("–  ", style: .dim) + message.told(in: language)).wrapped(to: width, indent: 3)
  }

  private func told(_ failures: [ScriptRunner.Failure], in language: Language, width: Int) -> [StyledText] {
    let shown = failures.prefix(Self.failuresShown)
    guard !shown.isEmpty else { return [] }
    return [GradeMessage.failedCommands(failures.count).told(in: language)]
      + shown.flatMap { failure in
        let command = String(failure.command.prefix { !$0.isNewline }).cut(to: Self.commandShown)
        let line = GradeMessage.failedCommand(line: failure.line, command: command.withoutControls)
        let said = failure.message.prefix { !$0.isNewline }
        return ["  " + line.told(in: language)]
          + StyledText("    \(String(said).withoutControls)", style: .dim).wrapped(to: width, indent: 4)
      }
  }

  private func ending(of graded: GradedSubmission, _ result: LessonResult, in language: Language)
    -> [StyledText]
  {
    let score = GradeMessage.score(result.score, of: result.maxScore, passed: result.passed)
    let lost = result.checks.first { $0.points < $0.maxPoints && $0.at?.line != nil }
    let watch = GradeMessage.watch(
      file: Session.quoted((graded.path ?? graded.submission).withoutControls), lesson: lesson,
      line: lost?.at?.line)
    let isTold = result.failedCommands.prefix(Self.failuresShown).contains { $0.line == graded.trouble?.line }
    return (graded.trouble == nil || isTold ? [] : [remark(on: graded, in: language)])
      + [score.told(in: language) + (graded.isPerfect ? StyledText() : "  " + watch.told(in: language))]
  }
}

extension LessonResult.Mark {
  /// The id of its step.
  fileprivate var step: String { String(id.prefix { $0 != "." }) }
}
