extension JQValue {
  /// `+`, `-`, `*`, `/` and `%`, of whatever they are defined for.
  static func combined(_ left: JQValue, _ operation: JQFilter.Arithmetic, _ right: JQValue) throws(JQError)
    -> JQValue
  {
    switch (operation, left, right) {
    case (.plus, .null, let other), (.plus, let other, .null): return other
    case (.plus, .number(let a), .number(let b)): return .number(a + b)
    case (.plus, .string(let a), .string(let b)): return .string(a + b)
    case (.plus, .array(let a), .array(let b)): return .array(a + b)
    case (.plus, .object(let a), .object(let b)): return .object(a.merging(b, deeply: false))
    case (.minus, .number(let a), .number(let b)): return .number(a - b)
    case (.minus, .array(let a), .array(let b)): return .array(a.filter { !b.contains($0) })
    case (.times, .number(let a), .number(let b)): return .number(a * b)
    case (.times, .string(let text), .number(let count)), (.times, .number(let count), .string(let text)):
      guard count > 0 else { return .null }
      guard Double(text.utf8.count) * count < 1_000_000 else { throw .tooLong }
      return .string(String(repeating: text, count: max(1, Int(count))))
    case (.times, .object(let a), .object(let b)): return .object(a.merging(b, deeply: true))
    case (.divided, .number(let a), .number(let b)):
      guard b != 0 else { throw undefined(left, right, "divided because the divisor is zero") }
      return .number(a / b)
    case (.divided, .string(let text), .string(let separator)): return split(text, by: separator)
    case (.modulo, .number(let a), .number(let b)):
      guard let dividend = whole(a), let divisor = whole(b), divisor != 0 else {
        throw undefined(left, right, "divided because the divisor is zero")
      }
      return .number(Double(dividend % abs(divisor)))
    default: throw undefined(left, right, operation.participle)
    }
  }

  static func split(_ text: String, by separator: String) -> JQValue {
    if text.isEmpty { return .array([]) }
    if separator.isEmpty { return .array(text.map { .string(String($0)) }) }
    return .array(
      text.split(separator: separator, omittingEmptySubsequences: false).map { .string(String($0)) })
  }

  private static func whole(_ number: Double) -> Int? { Int(exactly: number.rounded(.towardZero)) }

  private static func undefined(_ left: JQValue, _ right: JQValue, _ what: String) -> JQError {
    .failed("\(left.excerptWithType) and \(right.excerptWithType) cannot be \(what)")
  }
}

extension JQFilter.Arithmetic {
  fileprivate var participle: String {
    switch self {
    case .plus: "added"
    case .minus: "subtracted"
    case .times: "multiplied"
    case .divided, .modulo: "divided"
    }
  }
}

extension JQObject {
  func merging(_ other: JQObject, deeply: Bool) -> JQObject {
    var merged = self
    for (key, value) in other.members {
      if deeply, case .object(let mine)? = merged[key], case .object(let its) = value {
        merged[key] = .object(mine.merging(its, deeply: true))
      } else {
        merged[key] = value
      }
    }
    return merged
  }
}

// MARK: - Formats

extension JQValue {
  /// `@csv`, `@tsv`, `@json`, `@text`, `@sh`, `@base64`, `@uri`, `@html`.
  func formatted(as format: String) throws(JQError) -> String {
    switch format {
    case "text": return raw
    case "json": return text(.compact)
    case "csv": return try row(",") { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }
    case "tsv":
      return try row("\t") {
        $0.replacing("\\", with: "\\\\").replacing("\t", with: "\\t").replacing("\n", with: "\\n")
      }
    case "sh":
      func quoted(_ value: JQValue) -> String {
        guard case .string(let text) = value else { return value.raw }
        return "'" + text.replacing("'", with: "'\\''") + "'"
      }
      if case .array(let items) = self { return items.map(quoted).joined(separator: " ") }
      return quoted(self)
    case "base64": return Base64.encoded(Array(raw.utf8))
    case "base64d":
      guard let bytes = Base64.decoded(raw) else {
        throw .failed("\(excerptWithType) is not valid base64 data")
      }
      return String(decoding: bytes, as: UTF8.self)
    default: throw .undefined("@\(format)")
    }
  }

  private func row(_ separator: String, quote: (String) -> String) throws(JQError) -> String {
    guard case .array(let items) = self else {
      throw .failed("\(excerptWithType) cannot be csv-formatted, only an array can be")
    }
    var cells: [String] = []
    for item in items {
      switch item {
      case .string(let text): cells.append(quote(text))
      case .null: cells.append("")
      case .number, .bool: cells.append(item.raw)
      case .array, .object:
        throw .failed("\(item.excerptWithType) is not valid in a csv row")
      }
    }
    return cells.joined(separator: separator)
  }
}

/// Text of 64 letters for any bytes.
enum Base64 {
  private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func encoded(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let number = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << (8 * UInt32(3 - group.count))
      for place in 0..<4 {
        let letter = letters[Int(number >> UInt32(18 - 6 * place) & 63)]
        text.append(place <= group.count ? letter : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Nil when the text is none of this form.
  static func decoded(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for letter in text.utf8 where letter != UInt8(ascii: "=") && letter != UInt8(ascii: "\n") {
      guard let value = letters.firstIndex(of: letter) else { return nil }
      bits = bits << 6 | UInt32(value)
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return bytes
  }
}
