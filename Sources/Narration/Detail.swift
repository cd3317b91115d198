/// How much a narration tells.
public enum Detail: String, CaseIterable, Comparable, Sendable {
  /// What happened, in one line.
  case brief
  /// And why, and what was considered and refused, counted by reason.
  case normal
  /// And each thing considered, by name, and the terms a learner needs.
  case full

  public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .brief: 0
    case .normal: 1
    case .full: 2
    }
  }
}
