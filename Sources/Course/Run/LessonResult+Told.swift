import Commands
import Narration

extension LessonResult {
  /// The marks as a student reads them: what is hidden counts, and is not listed.
  public func told(in language: Language, width: Int) -> StyledText {
    let rows = checks.filter { $0.visibility != .hidden }.map { mark in
      [
        LessonMessage.verdict(mark.status.mark, id: mark.id).told(in: language),
        StyledText("\(mark.points)/\(mark.maxPoints)", style: .dim),
        mark.visibility == .verdict ? StyledText() : Markdown.styled(mark.words(in: language)),
      ]
    }
    let total = LessonMessage.lessonDone(points: score, maxPoints: maxScore, passed: passed)
    return (TextTable(rows: rows).lines(width: width) + [total.told(in: language)]).joinedAsLines
  }
}

extension LessonResult.Mark {
  /// What the lesson says of it, with the line of the script where it went wrong.
  fileprivate func words(in language: Language) -> String {
    guard status == .fail || status == .partial, let line = at?.line, let time = at?.time else {
      return status == .skipped && message.isEmpty
        ? LessonMessage.notReached.told(in: language).plain : message
    }
    return message + " " + LessonMessage.atLine(line, time: time.clock).told(in: language).plain
  }
}
