import Kubernetes
import Narration

/// Why time stands still again.
enum Halt: Equatable, Sendable {
  /// The instant asked for, or nothing to do any more.
  case reached
  /// Whoever let it run has seen enough.
  case satisfied
  case breakpoint(BreakpointWatch.Hit)
  /// Somebody at the terminal does not want to wait.
  case interrupted
  case stepLimit
  /// For hours of the cluster there has always been something to do: who acted most, the busiest first.
  case restless([TimeMessage.Busy])
  /// The session has used up what it may.
  case usedUp
}
