import Cluster
import Commands
import Kubernetes
import Narration
import Testing

@testable import Course

/// An author's slip is named by file and line, with what was probably meant.
@Suite struct LessonReadingTests {
  private static let good = TinyLesson(
    checks: "- id: it\n  points: 3\n  assert: {kind: Deployment, name: web, count: 1}",
    prose: "### it\n\n- pass: Yes.\n- fail: No.")

  struct Slip: CustomTestStringConvertible, Sendable {
    let testDescription: String
    var file = "lesson.yaml"
    let old: String
    let new: String
    let faults: [String]
  }

  @Test func aGoodLessonHasNoFaults() { #expect(Self.good.faults == []) }

  static let slips = [
    Slip(
      testDescription: "unknown field", old: "points: 3", new: "point: 3",
      faults: [
        "t1-tiny/lesson.yaml:9: there is no field steps[0].checks[0].point here. Did you mean points?",
        "t1-tiny/lesson.yaml:8: the field steps[0].checks[0].points is missing.",
        "t1-tiny/lesson.yaml:6: the step only earns no points: it wants a check or a question.",
      ]),
    Slip(
      testDescription: "wrong type", old: "points: 3", new: "points: three",
      faults: [
        "t1-tiny/lesson.yaml:9: steps[0].checks[0].points must be a whole number, 0 or more.",
        "t1-tiny/lesson.yaml:6: the step only earns no points: it wants a check or a question.",
      ]),
    Slip(
      testDescription: "unknown kind", old: "kind: Deployment", new: "kind: Deploymnet",
      faults: [
        "t1-tiny/lesson.yaml:10: the cluster has no objects of the kind “Deploymnet”. Did you mean deployment or deployments?"
      ]),
    Slip(
      testDescription: "two conditions", old: "assert:", new: "used: get\n        assert:",
      faults: [
        "t1-tiny/lesson.yaml:8: use only one of these: assert and used. A check has one condition."
      ]),
    Slip(
      testDescription: "a check that is not there", old: "points: 3",
      new: "points: 3\n        after: [other]",
      faults: ["t1-tiny/lesson.yaml:8: other is no earlier check of this step. "]),
    Slip(
      testDescription: "a record that no decision is", old: "assert: {kind: Deployment, name: web, count: 1}",
      new: "decision: {record: Provisioning}",
      faults: [
        "t1-tiny/lesson.yaml:10: “Provisioning” is not allowed here; use `UserCommand`, `PodPlacement`"
      ]),
    Slip(
      testDescription: "another version", old: "lesson/v1", new: "lesson/v2",
      faults: ["t1-tiny/lesson.yaml:1: the format is “lesson/v2”, and this Bancada reads lesson/v1."]),
    Slip(
      testDescription: "not YAML", old: "steps:", new: "steps: [",
      faults: ["t1-tiny/lesson.yaml:6: this is no YAML that can be read: "]),
    Slip(
      testDescription: "a section that no check has", file: "en.md", old: "### it", new: "### that",
      faults: [
        "t1-tiny/en.md:3: the section ### it of the step only is missing.",
        "t1-tiny/en.md:7: lesson.yaml has no that. ",
      ]),
    Slip(
      testDescription: "an item misspelt", file: "en.md", old: "- pass:", new: "- pas:",
      faults: [
        "t1-tiny/en.md:9: “pas” is no item. Did you mean pass?",
        "t1-tiny/en.md:7: - pass: is missing from it.",
      ]),
    Slip(
      testDescription: "a placeholder misspelt", file: "en.md", old: "No.", new: "No, {{fuond}}.",
      faults: ["t1-tiny/en.md:10: nothing gives {{fuond}} a value. Did you mean found?"]),
  ]

  @Test("a slip is told with its place", arguments: slips)
  func slip(_ slip: Slip) {
    var lesson = Self.good
    lesson.replace(slip.old, with: slip.new, in: slip.file)
    let faults = lesson.faults
    #expect(faults.count == slip.faults.count, "\(faults)")
    for (found, expected) in zip(faults, slip.faults) {
      #expect(found.hasPrefix(expected), "\(found)")
    }
  }

  @Test func aFaultyLessonDoesNotHideTheOthers() throws {
    var files = Self.good.files
    files["t2-broken/lesson.yaml"] = "id: t2\nsteps: 3\n"
    let library = LessonLibrary(files)
    var session = Session(world: .init(), language: .english)
    session.table.add(library.commands)
    let said = session.execute("lessons")
    #expect(said.results.plain.contains("t1"))
    #expect(said.remarks.plain.contains("t2-broken/lesson.yaml:2: steps must be a list."))
  }

  @Test func textOfAStepStandsUnderItsHeadingAndItemsRunOn() {
    let log = LessonFaultLog(file: "en.md")
    let prose = LessonProse.read(
      """
      # Flow

      Before all.

      ## pending

      Make it.

      ```console
      ## no heading
      ```

      ### deployment

      - pass: Done.
      - fail none: There is
        none.
      - hint: One.
      - hint: Two.

      ## recap

      - End.
      """, log: log)
    #expect(log.faults == [])
    #expect(prose.introduction == "Before all.")
    #expect(prose.step("pending")?.text == "Make it.\n\n```console\n## no heading\n```")
    #expect(prose.step("pending")?.consoleBlocks == [.init(text: "## no heading", line: 10)])
    let section = prose.section("deployment", of: "pending")
    #expect(section?.text(.fail, variant: "none") == "There is none.")
    #expect(section?.text(.fail) == nil)
    #expect(section?.hints(variant: "none") == ["One.", "Two."])
    #expect(prose.recap == "- End.")
  }
}

@Suite struct VariationTests {
  private static let lesson: TinyLesson = {
    var lesson = TinyLesson(
      checks:
        "- id: it\n  points: 3\n  assert: {kind: Deployment, name: web, match: {spec: {replicas: '{{size}}'}}}",
      prose: "### it\n\n- pass: Yes, {{size}}.\n- fail: No.",
      solution: "create deployment web --image=nginx --replicas={{size}}\nnext")
    lesson.replace("steps:", with: "variations: {size: {pick: [3, 5]}}\nsteps:", in: "lesson.yaml")
    return lesson
  }()

  @Test func everyTextTakesTheSameChoiceOfASeed() throws {
    var seen: Set<String> = []
    for seed in UInt64(1)...20 {
      let library = Self.lesson.library
      let loading = library.load(library.folders[0], seed: seed)
      let material = try #require(loading.material, "\(loading.faults)")
      let size = try #require(material.variables["size"])
      #expect(material.solution.text.contains("--replicas=\(size)\n"))
      #expect(material.prose(in: .english).section("it", of: "only")?.text(.pass) == "Yes, \(size).")
      seen.insert(size)
    }
    #expect(seen == ["3", "5"])
  }

  @Test func everyValueIsTried() {
    var lesson = Self.lesson
    #expect(lesson.trials.test() == [])
    lesson.replace("--replicas={{size}}", with: "--replicas=3", in: "solution.bancada")
    let found = lesson.trials.test().map { $0.told(in: .english).plain }
    #expect(found.first?.hasPrefix("t1-tiny/solution.bancada:2: with size = 5: next fails") == true)
  }
}
