import Kubernetes
import Narration
import Testing

@testable import Commands

struct TimeChartTests {
  /// Blocks only, from the top row to the bottom one.
  static func rows(_ points: [(Int, Double)], to end: Int, width: Int) -> [String] {
    let chart = TimeChart(
      title: "t", points: points.map { (time: .seconds($0.0), value: $0.1) }, from: .start, to: .seconds(end),
      shown: { "\(Int($0))" })
    return chart.lines(width: width).dropFirst().prefix(TimeChart.rows).map {
      String($0.plain.drop { $0 != "┤" }.dropFirst())
    }
  }

  @Test("each column is as high as the most of its stretch, and a value holds until the next")
  func heights() {
    #expect(
      Self.rows([(0, 5), (2, 0), (4, 10)], to: 6, width: 40) == [
        "    ██", "    ██", "▄▄  ██", "██  ██", "██  ██",
      ])
    #expect(Self.rows([(0, 1)], to: 3, width: 40).allSatisfy { $0 == "███" })
  }

  @Test("a peak shorter than a column is seen")
  func peaks() {
    let rows = Self.rows([(0, 0), (500, 8), (501, 0)], to: 1000, width: 20)
    #expect(rows.allSatisfy { $0.filter { $0 == "█" }.count == 1 })
  }

  @Test("nothing at all is drawn as nothing")
  func nothing() {
    #expect(Self.rows([(0, 0)], to: 10, width: 40).allSatisfy { $0.allSatisfy { $0 == " " } })
  }
}
