import Cluster
import Commands
import Kubernetes
import Manifests
import Narration

/// Commands for exercises without end.
extension LessonLibrary {
  var practiceCommands: [Command] { [practice, practiceEnd, again] }

  private static let level = Flag("level", .required(.words(PracticeTopic.levels.map(String.init))))
  /// Right ones in a row after which a harder one is offered.
  private static let streakForMore = 3

  private var practice: Command {
    Command(
      "practice", syntax: [.optional(.words(PracticeTopic.allCases.map(\.rawValue)))],
      flags: [Self.level, Self.seedFlag], help: .practice,
      examples: ["practice", "practice taints --seed 41"]
    ) { session, given throws(CommandError) in
      guard let word = given.words.first else { return Self.topics(in: session) }
      guard let topic = PracticeTopic(rawValue: word) else {
        let names = PracticeTopic.allCases.map(\.rawValue)
        throw .say(PracticeMessage.unknownTopic(word, nearest: Spelling.nearest(to: word, among: names)))
      }
      let level = try given.integer(Self.level) ?? 1
      guard PracticeTopic.levels.contains(level) else {
        throw .say(PracticeMessage.badLevel(level, highest: PracticeTopic.levels.upperBound))
      }
      let seed = try given.integer(Self.seedFlag).map { UInt64(clamping: $0) }
      return try Self.set(topic, level: level, seed: seed ?? UInt64(session.history.count), in: &session)
    }
  }

  private var again: Command {
    Command("again", help: .practice) { session, _ throws(CommandError) in
      guard let last = session.practice?.exercise else { throw .say(PracticeMessage.noExercise) }
      return try Self.set(last.topic, level: last.level, seed: last.seed &+ 1, in: &session)
    }
  }

  private var practiceEnd: Command {
    Command("practice end", help: .practice) { session, _ throws(CommandError) in
      guard let run = session.practice else { throw .say(PracticeMessage.noExercise) }
      session.enter(run.home.world, namespace: run.home.namespace)
      session.practice = nil
      return CommandOutput(
        PracticeMessage.ended(time: run.home.world.now.clock).told(in: session.language) + "\n")
    }
  }

  private static func topics(in session: Session) -> CommandOutput {
    let rows = PracticeTopic.allCases.map { topic in
      [StyledText("practice \(topic.rawValue)", style: .command), topic.told(in: session.language)]
    }
    return CommandOutput(TextTable(rows: rows).lines(indent: 2, width: session.width).joinedAsLines)
  }

  /// Sets an exercise: the session goes to its cluster.
  private static func set(_ topic: PracticeTopic, level: Int, seed: UInt64, in session: inout Session)
    throws(CommandError) -> CommandOutput
  {
    guard let exercise = Exercise(topic, level: level, seed: seed) else {
      throw .say(PracticeMessage.noneDrawn(seed: seed))
    }
    let home = session.practice?.home ?? LessonRun.Place(world: session.world, namespace: session.namespace)
    let tallies = session.practice?.tallies ?? [:]
    session.practice = PracticeRun(exercise: exercise, tallies: tallies, home: home)
    session.enter(exercise.world)
    return CommandOutput(exercise.page(in: session))
  }

  /// Takes an answer to the exercise that is open.
  ///
  /// - Returns: nil when none is.
  static func answerExercise(_ words: [String], in session: inout Session) -> CommandOutput? {
    guard var run = session.practice, !run.isAnswered, !words.isEmpty else { return nil }
    let (isRight, told) = run.exercise.mark(words, in: session)
    run.isAnswered = true
    run.tally.note(isRight)
    session.practice = run
    var output = CommandOutput()
    for line in told { output.line(line) }
    let tally = run.tally
    let harder = run.exercise.level < PracticeTopic.levels.upperBound && tally.streak >= streakForMore
    output.line(
      PracticeMessage.tally(
        level: run.exercise.level, right: tally.right, of: tally.count,
        harder: harder ? "practice \(run.exercise.topic.rawValue) --level \(run.exercise.level + 1)" : nil
      ).told(in: session.language))
    return output
  }
}
