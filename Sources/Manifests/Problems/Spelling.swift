/// Finds what somebody meant to type.
public enum Spelling {
  /// The candidates that differ by no more than a third of their letters, nearest first; case counts half.
  public static func nearest(to text: String, among candidates: [String], limit: Int = 3) -> [String] {
    guard !text.isEmpty, text.count <= 64 else { return [] }
    let ranked = candidates.compactMap { candidate -> (distance: Int, text: String)? in
      let distance = distance(text, candidate)
      let allowed = max(2, 2 * max(text.count, candidate.count) / 3)
      return distance <= allowed ? (distance, candidate) : nil
    }
    .sorted { ($0.distance, $0.text) < ($1.distance, $1.text) }
    guard let best = ranked.first else { return [] }
    return ranked.prefix(limit).filter { $0.distance <= best.distance + 2 }.map(\.text)
  }

  /// Edits from one text to the other, in halves: a letter put in, left out or changed and two neighbours
  /// exchanged count two, another case of a letter one.
  static func distance(_ left: String, _ right: String) -> Int {
    let a = Array(left.unicodeScalars)
    let b = Array(right.unicodeScalars)
    let lowerA = a.map { $0.properties.lowercaseMapping }
    let lowerB = b.map { $0.properties.lowercaseMapping }
    var beforeLast: [Int] = []
    var last = Array(0...b.count).map { $0 * 2 }
    for i in 0..<a.count {
      var row = [(i + 1) * 2]
      for j in 0..<b.count {
        let change = a[i] == b[j] ? 0 : lowerA[i] == lowerB[j] ? 1 : 2
        var best = min(last[j] + change, last[j + 1] + 2, row[j] + 2)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, beforeLast[j - 1] + 2) }
        row.append(best)
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
