/// Which submissions of a class are alike: the same commands in the same order, whatever names were given.
public struct Similarity: Equatable, Sendable {
  public struct Pair: Equatable, Sendable {
    public let first: String
    public let second: String
    /// Of what either has, in percent; 100 is the same from beginning to end.
    public let percent: Int
    /// Commands that both have.
    public let shared: Int
  }

  /// The most alike first.
  public let pairs: [Pair]

  /// From how alike a pair is told, in percent.
  private static let threshold = 80
  /// Scripts of fewer commands say nothing.
  private static let fewestCommands = 4

  public init(_ results: [GradedSubmission]) {
    let scripts = results.filter { $0.fingerprint.count >= Self.fewestCommands }
    var known: [String: Int] = [:]
    let traces = scripts.map { Self.trace(of: $0.fingerprint, &known) }
    var pairs: [Pair] = []
    for first in scripts.indices {
      for second in scripts.indices.dropFirst(first + 1) {
        let (a, b) = (traces[first], traces[second])
        // As many in common as would do is impossible when one has far fewer.
        guard min(a.count, b.count) * 100 >= max(a.count, b.count) * Self.threshold else { continue }
        let shared = Self.countInCommon(a, b)
        let isSame = scripts[first].fingerprint == scripts[second].fingerprint
        let percent = isSame ? 100 : min(99, shared * 100 / max(1, a.count + b.count - shared))
        guard percent >= Self.threshold else { continue }
        pairs.append(
          Pair(
            first: scripts[first].submission, second: scripts[second].submission, percent: percent,
            shared: shared + 1))
      }
    }
    self.pairs = pairs.enumerated().sorted {
      $0.element.percent == $1.element.percent
        ? $0.offset < $1.offset : $0.element.percent > $1.element.percent
    }.map(\.element)
  }

  /// Each command with the one before it, as a number, in ascending order.
  private static func trace(of lines: [String], _ known: inout [String: Int]) -> [Int] {
    zip(lines, lines.dropFirst()).map { before, line in
      let key = before + "\n" + line
      let number = known[key] ?? known.count
      known[key] = number
      return number
    }.sorted()
  }

  private static func countInCommon(_ a: [Int], _ b: [Int]) -> Int {
    var (i, j, count) = (0, 0, 0)
    while i < a.count, j < b.count {
      if a[i] == b[j] {
        (i, j, count) = (i + 1, j + 1, count + 1)
      } else if a[i] < b[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return count
  }

  public var csv: String {
    CSV.text(
      [["first", "second", "percent", "shared"]]
        + pairs.map { [$0.first, $0.second, String($0.percent), String($0.shared)] })
  }
}
