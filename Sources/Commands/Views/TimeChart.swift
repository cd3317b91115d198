import Kubernetes
import Narration
import Observability

/// A quantity over virtual time, drawn with blocks: each column is as high as the most of its stretch of time.
struct TimeChart {
  let title: StyledText
  /// Its values, oldest first; each holds until the next.
  let points: [(time: VirtualTime, value: Double)]
  let from: VirtualTime
  let to: VirtualTime
  /// How a value is written at the axis.
  let shown: (Double) -> String

  private static let eighths = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  static let rows = 5

  func lines(width: Int) -> [StyledText] {
    let top = max(points.filter { $0.time <= to }.map(\.value).max() ?? 0, 0)
    let labels = [shown(top), shown(0)]
    let margin = (labels.map { $0.count }.max() ?? 0) + 2
    let columns = columns(max(10, width - margin - 1))
    var lines = [title]
    for row in (0..<Self.rows).reversed() {
      let label = row == Self.rows - 1 ? labels[0] : row == 0 ? labels[1] : ""
      let blocks = columns.map { value -> String in
        let eighths = top > 0 ? Int((value / top * Double(Self.rows * 8)).rounded(.up)) - row * 8 : 0
        return Self.eighths[min(8, max(0, eighths))]
      }.joined()
      let axis = String(repeating: " ", count: margin - 2 - label.count) + label + " ┤"
      lines.append(StyledText(axis, style: .dim) + StyledText(blocks))
    }
    return lines + [StyledText(timeAxis(margin: margin, columns: columns.count), style: .dim)]
  }

  /// The most of each stretch of time.
  private func columns(_ room: Int) -> [Double] {
    let span = max(1, Int((to - from).inSeconds.rounded(.up)))
    let count = min(room, span)
    var columns: [Double] = []
    var index = 0
    var value = 0.0
    for column in 0..<count {
      func edge(_ column: Int) -> VirtualTime { from + .milliseconds(span * 1000 * column / count) }
      while index < points.count, points[index].time <= edge(column) {
        (value, index) = (points[index].value, index + 1)
      }
      var most = value
      while index < points.count, points[index].time < edge(column + 1) {
        (value, index) = (points[index].value, index + 1)
        most = max(most, value)
      }
      columns.append(most)
    }
    return columns
  }

  private func timeAxis(margin: Int, columns: Int) -> String {
    let (start, end) = (from.clock, to.clock)
    let gap = columns - start.count - end.count
    return String(repeating: " ", count: margin) + start
      + (gap > 1 ? String(repeating: " ", count: gap) + end : "")
  }
}
