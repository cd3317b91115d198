import Cluster
import Commands
import Testing

struct CompletionTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String { line }
    let line: String
    let start: Int
    let offers: [String]
  }

  @Test(
    "offers what may stand where the cursor is",
    arguments: [
      Case(line: "desc", start: 0, offers: ["describe"]),
      Case(line: "kubectl desc", start: 8, offers: ["describe"]),
      Case(line: "get nodepo", start: 4, offers: ["nodepools"]),
      Case(line: "get nodes node-", start: 10, offers: ["node-a", "node-b"]),
      Case(line: "describe node/node-", start: 14, offers: ["node-a", "node-b"]),
      Case(line: "cordon ", start: 7, offers: ["node-a", "node-b"]),
      Case(line: "rollout st", start: 8, offers: ["status"]),
      Case(line: "get pods --show-l", start: 9, offers: ["--show-labels"]),
      Case(line: "get pods -n kube-s", start: 12, offers: ["kube-system"]),
      Case(line: "get pods -o ya", start: 12, offers: ["yaml"]),
      Case(line: "apply -f we", start: 9, offers: ["web.yaml"]),
      Case(line: "apply -f folder/", start: 9, offers: ["folder/a.yaml", "folder/b.yaml"]),
      Case(line: "step sched", start: 5, offers: ["scheduler"]),
      Case(line: "get nodes | gre", start: 12, offers: ["grep"]),
      Case(line: "get nodes; lan", start: 11, offers: ["lang"]),
      Case(line: "detail f", start: 7, offers: ["full"]),
      Case(line: "nosuch x", start: 7, offers: []),
    ])
  func offers(_ c: Case) {
    let session = Session(world: .small, files: Samples.files)
    let completions = session.complete(c.line, at: c.line.utf8.count)
    #expect(completions.start == c.start)
    #expect(completions.items.map(\.text) == c.offers)
  }

  @Test func namesComeFromTheNamespaceThatTheCommandNames() {
    var session = Session(world: .small, files: Samples.files)
    _ = session.execute(
      "create ns demo; create deployment here --image=nginx; create deployment there --image=nginx -n demo")
    let line = "get deploy -n demo "
    #expect(session.complete(line, at: line.utf8.count).items.map(\.text) == ["there"])
  }
}
