/// Figures as a person reads them.
enum FigureTable {
  private static let widths = (name: 44, value: 16, aim: 18)

  static let heading =
    padded("FIGURE", widths.name) + aligned("MEASURED", widths.value) + "  " + padded("AIM", widths.aim)
    + "MET"

  static func line(_ figure: Figure) -> String {
    let mark = figure.isMet.map { $0 ? "✔" : "✘" } ?? "–"
    let line =
      padded("  " + figure.name, widths.name) + aligned(told(figure.value, figure.unit), widths.value) + "  "
      + padded(figure.aim.map { told($0, figure.unit) } ?? "–", widths.aim) + padded(mark, 4) + figure.note
    return line.trimmedAtEnd
  }

  /// The same figures of two programs side by side, with what the second is of the first.
  static func comparison(_ base: [String: [Figure]], _ here: [String: [Figure]]) -> [String] {
    var lines = [
      padded("FIGURE", widths.name) + aligned("BASE", widths.value) + aligned("HERE", widths.value)
        + aligned("RATIO", 9)
    ]
    for section in Section.allCases {
      guard let figures = here[section.rawValue] else { continue }
      lines += ["", section.title]
      let before = base[section.rawValue] ?? []
      for figure in figures {
        let old = before.first { $0.name == figure.name }
        let ratio = old.flatMap { $0.value > 0 ? rounded(figure.value / $0.value, digits: 2) : nil } ?? "–"
        lines.append(
          padded("  " + figure.name, widths.name)
            + aligned(old.map { told($0.value, $0.unit) } ?? "–", widths.value)
            + aligned(told(figure.value, figure.unit), widths.value) + aligned(ratio, 9))
      }
    }
    return lines
  }

  static func told(_ value: Double, _ unit: String) -> String {
    let digits = value >= 100 ? 0 : value >= 10 ? 1 : 2
    return rounded(value, digits: digits) + (unit.isEmpty ? "" : " \(unit)")
  }

  private static func told(_ aim: Figure.Aim, _ unit: String) -> String {
    switch aim {
    case .atLeast(let bound): "≥ \(told(bound, unit))"
    case .atMost(let bound): "≤ \(told(bound, unit))"
    }
  }

  /// Thousands are set apart.
  static func rounded(_ value: Double, digits: Int) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "–" }
    let scale = (0..<digits).reduce(1.0) { scale, _ in scale * 10 }
    let scaled = Int((value * scale).rounded())
    var whole = String(scaled / Int(scale))
    var grouped = ""
    while whole.count > 3 {
      grouped = "," + whole.suffix(3) + grouped
      whole = String(whole.dropLast(3))
    }
    let rest = String(scaled % Int(scale))
    let fraction = digits == 0 ? "" : "." + String(repeating: "0", count: digits - rest.count) + rest
    return whole + grouped + fraction
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }

  private static func aligned(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(1, width - text.count)) + text
  }
}

extension String {
  fileprivate var trimmedAtEnd: String { String(reversed().drop { $0 == " " }.reversed()) }
}
