import Cluster
import Commands
import Kubernetes
import Narration
import Testing

@testable import Course

/// Nobody asked, nobody answering: somebody is there all the same.
private struct Student: Person {
  func confirms(_ question: StyledText) -> Bool { true }
  func edited(_ text: String, name: String) throws(EditingFailure) -> String { text }
  func shows(_ text: StyledText) {}
  func sees(progress: () -> TimeMessage) {}
  func waits(for duration: Duration) {}
  var interrupts: Bool { false }
}

/// Beginning a lesson, leaving it and coming back.
@Suite struct LessonStartTests {
  private func session(_ commands: String...) throws -> Session {
    let lesson = TinyLesson(
      checks: "- id: web\n  points: 1\n  assert: {kind: Deployment, name: web}",
      prose: "### web\n\n- pass: Yes.\n- fail: No.")
    var session = try lesson.open()
    session.person = Student()
    for command in commands { _ = session.execute(command) }
    return session
  }

  private static let made = "create deployment web --image=nginx"

  @Test("a person's attempt is not thrown away", arguments: [[made], [made, "lesson leave"]])
  func isKept(_ before: [String]) throws {
    var session = try session()
    for command in before { _ = session.execute(command) }
    let output = session.execute("lesson start T1")
    #expect(output.remarks.plain.contains("lesson restart t1"))
    #expect(output.status == .negative)
    #expect(!session.script.contains("lesson start T1"))
    _ = session.execute("lesson resume t1")
    #expect(session.world.objects.deployments.values.contains { $0.metadata.name == "web" })
    _ = session.execute("lesson restart t1")
    #expect(!session.world.objects.deployments.values.contains { $0.metadata.name == "web" })
  }

  @Test("an attempt with nothing done begins again, and so does any that a script begins")
  func beginsAgain() throws {
    var session = try session()
    #expect(session.execute("lesson start t1").status == .done)
    _ = session.execute(Self.made)
    session.person = nil
    #expect(session.execute("lesson start t1").status == .done)
    #expect(!session.world.objects.deployments.values.contains { $0.metadata.name == "web" })
  }

  @Test func resetOpensTheLessonsWorldAndAfterItTheCourses() throws {
    var session = try session(Self.made)
    #expect(session.execute("reset").results.plain.contains("the lesson's opening one"))
    _ = session.execute("lesson leave")
    #expect(session.execute("reset").results.plain.contains("the course's cluster"))
    #expect(session.world.observer == nil)
  }

  @Test("whoever has no lesson open is led back to the one left", arguments: [("lesson", "lesson resume t1")])
  func leadsBack(_ command: String, to instead: String) throws {
    var session = try session(Self.made, "lesson leave")
    #expect(session.execute(command).remarks.plain.contains(instead))
  }

  @Test(
    "what students call it is understood",
    arguments: [
      ("lesson list", "lessons"), ("lesson lista", "lessons"), ("lesson começar", "lesson start"),
      ("aulas", "lessons"), ("lições", "lessons"),
    ])
  func otherNames(typed: String, meant: String) throws {
    var session = try session()
    let remarks = session.execute(typed).remarks.plain
    #expect(remarks.contains("Did you mean `\(meant)`?"), "\(remarks)")
    #expect(remarks.contains("leave|reset|restart|resume|return|start"))
  }
}
