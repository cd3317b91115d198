import Commands
import Narration

/// What a lesson shows: the open step's text and questions, the standing of its checks.
extension LessonRun {
  /// The step that the student is at, or the recap when all are done.
  func page(in session: Session) -> StyledText {
    let (language, width) = (session.language, session.width)
    let prose = material.prose(in: language)
    guard let step else {
      let done = LessonMessage.lessonDone(points: points, maxPoints: lesson.maxPoints, passed: hasPassed)
      return ([done.told(in: language), StyledText()] + Markdown.lines(prose.recap, width: width) + [""])
        .joinedAsLines
    }
    var lines = [heading(in: session), StyledText()]
    if stepIndex == 0, !prose.introduction.isEmpty {
      lines += Markdown.lines(prose.introduction, width: width) + [StyledText()]
    }
    lines += Markdown.lines(prose.step(step.id)?.text ?? "", width: width) + [StyledText()]
    let questions = questionLines(in: session)
    if !questions.isEmpty { lines += questions + [StyledText()] }
    return (lines + [LessonMessage.whatNow(helps: lesson.givesHelp).told(in: language)]).joinedAsLines
  }

  /// `── d5 Consolidação ───── passo 3 de 7 · 12/20 pontos`, as wide as the window.
  private func heading(in session: Session) -> StyledText {
    let left = StyledText("── \(lesson.id) \(material.title(in: session.language)) ", style: .heading)
    let right = LessonMessage.step(
      number: stepIndex + 1, of: lesson.steps.count, points: points, maxPoints: lesson.maxPoints
    ).told(in: session.language)
    let rule = String(
      repeating: "─", count: max(2, session.width - left.displayWidth - right.displayWidth - 1))
    return left + StyledText(rule, style: .dim) + " " + right
  }

  /// The prediction and the quiz of the step, with what to type.
  ///
  /// - Parameter isWhole: with the questions that checks ask too, which the step's text tells of.
  func questionLines(in session: Session, isWhole: Bool = false) -> [StyledText] {
    guard let step else { return [] }
    var lines: [StyledText] = []
    let section = { material.prose(in: session.language).section($0, of: step.id) }
    if let predict = step.predict {
      lines += asked(section(predict.id), in: session)
      let noted = record.answers[predict.id].map { LessonMessage.predicted(id: predict.id, value: $0) }
      lines.append("  " + (noted ?? .predictionAsked(id: predict.id)).told(in: session.language))
    }
    if let quiz = step.quiz {
      lines += asked(section(quiz.id), in: session)
      let choices = quiz.choices.map { choice in
        let text = section(quiz.id)?.items.first { $0.key == .choice && $0.variant == choice }?.text ?? ""
        return [StyledText(choice, style: .command), Markdown.styled(text)]
      }
      lines += TextTable(rows: choices).lines(indent: 2, width: session.width)
      let asked = LessonMessage.questionAsked(id: quiz.id, choices: quiz.choices)
      lines.append("  " + asked.told(in: session.language))
    }
    for check in step.checks where isWhole && check.visibility != .hidden {
      guard case .answer(let answer) = check.condition else { continue }
      if section(check.id)?.text(.ask) != nil { lines += asked(section(check.id), in: session) }
      let asked = LessonMessage.questionAsked(id: answer.question, choices: [])
      lines.append("  " + asked.told(in: session.language))
    }
    return lines
  }

  private func asked(_ section: LessonProse.Section?, in session: Session) -> [StyledText] {
    Markdown.styled(section?.text(.ask) ?? "").wrapped(to: session.width)
  }

  /// Points so far, and whether they are enough.
  public func summary(in language: Language) -> StyledText {
    LessonMessage.lessonDone(points: points, maxPoints: lesson.maxPoints, passed: hasPassed).told(
      in: language)
  }
}

// MARK: - What came of it

extension LessonRun {
  /// A line for each check that says anything, in the lesson's own words.
  func told(_ results: [CheckResult], in session: Session) -> CommandOutput {
    var output = CommandOutput()
    guard let step else { return output }
    if !isAtHome(session) { output.line(LessonMessage.away.told(in: session.language), to: .remarks) }
    for (check, result) in zip(step.checks, results) {
      for line in lines(about: result, of: check, in: session) { output.line(line) }
    }
    return output
  }

  private func lines(about result: CheckResult, of check: Lesson.Check, in session: Session) -> [StyledText] {
    let language = session.language
    if result.status == .skipped {
      guard result.visibility != .hidden else { return [] }
      return [LessonMessage.waitsFor(id: check.id, check.after).told(in: language)]
    }
    switch result.visibility {
    case .hidden: return []
    case .verdict: return [LessonMessage.verdict(result.status.mark, id: check.id).told(in: language)]
    case .hint where result.status != .pass:
      return [LessonMessage.verdict(result.status.mark, id: check.id).told(in: language)]
    case .visible, .hint: break
    }
    let sign = LessonMessage.checked(
      result.status.mark, points: result.points, maxPoints: result.maxPoints
    ).told(in: language).runs
    let line =
      StyledText(Array(sign.prefix(1))) + "  " + Markdown.styled(words(about: result, in: language))
      + StyledText(Array(sign.dropFirst()))
    let detail = detail(of: result, check, in: language).map {
      StyledText("   ") + StyledText($0.plain, style: .dim)
    }
    return line.wrapped(to: session.width, indent: 3)
      + detail.flatMap { $0.wrapped(to: session.width, indent: 5) }
  }

  /// Where the first object in the way differs, unless the lesson's words say it, and when an invariant broke.
  private func detail(of result: CheckResult, _ check: Lesson.Check, in language: Language) -> [StyledText] {
    guard result.status != .pass else { return [] }
    var lines: [StyledText] = []
    let section = section(of: result.id, in: language)
    let said = Variations.names(in: section?.text(.fail, variant: result.diagnosis) ?? "")
    let isSaid = result.diagnosis != nil || ["found", "object", "field"].contains(where: said.contains)
    if !isSaid, let object = result.object, let field = result.field {
      lines.append(
        LessonMessage.differs(
          object: object, field: field, expected: result.fieldExpected ?? result.expected,
          found: result.fieldFound ?? ""
        ).told(in: language))
    }
    switch check.condition {
    case .always, .never:
      lines.append(LessonMessage.happenedAt(time: result.at.time.clock).told(in: language))
    case .state, .decision, .event, .metric, .answer, .used: break
    }
    return lines
  }

  /// A prediction's outcome, with what the lesson has to say of it.
  func told(_ outcome: Outcome, of step: Lesson.Step, in session: Session) -> StyledText {
    let line = LessonMessage.predictionOutcome(
      predicted: outcome.given, actual: outcome.actual.orDash, points: outcome.points,
      maxPoints: outcome.maxPoints
    ).told(in: session.language)
    let words = Markdown.styled("   " + words(about: outcome, of: step, in: session.language))
    return [line].joinedAsLines
      + (words.plain.allSatisfy { $0 == " " }
        ? StyledText() : words.wrapped(to: session.width, indent: 3).joinedAsLines)
  }

  /// What the lesson says to an answer of a quiz.
  func comment(on id: String, given: String, isRight: Bool, in session: Session) -> StyledText {
    guard let step else { return StyledText() }
    let section = material.prose(in: session.language).section(id, of: step.id)
    let text = (isRight ? section?.text(.pass) : section?.text(.fail, variant: given.lowercased())) ?? ""
    return Markdown.styled("   " + text).wrapped(to: session.width, indent: 3).joinedAsLines
  }
}

extension CheckResult.Status {
  var mark: LessonMessage.Mark {
    switch self {
    case .pass: .pass
    case .partial: .partial
    case .fail: .fail
    case .skipped: .skipped
    }
  }
}
