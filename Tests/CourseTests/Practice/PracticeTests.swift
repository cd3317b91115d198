import Cluster
import Commands
import Kubernetes
import Narration
import Testing

@testable import Course

@Suite struct PracticeTests {
  private func session() -> Session {
    var session = Session(world: World(), language: .english)
    session.table.add(LessonLibrary(FilesInMemory()).commands)
    return session
  }

  @Test(
    "every topic has exercises at every level, marked by what the engine does",
    arguments: PracticeTopic.allCases)
  func topic(_ topic: PracticeTopic) throws {
    var answers: Set<String> = []
    for level in PracticeTopic.levels {
      for seed in UInt64(1)...2 {
        let exercise = try #require(Exercise(topic, level: level, seed: seed), "level \(level), seed \(seed)")
        let right = exercise.answer.words
        answers.insert(right)
        #expect(exercise.mark(right.split(separator: " ").map(String.init), in: session()).isRight)
        #expect(!exercise.mark(["n99"], in: session()).isRight)
      }
    }
    #expect(answers.count > 2, "the answer is always one of \(answers)")
  }

  @Test func anExerciseIsRepeatedByItsSeed() {
    let command = "practice scores --level 4 --seed 3"
    #expect(session().executing(command).text == session().executing(command).text)
    #expect(
      session().executing(command).text != session().executing("practice scores --level 4 --seed 4").text)
  }

  @Test func rightAnswersInARowOfferAHarderLevel() throws {
    var session = session()
    for seed in 1...3 {
      _ = session.execute("practice anti-affinity --seed \(seed)")
      let right = try #require(session.practice?.exercise.answer.words)
      let said = session.execute("answer \(right)").text.plain
      #expect(said.contains("Level 1: \(seed) of \(seed)"))
      #expect(said.contains("harder: practice anti-affinity --level 2") == (seed == 3))
    }
    // An exercise takes one answer.
    #expect(session.execute("answer n1").status == .failed)
  }

  @Test func theReasonOfEachRefusalIsTheFilters() throws {
    var session = session()
    _ = session.execute("practice taints --level 3 --seed 41")
    let said = session.execute("answer n1 n2 n3 n4 n5").text.plain
    #expect(said.contains("✔ n"))
    #expect(said.contains("✗ not n"))
    #expect(said.contains("TaintToleration: "))
  }

  @Test func theClusterOfBeforeComesBack() throws {
    var session = session()
    _ = session.execute("create namespace mine")
    _ = session.execute("practice filters")
    #expect(session.world.objects.nodes.count > 2)
    _ = session.execute("again")
    _ = session.execute("practice end")
    #expect(session.world.objects.nodes.count == 0)
    #expect(session.world.objects.namespaces.values.contains { $0.metadata.name == "mine" })
  }

  @Test(
    "what cannot be set is refused with what can",
    arguments: [
      ("practice taint", "Did you mean taints?"), ("practice taints --level 9", "levels go from 1 to 5"),
      ("again", "no exercise is open"), ("practice end", "no exercise is open"),
    ])
  func refusals(command: String, words: String) {
    let said = session().executing(command)
    #expect(said.status == .failed)
    #expect(said.remarks.plain.contains(words), "\(said.remarks.plain)")
  }
}

extension Session {
  fileprivate func executing(_ command: String) -> CommandOutput {
    var copy = self
    return copy.execute(command)
  }
}

extension Exercise.Answer {
  /// As a student types it.
  fileprivate var words: String {
    switch self {
    case .nodes(let nodes): nodes.joined(separator: " ")
    case .text(let text): text
    case .number(let number): String(number)
    case .usd(let amount): amount.shortText
    }
  }
}
