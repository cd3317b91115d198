import Cluster
import Commands
import Kubernetes
import Narration
import Observability
import Testing

/// Somebody at a terminal who answers always the same, and interrupts after so many steps.
private final class Watcher: Person, @unchecked Sendable {
  private let answer: Bool
  private var stepsLeft: Int
  private(set) var questions: [String] = []

  init(answer: Bool = true, interruptsAfter steps: Int = .max) {
    self.answer = answer
    stepsLeft = steps
  }

  func confirms(_ question: StyledText) -> Bool {
    questions.append(question.plain)
    return answer
  }
  func edited(_ text: String, name: String) throws(EditingFailure) -> String { text }
  func shows(_ text: StyledText) {}
  func sees(progress: () -> TimeMessage) { stepsLeft -= stepsLeft == .max ? 0 : 1 }
  func waits(for duration: Duration) {}
  var interrupts: Bool { stepsLeft <= 0 }
}

struct BreakpointTests {
  private func session(_ commands: String..., person: (any Person)? = nil) -> Session {
    var session = Session(world: .course(), language: .english)
    _ = session.execute("create deployment web --image=nginx --replicas=3")
    for command in commands { _ = session.execute(command) }
    session.person = person
    return session
  }

  @Test(
    "a comparison is no redirection",
    arguments: [
      ("break when cost > 1", "break when cost changes"),
      ("break when pods Pending < 3", "break when pods Pending changes"),
      ("break on ProvisioningRound where claims >= 1", "break on ProvisioningRound where claims>=1"),
    ])
  func comparisons(command: String, instead: String) {
    var session = session()
    let output = session.execute(command)
    #expect(output.status == .failed)
    #expect(output.remarks.plain.contains(instead))
    #expect(session.execute("ls").results.plain.isEmpty)
    #expect(session.execute("break list").results.plain.contains("No breakpoints"))
  }

  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String { breakpoint }
    let breakpoint: String
    /// What the last decision is when time stands still.
    let stopsAt: String
  }

  @Test(
    "time stands still at the decision, the event or the change asked for",
    arguments: [
      Case(breakpoint: "break on NodeClaimStep where step=launch", stopsAt: "NodeClaimStep launch"),
      Case(breakpoint: "break on nodeclaimstep where step=registration", stopsAt: "NodeClaimStep"),
      Case(
        breakpoint: "break on PodPlacement where outcome=bound and workload=web",
        stopsAt: "PodPlacement bound"),
      Case(breakpoint: "break on ProvisioningRound where claims>=1", stopsAt: "ProvisioningRound"),
      Case(breakpoint: "break on FailedScheduling", stopsAt: "PodPlacement"),
      Case(breakpoint: "break on Nominated where name~web", stopsAt: "ProvisioningRound"),
      Case(breakpoint: "break when nodes changes", stopsAt: "CloudEvent joined"),
      Case(breakpoint: "break when pods Running changes", stopsAt: "ControllerStep"),
      Case(breakpoint: "break when deploy/web readyReplicas changes", stopsAt: ""),
    ])
  func stops(_ c: Case) throws {
    var session = session(c.breakpoint)
    let output = session.execute("run until idle")
    #expect(output.status == .done)
    #expect(output.text.plain.contains("Stopped at breakpoint 1"), "\(output.text.plain)")
    let last = try #require(session.world.decisions.last)
    let facts = "\(last.recordName) \(last.facts)"
    for word in c.stopsAt.split(separator: " ") { #expect(facts.contains(word), "\(facts)") }
    #expect(
      session.execute("break delete all; run until idle").text.plain.contains("nobody has anything to do"))
  }

  @Test func aPlacementThatTakesOthersRoomIsAPreemption() throws {
    var session = Session(world: .small, language: .english)
    _ = session.execute(
      """
      kubectl apply -f - <<EOF
      {apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {name: high}, value: 1000}
      EOF
      create deployment low --image=nginx --replicas=40; set resources deploy/low --requests=cpu=900m
      run until idle
      break on Preemption where victims>=1
      """)
    _ = session.execute(
      """
      kubectl apply -f - <<EOF
      apiVersion: v1
      kind: Pod
      metadata: {name: vip}
      spec:
        priorityClassName: high
        containers: [{name: c, image: nginx, resources: {requests: {cpu: 900m}}}]
      EOF
      """)
    let output = session.execute("run until idle")
    #expect(output.text.plain.contains("Stopped at breakpoint 1"), "\(output.text.plain)")
    let last = try #require(session.world.decisions.last)
    #expect(last.isNamed("Preemption") && last.isNamed("PodPlacement"))
  }

  @Test func itIsListedAndTakenAway() {
    var session = session("break on FailedScheduling", "break when cost changes")
    #expect(session.execute("break list").text.plain.contains("2  when cost changes"))
    #expect(session.execute("break delete 1").status == .done)
    #expect(!session.execute("break list").text.plain.contains("FailedScheduling"))
    #expect(session.execute("break delete 7").text.plain.contains("There is 2."))
  }

  @Test(
    "what is no breakpoint is answered with what one looks like",
    arguments: [
      "break on NodeClaimStep step=launch", "break when nonsense changes", "break on X where launch",
    ])
  func mistakes(_ line: String) {
    var session = session()
    let output = session.execute(line)
    #expect(output.status == .failed)
    #expect(output.text.plain.contains("break when") || output.text.plain.contains("pods Pending"))
  }

  @Test func whatIsInterruptedReplaysToTheSameWorld() {
    var session = session(person: Watcher(interruptsAfter: 7))
    let output = session.execute("run until idle")
    #expect(output.text.plain.contains("Interrupted at"))
    #expect(session.script.contains("run 7 steps"))
    var runner = ScriptRunner(Session(world: .course()))
    _ = runner.transcript(session.script, name: "saved")
    #expect(runner.failures.isEmpty)
    #expect(runner.session.world.decisions.count == session.world.decisions.count)
    #expect(runner.session.world.objects.pods == session.world.objects.pods)
    #expect(runner.session.world.now == session.world.now)
  }

  @Test func aStepFarAheadAsksFirst() {
    let watcher = Watcher(answer: false)
    var session = session("run until idle", person: watcher)
    let before = session.world.now
    _ = session.execute("step")
    #expect(watcher.questions.count == 1)
    #expect(session.world.now == before)
    #expect(!session.script.contains("\nstep"))
    session.person = nil
    _ = session.execute("step")
    #expect(session.world.now > before)
  }

  @Test func theTimelineShowsWhoWaitedForWhat() {
    var session = session("run until idle")
    let text = session.execute("timeline").text.plain
    let claim = session.world.objects.nodeClaims.values.first?.metadata.name ?? "?"
    #expect(text.contains("\(claim)  ") && text.contains("░") && text.contains("▒█"))
    #expect(text.contains("web") && text.contains("3333"))
  }

  @Test("whoever waits for an idle that never comes is told who keeps the cluster busy")
  func restless() {
    var session = session()
    session.person = nil
    _ = session.execute("patch nodepool default --type merge -p '\(Self.spotOnly)'")
    _ = session.execute("ice all all spot")
    let output = session.execute("run until idle")
    #expect(output.status == .limitReached)
    #expect(output.remarks.plain.contains("Stopped at 02:00:"), "\(output.remarks.plain)")
    #expect(output.remarks.plain.contains("provisioner ("), "\(output.remarks.plain)")
  }

  private static let spotOnly = """
    {"spec":{"template":{"spec":{"requirements":\
    [{"key":"karpenter.sh/capacity-type","operator":"In","values":["spot"]}]}}}}
    """
}
