import Kubernetes

/// What is wrong with a catalogue query, and where.
public struct CatalogueQueryError: Error, Equatable, Sendable {
  public let problem: Problem
  /// The word it is about, counted in characters from 0 within the query.
  public let columns: Range<Int>
  /// Valid spellings, nearest first; empty when nothing is near.
  public let nearest: [String]

  public enum Problem: Equatable, Sendable {
    case unknownField(String)
    /// A word where a condition as `vcpu>=4` was expected.
    case noComparison(String)
    case noValue(CatalogueField)
    /// The value is none of the field's kind.
    case badValue(String, for: CatalogueField)
    /// `<` and its like on a field of words.
    case notOrdered(CatalogueField)
    /// `order` without `by FIELD`, `limit` without a number.
    case incomplete(String)
  }
}

extension CatalogueQuery {
  /// Reads `[where] CONDITION… [order by FIELD [asc|desc] [, FIELD …]] [limit N]`.
  ///
  /// A condition is one word: `arch=arm64`, `category=c,m,r`, `vcpu>=4`, `memory<=16Gi`, `gpu!=0`; `and` may
  /// stand between two. An empty text asks for everything.
  public static func parse(_ text: String) throws(CatalogueQueryError) -> CatalogueQuery {
    var parser = Parser(text)
    return try parser.query()
  }
}

private struct Parser {
  private var words: ArraySlice<(text: String, columns: Range<Int>)>
  private let end: Int

  init(_ text: String) {
    var words: [(text: String, columns: Range<Int>)] = []
    var start: Int?
    let characters = Array(text)
    for (column, character) in characters.enumerated() {
      if character.isWhitespace {
        if let first = start { words.append((String(characters[first..<column]), first..<column)) }
        start = nil
      } else if start == nil {
        start = column
      }
    }
    if let first = start { words.append((String(characters[first...]), first..<characters.count)) }
    self.words = words[...]
    end = characters.count
  }

  mutating func query() throws(CatalogueQueryError) -> CatalogueQuery {
    var query = CatalogueQuery()
    if words.first?.text.lowercased() == "where" { words.removeFirst() }
    while let word = words.popFirst() {
      switch word.text.lowercased() {
      case "and": continue
      case "order": query.order = try order(after: word.columns)
      case "limit": query.limit = try limit(after: word.columns)
      default: query.conditions.append(try condition(word.text, at: word.columns))
      }
    }
    return query
  }

  private func condition(_ word: String, at columns: Range<Int>) throws(CatalogueQueryError)
    -> CatalogueQuery.Condition
  {
    let symbols = Set("=!<>")
    let name = String(word.prefix { !symbols.contains($0) })
    let rest = word.dropFirst(name.count)
    guard let comparison = CatalogueQuery.Comparison.allCases.first(where: { rest.hasPrefix($0.rawValue) })
    else {
      let fields = CatalogueField(word: name).map { [$0.rawValue] } ?? nearest(to: name)
      throw CatalogueQueryError(
        problem: .noComparison(word), columns: columns, nearest: fields.map { "\($0)=" })
    }
    let nameColumns = columns.lowerBound..<columns.lowerBound + name.count
    guard let field = CatalogueField(word: name) else {
      throw CatalogueQueryError(
        problem: .unknownField(name), columns: nameColumns, nearest: nearest(to: name))
    }
    let isEquality = comparison == .equal || comparison == .notEqual
    guard field.unit != .text || isEquality else {
      throw CatalogueQueryError(
        problem: .notOrdered(field), columns: columns, nearest: ["\(name)=", "\(name)!="])
    }
    let texts = rest.dropFirst(comparison.rawValue.count).split(separator: ",").map(String.init)
    guard !texts.isEmpty else {
      throw CatalogueQueryError(problem: .noValue(field), columns: columns, nearest: [])
    }
    guard isEquality || texts.count == 1 else {
      throw CatalogueQueryError(
        problem: .badValue(texts.joined(separator: ","), for: field), columns: columns, nearest: [])
    }
    var values: [CatalogueQuery.Value] = []
    for text in texts {
      guard let value = value(text, of: field) else {
        throw CatalogueQueryError(problem: .badValue(text, for: field), columns: columns, nearest: [])
      }
      values.append(value)
    }
    return CatalogueQuery.Condition(field: field, comparison: comparison, values: values)
  }

  private func value(_ text: String, of field: CatalogueField) -> CatalogueQuery.Value? {
    switch field.unit {
    case .text: return .text(field == .arch ? Self.architectures[text.lowercased()] ?? text : text)
    case .memory:
      if let gibibytes = Double(text), gibibytes.isFinite { return .number(gibibytes * 1024) }
      return Quantity(text).map { .number($0.double / 1_048_576) }
    case .usdPerHour:
      let amount = text.hasPrefix("$") ? String(text.dropFirst()) : text
      return Double(amount).flatMap { $0.isFinite ? .number($0) : nil }
    case .count, .gigabytes, .megabitsPerSecond, .bucket: return Int(text).map { .number(Double($0)) }
    }
  }

  /// Names that AWS and Linux have for Kubernetes' architectures.
  private static let architectures = [
    "arm": "arm64", "graviton": "arm64", "aarch64": "arm64", "x86": "amd64", "x86_64": "amd64",
  ]

  private mutating func order(after columns: Range<Int>) throws(CatalogueQueryError) -> [CatalogueQuery.Order]
  {
    guard words.first?.text.lowercased() == "by" else { throw incomplete("order", columns) }
    words.removeFirst()
    var order: [CatalogueQuery.Order] = []
    var isMore = true
    while isMore {
      guard let word = words.popFirst() else { throw incomplete("order by", columns) }
      isMore = word.text.hasSuffix(",")
      for name in word.text.split(separator: ",").map(String.init) {
        guard let field = CatalogueField(word: name) else {
          throw CatalogueQueryError(
            problem: .unknownField(name), columns: word.columns, nearest: nearest(to: name))
        }
        order.append(CatalogueQuery.Order(field: field, isDescending: false))
      }
      let direction = words.first?.text.lowercased() ?? ""
      guard let last = order.last, ["asc", "desc", "asc,", "desc,"].contains(direction) else { continue }
      words.removeFirst()
      isMore = direction.hasSuffix(",")
      order[order.count - 1] = CatalogueQuery.Order(
        field: last.field, isDescending: direction.hasPrefix("desc"))
    }
    return order
  }

  private mutating func limit(after columns: Range<Int>) throws(CatalogueQueryError) -> Int {
    guard let word = words.popFirst(), let limit = Int(word.text), limit >= 0 else {
      throw incomplete("limit", columns)
    }
    return limit
  }

  private func incomplete(_ word: String, _ columns: Range<Int>) -> CatalogueQueryError {
    CatalogueQueryError(problem: .incomplete(word), columns: columns, nearest: [])
  }

  /// Fields whose names are at most two edits away, the nearer first.
  private func nearest(to word: String) -> [String] {
    CatalogueField.allCases.map { ($0.rawValue, editDistance(word.lowercased(), $0.rawValue)) }
      .filter { $0.1 <= 2 && $0.1 < $0.0.count }.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0)
  }

  private func editDistance(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left.prefix(32)), Array(right))
    var row = Array(0...right.count)
    for (index, character) in left.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in right.indices {
        let substituted = diagonal + (character == right[column] ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(substituted, diagonal + 1, row[column] + 1)
      }
    }
    return row[right.count]
  }
}
