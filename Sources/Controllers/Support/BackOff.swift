import Kubernetes

/// Tries again and again, each time after twice as long, up to a longest wait.
///
/// Kept as a rule and a beginning, it needs no count of tries: a try that could not succeed need not be made.
struct BackOff {
  let start: VirtualTime
  let first: Duration
  let longest: Duration

  init(from start: VirtualTime, first: Duration, longest: Duration) {
    self.start = start
    self.first = first
    self.longest = longest
  }

  /// The first try after that instant.
  func next(after now: VirtualTime) -> VirtualTime {
    var time = start + first
    var wait = first
    while time <= now, wait < longest {
      wait = min(wait * 2, longest)
      time = time + wait
    }
    guard time <= now else { return time }
    let missed = Int64((now - time).inSeconds / longest.inSeconds)
    time = time + longest * Int(missed)
    while time <= now { time = time + longest }
    return time
  }

  /// Whether a try falls on this instant, or the next after it.
  func nextOrNow(at now: VirtualTime) -> VirtualTime { next(after: now - .nanoseconds(1)) }
}
