/// All the text of a lesson in one language, as its Markdown file gives it, joined to the structure by ids.
public struct LessonProse: Equatable, Sendable {
  public var title = ""
  /// What stands under the title, before the first step.
  public var introduction = ""
  public var steps: [String: Step] = [:]
  public var recap = ""

  public struct Step: Equatable, Sendable {
    public var text = ""
    public var checks: [String: CheckText] = [:]
  }

  public struct CheckText: Equatable, Sendable {
    public var pass = ""
    public var fail = ""
    public var hint = ""
  }

  /// Reads `# title`, `## step-id` with text, `### check-id` with `pass:`, `fail:` and `hint:` items, `## recap`.
  public init(markdown: String) {
    var reader = Reader()
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      reader.read(String(line))
    }
    reader.closeSection()
    self = reader.prose
  }

  private init() {}

  /// Reads line by line; headings inside fenced blocks are text.
  private struct Reader {
    enum Section { case introduction, step(String), check(step: String, id: String), recap }

    var prose = LessonProse()
    var section = Section.introduction
    var lines: [String] = []
    var isFenced = false

    mutating func read(_ line: String) {
      if line.hasPrefix("```") { isFenced.toggle() }
      if isFenced {
        lines.append(line)
      } else if line.hasPrefix("### ") {
        openCheck(String(line.dropFirst(4)))
      } else if line.hasPrefix("## ") {
        closeSection()
        let id = String(line.dropFirst(3))
        section = id == "recap" ? .recap : .step(id)
        if id != "recap" { prose.steps[id] = prose.steps[id] ?? Step() }
      } else if line.hasPrefix("# ") {
        prose.title = String(line.dropFirst(2))
      } else {
        lines.append(line)
      }
    }

    mutating func openCheck(_ id: String) {
      closeSection()
      switch section {
      case .step(let step), .check(let step, _): section = .check(step: step, id: id)
      case .introduction, .recap: lines.append("### \(id)")
      }
    }

    mutating func closeSection() {
      let text = Self.trimmed(lines)
      switch section {
      case .introduction: prose.introduction = text
      case .recap: prose.recap = text
      case .step(let id): prose.steps[id, default: Step()].text = text
      case .check(let step, let id): prose.steps[step, default: Step()].checks[id] = Self.checkText(lines)
      }
      lines = []
    }

    static func checkText(_ lines: [String]) -> CheckText {
      var text = CheckText()
      var field: WritableKeyPath<CheckText, String>?
      for line in lines {
        let item = line.hasPrefix("- ") ? String(line.dropFirst(2)) : line
        let fields: [(String, WritableKeyPath<CheckText, String>)] = [
          ("pass:", \.pass), ("fail:", \.fail), ("hint:", \.hint),
        ]
        if let (mark, path) = fields.first(where: { item.hasPrefix($0.0) }) {
          field = path
          text[keyPath: path] = String(item.dropFirst(mark.count).drop { $0 == " " })
        } else if let field, !item.allSatisfy({ $0 == " " }) {
          text[keyPath: field] += " " + item.drop { $0 == " " }
        }
      }
      return text
    }

    static func trimmed(_ lines: [String]) -> String {
      let isBlank: (String) -> Bool = { $0.allSatisfy { $0 == " " } }
      let body = lines.drop(while: isBlank).reversed().drop(while: isBlank).reversed()
      return body.joined(separator: "\n")
    }
  }
}
