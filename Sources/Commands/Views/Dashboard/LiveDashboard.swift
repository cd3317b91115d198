import Cluster
import Kubernetes
import Narration

/// A session at its dashboard: time runs, stands still or goes on by a step, as the person at the keys wants it.
struct LiveDashboard: LiveView {
  private(set) var session: Session
  private(set) var isLeft = false
  /// What else was to be said when the person left: that the session may do no more.
  private(set) var refusal: CommandError?
  private var pane = Dashboard.Pane.overview
  private var scroll = 0
  private var note: StyledText?
  private var isPaused = false
  private var speed: Int
  /// Virtual time that is due and has not run: time runs by whole seconds.
  private var due = Duration.zero
  /// What was done to the world, as commands that do the same.
  private var done: [String] = []
  private var secondsRun = 0

  /// Virtual seconds in a real one.
  static let speeds = [1, 2, 5, 10, 30, 60, 120, 300, 600, 1800, 3600]

  init(_ session: Session, speed: Int) {
    self.session = session
    self.speed = speed
    // A run at a set speed would wait, and whoever looks wants to see all of it.
    self.session.pace = nil
  }

  func lines(width: Int, height: Int) -> [StyledText] {
    var dashboard = Dashboard(world: session.world, narrator: session.narrator(.brief))
    dashboard.pane = pane
    dashboard.scroll = scroll
    dashboard.note = note
    dashboard.motion = isPaused ? .paused : .running(speed)
    return dashboard.lines(width: width, height: height)
  }

  mutating func press(_ key: LiveKey) {
    note = nil
    switch key {
    case .character("q"), .character("Q"), .escape: isLeft = true
    case .character(" "), .character("p"): isPaused.toggle()
    case .character("s"): step()
    case .character("+"), .character("="), .right: speed = Self.speeds.first { $0 > speed } ?? speed
    case .character("-"), .character("_"), .left: speed = Self.speeds.last { $0 < speed } ?? speed
    case .character("n"), .tab: show(by: 1)
    case .character("m"), .backTab: show(by: -1)
    case .character(let digit): show(digit)
    case .up: scroll(by: pane == .decisions ? 1 : -1)
    case .down: scroll(by: pane == .decisions ? -1 : 1)
    case .pageUp: scroll(by: pane == .decisions ? 10 : -10)
    case .pageDown: scroll(by: pane == .decisions ? -10 : 10)
    case .home, .end: scroll = 0
    }
  }

  mutating func pass(_ time: Duration) -> Bool {
    guard !isPaused, !isLeft else { return false }
    due += time * speed
    let seconds = Int(due.wholeSecondsRoundedDown)
    guard seconds > 0 else { return false }
    due -= .seconds(seconds)
    run(seconds)
    return true
  }

  /// What does the same again without anybody at the keys.
  var replay: String { (done + running).joined(separator: "; ") }

  private var running: [String] { secondsRun > 0 ? ["run \(secondsRun)s"] : [] }
}

// MARK: - Panes

extension LiveDashboard {
  private mutating func show(by places: Int) {
    let panes = Dashboard.Pane.allCases
    let place = panes.firstIndex(of: pane) ?? 0
    pane = panes[(place + places + panes.count) % panes.count]
    scroll = 0
  }

  private mutating func show(_ digit: Character) {
    let panes = Dashboard.Pane.allCases
    guard let number = digit.wholeNumberValue, panes.indices.contains(number - 1) else { return }
    pane = panes[number - 1]
    scroll = 0
  }

  private mutating func scroll(by lines: Int) { scroll = max(0, scroll + lines) }
}

// MARK: - Time

extension LiveDashboard {
  private mutating func run(_ seconds: Int) {
    secondsRun += seconds
    session.replay = nil
    do throws(CommandError) {
      let end = session.world.now + .seconds(seconds)
      let halt = try session.letTimeRun(until: .instant(end)) { _, _ in true }
      guard halt != .reached else { return }
      stop(at: halt, ran: seconds)
    } catch {
      isLeft = true
      refusal = error
    }
  }

  /// Time stands still before what was asked for.
  private mutating func stop(at halt: Halt, ran seconds: Int) {
    isPaused = true
    due = .zero
    var output = CommandOutput()
    session.tell(halt, into: &output)
    note = output.text.plain.split(separator: "\n").first.map { StyledText(String($0), style: .warning) }
    if let interrupted = session.replay {
      secondsRun -= seconds
      close()
      done.append(interrupted)
      isLeft = true
    } else {
      close()
    }
    if halt == .usedUp { isLeft = true }
  }

  private mutating func close() {
    done += running
    secondsRun = 0
  }

  /// Goes on to the next decision, unless it is far ahead.
  private mutating func step() {
    isPaused = true
    due = .zero
    if let next = session.world.nextAction, next.time > session.world.now + World.idleHorizon {
      let event = CommandMessage.NextEvent(actor: next.actor.name, time: next.time)
      note = TimeMessage.next(event, now: session.world.now).told(in: session.language)
      return
    }
    do throws(CommandError) {
      guard let step = try session.stepToDecision(.any) else {
        note = CommandMessage.nothingDue(actor: nil).told(in: session.language)
        return
      }
      close()
      done.append("step")
      note = step.told.first
    } catch {
      isLeft = true
      refusal = error
    }
  }
}
