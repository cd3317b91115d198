/// Something that was measured, and what it is held against.
struct Figure: Equatable {
  enum Aim: Equatable {
    case atLeast(Double)
    case atMost(Double)

    func isMet(by value: Double) -> Bool {
      switch self {
      case .atLeast(let bound): value >= bound
      case .atMost(let bound): value <= bound
      }
    }
  }

  let name: String
  let value: Double
  /// `ms`, `Pods/s`, `MiB`; empty for a bare number.
  let unit: String
  /// Nil where nothing is asked for.
  var aim: Aim?
  /// What it came to, or what the real engine does.
  var note = ""

  var isMet: Bool? { aim?.isMet(by: value) }
}
