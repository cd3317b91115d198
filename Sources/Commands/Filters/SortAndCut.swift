import Kubernetes
import Narration

/// The order of `sort`.
struct Sort {
  private let isNumeric: Bool
  private let isReversed: Bool
  private let isUnique: Bool
  private let ignoresCase: Bool
  /// Counted from 1.
  private let field: Int?
  private let separator: Character?

  init(_ given: Invocation) {
    let key = given.values["key"]?.last ?? ""
    isNumeric =
      given.values["numeric-sort"] != nil || given.values["human-numeric-sort"] != nil || key.contains("n")
    isReversed = given.values["reverse"] != nil || key.contains("r")
    isUnique = given.values["unique"] != nil
    ignoresCase = given.values["ignore-case"] != nil
    field = Int(key.prefix { $0.isNumber })
    separator = given.values["field-separator"]?.last?.first
  }

  func sorted(_ lines: [String]) -> [String] {
    var ordered = lines.sorted { left, right in
      let (a, b) = (key(of: left), key(of: right))
      if isNumeric {
        let (first, second) = (Self.number(a), Self.number(b))
        if first != second { return first < second }
      } else if a != b {
        return a < b
      }
      return left < right
    }
    if isReversed { ordered.reverse() }
    guard isUnique else { return ordered }
    return ordered.enumerated().filter { $0.offset == 0 || ordered[$0.offset - 1] != $0.element }.map(
      \.element)
  }

  private func key(of line: String) -> String {
    var key = line
    if let field {
      let fields =
        separator.map { line.split(separator: $0, omittingEmptySubsequences: false) }
        ?? line.split(whereSeparator: \.isWhitespace)
      key = field >= 1 && field <= fields.count ? String(fields[field - 1]) : ""
    }
    return ignoresCase ? key.lowercased() : key
  }

  /// The number that text begins with, suffixes of quantities counted: `250m`, `4Gi`.
  private static func number(_ text: String) -> Double {
    let word = String(text.drop { $0 == " " }.prefix { !$0.isWhitespace })
    return Quantity(word)?.double ?? Double(word.prefix { $0.isNumber || $0 == "." || $0 == "-" }) ?? 0
  }
}

/// Fields or characters of each line.
struct Cut {
  private enum Unit { case fields(Character), characters }
  private let unit: Unit
  private let ranges: [ClosedRange<Int>]

  init(_ given: Invocation) throws(CommandError) {
    let list: String
    if let fields = given.values["fields"]?.last {
      list = fields
      unit = .fields(given.values["delimiter"]?.last?.first ?? "\t")
    } else if let characters = (given.values["characters"] ?? given.values["bytes"])?.last {
      list = characters
      unit = .characters
    } else {
      throw .say(.missingArgument("-f", syntax: "cut -d, -f1"))
    }
    var ranges: [ClosedRange<Int>] = []
    for part in list.split(separator: ",") {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false)
      let low = ends[0].isEmpty ? 1 : Int(ends[0])
      let high = ends.count == 1 ? low : ends[1].isEmpty ? Int.max : Int(ends[1])
      guard let low, let high, low >= 1, high >= low, ends.count <= 2 else {
        throw .say(.badNumber(String(part), lowest: 1, highest: 10_000))
      }
      ranges.append(low...high)
    }
    self.ranges = ranges
  }

  func run(on lines: [String]) -> CommandOutput {
    .lines(
      lines.map { line in
        switch unit {
        case .characters: return String(chosen(Array(line)))
        case .fields(let delimiter):
          let fields = line.split(separator: delimiter, omittingEmptySubsequences: false)
          guard fields.count > 1 else { return line }
          return chosen(fields).joined(separator: String(delimiter))
        }
      })
  }

  private func chosen<Part>(_ parts: [Part]) -> [Part] {
    parts.enumerated().filter { place in ranges.contains { $0.contains(place.offset + 1) } }.map(\.element)
  }
}
