import Kubernetes
import Manifests

/// Go's templates, as `-o go-template=` takes them: fields, `range`, `if`, `with`, variables, pipes, and the
/// functions `len`, `index`, `eq` and its kin, `and`, `or`, `not`, `print`, `printf`, `println`, `base64decode`.
///
/// Source: Go's `text/template`. Not read: `define`, `template`, `block`, `break`, `call`, `slice`, `html`, `js`.
struct GoTemplate: Equatable, Sendable {
  indirect enum Node: Equatable, Sendable {
    case text(String)
    case output(Pipeline)
    case range(Pipeline, names: [String], [Node], otherwise: [Node])
    case condition(Pipeline, then: [Node], otherwise: [Node])
    case with(Pipeline, [Node], otherwise: [Node])
    case assignment(String, Pipeline)
  }

  /// Commands, each given what the one before it made as its last argument.
  struct Pipeline: Equatable, Sendable {
    var commands: [[Operand]]
  }

  indirect enum Operand: Equatable, Sendable {
    /// `.a.b`; of `.` itself no names.
    case field([String])
    /// `$x.a`; the root is `$` alone.
    case variable(String, [String])
    case literal(JSONValue)
    case function(String)
    case pipeline(Pipeline)
  }

  let nodes: [Node]

  /// Nil for what is no template, or uses what is not read here.
  init?(_ text: String) {
    guard let pieces = GoTemplateLexer.pieces(of: text) else { return nil }
    var parser = GoTemplateParser(pieces: pieces)
    guard let nodes = parser.parse() else { return nil }
    self.nodes = nodes
  }

  /// Nil when something in it cannot be worked out: a field of a text, an index beyond the end.
  func filled(with root: JSONValue) -> String? {
    var machine = GoTemplateMachine(root: root)
    guard machine.run(nodes, at: root) else { return nil }
    return machine.output
  }
}

/// Text and actions, blanks trimmed as `{{-` and `-}}` ask.
enum GoTemplateLexer {
  enum Piece: Equatable {
    case text(String)
    case action(String)
  }

  static func pieces(of text: String) -> [Piece]? {
    var pieces: [Piece] = []
    var rest = Substring(text)
    var trimsStart = false
    while let open = rest.firstRange(of: "{{") {
      var literal = String(rest[..<open.lowerBound])
      rest = rest[open.upperBound...]
      if trimsStart { literal = String(literal.drop(while: \.isWhitespace)) }
      if rest.hasPrefix("- ") || rest.hasPrefix("-\n") {
        rest = rest.dropFirst()
        literal = String(literal.reversed().drop(while: \.isWhitespace).reversed())
      }
      if !literal.isEmpty { pieces.append(.text(literal)) }
      guard let end = endOfAction(in: rest) else { return nil }
      var action = String(rest[..<end.lowerBound])
      rest = rest[end.upperBound...]
      trimsStart = action.hasSuffix(" -")
      if trimsStart { action.removeLast() }
      action = action.trimmingBlanks()
      if !action.hasPrefix("/*") { pieces.append(.action(action)) }
    }
    var last = String(rest)
    if trimsStart { last = String(last.drop(while: \.isWhitespace)) }
    if !last.isEmpty { pieces.append(.text(last)) }
    return pieces
  }

  private static func endOfAction(in text: Substring) -> Range<Substring.Index>? {
    var quote: Character?
    var index = text.startIndex
    while index < text.endIndex {
      let character = text[index]
      if let open = quote {
        if character == "\\", open == "\"" { index = text.index(after: index) }
        if index < text.endIndex, text[index] == open { quote = nil }
      } else if character == "\"" || character == "`" {
        quote = character
      } else if text[index...].hasPrefix("}}") {
        return index..<text.index(index, offsetBy: 2)
      }
      if index < text.endIndex { index = text.index(after: index) }
    }
    return nil
  }
}
