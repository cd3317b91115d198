import Testing

@testable import Console

@Suite("Tab")
struct CompletionStepTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    /// `‸` is the cursor; the word being completed begins after the last space before it.
    let line: String
    let offered: [String]
    var endsWord = true
    let step: CompletionStep
  }

  @Test(
    "goes on as far as the suggestions agree, then shows them",
    arguments: [
      Case(testDescription: "nothing fits", line: "get x‸", offered: [], step: .none),
      Case(
        testDescription: "the only one is completed, with a space", line: "get po‸", offered: ["pods"],
        step: .replace(scalars: 2, with: "pods ")),
      Case(
        testDescription: "no second space before what follows", line: "get po‸ -A", offered: ["pods"],
        step: .replace(scalars: 2, with: "pods")),
      Case(
        testDescription: "a folder is gone on with", line: "apply -f sam‸", offered: ["samples/"],
        endsWord: false,
        step: .replace(scalars: 3, with: "samples/")),
      Case(
        testDescription: "several go on as far as they agree", line: "get p‸",
        offered: ["pods", "podtemplates"],
        step: .replace(scalars: 1, with: "pod")),
      Case(
        testDescription: "several that agree on no more are shown", line: "get pod‸",
        offered: ["pods", "podtemplates"],
        step: .list([.init("pods"), .init("podtemplates")])),
      Case(
        testDescription: "what was typed never gets shorter", line: "get nodeclass‸",
        offered: ["ec2nodeclasses", "nodeclasses"],
        step: .list([.init("ec2nodeclasses"), .init("nodeclasses")])),
      Case(
        testDescription: "the spelling offered wins over the case typed", line: "explain PO‸",
        offered: ["pods"],
        step: .replace(scalars: 2, with: "pods ")),
      Case(
        testDescription: "characters are counted, not bytes", line: "get açã‸", offered: ["ação"],
        step: .replace(scalars: 3, with: "ação ")),
    ])
  func tab(_ c: Case) {
    let before = c.line.prefix { $0 != "‸" }
    let line = c.line.replacing("‸", with: "")
    let word = before.split(separator: " ", omittingEmptySubsequences: false).last ?? ""
    let suggestions = Suggestions(
      start: before.utf8.count - word.utf8.count, items: c.offered.map { .init($0, endsWord: c.endsWord) })
    #expect(CompletionStep(line: line, cursor: before.utf8.count, suggestions: suggestions) == c.step)
  }

  @Test("a place outside of the line is no reason to stop", arguments: [-3, 2, 90])
  func placeOutside(start: Int) {
    let suggestions = Suggestions(start: start, items: [.init("pods")])
    let step = CompletionStep(line: "é", cursor: 50, suggestions: suggestions)
    #expect(step == .replace(scalars: start < 0 ? 1 : 0, with: "pods "))
  }
}
