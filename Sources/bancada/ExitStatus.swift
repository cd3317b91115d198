/// How the process ends, for whoever started it.
enum ExitStatus: Int32, Comparable {
  case done = 0
  /// A command or check failed.
  case failed = 1
  /// The command line is wrong, or an input cannot be read.
  case usage = 2
  /// A limit was reached.
  case limitReached = 3
  /// A fault of Bancada's own.
  case fault = 70

  static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
