/// Selectors as `kubectl -l` takes them: `app=web,tier!=cache,env in (a, b),!legacy,team`.
extension LabelSelector {
  /// Reads a selector; nil when the text is none. Empty text selects everything.
  public init?(_ text: String) {
    var expressions: [Requirement] = []
    for term in Self.terms(of: text) {
      guard let requirement = Self.requirement(term) else { return nil }
      expressions.append(requirement)
    }
    self.init(matchExpressions: expressions)
  }

  /// The comma-separated terms; commas inside parentheses separate values.
  private static func terms(of text: String) -> [Substring] {
    var terms: [Substring] = []
    var start = text.startIndex
    var depth = 0
    for index in text.indices {
      switch text[index] {
      case "(": depth += 1
      case ")": depth -= 1
      case "," where depth == 0:
        terms.append(text[start..<index])
        start = text.index(after: index)
      default: break
      }
    }
    terms.append(text[start...])
    return terms.count == 1 && trimmed(terms[0]).isEmpty ? [] : terms
  }

  private static func requirement(_ term: Substring) -> Requirement? {
    let term = trimmed(term)
    if let operands = term.firstRange(of: "!=") { return equality(term, operands, .notIn) }
    if let operands = term.firstRange(of: "==") ?? term.firstRange(of: "=") {
      return equality(term, operands, .isIn)
    }
    if term.hasSuffix(")") { return membership(term.dropLast()) }
    let key = term.hasPrefix("!") ? trimmed(term.dropFirst()) : term
    guard isName(key) else { return nil }
    return Requirement(key: String(key), operator: term.hasPrefix("!") ? .doesNotExist : .exists)
  }

  private static func equality(
    _ term: Substring, _ sign: Range<Substring.Index>, _ operator: Requirement.Operator
  ) -> Requirement? {
    let key = trimmed(term[..<sign.lowerBound])
    let value = trimmed(term[sign.upperBound...])
    guard isName(key), value.isEmpty || isName(value) else { return nil }
    return Requirement(key: String(key), operator: `operator`, values: [String(value)])
  }

  private static func membership(_ term: Substring) -> Requirement? {
    guard let open = term.firstIndex(of: "(") else { return nil }
    let words = term[..<open].split(separator: " ")
    guard words.count == 2, isName(words[0]), words[1] == "in" || words[1] == "notin" else { return nil }
    let values = term[term.index(after: open)...].split(separator: ",", omittingEmptySubsequences: false)
    let names = values.map { String(trimmed($0)) }
    return Requirement(
      key: String(words[0]), operator: words[1] == "in" ? .isIn : .notIn, values: names.sorted())
  }

  private static func isName(_ text: Substring) -> Bool {
    !text.isEmpty && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_./".contains($0)) }
  }

  private static func trimmed(_ text: Substring) -> Substring {
    let start = text.drop { $0 == " " }
    guard let last = start.lastIndex(where: { $0 != " " }) else { return "" }
    return start[...last]
  }
}
