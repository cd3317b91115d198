import Commands
import Narration

/// What an author should mend in what a lesson says.
extension LessonTrials {
  /// Lines of a screen.
  static let screenLines = 24
  /// Columns of a picture, on a screen of a hundred.
  static let pictureColumns = 96
  /// Hints of a check, each stronger than the one before.
  static let hintsWanted = 3

  func lintProse(_ material: LessonMaterial, in language: Language) -> [LessonFault] {
    let file = "\(material.folder)/\(language.rawValue).md"
    let prose = material.prose(in: language)
    var faults: [LessonFault] = []
    for step in material.lesson.steps {
      guard let text = prose.step(step.id) else { continue }
      faults += (unwritten(text) + unseemly(text)).map {
        LessonFault(file: file, line: $0.line, .trial($0.trial))
      }
      guard material.lesson.givesHelp else { continue }
      for check in step.checks where check.visibility == .visible || check.visibility == .hint {
        guard let section = prose.section(check.id, of: step.id) else { continue }
        let found = section.hints(variant: nil).count
        if found < Self.hintsWanted {
          let trial = LessonTrial.tooFewHints(check.id, found: found, wanted: Self.hintsWanted)
          faults.append(LessonFault(file: file, line: section.line, .trial(trial)))
        }
      }
    }
    return faults
  }

  /// Steps whose page, as it is printed, does not fit a screen.
  func lintPages(_ material: LessonMaterial, _ opened: Session) -> [LessonFault] {
    guard var run = opened.lessonRun else { return [] }
    return Language.allCases.flatMap { language in
      var session = opened
      session.language = language
      return material.lesson.steps.enumerated().compactMap { (index, step) -> LessonFault? in
        run.stepIndex = index
        let lines =
          run.page(in: session).plain.split(separator: "\n", omittingEmptySubsequences: false).count - 1
        guard lines > Self.screenLines else { return nil }
        return LessonFault(
          file: "\(material.folder)/\(language.rawValue).md",
          line: material.prose(in: language).step(step.id)?.line,
          .trial(.tooLong(step: step.id, lines: lines, most: Self.screenLines)))
      }
    }
  }

  private typealias Slip = (line: Int, trial: LessonTrial)

  /// What a draft leaves to its author.
  private func unwritten(_ step: LessonProse.Step) -> [Slip] {
    let items = step.sections.flatMap { section in
      section.items.filter { $0.text == "…" }.map {
        (line: $0.line, trial: LessonTrial.unwritten("\(section.id), \($0.key.rawValue)"))
      }
    }
    return (step.text.hasPrefix("…") ? [(line: step.textLine, trial: .unwritten(step.id))] : []) + items
  }

  /// Markdown that a terminal shows as it is, and pictures that it would break.
  private func unseemly(_ step: LessonProse.Step) -> [Slip] {
    var slips: [Slip] = []
    var fence: Substring?
    for (offset, line) in step.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let number = step.textLine + offset
      if line.hasPrefix("```") {
        fence = fence == nil ? line.dropFirst(3) : nil
      } else if fence == nil, Markdown.isShownAsItIs(line) {
        slips.append((number, .shownAsItIs(String(line))))
      } else if let fence, fence != "console", line.displayWidth > Self.pictureColumns {
        slips.append((number, .tooWide(columns: line.displayWidth, most: Self.pictureColumns)))
      }
    }
    return slips
  }
}
