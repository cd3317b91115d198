import Kubernetes

/// JSON as kubectl and Go write it: members sorted by key, `<`, `>` and `&` escaped.
public enum JSONWriter {
  /// Indented by four, with a newline at the end, as `kubectl get -o json`.
  public static func indented(_ value: JSONValue) -> String {
    var text = ""
    write(value, indentation: 0, into: &text)
    return text + "\n"
  }

  /// On one line, without blanks.
  public static func compact(_ value: JSONValue) -> String {
    var text = ""
    write(value, indentation: nil, into: &text)
    return text
  }

  private static func write(_ value: JSONValue, indentation: Int?, into text: inout String) {
    switch value {
    case .null: text += "null"
    case .bool(let flag): text += flag ? "true" : "false"
    case .int(let number): text += String(number)
    case .double(let number): text += self.text(of: number)
    case .string(let string): quote(string, into: &text)
    case .array(let items):
      writeParts(items, "[", "]", indentation: indentation, into: &text) { item, inner, text in
        write(item, indentation: inner, into: &text)
      }
    case .object(let members):
      let sorted = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      writeParts(sorted, "{", "}", indentation: indentation, into: &text) { member, inner, text in
        quote(member.key, into: &text)
        text += inner == nil ? ":" : ": "
        write(member.value, indentation: inner, into: &text)
      }
    }
  }

  private static func writeParts<Part>(
    _ parts: [Part], _ open: String, _ close: String, indentation: Int?, into text: inout String,
    write: (Part, _ inner: Int?, inout String) -> Void
  ) {
    text += open
    guard !parts.isEmpty else {
      text += close
      return
    }
    let inner = indentation.map { $0 + 4 }
    for (index, part) in parts.enumerated() {
      if index > 0 { text += "," }
      if let inner { text += "\n" + String(repeating: " ", count: inner) }
      write(part, inner, &text)
    }
    if let indentation { text += "\n" + String(repeating: " ", count: indentation) }
    text += close
  }

  private static func quote(_ string: String, into text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{8}": text += "\\b"
      case "\u{c}": text += "\\f"
      case "<", ">", "&", "\u{2028}", "\u{2029}", ..<" ":
        let hex = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }

  /// A number as Go's JSON has it: the shortest digits that read back, without exponent from 10^-6 to 10^21.
  static func text(of number: Double) -> String {
    guard number.isFinite, number != 0 else { return "0" }
    let (digits, exponent) = shortestDigits(abs(number))
    let sign = number < 0 ? "-" : ""
    if exponent < -5 || exponent > 21 {
      let fraction = digits.dropFirst()
      let power = exponent - 1
      return sign + digits.prefix(1) + (fraction.isEmpty ? "" : "." + fraction)
        + "e" + (power < 0 ? "-" : "+") + (abs(power) < 10 && power > 0 ? "0" : "") + String(abs(power))
    }
    if exponent <= 0 { return sign + "0." + String(repeating: "0", count: -exponent) + digits }
    if digits.count <= exponent {
      return sign + digits + String(repeating: "0", count: exponent - digits.count)
    }
    return sign + digits.prefix(exponent) + "." + digits.dropFirst(exponent)
  }

  /// The number as 0.`digits` × 10^`exponent`.
  private static func shortestDigits(_ number: Double) -> (digits: String, exponent: Int) {
    let parts = number.description.split(separator: "e")
    let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let whole = mantissa[0] == "0" ? "" : mantissa[0]
    let fraction = mantissa.count > 1 && mantissa[1] != "0" ? mantissa[1] : ""
    var digits = String(whole + fraction)
    var exponent = whole.count + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
    while digits.first == "0" {
      digits.removeFirst()
      exponent -= 1
    }
    while digits.last == "0" { digits.removeLast() }
    return (digits, exponent)
  }
}
