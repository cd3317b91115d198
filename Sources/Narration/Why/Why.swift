import Cluster
import Kubernetes

/// Answers `why`: what was decided about an object and by whom, back to the student's own command, and what comes next.
///
/// Past decisions are told from their records alone; only what an object is now is read from the world.
public struct Why: Sendable {
  let world: World
  let narrator: Narrator

  public init(_ world: World, narrator: Narrator) {
    self.world = world
    self.narrator = narrator
  }

  /// Every decision so far.
  var log: [DecisionRecord] { world.decisions.all }

  func line(_ message: any Message) -> [StyledText] {
    message.told(in: narrator.language).wrapped(to: narrator.width, indent: 2)
  }

  func parts(_ parts: [Story.Part]) -> [StyledText] { narrator.tell(parts, indent: 2) }

  /// The chain of causes of a decision, the nearest first, the student's command last; itself left out.
  func causes(of record: DecisionRecord) -> [StyledText] {
    chain(Array(world.decisions.causes(of: record.id).dropFirst()), asking: .why)
  }

  /// Decisions, each caused by the next, after a question.
  func chain(_ records: [DecisionRecord], asking question: CauseLine.Question) -> [StyledText] {
    records.enumerated().flatMap { index, cause in
      CauseLine(record: cause, question: index == 0 ? question : nil).told(in: narrator.language)
        .wrapped(to: narrator.width, indent: CauseLine.indent)
    }
  }

  /// A decision in one line, with its time.
  func brief(_ record: DecisionRecord) -> [StyledText] {
    let text: StyledText =
      "  \(record.time.clock, .dim)  \(Story(of: record.decision).headline.told(in: narrator.language))"
    return text.wrapped(to: narrator.width, indent: 12)
  }
}

/// `Por quê? ⟵` and what made something happen.
struct CauseLine: Message {
  /// What the chain of causes answers.
  enum Question { case why, whyGone }

  let record: DecisionRecord
  /// Asked before the first cause alone.
  let question: Question?

  /// As wide as the longer of the two questions and the arrow.
  static let indent = 11

  var portuguese: StyledText {
    switch question {
    case .why: told("Por quê? ⟵ ", in: .portuguese)
    case .whyGone: told("Por que vai? ⟵ ", in: .portuguese)
    case nil: told("         ⟵ ", in: .portuguese)
    }
  }

  var english: StyledText {
    switch question {
    case .why: told("Why?     ⟵ ", in: .english)
    case .whyGone: told("Why go?  ⟵ ", in: .english)
    case nil: told("         ⟵ ", in: .english)
    }
  }

  private func told(_ question: String, in language: Language) -> StyledText {
    let lead = StyledText(question, style: .heading)
    if case .userCommand(let command) = record.decision {
      let lines = command.text.split(separator: "\n", omittingEmptySubsequences: false)
      let typed = lines.count > 1 ? "\(lines[0]) …" : command.text
      return lead + WhyMessage.youTyped(typed, at: record.time).told(in: language)
    }
    let headline = Story(of: record.decision).headline.told(in: language)
    return lead + headline + "  (\(record.actor.name), \(record.time.clock))"
  }
}
