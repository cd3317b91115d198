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
    let chain = world.decisions.causes(of: record.id).dropFirst()
    return chain.enumerated().flatMap { index, cause in
      CauseLine(record: cause, isFirst: index == 0).told(in: narrator.language)
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
  let record: DecisionRecord
  let isFirst: Bool

  /// As wide as the longer of the two questions and the arrow.
  static let indent = 11

  var portuguese: StyledText { told("Por quê? ⟵ ", in: .portuguese) }
  var english: StyledText { told("Why?     ⟵ ", in: .english) }

  private func told(_ question: String, in language: Language) -> StyledText {
    let lead = StyledText(isFirst ? question : "         ⟵ ", style: .heading)
    if case .userCommand(let command) = record.decision {
      let lines = command.text.split(separator: "\n", omittingEmptySubsequences: false)
      let typed = lines.count > 1 ? "\(lines[0]) …" : command.text
      return lead + WhyMessage.youTyped(typed, at: record.time).told(in: language)
    }
    let headline = Story(of: record.decision).headline.told(in: language)
    return lead + headline + "  (\(record.actor.name), \(record.time.clock))"
  }
}
