import Kubernetes

/// What kubectl makes of a YAML scalar: YAML 1.1 as go-yaml reads it, on its way to JSON.
///
/// It happens before the type of a field is known: `value: yes` in an environment variable is the boolean true,
/// and the API server then refuses it.
///
/// Source: go.yaml.in/yaml/v2 `resolve.go`, sigs.k8s.io/yaml.
enum ScalarResolution {
  enum Resolved: Equatable {
    case value(JSONValue)
    /// `.inf` and `.nan`, which JSON cannot hold.
    case notANumber
    /// `<<`, which merges a mapping into the one it stands in.
    case merge
  }

  private static let words: [String: Resolved] = {
    var words: [String: Resolved] = [:]
    for word in ["y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"] {
      words[word] = .value(.bool(true))
    }
    for word in ["n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"] {
      words[word] = .value(.bool(false))
    }
    for word in ["", "~", "null", "Null", "NULL"] { words[word] = .value(.null) }
    for word in [".nan", ".NaN", ".NAN"] { words[word] = .notANumber }
    for word in [".inf", ".Inf", ".INF"] {
      for sign in ["", "+", "-"] { words[sign + word] = .notANumber }
    }
    words["<<"] = .merge
    return words
  }()

  /// - Parameters:
  ///   - text: the scalar's text, escapes and quotes taken away.
  ///   - isPlain: whether it stood without quotes and not as a block.
  ///   - tag: the tag written before it, in full; nil when there was none.
  static func resolve(_ text: String, isPlain: Bool, tag: String?) -> Resolved {
    switch tag {
    case nil: isPlain ? resolvePlain(text) : .value(.string(text))
    case "tag:yaml.org,2002:int", "tag:yaml.org,2002:float", "tag:yaml.org,2002:bool",
      "tag:yaml.org,2002:null":
      resolvePlain(text)
    default: .value(.string(text))
    }
  }

  static func resolvePlain(_ text: String) -> Resolved {
    guard let first = text.utf8.first else { return .value(.null) }
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      if text.utf8.count <= 5, let word = words[text] { return word }
      guard first != UInt8(ascii: ".") || text.utf8.count > 1 else { return .value(.string(text)) }
      return .value(number(text) ?? .string(text))
    default:
      guard text.utf8.count <= 5 else { return .value(.string(text)) }
      return words[text] ?? .value(.string(text))
    }
  }

  /// Whether kubectl, reading the text without quotes, would take it for a string.
  static func readsBackAsString(_ text: String) -> Bool {
    switch resolvePlain(text) {
    case .value(.string): !isTimestamp(text) && !isBase60(text)
    case .merge: true
    case .value, .notANumber: false
    }
  }

  // MARK: - Numbers

  private static func number(_ text: String) -> JSONValue? {
    let plain = text.replacing("_", with: "")
    if !text.hasPrefix("."), let number = goInteger(plain) { return number }
    guard isYAMLFloat(plain), let double = Double(plain.hasSuffix(".") ? plain + "0" : plain), double.isFinite
    else { return nil }
    return JSONValue(goFloat: double)
  }

  /// An integer as Go reads it with base 0: decimal, `0x`, `0b`, `0o`, and octal after a leading zero.
  private static func goInteger(_ text: String) -> JSONValue? {
    var digits = Substring(text)
    let isNegative = digits.first == "-"
    if digits.first == "-" || digits.first == "+" { digits.removeFirst() }
    var radix = 10
    if digits.first == "0", digits.count > 1 {
      let prefix = digits.dropFirst().first
      switch prefix {
      case "x", "X": radix = 16
      case "b", "B": radix = 2
      case "o", "O": radix = 8
      case let digit? where digit.isNumber: radix = 8
      default: return nil
      }
      digits = digits.dropFirst(prefix?.isNumber == true ? 1 : 2)
    }
    guard !digits.isEmpty, digits.first != "+", digits.first != "-" else { return nil }
    if let number = Int64((isNegative ? "-" : "") + digits, radix: radix) { return .int(number) }
    guard !isNegative, let large = UInt64(digits, radix: radix) else { return nil }
    return .double(Double(large))
  }

  /// `^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$`
  private static func isYAMLFloat(_ text: String) -> Bool {
    var rest = text.utf8[...]
    func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    let whole = rest.prefix(while: isDigit)
    rest = rest.dropFirst(whole.count)
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      let fraction = rest.prefix(while: isDigit)
      guard !whole.isEmpty || !fraction.isEmpty else { return false }
      rest = rest.dropFirst(fraction.count)
    } else if whole.isEmpty {
      return false
    }
    guard let exponent = rest.first else { return true }
    guard exponent == UInt8(ascii: "e") || exponent == UInt8(ascii: "E") else { return false }
    rest.removeFirst()
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    return !rest.isEmpty && rest.allSatisfy(isDigit)
  }

  // MARK: - What YAML 1.1 writers quote all the same

  /// `2024-01-02`, alone or with a time after it: go-yaml takes it for a timestamp.
  private static func isTimestamp(_ text: String) -> Bool {
    let parts = text.split(separator: "-", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, parts[0].utf8.allSatisfy({ (48...57).contains($0) }),
      let month = leadingNumber(parts[1]), month.rest.isEmpty, (1...12).contains(month.value),
      let day = leadingNumber(parts[2]), (1...31).contains(day.value)
    else { return false }
    guard let separator = day.rest.first else { return true }
    guard "Tt ".contains(separator) else { return false }
    let time = day.rest.dropFirst().split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
    guard time.count == 3, let hour = leadingNumber(time[0]), hour.rest.isEmpty, hour.value < 24,
      let minute = leadingNumber(time[1]), minute.rest.isEmpty, minute.value < 60,
      let second = leadingNumber(time[2]), second.value < 60
    else { return false }
    let zone = second.rest.first == "." ? second.rest.dropFirst().drop { $0.isNumber } : second.rest
    if separator == " " { return zone.isEmpty }
    return zone == "Z" || isZoneOffset(zone)
  }

  private static func isZoneOffset(_ text: Substring) -> Bool {
    guard let sign = text.first, sign == "+" || sign == "-" else { return false }
    let parts = text.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { $0.count == 2 && $0.allSatisfy(\.isNumber) }
  }

  private static func leadingNumber(_ text: Substring) -> (value: Int, rest: Substring)? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard (1...2).contains(digits.count), let value = Int(digits) else { return nil }
    return (value, text.dropFirst(digits.count))
  }

  /// `^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$`
  private static func isBase60(_ text: String) -> Bool {
    var rest = Substring(text)
    if rest.first == "-" || rest.first == "+" { rest.removeFirst() }
    guard let first = rest.first, first.isASCII, first.isNumber else { return false }
    let parts = rest.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count >= 2, parts[0].allSatisfy({ $0 == "_" || ($0.isASCII && $0.isNumber) }) else {
      return false
    }
    return parts.dropFirst().enumerated().allSatisfy { index, part in
      guard let number = leadingNumber(part), number.value < 60 else { return false }
      guard !number.rest.isEmpty else { return true }
      return index == parts.count - 2 && number.rest.first == "."
        && number.rest.dropFirst().allSatisfy { $0 == "_" || ($0.isASCII && $0.isNumber) }
    }
  }
}

extension JSONValue {
  /// A floating-point number as Go writes it in JSON: whole numbers below 10^21 have no fraction, and so read
  /// back as integers where they fit.
  init(goFloat double: Double) {
    if let whole = Int64(exactly: double) {
      self = .int(whole)
    } else {
      self = .double(double)
    }
  }
}
