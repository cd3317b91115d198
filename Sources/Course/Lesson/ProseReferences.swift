import Manifests
import Narration

extension LessonProse {
  /// What the runtime puts in where these stand between double braces.
  static let placeholders = ["found", "expected", "at", "object", "field", "predicted"]

  /// Notes what the structure wants and the prose has not, and what the prose has and nobody wants.
  func checkReferences(to lesson: Lesson, log: LessonFaultLog) {
    if title.isEmpty { log.add(.missingSection("# …", in: nil), line: 1) }
    if recap.isEmpty { log.add(.missingSection("## \(Self.recapID)", in: nil), line: nil) }
    for step in lesson.steps {
      guard let own = self.step(step.id) else {
        log.add(.missingSection("## \(step.id)", in: nil), line: nil)
        continue
      }
      own.checkReferences(to: step, log: log)
    }
    let ids = lesson.steps.map(\.id)
    for step in steps where !ids.contains(step.id) {
      log.add(.unknownSection(step.id, nearest: Spelling.nearest(to: step.id, among: ids)), line: step.line)
    }
  }

  /// Notes names between double braces that nothing stands for.
  static func checkPlaceholders(in text: String, variations: [Lesson.Variation], log: LessonFaultLog) {
    let known = variations.map(\.name) + placeholders
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      for name in Variations.names(in: String(line)) where !known.contains(name) {
        let nearest = Spelling.nearest(to: name, among: known)
        log.add(.unknownPlaceholder(name, nearest: nearest), line: index + 1)
      }
    }
  }
}

extension LessonProse.Step {
  fileprivate func checkReferences(to step: Lesson.Step, log: LessonFaultLog) {
    if text.isEmpty { log.add(.missingItem("…", of: id), line: line) }
    for wanted in step.sections {
      guard let section = sections.first(where: { $0.id == wanted.id }) else {
        guard !wanted.keys.isEmpty else { continue }
        log.add(.missingSection("### \(wanted.id)", in: id), line: line)
        continue
      }
      section.checkReferences(to: wanted, log: log)
    }
    let ids = step.sections.map(\.id)
    for section in sections where !ids.contains(section.id) {
      let nearest = Spelling.nearest(to: section.id, among: ids)
      log.add(.unknownSection(section.id, nearest: nearest), line: section.line)
    }
  }
}

extension LessonProse.Section {
  fileprivate func checkReferences(to wanted: Lesson.Step.Section, log: LessonFaultLog) {
    for key in wanted.keys where text(key) == nil {
      log.add(.missingItem("- \(key.rawValue):", of: id), line: line)
    }
    for choice in wanted.choices where !items.contains(where: { $0.key == .choice && $0.variant == choice }) {
      log.add(.missingItem("- choice \(choice):", of: id), line: line)
    }
    for item in items {
      guard let variant = item.variant else { continue }
      let known = item.key == .choice ? wanted.choices : wanted.variants
      guard !known.contains(variant) else { continue }
      log.add(
        .unknownVariant(variant, nearest: Spelling.nearest(to: variant, among: known), known: known),
        line: item.line)
    }
  }
}

extension Lesson.Step {
  /// A section that the prose of this step must have.
  fileprivate struct Section {
    var id: String
    var keys: [LessonProse.Item.Key]
    var choices: [String] = []
    /// What `fail` and `hint` may be told apart by.
    var variants: [String] = []
  }

  fileprivate var sections: [Section] {
    var sections = checks.map { check in
      Section(
        id: check.id, keys: check.visibility == .hidden ? [] : [.pass, .fail],
        variants: check.diagnoses.map(\.id))
    }
    if let predict { sections.append(Section(id: predict.id, keys: [.ask])) }
    if let quiz {
      sections.append(
        Section(id: quiz.id, keys: [.ask, .pass, .fail], choices: quiz.choices, variants: quiz.choices))
    }
    return sections
  }
}
