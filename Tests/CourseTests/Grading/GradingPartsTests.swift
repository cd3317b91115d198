import Cluster
import Commands
import Kubernetes
import Narration
import Testing

@testable import Course

/// What the marking of a class is made of.
@Suite struct GradingPartsTests {
  @Test(
    "hashes as FIPS 180-4 has it",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        String(repeating: "a", count: 1_000_000),
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
      ),
    ])
  func hash(text: String, hash: String) { #expect(SHA256.hexadecimal(Array(text.utf8)) == hash) }

  @Test func aSpreadsheetIsGivenNoFormulas() {
    #expect(CSV.text([["=1+1", "a,b", "c\"d", "e"]]) == "'=1+1,\"a,b\",\"c\"\"d\",e\r\n")
    #expect(CSV.rows("a,\"b,c\"\n\n d ; e\n").map(\.fields) == [["a", "b,c"], ["d", "e"]])
    #expect(CSV.rows("a\n\nb").map(\.line) == [1, 3])
  }

  @Test func namesCannotPaintOverATerminal() {
    #expect("a\u{1B}[31m\u{202E}b\nção".withoutControls == "a\\u{1b}[31m\\u{202e}b\\u{a}ção")
  }

  private static func mark(_ visibility: Lesson.Visibility, _ status: CheckResult.Status) -> LessonResult.Mark
  {
    LessonResult.Mark(
      id: "a.b", status: status, points: 0, maxPoints: 2, visibility: visibility, message: "words",
      expected: "3", found: "1", at: nil, commandToSee: "kubectl get pods")
  }

  @Test(
    "a run tells as much of a check as both allow",
    arguments: [
      (Disclosure.full, Lesson.Visibility.hidden, "words 3"), (.practice, .hidden, nil),
      (.exam, .hidden, nil),
      (.practice, .visible, "words 3"), (.exam, .visible, " "), (.practice, .hint, "words "),
      (.exam, .hint, " "),
      (.practice, .verdict, " "), (.full, .verdict, "words 3"),
    ] as [(Disclosure, Lesson.Visibility, String?)])
  func disclosure(_ disclosure: Disclosure, _ visibility: Lesson.Visibility, told: String?) {
    let shown = disclosure.shown(Self.mark(visibility, .fail))
    #expect(shown.map { "\($0.message) \($0.expected)" } == told)
    #expect(shown?.status ?? .fail == .fail)
  }

  @Test(
    "commands are the same whatever names were given",
    arguments: [
      ("kubectl create deployment web --image=nginx", "create deployment loja --image=httpd", true),
      ("scale deployment web --replicas=3", "scale deployment web --replicas=4", false),
      ("label node a x=a", "label node b y=b", true), ("label node a x=a", "label node b y=c", false),
      ("get pods", "get nodes", false), ("get pods -o wide", "get pods -A", false),
    ])
  func fingerprints(_ left: String, _ right: String, areSame: Bool) {
    let table = CommandTable.standard
    #expect(
      (ScriptFingerprint.lines(of: left, in: table) == ScriptFingerprint.lines(of: right, in: table))
        == areSame)
  }

  private static let tiny = TinyLesson(
    checks: "- {id: a, points: 2, assert: {kind: Deployment, name: api}}",
    prose: "### a\n\n- pass: Yes.\n- fail: No.")

  @Test func whatAProcessSaysOfASubmissionIsReadWhole() throws {
    var session = try Self.tiny.open()
    _ = session.execute("run 1m")
    let run = try #require(session.lessonRun).closed(in: session)
    var graded = GradedSubmission(
      "ação \u{1B}", LessonResult(run, in: session), sha256: "00", language: .english)
    graded.fingerprint = ["run 1m"]
    graded.status = .limit
    graded.trouble = .init(line: 3, command: "run", message: "“why”")
    #expect(GradedSubmission(message: graded.message, lesson: "t1") == graded)
    let unmarked = GradedSubmission("x", unmarked: .init(message: "no"), language: .portuguese)
    #expect(GradedSubmission(message: unmarked.message, lesson: "t1") == unmarked)
    #expect(GradedSubmission(message: "{}", lesson: "t1") == nil)
  }

  @Test func weatherOfATeachersOwnIsNotAnnounced() throws {
    let additions = FilesInMemory([
      "t1.yaml": """
      bancada: lesson/v1
      id: t1
      steps: [{id: only, checks: [{id: storm, points: 3, decision: {record: CloudEvent}}]}]
      """,
      "t1.weather": "at 00:00:30 zone outage us-east-1a\n",
    ])
    let library = LessonLibrary(Self.tiny.files, additions: additions)
    var session = Session(world: .course(), language: .english)
    session.table.add(library.commands)
    _ = try library.start("t1", in: &session)
    #expect(!session.execute("weather").text.plain.contains("outage"))
    #expect(!session.execute("check").text.plain.contains("storm"))
    _ = session.execute("run 1m")
    var run = try #require(session.lessonRun)
    let results = run.check(in: session)
    #expect(results.last?.status == .pass)
    #expect(results.last?.visibility == .hidden)
  }

  @Test(
    "a teacher's own checks that do not fit are named",
    arguments: [
      ("steps: [{id: other, checks: []}]", "other"),
      ("steps: [{id: only, checks: [{id: a, points: 1, cost: {monthly: 1}}]}]", "a"),
      ("steps: [{id: only, checks: [{id: b, points: 1, after: [z], cost: {monthly: 1}}]}]", "z"),
      ("", "steps"),
    ])
  func faultyAdditions(_ steps: String, named: String) {
    let additions = FilesInMemory(["t1.yaml": "bancada: lesson/v1\nid: t1\n\(steps)\n"])
    let library = LessonLibrary(Self.tiny.files, additions: additions)
    let faults = library.folders.flatMap { library.load($0).faults }.map { $0.told(in: .english).plain }
    #expect(faults.count == 1)
    #expect(faults.first?.hasPrefix("t1.yaml") == true)
    #expect(faults.first?.contains(named) == true)
  }
}
