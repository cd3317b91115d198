import Observability

/// The little of awk that is used with kubectl: `{print $1, $3}`, with `NR>1`, `$2=="Running"` or `/text/` in
/// front.
struct Awk {
  private enum Item {
    case field(Int)
    case lastField
    case text(String)
    case lineNumber
    case fieldCount
  }

  private enum Condition {
    case always
    case comparison(Item, String, Item)
    case matches(field: Int, LinearPattern, isNegated: Bool)
  }

  private var condition = Condition.always
  /// What is printed: groups with blanks between them, each of pieces without.
  private var groups: [[Item]] = []
  private let separator: String?

  /// Nil for a program that is not understood.
  init?(_ program: String, separator: String?) {
    self.separator = separator
    let text = program.trimmingBlanks()
    guard let open = text.lastIndex(of: "{") else {
      guard let condition = Self.condition(text) else { return nil }
      self.condition = condition
      groups = [[.field(0)]]
      return
    }
    guard text.last == "}" else { return nil }
    let before = String(text[..<open]).trimmingBlanks()
    if !before.isEmpty {
      guard let condition = Self.condition(before) else { return nil }
      self.condition = condition
    }
    let body = String(text[text.index(after: open)...].dropLast()).trimmingBlanks()
    guard body.hasPrefix("print"), let groups = Self.groups(String(body.dropFirst(5))) else { return nil }
    self.groups = groups
  }

  func run(on lines: [String]) -> [String] {
    var printed: [String] = []
    for (index, line) in lines.enumerated() {
      let fields =
        separator.map { line.split(separator: $0, omittingEmptySubsequences: false).map(String.init) }
        ?? line.split(whereSeparator: \.isWhitespace).map(String.init)
      func value(_ item: Item) -> String {
        switch item {
        case .field(0): line
        case .field(let number): number <= fields.count ? fields[number - 1] : ""
        case .lastField: fields.last ?? ""
        case .text(let text): text
        case .lineNumber: "\(index + 1)"
        case .fieldCount: "\(fields.count)"
        }
      }
      guard holds(line, value) else { continue }
      printed.append(groups.map { $0.map(value).joined() }.joined(separator: " "))
    }
    return printed
  }

  private func holds(_ line: String, _ value: (Item) -> String) -> Bool {
    switch condition {
    case .always: return true
    case .matches(let field, let pattern, let isNegated):
      return pattern.isFound(in: value(.field(field))) != isNegated
    case .comparison(let left, let sign, let right):
      let (a, b) = (value(left), value(right))
      if let first = Double(a), let second = Double(b) { return Self.holds(first, sign, second) }
      return Self.holds(a, sign, b)
    }
  }

  private static func holds<Value: Comparable>(_ left: Value, _ sign: String, _ right: Value) -> Bool {
    switch sign {
    case "==": left == right
    case "!=": left != right
    case ">=": left >= right
    case "<=": left <= right
    case ">": left > right
    default: left < right
    }
  }

  private static func condition(_ text: String) -> Condition? {
    if text.count >= 2, text.hasPrefix("/"), text.hasSuffix("/") {
      return LinearPattern(String(text.dropFirst().dropLast())).map {
        .matches(field: 0, $0, isNegated: false)
      }
    }
    for sign in ["!~", "~"] {
      guard let place = text.firstRange(of: sign), case .field(let field)? = item(text[..<place.lowerBound])
      else {
        continue
      }
      let pattern = String(text[place.upperBound...]).trimmingBlanks()
      guard pattern.count >= 2, pattern.hasPrefix("/"), pattern.hasSuffix("/") else { return nil }
      return LinearPattern(String(pattern.dropFirst().dropLast())).map {
        .matches(field: field, $0, isNegated: sign == "!~")
      }
    }
    for sign in ["==", "!=", ">=", "<=", ">", "<"] {
      guard let place = text.firstRange(of: sign) else { continue }
      guard let left = item(text[..<place.lowerBound]), let right = item(text[place.upperBound...]) else {
        return nil
      }
      return .comparison(left, sign, right)
    }
    return nil
  }

  private static func groups(_ text: String) -> [[Item]]? {
    if text.trimmingBlanks().isEmpty { return [[.field(0)]] }
    var groups: [[Item]] = []
    for part in parts(of: text, separatedBy: ",") {
      var pieces: [Item] = []
      for piece in parts(of: part.trimmingBlanks(), separatedBy: " ") where !piece.isEmpty {
        guard let item = item(piece[...]) else { return nil }
        pieces.append(item)
      }
      groups.append(pieces)
    }
    return groups
  }

  /// Parts between separators that stand outside quotes.
  private static func parts(of text: String, separatedBy separator: Character) -> [String] {
    var parts = [""]
    var isQuoted = false
    for character in text {
      if character == "\"" { isQuoted.toggle() }
      if character == separator, !isQuoted {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts
  }

  private static func item(_ text: Substring) -> Item? {
    let word = String(text).trimmingBlanks()
    if word.count >= 2, word.hasPrefix("\""), word.hasSuffix("\"") {
      return .text(
        String(word.dropFirst().dropLast()).replacing("\\t", with: "\t").replacing("\\n", with: "\n"))
    }
    switch word {
    case "NR": return .lineNumber
    case "NF": return .fieldCount
    case "$NF": return .lastField
    default: break
    }
    if word.hasPrefix("$") {
      return Int(word.dropFirst()).flatMap { (0...1000).contains($0) ? .field($0) : nil }
    }
    return Double(word) == nil ? nil : .text(word)
  }
}
