import Cluster
import Kubernetes
import Narration

extension Command {
  static let clock = Command("clock", help: .clock, examples: ["clock"]) { session, _ in
    let world = session.world
    let now = world.now
    var output = CommandOutput()
    output.line(
      TimeMessage.clock(now: now, utc: now.rfc3339, local: session.localTime(now)).told(in: session.language))
    let next = world.nextAction.map { CommandMessage.NextEvent(actor: $0.actor.name, time: $0.time) }
    output.line(TimeMessage.next(next, now: now).told(in: session.language))
    if session.pace != nil { output.line(TimeMessage.speedIs(session.pace).told(in: session.language)) }
    return output
  }

  static let speed = Command(
    "speed", syntax: [.optional(.text("TIMES|max"))], help: .speed, examples: ["speed 60", "speed max"]
  ) { session, given throws(CommandError) in
    if let word = given.words.first {
      if word == "max" {
        session.pace = nil
      } else {
        let number = Double(word.hasSuffix("x") ? String(word.dropLast()) : word)
        guard let number, (0.1...1_000_000).contains(number) else { throw .say(TimeMessage.badSpeed(word)) }
        session.pace = number
      }
    }
    return CommandOutput(TimeMessage.speedIs(session.pace).told(in: session.language) + "\n")
  }
}

extension Session {
  /// What a wall clock shows where the student is: `09:12:31 −03:00`.
  fileprivate func localTime(_ time: VirtualTime) -> String {
    let local = time + .seconds(zoneHours * 3600)
    let clock = local.rfc3339.dropFirst(11).prefix(8)
    let hours = abs(zoneHours)
    return "\(clock) \(zoneHours < 0 ? "−" : "+")\(hours < 10 ? "0" : "")\(hours):00"
  }
}
