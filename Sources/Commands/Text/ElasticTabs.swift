import Narration

/// Aligns tab-separated cells as Go's `text/tabwriter` does, which is what gives kubectl's tables and
/// descriptions their shape: a column is a run of adjacent lines that all have a cell there, and its width is
/// that of the widest of them. A line's last cell belongs to no column.
struct ElasticTabs {
  let minimumWidth: Int
  let padding: Int

  /// `kubectl get`.
  static let table = ElasticTabs(minimumWidth: 6, padding: 3)
  /// `kubectl describe`.
  static let description = ElasticTabs(minimumWidth: 0, padding: 2)

  /// - Parameter text: lines whose cells are separated by tabs.
  func aligned(_ text: String) -> String {
    aligned(
      text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        line.split(separator: "\t", omittingEmptySubsequences: false).map { StyledText(String($0)) }
      }
    ).plain
  }

  func aligned(_ lines: [[StyledText]]) -> StyledText {
    var result = StyledText()
    var widths: [Int] = []
    format(lines, 0..<lines.count, widths: &widths, into: &result)
    return result
  }

  private func format(
    _ lines: [[StyledText]], _ range: Range<Int>, widths: inout [Int], into result: inout StyledText
  ) {
    let column = widths.count
    var start = range.lowerBound
    var index = start
    while index < range.upperBound {
      guard column < lines[index].count - 1 else {
        index += 1
        continue
      }
      write(lines, start..<index, widths: widths, into: &result)
      start = index
      var width = minimumWidth
      while index < range.upperBound, column < lines[index].count - 1 {
        width = max(width, lines[index][column].displayWidth + padding)
        index += 1
      }
      widths.append(width)
      format(lines, start..<index, widths: &widths, into: &result)
      widths.removeLast()
      start = index
    }
    write(lines, start..<range.upperBound, widths: widths, into: &result)
  }

  private func write(
    _ lines: [[StyledText]], _ range: Range<Int>, widths: [Int], into result: inout StyledText
  ) {
    for index in range {
      for (column, cell) in lines[index].enumerated() {
        result += cell
        if column < widths.count {
          result += StyledText(String(repeating: " ", count: max(0, widths[column] - cell.displayWidth)))
        }
      }
      if index < lines.count - 1 { result += "\n" }
    }
  }
}
