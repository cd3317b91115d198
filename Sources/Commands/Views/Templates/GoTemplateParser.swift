import Kubernetes

/// Turns a template's pieces into nodes; nil answers are for what is no template.
struct GoTemplateParser {
  let pieces: [GoTemplateLexer.Piece]
  private var position = 0

  init(pieces: [GoTemplateLexer.Piece]) { self.pieces = pieces }

  mutating func parse() -> [GoTemplate.Node]? {
    guard let (nodes, ending) = body(depth: 0), ending == nil else { return nil }
    return nodes
  }

  /// Nodes up to `end` or `else`, which is the ending; nil for the end of the template.
  private mutating func body(depth: Int) -> (nodes: [GoTemplate.Node], ending: String?)? {
    guard depth < 50 else { return nil }
    var nodes: [GoTemplate.Node] = []
    while position < pieces.count {
      let piece = pieces[position]
      position += 1
      switch piece {
      case .text(let text): nodes.append(.text(text))
      case .action(let action):
        let word = action.prefix { $0.isLetter }
        let rest = String(action.dropFirst(word.count)).trimmingBlanks()
        switch word {
        case "end", "else":
          return (nodes, action)
        case "range", "if", "with":
          guard let node = block(String(word), rest, depth: depth) else { return nil }
          nodes.append(node)
        case "define", "template", "block", "break", "continue": return nil
        default:
          guard let node = Self.statement(action) else { return nil }
          nodes.append(node)
        }
      }
    }
    return (nodes, nil)
  }

  private mutating func block(_ word: String, _ head: String, depth: Int) -> GoTemplate.Node? {
    guard let (nodes, ending) = body(depth: depth + 1), let ending else { return nil }
    var otherwise: [GoTemplate.Node] = []
    if ending.hasPrefix("else") {
      let rest = String(ending.dropFirst(4)).trimmingBlanks()
      if rest.hasPrefix("if ") {
        guard let node = block("if", String(rest.dropFirst(3)), depth: depth + 1) else { return nil }
        otherwise = [node]
      } else {
        guard rest.isEmpty, let (other, end) = body(depth: depth + 1), end == "end" else { return nil }
        otherwise = other
      }
    }
    if word == "range" {
      var names: [String] = []
      var source = head
      if let sign = head.firstRange(of: ":=") {
        names = head[..<sign.lowerBound].split(separator: ",").map { String($0).trimmingBlanks() }
        guard names.allSatisfy({ $0.hasPrefix("$") }), (1...2).contains(names.count) else { return nil }
        source = String(head[sign.upperBound...])
      }
      return Self.pipeline(source).map { .range($0, names: names, nodes, otherwise: otherwise) }
    }
    guard let pipeline = Self.pipeline(head) else { return nil }
    return word == "if"
      ? .condition(pipeline, then: nodes, otherwise: otherwise) : .with(pipeline, nodes, otherwise: otherwise)
  }

  private static func statement(_ action: String) -> GoTemplate.Node? {
    if action.hasPrefix("$"), let sign = action.firstRange(of: ":=") ?? action.firstRange(of: " = ") {
      let name = String(action[..<sign.lowerBound]).trimmingBlanks()
      return pipeline(String(action[sign.upperBound...])).map { .assignment(name, $0) }
    }
    return pipeline(action).map { .output($0) }
  }

  // MARK: Pipelines

  static func pipeline(_ text: String) -> GoTemplate.Pipeline? {
    var words = Words(rest: Substring(text))
    return words.pipeline(depth: 0).flatMap { words.isAtEnd ? $0 : nil }
  }

  private struct Words {
    var rest: Substring

    var isAtEnd: Bool { rest.allSatisfy(\.isWhitespace) }

    mutating func pipeline(depth: Int) -> GoTemplate.Pipeline? {
      guard depth < 50 else { return nil }
      var commands: [[GoTemplate.Operand]] = [[]]
      while true {
        rest = rest.drop(while: \.isWhitespace)
        guard let first = rest.first, first != ")" else { break }
        if first == "|" {
          rest.removeFirst()
          commands.append([])
        } else {
          guard let operand = operand(depth: depth) else { return nil }
          commands[commands.count - 1].append(operand)
        }
      }
      return commands.contains(where: \.isEmpty) ? nil : GoTemplate.Pipeline(commands: commands)
    }

    private mutating func operand(depth: Int) -> GoTemplate.Operand? {
      switch rest.first {
      case "(":
        rest.removeFirst()
        guard let inner = pipeline(depth: depth + 1), rest.popFirst() == ")" else { return nil }
        return .pipeline(inner)
      case "\"", "`": return string().map { .literal(.string($0)) }
      default:
        let word = rest.prefix { !$0.isWhitespace && $0 != ")" && $0 != "|" && $0 != "(" }
        rest = rest.dropFirst(word.count)
        return Self.operand(String(word))
      }
    }

    private static func operand(_ word: String) -> GoTemplate.Operand? {
      if word.hasPrefix(".") { return names(word.dropFirst()).map { .field($0) } }
      if word.hasPrefix("$") {
        let name = word.prefix { $0 != "." }
        return names(word.dropFirst(name.count + 1)).map { .variable(String(name), $0) }
      }
      switch word {
      case "true", "false": return .literal(.bool(word == "true"))
      case "nil": return .literal(.null)
      default: break
      }
      if let number = Int64(word) { return .literal(.int(number)) }
      if let number = Double(word), number.isFinite { return .literal(.double(number)) }
      return GoTemplateMachine.functions.contains(word) ? .function(word) : nil
    }

    private static func names(_ text: Substring) -> [String]? {
      let names = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
      if names == [""] { return [] }
      let isName: (String) -> Bool = { name in
        !name.isEmpty && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
      }
      return names.allSatisfy(isName) ? names : nil
    }

    private mutating func string() -> String? {
      guard let quote = rest.popFirst() else { return nil }
      var text = ""
      while let character = rest.popFirst() {
        if character == quote { return text }
        guard character == "\\", quote == "\"" else {
          text.append(character)
          continue
        }
        switch rest.popFirst() {
        case "n": text.append("\n")
        case "t": text.append("\t")
        case let other?: text.append(other)
        case nil: return nil
        }
      }
      return nil
    }
  }
}
