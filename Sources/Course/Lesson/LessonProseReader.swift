import Commands
import Manifests
import Narration
extension LessonProse {
  /// Reads `# title`, `## step-id` with text, `### id` with items, `## recap`. Headings in fenced blocks are text.
  static func read(_ markdown: String, log: LessonFaultLog) -> LessonProse {
    var reader = LessonProseReader(log: log)
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      reader.read(String(line))
    }
    reader.closeSection()
    return reader.prose
  }
}

/// Reads a lesson's prose line by line.
private struct LessonProseReader {
  private enum Place { case introduction, step, section, recap }

  let log: LessonFaultLog
  private(set) var prose = LessonProse()
  private var place = Place.introduction
  private var lines: [String] = []
  /// Of the first of `lines`.
  private var firstLine = 1
  private var number = 0
  private var isFenced = false

  init(log: LessonFaultLog) { self.log = log }

  mutating func read(_ line: String) {
    number += 1
    if line.hasPrefix("```") { isFenced.toggle() }
    let heading = isFenced ? 0 : line.prefix { $0 == "#" }.count
    guard (1...3).contains(heading), line.dropFirst(heading).first == " " else {
      lines.append(line)
      return
    }
    closeSection()
    open(heading, String(line.dropFirst(heading + 1)).trimmingBlanks())
    firstLine = number + 1
  }

  private mutating func open(_ heading: Int, _ title: String) {
    switch (heading, place) {
    case (1, _): prose.title = title
    case (2, _) where title == LessonProse.recapID: place = .recap
    case (2, _):
      if prose.step(title) != nil { log.add(.repeatedID(title), line: number) }
      prose.steps.append(LessonProse.Step(id: title, line: number))
      place = .step
    case (_, .step), (_, .section):
      let step = prose.steps.count - 1
      if prose.steps[step].sections.contains(where: { $0.id == title }) {
        log.add(.repeatedID(title), line: number)
      }
      prose.steps[step].sections.append(LessonProse.Section(id: title, line: number))
      place = .section
    case (_, .introduction), (_, .recap): log.add(.sectionOutsideStep(title), line: number)
    }
  }

  mutating func closeSection() {
    switch place {
    case .introduction: prose.introduction += text
    case .recap: prose.recap = text
    case .step:
      prose.steps[prose.steps.count - 1].text = text
      prose.steps[prose.steps.count - 1].textLine = firstLine + lines.prefix(while: Self.isBlank).count
    case .section:
      let step = prose.steps.count - 1
      let section = prose.steps[step].sections.count - 1
      prose.steps[step].sections[section].items = items
    }
    lines = []
  }

  private var text: String {
    lines.drop(while: Self.isBlank).reversed().drop(while: Self.isBlank).reversed().joined(separator: "\n")
  }

  private static func isBlank(_ line: String) -> Bool { line.allSatisfy { $0 == " " } }

  private var items: [LessonProse.Item] {
    var items: [LessonProse.Item] = []
    for (offset, line) in lines.enumerated() where !Self.isBlank(line) {
      if let item = item(line, number: firstLine + offset) {
        items.append(item)
      } else if line.hasPrefix(" "), !items.isEmpty {
        items[items.count - 1].text += " " + line.trimmingBlanks()
      } else {
        let word = String(line.drop { $0 == "-" || $0 == " " }.prefix { $0 != ":" && $0 != " " })
        let known = LessonProse.Item.Key.allCases.map(\.rawValue)
        log.add(
          .unknownItem(word, nearest: Spelling.nearest(to: word, among: known), known: known),
          line: firstLine + offset)
      }
    }
    return items
  }

  /// `- key: text` or `- key variant: text`; nil for anything else.
  private func item(_ line: String, number: Int) -> LessonProse.Item? {
    guard line.hasPrefix("- "), let colon = line.firstIndex(of: ":") else { return nil }
    let words = line[..<colon].dropFirst(2).split(separator: " ")
    guard let key = words.first.flatMap({ LessonProse.Item.Key(rawValue: String($0)) }), words.count <= 2
    else { return nil }
    return LessonProse.Item(
      key: key, variant: words.count == 2 ? String(words[1]) : nil,
      text: String(line[line.index(after: colon)...]).trimmingBlanks(), line: number)
  }
}
