import Cluster
import Commands
import Kubernetes
import Narration
import Testing

/// An editor that changes what it is shown by a rule, as often as it is asked.
private final class Editor: Person, @unchecked Sendable {
  private var answers: [(String) -> String]
  private(set) var shown: [String] = []

  init(_ answers: (String) -> String...) { self.answers = answers }

  func confirms(_ question: StyledText) -> Bool { true }
  func edited(_ text: String, name: String) throws(EditingFailure) -> String {
    shown.append(text)
    guard !answers.isEmpty else { throw EditingFailure(command: "ed", status: 1) }
    return answers.removeFirst()(text)
  }
  func shows(_ text: StyledText) {}
  func sees(progress: () -> TimeMessage) {}
  func waits(for duration: Duration) {}
  var interrupts: Bool { false }
}

struct EditTests {
  private func edited(_ object: String, by editor: Editor, after setUp: String) -> (Session, CommandOutput) {
    var session = Session(world: .small, language: .english)
    _ = session.execute(setUp)
    session.person = editor
    let output = session.execute("kubectl edit \(object)")
    return (session, output)
  }

  private static let deployment = "create deployment web --image=nginx --replicas=2"

  @Test func whatIsSavedIsApplied() throws {
    let editor = Editor { $0.replacing("replicas: 2", with: "replicas: 5") }
    let (session, output) = edited("deploy/web", by: editor, after: Self.deployment)
    #expect(output.text.plain == "deployment.apps/web edited\n")
    #expect(session.world.objects.deployments.values.first?.replicas == 5)
    #expect(editor.shown[0].hasPrefix("# Please edit the object below."))
  }

  @Test func anEditIsSavedAsTheApplyItCameTo() {
    let editor = Editor { $0.replacing("replicas: 2", with: "replicas: 5") }
    let (session, _) = edited("deploy/web", by: editor, after: Self.deployment)
    #expect(session.script.contains("kubectl apply -f - <<'EDITED'"))
    var runner = ScriptRunner(Session(world: .small))
    _ = runner.transcript(session.script, name: "saved")
    #expect(runner.failures.isEmpty)
    #expect(runner.session.world.objects.deployments.values.first?.replicas == 5)
  }

  @Test func whatIsTakenOutIsGoneInTheReplayToo() throws {
    let taint = "taint nodes node-a team=ml:NoSchedule other=x:NoSchedule"
    let editor = Editor { text in
      text.lines.filter { !$0.contains("team") && !$0.contains("value: ml") }.joined(separator: "\n")
        .replacing("- effect: NoSchedule\n  - effect", with: "- effect")
    }
    let (session, output) = edited("node/node-a", by: editor, after: taint)
    #expect(output.status == .done, "\(output.text.plain)")
    let taints = session.world.objects.nodes.values.first?.spec.taints.map(\.key)
    #expect(taints == ["other"])
    var runner = ScriptRunner(Session(world: .small))
    _ = runner.transcript(session.script, name: "saved")
    #expect(runner.session.world.objects.nodes.values.first?.spec.taints.map(\.key) == taints)
  }

  @Test func aMistakeIsShownAboveTheTextAgain() {
    let editor = Editor(
      { $0.replacing("replicas: 2", with: "replicsa: 5") }, { $0.replacing("replicsa", with: "replicas") })
    let (session, output) = edited("deploy/web", by: editor, after: Self.deployment)
    #expect(output.status == .done)
    #expect(editor.shown.count == 2)
    #expect(editor.shown[1].contains("# ") && editor.shown[1].contains("replicsa"))
    #expect(session.world.objects.deployments.values.first?.replicas == 5)
  }

  @Test(
    "nothing is done", arguments: [("the text as it was", ""), ("an empty text", "empty")])
  func cancelled(_ what: String, how: String) {
    let editor = Editor { how.isEmpty ? $0 : "" }
    let (session, output) = edited("deploy/web", by: editor, after: Self.deployment)
    #expect(output.text.plain == "Edit cancelled, no changes made.\n")
    #expect(session.journal.entries.count == 1)
    #expect(!session.script.contains("edit"))
  }

  @Test func anEditorThatFailsChangesNothing() {
    let (session, output) = edited("deploy/web", by: Editor(), after: Self.deployment)
    #expect(output.status == .failed)
    #expect(session.world.objects.deployments.values.first?.replicas == 2)
  }
}

extension String {
  fileprivate var lines: [Substring] { split(separator: "\n", omittingEmptySubsequences: false) }
}
