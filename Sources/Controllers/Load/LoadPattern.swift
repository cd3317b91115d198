import Kubernetes

/// How much work comes to an application, over time. What rises or falls does so in small steps.
public enum LoadPattern: Equatable, Sendable {
  case constant(Rate)
  case ramp(from: Rate, to: Rate, over: Duration)
  /// Up and down again evenly in each period; low for ever once it has lasted.
  case wave(low: Rate, high: Rate, period: Duration, lasting: Duration)

  /// No step is shorter.
  public static let shortestStep = Duration.seconds(15)
  /// In how many steps a ramp or a period is taken, unless they would be shorter.
  private static let steps = 40

  public func rate(after elapsed: Duration) -> Rate {
    switch self {
    case .constant(let rate): return rate
    case .ramp(let from, let to, let over):
      let step = Self.step(in: over)
      return Self.between(from, to, Self.count(of: step, in: elapsed), of: Self.count(of: step, in: over))
    case .wave(let low, let high, let period, let lasting):
      if elapsed >= lasting { return low }
      let step = Self.step(in: period)
      let whole = max(2, Self.count(of: step, in: period))
      let phase = Self.count(of: step, in: elapsed) % whole
      let half = whole / 2
      return phase <= half
        ? Self.between(low, high, phase, of: half) : Self.between(high, low, phase - half, of: whole - half)
    }
  }

  /// When it is next another; nil when it stays.
  func nextChange(after elapsed: Duration) -> Duration? {
    switch self {
    case .constant: return nil
    case .ramp(_, _, let over): return elapsed < over ? Self.nextStep(in: over, after: elapsed) : nil
    case .wave(_, _, let period, let lasting):
      return elapsed < lasting ? min(Self.nextStep(in: period, after: elapsed), lasting) : nil
    }
  }

  private static func nextStep(in time: Duration, after elapsed: Duration) -> Duration {
    let step = step(in: time)
    return step * (count(of: step, in: elapsed) + 1)
  }

  /// A whole number of the shortest steps.
  private static func step(in time: Duration) -> Duration {
    shortestStep * max(1, count(of: shortestStep, in: time) / steps)
  }

  private static func count(of step: Duration, in time: Duration) -> Int {
    Int(clamping: time.components.seconds / max(1, step.components.seconds))
  }

  private static func between(_ from: Rate, _ to: Rate, _ step: Int, of steps: Int) -> Rate {
    guard steps > 0, step < steps else { return to }
    return Rate(milli: from.milli + (to.milli - from.milli) * step / steps)
  }
}
