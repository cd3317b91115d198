import Narration
import Testing

@testable import Course

/// What playing a lesson shows its author.
@Suite struct LessonTrialsTests {
  private static let hints = "- hint: One.\n- hint: Two.\n- hint: Three."
  private static let mistake = "#: expect 0/3\n#: hint only.it\ncreate deployment other --image=nginx\nhint"

  private static let good = TinyLesson(
    checks: "- id: it\n  points: 3\n  assert: {kind: Deployment, name: web}",
    prose: "```console\nkubectl get pods\n```\n\n### it\n\n- pass: Yes.\n- fail: No.\n\(hints)",
    solution: "create deployment web --image=nginx\nnext", mistakes: ["other": mistake])

  @Test func aGoodLessonHasNothingToMend() {
    #expect(Self.good.trials.lint() == [])
    #expect(Self.good.trials.test() == [])
  }

  struct Slip: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let file: String
    let old: String
    let new: String
    let fault: LessonTrial
    /// Found by `test` rather than by `lint`.
    var isTested = false
  }

  static let slips = [
    Slip(
      testDescription: "a check that passes by itself", file: "lesson.yaml", old: "name: web",
      new: "name: coredns",
      fault: .passesAtStart(check: "only.it")),
    Slip(
      testDescription: "a block that fails", file: "en.md", old: "kubectl get pods", new: "kubectl get pots",
      fault: .consoleFails(
        command: "kubectl get pots", message: "error: the server doesn't have a resource type \"pots\"")),
    Slip(
      testDescription: "a hint too few", file: "en.md", old: "- hint: Two.\n", new: "",
      fault: .tooFewHints("it", found: 2, wanted: 3)),
    Slip(
      testDescription: "a step longer than a screen", file: "en.md", old: "Text.",
      new: "Text." + String(repeating: "\n\nMore.", count: 20),
      fault: .tooLong(step: "only", lines: 47, most: 24)),
    Slip(
      testDescription: "marks that a terminal does not read", file: "en.md", old: "Text.",
      new: "Some *words*.", fault: .shownAsItIs("Some *words*.")),
    Slip(
      testDescription: "a picture wider than a screen", file: "en.md", old: "Text.",
      new: "```text\n" + String(repeating: "─", count: 97) + "\n```",
      fault: .tooWide(columns: 97, most: 96)),
    Slip(
      testDescription: "a diagnosis that nobody comes to", file: "lesson.yaml", old: "points: 3",
      new: "points: 3\n        diagnoses: [{id: odd, assert: {kind: Node, count: 77}}]",
      fault: .deadDiagnosis(check: "only.it", diagnosis: "odd")),
    Slip(
      testDescription: "a fact that no decision tells", file: "lesson.yaml",
      old: "assert: {kind: Deployment, name: web}",
      new: "decision: {record: UserCommand, where: {words: web}}",
      fault: .unknownFact("words", record: "UserCommand", known: ["actor", "text"])),
    Slip(
      testDescription: "a solution that does not do", file: "solution.bancada", old: "deployment web",
      new: "deployment api",
      fault: .notSolved(check: "only.it", points: 0, maxPoints: 3, expected: ">= 1", found: "0"),
      isTested: true),
    Slip(
      testDescription: "a solution that stops short", file: "solution.bancada", old: "\nnext", new: "",
      fault: .notFinished(step: "only"), isTested: true),
    Slip(
      testDescription: "a mistake worth something else", file: "mistakes/other.bancada", old: "other --",
      new: "web --",
      fault: .wrongScore(expected: "0/3", found: "3/3"), isTested: true),
    Slip(
      testDescription: "a hint that was not given", file: "mistakes/other.bancada", old: "hint only.it",
      new: "hint only.that", fault: .wrongHint(expected: "only.that", given: ["only.it"]), isTested: true),
    Slip(
      testDescription: "a mistake without its marks", file: "mistakes/other.bancada", old: "#: expect 0/3\n",
      new: "",
      fault: .missingHeader("expect"), isTested: true),
  ]

  @Test("a slip is found", arguments: slips)
  func slip(_ slip: Slip) {
    var lesson = Self.good
    lesson.replace(slip.old, with: slip.new, in: slip.file)
    let found = slip.isTested ? lesson.trials.test() : lesson.trials.lint()
    #expect(found.contains { $0.problem == .trial(slip.fault) }, "\(found)")
  }
}
