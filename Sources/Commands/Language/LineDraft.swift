/// A logical line while it is read.
struct LineDraft {
  /// A here-document, and whose input it is.
  struct Announced {
    let document: HereDocument
    let statement: Int
    let stage: Int
  }

  /// The stage that is being read.
  var stage = Stage()
  var comment: String?
  private(set) var announced: [Announced] = []
  private var statements: [Draft] = []
  private var statement: Draft

  private struct Draft {
    var condition: Statement.Condition
    var stages: [Stage] = []
    let start: Int
    var end: Int
    var bodies = ""
    /// The `|`, `&&` or `||` after which a command must come.
    var joint: String?

    init(condition: Statement.Condition, start: Int) {
      self.condition = condition
      self.start = start
      end = start
    }
  }

  init(start: Int) { statement = Draft(condition: .always, start: start) }

  /// Where what belongs to the statement ends, in UTF-8 bytes.
  var end: Int {
    get { statement.end }
    set { statement.end = newValue }
  }

  /// The `|`, `&&` or `||` that nothing follows so far.
  var danglingJoint: String? { stage.isEmpty ? statement.joint : nil }

  /// Ends the stage, and with anything but `|` the statement.
  mutating func join(with sign: String, at position: Int) {
    if sign == "|" {
      statement.stages.append(stage)
      stage = Stage()
      statement.joint = sign
      return
    }
    closeStatement()
    let condition: Statement.Condition =
      switch sign {
      case "&&": .ifPreviousSucceeded
      case "||": .ifPreviousFailed
      default: .always
      }
    statement = Draft(condition: condition, start: position)
    if sign != ";" { statement.joint = sign }
  }

  mutating func closeStatement() {
    guard !stage.isEmpty else { return }
    statement.stages.append(stage)
    stage = Stage()
    statements.append(statement)
  }

  mutating func announce(_ document: HereDocument) {
    announced.append(
      Announced(document: document, statement: statements.count, stage: statement.stages.count))
  }

  /// - Parameter source: the body as it stands, delimiter included.
  /// - Returns: false when there is no command whose input it could be.
  mutating func take(_ body: Word, source: String, for announced: Announced) -> Bool {
    guard statements.indices.contains(announced.statement),
      statements[announced.statement].stages.indices.contains(announced.stage)
    else { return false }
    statements[announced.statement].stages[announced.stage].input = .hereDocument(body)
    statements[announced.statement].bodies += source
    return true
  }

  func line(
    number: Int, from start: Int, in lexer: ShellLexer, error: ShellSyntaxError? = nil
  ) -> LogicalLine {
    LogicalLine(
      number: number, text: lexer.text(start..<lexer.position),
      statements: statements.map { draft in
        Statement(
          condition: draft.condition, stages: draft.stages,
          text: lexer.text(draft.start..<draft.end).trimmingBlanks() + draft.bodies)
      },
      comment: comment, error: error)
  }
}

extension Stage {
  var isEmpty: Bool { words.isEmpty && input == nil && outputs.isEmpty && block == nil }
}
