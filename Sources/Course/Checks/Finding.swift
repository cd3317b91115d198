import Cluster
import Kubernetes

/// What came of holding one condition against the cluster.
struct Finding: Equatable, Sendable {
  var holds: Bool
  /// What levels are held against; nil where nothing is counted.
  var number: Double?
  /// What was asked for, and what there was: counts, values or states, in no language.
  var expected: String
  var found: String
  /// The first object in the way, and where it differs.
  var object: String?
  var mismatch: Mismatch?
  /// When it went wrong, or came to hold; nil for the present instant.
  var instant: Instant?

  static func counted(_ count: Int, against comparison: Comparison) -> Finding {
    Finding(
      holds: comparison.holds(for: count), number: Double(count), expected: comparison.description,
      found: String(count))
  }
}

/// An instant of a world's past: when, and after how many of its decisions.
public struct Instant: Equatable, Sendable {
  public let time: VirtualTime
  public let decisions: Int

  init(of world: World) {
    time = world.now
    decisions = world.decisions.count
  }
}
