import Commands
import Kubernetes
import Testing

@testable import Course

/// `always`, `never` and `by` are held along the past of the world in which the student is.
@Suite struct PastTests {
  private static let steady = TinyLesson(
    checks: """
      - id: steady
        points: 2
        always: {assert: {kind: Deployment, name: coredns, match: {spec: {replicas: '>= 2'}}}}
      - id: no-web
        points: 1
        never: {assert: {kind: Deployment, name: web}}
      - id: soon
        points: 4
        assert: {kind: Deployment, name: api}
        by: "00:01:00"
        levels: [{by: "00:02:00", points: 3}]
      """,
    prose: ["steady", "no-web", "soon"].map { "### \($0)\n\n- pass: Yes.\n- fail: No, at {{at}}." }
      .joined(separator: "\n\n"))

  private func results(after commands: String) throws -> [String: CheckResult] {
    var session = try Self.steady.open()
    for line in commands.split(separator: "\n") { _ = session.execute(String(line)) }
    var run = try #require(session.lessonRun)
    return Dictionary(uniqueKeysWithValues: run.check(in: session).map { ($0.id, $0) })
  }

  private static let dip = """
    kubectl scale deployment/coredns --replicas=1 -n kube-system
    run 30s
    kubectl scale deployment/coredns --replicas=2 -n kube-system
    """

  @Test func whatWasBrokenStaysBroken() throws {
    let result = try #require(try results(after: Self.dip)["only.steady"])
    #expect(result.status == .fail)
    #expect(result.found == "1")
    #expect(result.at.time == .start)
  }

  @Test(
    "what was undone, tried in whatif or left on another branch does not count",
    arguments: [
      dip + "\nundo 3", "whatif { kubectl scale deployment/coredns --replicas=1 -n kube-system }",
      "branch other\n" + dip + "\nswitch main", dip + "\nretry",
    ])
  func anotherWorldsPast(_ commands: String) throws {
    #expect(try results(after: commands)["only.steady"]?.status == .pass)
  }

  @Test(
    "what is done in another cluster does not count",
    arguments: ["reset course\nkubectl create deployment api --image=nginx", "reset empty"])
  func anotherCluster(_ commands: String) throws {
    for commands in [commands, commands + "\nlesson return"] {
      let results = try results(after: commands)
      #expect(results["only.no-web"]?.status == .pass)
      #expect(results["only.steady"]?.status == .pass)
      #expect(results["only.soon"]?.status == .fail)
    }
  }

  @Test func neverIsBrokenByOnce() throws {
    let commands = "kubectl create deployment web --image=nginx\nkubectl delete deployment web"
    #expect(try results(after: commands)["only.no-web"]?.status == .fail)
  }

  @Test(
    "what came to hold in time counts later too",
    arguments: [
      ("kubectl create deployment api --image=nginx\nrun 1h", CheckResult.Status.pass, 4),
      ("run 90s\nkubectl create deployment api --image=nginx\nrun 1h", .partial, 3),
      ("run 10m\nkubectl create deployment api --image=nginx", .fail, 0),
    ])
  func deadlines(commands: String, status: CheckResult.Status, points: Int) throws {
    let result = try #require(try results(after: commands)["only.soon"])
    #expect(result.status == status)
    #expect(result.points == points)
  }
}
