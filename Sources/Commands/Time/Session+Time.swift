import Cluster
import Kubernetes
import Narration

/// The one way in which a session lets time run: breakpoints, Ctrl-C, the limit on steps and what is shown meanwhile
/// are looked after here.
extension Session {
  /// No command takes more steps than these; the answer says so.
  static let stepLimit = 100_000
  /// Whoever waits for idle waits no longer than this: a cluster that is busy for so long goes round in circles.
  static let restlessAfter = Duration.seconds(2 * 3600)

  /// How far time is to run at most.
  enum Horizon: Equatable {
    case instant(VirtualTime)
    /// Until nothing is due for `World.idleHorizon`.
    case idle
    case steps(Int)
  }

  /// Lets time run.
  ///
  /// - Parameter goesOn: sees each step and the world after it; false ends the run there.
  mutating func letTimeRun(
    until horizon: Horizon, goesOn: (StepResult, World) -> Bool
  ) throws(CommandError) -> Halt {
    var halt = Halt.reached
    var taken = 0
    var watch = BreakpointWatch(breakpoints, in: world)
    let (person, pace, meter) = (person, pace, meter)
    var shown = world.now
    let start = world.now
    var acts: [Actor: Int] = [:]
    let limit = if case .steps(let count) = horizon { count } else { Self.stepLimit }
    try move { (world: inout World) throws(CommandError) in
      func each(_ result: StepResult, _ world: World) -> Bool {
        taken += 1
        acts[result.actor, default: 0] += 1
        meter?.countStep(to: world)
        if let person {
          person.sees { TimeMessage.running(at: world.now, steps: taken) }
          if let pace { person.waits(for: (world.now - shown) / pace) }
          shown = world.now
        }
        if meter?.exhausted != nil {
          halt = .usedUp
        } else if !goesOn(result, world) {
          halt = .satisfied
        } else if let hit = watch.hit(by: result, in: world) {
          halt = .breakpoint(hit)
        } else if person?.interrupts ?? false {
          halt = .interrupted
        } else if taken >= limit {
          halt = horizon == .steps(limit) ? .reached : .stepLimit
        } else if horizon == .idle, world.now - start > Self.restlessAfter {
          halt = .restless(Self.busiest(acts))
        } else {
          return true
        }
        return false
      }
      switch horizon {
      case .instant(let end): world.run(until: end, perStep: each)
      case .idle: world.runUntilIdle(perStep: each)
      case .steps: while let result = world.step(), each(result, world) {}
      }
    }
    // Whoever replays the session has nobody to interrupt it.
    if halt == .interrupted { replay = "run \(taken) steps" }
    return halt
  }

  private static func busiest(_ acts: [Actor: Int]) -> [TimeMessage.Busy] {
    let busy = acts.map { TimeMessage.Busy(actor: $0.key.name, steps: $0.value) }
    let sorted = busy.sorted { ($1.steps, $0.actor) < ($0.steps, $1.actor) }
    return Array(sorted.prefix(3))
  }

  /// What is said of a run that ended otherwise than asked for.
  func tell(_ halt: Halt, into output: inout CommandOutput) {
    switch halt {
    case .reached, .satisfied: break
    case .breakpoint(let hit):
      output.say(
        TimeMessage.stoppedAt(
          number: hit.breakpoint.number, text: hit.breakpoint.text, time: world.now,
          change: hit.change.map { TimeMessage.Change(from: $0.from, to: $0.to) }
        ).told(in: language))
    case .interrupted: output.say(TimeMessage.interrupted(at: world.now).told(in: language))
    case .stepLimit:
      output.line(CommandMessage.limitReached("\(Self.stepLimit)").told(in: language), to: .remarks)
      output.status = .limitReached
    case .restless(let busiest):
      let message = TimeMessage.restless(at: world.now, after: Self.restlessAfter, busiest)
      output.line(message.told(in: language), to: .remarks)
      output.status = .limitReached
    case .usedUp:
      guard let refusal = meter?.refusal else { return }
      output.print(refusal.told(in: language), to: .remarks)
      output.status = refusal.status
    }
  }
}
