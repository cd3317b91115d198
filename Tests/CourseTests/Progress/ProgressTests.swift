import Testing

@testable import Course

@Suite struct ProgressTests {
  private func progress(_ id: String, points: Int?, open step: Int? = nil) -> Progress {
    var progress = Progress()
    progress.lessons[id] = Progress.Entry(
      best: points.map { Progress.Score(points: $0, maxPoints: 20, passed: $0 >= 14) },
      open: step.map {
        Progress.OpenLesson(seed: .max, step: $0, steps: 4, commands: ["apply -f - <<E\na: \"b\"\nE"])
      })
    progress.lastOpened = id
    return progress
  }

  @Test func theFileGivesBackWhatWasKept() {
    for progress in [Progress(), progress("d1", points: 17), progress("d1", points: 3, open: 2)] {
      #expect(Progress(progress.text) == progress)
    }
  }

  @Test(
    "what is no progress file is told apart",
    arguments: [
      "", "{", "[]", "{\"schema\": \"bancada.progress/v2\", \"lessons\": {}}",
      "{\"schema\": \"bancada.progress/v1\", \"lessons\": {\"d1\": 3}}",
      "{\"schema\": \"bancada.progress/v1\", \"lessons\": {\"d1\": {\"best\": {\"points\": \"x\"}}}}",
    ])
  func damaged(_ text: String) { #expect(Progress(text) == nil) }

  @Test func mergingKeepsTheBestOfEach() {
    var one = progress("d1", points: 12)
    one.merge(progress("d1", points: 15))
    #expect(one.lessons["d1"]?.best?.points == 15)
    one.merge(progress("d1", points: 2))
    #expect(one.lessons["d1"]?.best?.points == 15)
    one.merge(progress("d2", points: nil, open: 3))
    #expect(one.lessons["d2"]?.open?.step == 3)
    // An attempt that ended here is not under way again because another file still has it.
    one.merge(progress("d1", points: nil, open: 1))
    #expect(one.lessons["d1"]?.open == nil)
  }

  @Test func anExamStandsForItsModule() {
    let passed = progress("d0", points: 20)
    #expect(passed.isDispensed("d7"))
    #expect(!passed.isDispensed("e1"))
    #expect(!progress("d0", points: 3).isDispensed("d7"))
  }
}
