/// `--output table`: boxes within boxes, as the AWS CLI draws them.
struct AWSTable {
  let title: String

  private struct Section {
    var title: String?
    let depth: Int
    var header: [String]?
    var rows: [[String]]
  }

  func text(_ value: JQValue) -> String {
    var sections: [Section] = []
    Self.collect(value, title: title, depth: 0, into: &sections)
    guard !sections.isEmpty else { return "" }
    let width = sections.map(Self.width).max() ?? 0
    var lines = [String(repeating: "-", count: width)]
    for section in sections { lines += Self.lines(of: section, width: width) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func scalar(_ value: JQValue) -> String? {
    switch value {
    case .null: "None"
    case .bool(let flag): flag ? "True" : "False"
    case .number, .string: value.raw
    case .array, .object: nil
    }
  }

  // MARK: - What stands in which box

  private static func collect(_ value: JQValue, title: String?, depth: Int, into sections: inout [Section]) {
    switch value {
    case .null, .bool, .number, .string:
      sections.append(Section(title: title, depth: depth, header: nil, rows: [[scalar(value) ?? ""]]))
    case .object(let object): collect(object, title: title, depth: depth, into: &sections)
    case .array(let items): collect(items, title: title, depth: depth, into: &sections)
    }
  }

  private static func collect(
    _ object: JQObject, title: String?, depth: Int, into sections: inout [Section]
  ) {
    let scalars = object.members.compactMap { member in scalar(member.value).map { (member.key, $0) } }
      .sorted { $0.0 < $1.0 }
    var section = Section(title: title, depth: depth, header: nil, rows: [])
    if scalars.count > 4 {
      section.rows = scalars.map { [$0.0, $0.1] }
    } else if !scalars.isEmpty {
      section.header = scalars.map(\.0)
      section.rows = [scalars.map(\.1)]
    }
    sections.append(section)
    for member in object.members where scalar(member.value) == nil {
      collect(member.value, title: member.key, depth: depth + 1, into: &sections)
    }
  }

  private static func collect(
    _ items: [JQValue], title: String?, depth: Int, into sections: inout [Section]
  ) {
    let objects = items.compactMap { item -> JQObject? in
      if case .object(let object) = item { object } else { nil }
    }
    let isFlat =
      objects.count == items.count && objects.allSatisfy { $0.members.allSatisfy { scalar($0.value) != nil } }
    if isFlat, !objects.isEmpty {
      let keys = Set(objects.flatMap(\.keys)).sorted()
      let rows = objects.map { object in keys.map { object[$0].flatMap(scalar) ?? "" } }
      sections.append(Section(title: title, depth: depth, header: keys, rows: rows))
    } else if items.allSatisfy({ scalar($0) != nil }) {
      sections.append(
        Section(title: title, depth: depth, header: nil, rows: items.compactMap { scalar($0).map { [$0] } }))
    } else if let rows = table(items) {
      sections.append(Section(title: title, depth: depth, header: nil, rows: rows))
    } else {
      for item in items { collect(item, title: title, depth: depth, into: &sections) }
    }
  }

  /// The rows of a list of lists; nil when it is none.
  private static func table(_ items: [JQValue]) -> [[String]]? {
    var rows: [[String]] = []
    for item in items {
      guard case .array(let cells) = item else { return nil }
      let texts = cells.compactMap(scalar)
      guard texts.count == cells.count else { return nil }
      rows.append(texts)
    }
    return rows
  }

  // MARK: - Lines

  private static func columns(of section: Section) -> [Int] {
    var widths: [Int] = []
    for row in [section.header].compactMap(\.self) + section.rows {
      for (column, cell) in row.enumerated() {
        if column == widths.count { widths.append(0) }
        widths[column] = max(widths[column], cell.count + 4)
      }
    }
    return widths
  }

  private static func width(of section: Section) -> Int {
    let columns = columns(of: section)
    let inner = columns.reduce(0, +) + max(columns.count - 1, 0)
    return max(inner, (section.title?.count ?? 0) + 2) + 2 * (section.depth + 1)
  }

  private static func lines(of section: Section, width: Int) -> [String] {
    let bars = String(repeating: "|", count: section.depth)
    let inner = width - 2 * (section.depth + 1)
    var columns = columns(of: section)
    if !columns.isEmpty {
      let used = columns.reduce(0, +) + columns.count - 1
      columns[columns.count - 1] += max(inner - used, 0)
    }
    let rule =
      bars + "+" + columns.map { String(repeating: "-", count: $0) }.joined(separator: "+") + "+" + bars
    func row(_ cells: [String], isHeader: Bool = false) -> String {
      let padded = columns.enumerated().map { column, width in
        let cell = column < cells.count ? cells[column] : ""
        guard isHeader else {
          return "  " + cell + String(repeating: " ", count: max(width - cell.count - 2, 0))
        }
        return centred(cell, width)
      }
      return bars + "|" + padded.joined(separator: "|") + "|" + bars
    }
    var lines: [String] = []
    if let title = section.title { lines.append(bars + "|" + centred(title, inner) + "|" + bars) }
    guard !section.rows.isEmpty else {
      return lines + [bars + "+" + String(repeating: "-", count: inner) + "+" + bars]
    }
    lines.append(rule)
    if let header = section.header { lines += [row(header, isHeader: true), rule] }
    return lines + section.rows.map { row($0) } + [rule]
  }

  private static func centred(_ text: String, _ width: Int) -> String {
    let blanks = max(width - text.count, 0)
    return String(repeating: " ", count: blanks / 2) + text
      + String(repeating: " ", count: blanks - blanks / 2)
  }
}
