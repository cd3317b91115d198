/// What a terminal shows of the bytes it was sent: as much of a VT100 as libedit and Bancada use.
struct Screen {
  let columns: Int
  let rows: Int
  private var cells: [[Character]]
  private var row = 0
  private var column = 0
  private var pending: [UInt8] = []
  private var escape: [UInt8]?
  /// What the usual screen shows, while there is another in its place.
  private var usual: (cells: [[Character]], row: Int, column: Int)?
  private(set) var showsCursor = true

  var isAlternate: Bool { usual != nil }

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
  }

  /// Lines from the top, without the blanks at their ends and without the empty ones at the bottom.
  var lines: [String] {
    var lines = cells.map { row in
      var text = String(row.filter { $0 != Self.secondHalf })
      while text.last == " " { text.removeLast() }
      return text
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  /// The line that the cursor is on.
  var currentLine: String { lines.indices.contains(row) ? lines[row] : "" }

  mutating func show(_ bytes: some Sequence<UInt8>) { for byte in bytes { show(byte) } }

  private static let secondHalf: Character = "\u{0}"

  private mutating func show(_ byte: UInt8) {
    if let started = escape {
      escape = started + [byte]
      finishEscape()
    } else if byte == 0x1B {
      escape = []
    } else if byte < 0x20 || byte == 0x7F {
      control(byte)
    } else {
      pending.append(byte)
      guard let text = String(validating: pending, as: UTF8.self) else { return }
      pending = []
      for character in text { put(character) }
    }
  }

  private mutating func control(_ byte: UInt8) {
    switch byte {
    case 0x08: column = max(0, column - 1)
    case 0x09: column = min(columns - 1, (column / 8 + 1) * 8)
    case 0x0A: lineFeed()
    case 0x0D: column = 0
    default: break
    }
  }

  private mutating func lineFeed() {
    if row < rows - 1 {
      row += 1
    } else {
      cells.removeFirst()
      cells.append(Array(repeating: " ", count: columns))
    }
  }

  private mutating func put(_ character: Character) {
    if column == columns {
      column = 0
      lineFeed()
    }
    let isWide = character.unicodeScalars.contains { (0x2E80...0xFFDC).contains($0.value) }
    cells[row][column] = character
    column += 1
    if isWide, column < columns {
      cells[row][column] = Self.secondHalf
      column += 1
    }
  }

  private mutating func finishEscape() {
    guard let sequence = escape, let first = sequence.first, let last = sequence.last else { return }
    guard first == UInt8(ascii: "[") else {
      escape = nil
      return
    }
    guard sequence.count > 1, (0x40...0x7E).contains(last) else { return }
    escape = nil
    let parameters = String(decoding: sequence.dropFirst().dropLast(), as: UTF8.self)
    if parameters.hasPrefix("?"), last == UInt8(ascii: "h") || last == UInt8(ascii: "l") {
      return change(String(parameters.dropFirst()), to: last == UInt8(ascii: "h"))
    }
    let numbers = parameters.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) }
    obey(Character(Unicode.Scalar(last)), numbers)
  }

  private mutating func change(_ mode: String, to isOn: Bool) {
    switch mode {
    case "25": showsCursor = isOn
    case "1049" where isOn:
      usual = usual ?? (cells, row, column)
      for row in 0..<rows { erase(row, from: 0) }
    case "1049":
      if let usual { (cells, row, column) = usual }
      usual = nil
    default: break
    }
  }

  private mutating func obey(_ command: Character, _ numbers: [Int?]) {
    let count = max(1, (numbers.first ?? nil) ?? 1)
    let mode = (numbers.first ?? nil) ?? 0
    column = min(column, columns - 1)
    switch command {
    case "A": row = max(0, row - count)
    case "B": row = min(rows - 1, row + count)
    case "C": column = min(columns - 1, column + count)
    case "D": column = max(0, column - count)
    case "G": column = min(columns, count) - 1
    case "H":
      row = min(rows, count) - 1
      column = min(columns, max(1, (numbers.count > 1 ? numbers[1] : nil) ?? 1)) - 1
    case "J":
      if mode == 0 { erase(row, from: column) }
      for below in (mode == 0 ? row + 1 : 0)..<rows { erase(below, from: 0) }
    case "K": erase(row, from: column)
    case "P":
      cells[row].removeSubrange(column..<min(columns, column + count))
      cells[row] += Array(repeating: " ", count: columns - cells[row].count)
    case "@":
      cells[row].insert(contentsOf: Array(repeating: " ", count: count), at: column)
      cells[row].removeLast(cells[row].count - columns)
    default: break
    }
  }

  private mutating func erase(_ row: Int, from column: Int) {
    for index in min(column, columns)..<columns { cells[row][index] = " " }
  }
}
