import Kubernetes

extension TimeMessage {
  public var english: StyledText { StyledText(marked: englishText) }

  private var englishText: String {
    let format = Formats.english
    return switch self {
    case .breakpointSet(let number, let text):
      "Breakpoint \(number): time stops at `\(text)`. `break delete \(number)` takes it away."
    case .breakpointDeleted(let number): "Breakpoint \(number) is gone."
    case .noBreakpoints:
      "No breakpoints. Examples: `break on NodeClaimStep where step=launch`, `break when pods Pending changes`."
    case .noSuchBreakpoint(let text, let known):
      "There is no breakpoint \(text)."
        + (known.isEmpty ? "" : " There is \(format.all(known.map { "\($0)" })).")
    case .stoppedAt(let number, let text, let time, let change):
      "Stopped at breakpoint \(number), at \(time.clock): `\(text)`"
        + (change.map { " (was \($0.from), is \($0.to))" } ?? "") + ". `run until idle` goes on."
    case .takenForReason(let name, let records):
      "\(name) is no decision (\(format.all(records))): an event of that reason is waited for."
    case .badBreakpoint(let text):
      "\(CommandMessage.quoted(text)) is no breakpoint. Type `break on NAME [where fact=value]` or "
        + "`break when EXPRESSION changes`."
    case .badExpression(let text):
      "No way to measure \(CommandMessage.quoted(text)). Examples: `pods Pending`, `nodes`, `deploy/web readyReplicas`, "
        + "`pod/web-1`, `cost`."
    case .comparesNot(let instead):
      "`break when` does not compare: it stops at every change. Type `\(instead)`. Between blanks `>` and `<` lead to a file."
    case .looseSign(let instead):
      "Between blanks `>` and `<` lead to a file. Type `\(instead)`."
    case .interrupted(let time):
      "Interrupted at \(time.clock). What has happened has happened: `undo` takes it back, `run` goes on."
    case .restless(let time, let duration, let busiest):
      "Stopped at \(time.clock): for \(duration.brief) there has always been something to do. Who acted most: "
        + format.all(busiest.map { "\($0.actor) (\(format.count($0.steps)))" })
        + ". Perhaps one undoes what the other does: `why` and `timeline` show. `run 1h` goes on."
    case .running(let time, let steps): "\(time.clock)  \(format.count(steps)) steps  Ctrl-C interrupts"
    case .clock(let now, let utc, let local): "\(now.clock)  ·  \(utc)  ·  \(local)"
    case .next(nil, _): "Nobody has anything to do any more."
    case .next(let next?, let now):
      next.time <= now
        ? "Next to act: \(next.actor), now."
        : "Next to act: \(next.actor), at \(next.time.clock) (\((next.time - now).brief) from now)."
    case .speedIs(nil): "Time goes as fast as it can. `speed 60` lets a minute pass in a second."
    case .speedIs(let pace?):
      "At a terminal \(format.decimal(pace, places: pace == pace.rounded() ? 0 : 1)) seconds of the cluster pass in one second; `speed max` lets go."
    case .badSpeed(let text):
      "\(CommandMessage.quoted(text)) is no speed. Type `speed 60` (times real time) or `speed max`."
    case .timelineLegend: "· asked for  ░ booting  ▒ registered  █ ready  ▚ leaving"
    case .nothingInTimeline: "No NodeClaim and no waiting Pod in that stretch."
    case .waitingPods: "waiting"
    }
  }
}
