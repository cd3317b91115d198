import Cluster
import Kubernetes
import Narration
import Testing

@testable import Commands

struct DashboardTests {
  private func session(_ commands: String...) -> Session {
    var session = Session(world: .course(), language: .english)
    for command in ["create deployment web --image=nginx --replicas=9"] + commands {
      _ = session.execute(command)
    }
    return session
  }

  @Test(
    "a frame fills its window and no more, whatever its size",
    arguments: [(120, 40), (100, 30), (96, 20), (80, 24), (40, 12), (20, 5), (10, 2), (1, 1)])
  func sizes(width: Int, height: Int) {
    let session = session("run 20s")
    for pane in Dashboard.Pane.allCases {
      var dashboard = Dashboard(world: session.world, narrator: session.narrator(.brief))
      dashboard.pane = pane
      let lines = dashboard.lines(width: width, height: height)
      #expect(lines.count == height, "\(pane)")
      #expect(lines.allSatisfy { $0.displayWidth <= width }, "\(pane)")
    }
  }

  @Test func showsAllThatMattersAtOnce() {
    let session = session("run 20s")
    let text = Dashboard(world: session.world, narrator: session.narrator(.brief))
      .lines(width: 120, height: 40).map(\.plain).joined(separator: "\n")
    for part in ["00:00:20", "us-east-1a", "web ×9", "nodeclaim/default-", "cost per hour", "CreateFleet"] {
      #expect(text.contains(part), "\(part)")
    }
  }

  @Test func showsTheLastDecisionsFirstAndScrollsBack() {
    let session = session("run until idle")
    var dashboard = Dashboard(world: session.world, narrator: session.narrator(.brief))
    dashboard.pane = .decisions
    func shown() -> [String] { dashboard.lines(width: 100, height: 20).map(\.plain) }
    let last = shown()
    dashboard.scroll = 5
    #expect(shown()[7...18].elementsEqual(last[2...13]))
    dashboard.scroll = 10_000
    #expect(shown()[2].hasPrefix("-01:00:00"))
  }

  @Test("what was done at the dashboard can be done again by the commands that it leaves behind")
  func replay() {
    let before = session("break on NodeClaimStep where step=registration")
    var live = LiveDashboard(before, speed: 10)
    func press(_ keys: String) { for key in keys { live.press(.character(key)) } }
    // A second in two parts, a pause, two steps, and faster on until the breakpoint.
    var goesOn = live.pass(.milliseconds(50))
    #expect(!goesOn)
    goesOn = live.pass(.milliseconds(60))
    #expect(goesOn)
    #expect(live.session.world.now > .start)
    press(" ")
    goesOn = live.pass(.seconds(5))
    #expect(!goesOn)
    press("ss n+")
    goesOn = live.pass(.seconds(4))
    #expect(goesOn)
    press("q")
    #expect(live.isLeft)
    var again = before
    _ = again.execute(live.replay)
    #expect(live.replay.contains("step; step; run"))
    #expect(again.world.now == live.session.world.now)
    #expect(again.world.decisions.count == live.session.world.decisions.count)
  }

  @Test func aStepThatIsFarAheadIsNotTaken() {
    let before = session("run until idle")
    var live = LiveDashboard(before, speed: 1)
    live.press(.character("s"))
    #expect(live.session.world.now == before.world.now)
    let foot = live.lines(width: 100, height: 20).last?.plain ?? ""
    #expect(foot.contains("nodeclaim-conditions"))
  }

  @Test func manyNodesAreALineForEachKindOfMachine() {
    let session = session()
    let compact = ClusterMap(session.world).compactLines(in: .english, width: 100).map(\.plain)
    #expect(compact.contains { $0.hasPrefix("  t4g.medium ") && $0.contains("×1") })
  }
}
