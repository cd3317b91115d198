import Cluster
import Commands
import Kubernetes
import Narration
import Testing

@testable import Course

/// The way through a lesson: what is kept, what is lost, what costs.
@Suite struct LessonFlowTests {
  private static let lesson = TinyLesson(
    checks: """
      - id: web
        points: 4
        assert: {kind: Deployment, name: web, match: {spec: {replicas: 3}}}
        hintPenalty: 1
        diagnoses: [{id: absent, assert: {kind: Deployment, name: web, count: 0}}]
      - id: secret
        points: 2
        visibility: hidden
        assert: {kind: Deployment, name: secret}
      - id: verdict
        points: 2
        visibility: verdict
        after: [web]
        assert: {kind: Deployment, name: api}
      """,
    prose: """
      ### web

      - pass: Three.
      - fail: {{found}} and not {{expected}}, at {{object}} {{field}}.
      - fail absent: None.
      - hint: One.
      - hint: Two.
      - hint: Three.
      - hint absent: Make it.

      ### verdict

      - pass: Yes.
      - fail: No.
      """,
    solution: "create deployment web --image=nginx --replicas=3\nnext")

  private static let right =
    "create deployment web --image=nginx --replicas=3; create deployment api --image=x"

  private func play(_ commands: String...) throws -> (session: Session, said: [String]) {
    var session = try Self.lesson.open()
    var said: [String] = []
    for command in commands { said.append(session.execute(command).text.plain) }
    return (session, said)
  }

  private func points(_ session: Session) throws -> Int {
    try #require(session.lessonRun).closed(in: session).points
  }

  @Test func aCheckKnowsHowItFailed() throws {
    #expect(try play("check").said[0].hasPrefix("✗  None.  0/4\n"))
    let said = try play("create deployment web --image=nginx", "check").said[1]
    #expect(said.hasPrefix("✗  1 and not 3, at deployment/web spec.replicas.  0/4\n"))
  }

  @Test func hintsGrowStrongerAndFollowTheWorld() throws {
    let said = try play(
      "hint", "hint", "create deployment web --image=nginx", "hint", "hint", "hint", "hint"
    ).said
    let expected = [
      "1 of 1: Make it.", "1 of 1: Make it.", nil, "1 of 3: One.", "2 of 3: Two.", "3 of 3: Three.",
    ]
    for (line, hint) in zip(said, expected + ["3 of 3: Three."]) {
      if let hint { #expect(line == "Hint \(hint)\n") }
    }
  }

  @Test func hintsCostWhatTheLessonAsks() throws {
    #expect(try points(try play(Self.right).session) == 6)
    #expect(try points(try play("hint", "hint", Self.right).session) == 4)
    #expect(try points(try play("hint", "hint", "hint", "hint", "hint", Self.right).session) == 2)
  }

  @Test func whatIsHiddenIsNotTold() throws {
    let said = try play("check").said[0]
    #expect(!said.contains("secret"))
    #expect(said.contains("–  verdict: looked at only after web"))
    let later = try play(Self.right + "; delete deployment api", "check").said[1]
    #expect(later.hasSuffix("✗  verdict\n"))
  }

  @Test func aPassIsKept() throws {
    let played = try play(Self.right, "check", "delete deployment web api", "check")
    #expect(try points(played.session) == 6)
  }

  @Test func nextWaitsForTheStepAndSkipDoesNot() throws {
    let waiting = try play("next")
    #expect(waiting.said[0].contains("Still missing: 1 check."))
    #expect(waiting.session.lessonRun?.stepIndex == 0)
    #expect(try play("skip").session.lessonRun?.isDone == true)
    #expect(try play(Self.right, "next").session.lessonRun?.isDone == true)
  }

  @Test func theSolutionIsShownAndThenEarnsNothing() throws {
    let played = try play("solution", Self.right, "check")
    #expect(played.said[0].contains("    create deployment web --image=nginx --replicas=3\n"))
    #expect(try points(played.session) == 0)
    #expect(try points(try play(Self.right, "check", "solution", "check").session) == 6)
  }

  @Test func retryAndReturnBringWorldsBack() throws {
    let back = try play(
      "create deployment a --image=x", "check", "create deployment b --image=x", "lesson return")
    #expect(
      back.session.world.objects.deployments.values.map(\.metadata.name).filter { $0.count == 1 } == ["a"])
    let again = try play("create deployment a --image=x", "check", "retry")
    #expect(again.session.world.objects.deployments.values.map(\.metadata.name).contains("a") == false)
  }

  @Test func whatWasDoneIsDoneAgainOnResume() throws {
    let played = try play("create deployment web --image=nginx", "nonsense", "hint").session
    let kept = try #require(Progress(played.progress.text))
    #expect(kept == played.progress)
    var fresh = Session(world: .init(), language: .english)
    fresh.table.add(Self.lesson.library.commands)
    fresh.progress = kept
    let said = fresh.execute("lesson resume")
    #expect(said.text.plain.hasPrefix("Taken up again at step 1 of 1"))
    #expect(fresh.world.objects.deployments.values.contains { $0.metadata.name == "web" })
    #expect(fresh.lessonRun?.hintsUsed == 1)
    #expect(fresh.progress == kept)
  }

  @Test func aReviewHoldsWhatWasDoneAndWhatIsLeft() throws {
    var session = try play(Self.right, "get pods", "check", "skip").session
    let page = session.execute("review").text.plain
    #expect(page.contains("create deployment web --image=nginx --replicas=3"))
    #expect(page.contains("✔ Three. (4/4)"))
    #expect(!page.contains("secret"))
    #expect(page.contains("name: web") && page.contains("name: api") && !page.contains("name: coredns"))
    #expect(!page.contains("resourceVersion"))
  }

  @Test("an example in help works as it stands", arguments: lesson.library.commands.flatMap(\.examples))
  func example(_ command: String) throws {
    let said = try play(command)
    #expect(!said.session.history.contains { $0.failed }, "\(said.said)")
  }
}
