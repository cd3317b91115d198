import Cluster
import Kubernetes
import Narration

extension Command {
  static let dashboard = Command(
    "dashboard", aliases: ["painel"], flags: [Flag("speed", .required(.count))], help: .dashboard,
    note: .dashboard, examples: ["create deployment web --image=nginx", "run 30s", "dashboard"]
  ) { session, given throws(CommandError) in
    let fastest = LiveDashboard.speeds.last ?? 1
    var speed = min(fastest, max(1, session.pace.map { Int($0.rounded()) } ?? 5))
    if let text = given.values["speed"]?.last {
      guard let number = Int(text), (1...fastest).contains(number) else {
        throw .say(.badNumber(text, lowest: 1, highest: fastest))
      }
      speed = number
    }
    guard let person = session.person else { return session.oneFrame }
    let (start, pace) = (session.world.now, session.pace)
    var live = LiveDashboard(session, speed: speed)
    guard person.watches(&live) else { return session.oneFrame }
    if let refusal = live.refusal { throw refusal }
    session = live.session
    session.pace = pace
    session.replay = live.replay
    guard session.world.now > start else { return CommandOutput() }
    return .lines([
      CommandMessage.timeMoved(from: start, to: session.world.now).told(in: session.language)
    ])
  }
}

extension Session {
  /// What the dashboard shows now, for whoever has no screen that could be redrawn.
  fileprivate var oneFrame: CommandOutput {
    let dashboard = Dashboard(world: world, narrator: narrator(.brief))
    var output = CommandOutput.lines(dashboard.lines(width: width, height: 40).dropLast())
    output.remark(DashboardMessage.oneFrame.told(in: language))
    return output
  }
}
