import Cluster
import Commands
import Kubernetes
import Narration
import Observability

/// A session as it is told afterwards: what was typed, every decision with its reasons, and what the cluster looked
/// like after each.
public struct SessionReport: Sendable {
  public struct Moment: Sendable {
    public let record: DecisionRecord
    /// One line of what happened.
    public let headline: [Language: String]
    /// Why, a line each.
    public let details: [Language: [String]]
  }

  public struct TypedCommand: Sendable {
    public let time: VirtualTime
    /// Decisions taken before it.
    public let decisions: Int
    public let text: String
    public let failed: Bool
    public let said: String
  }

  public let language: Language
  public let end: VirtualTime
  public let moments: [Moment]
  public let commands: [TypedCommand]
  public let changes: [ClusterHistory.Change]
  public let samples: [ClusterSample]

  /// Lines of reasons that a decision is told with: fewer where there are many decisions.
  private static func detailLines(of decisions: Int) -> Int {
    decisions <= 1000 ? 16 : decisions <= 3000 ? 8 : 4
  }

  public init(_ session: Session) {
    let world = session.world
    language = session.language
    end = world.now
    let records = world.decisions.all
    let limit = Self.detailLines(of: records.count)
    let tellers = Language.allCases.map { (language: $0, teller: Narrator(language: $0, width: 90)) }
    moments = records.map { record in
      let story = Story(of: record.decision)
      var headline: [Language: String] = [:]
      var details: [Language: [String]] = [:]
      for (language, teller) in tellers {
        headline[language] = story.headline.told(in: language).plain
        let lines = teller.tell(story.details, indent: 0).map(\.plain).filter { !$0.isEmpty }
        details[language] = lines.count > limit + 1 ? lines.prefix(limit) + ["…"] : lines
      }
      return Moment(record: record, headline: headline, details: details)
    }
    commands = session.history.map {
      TypedCommand(
        time: $0.time, decisions: $0.decisions, text: $0.text, failed: $0.failed, said: $0.said)
    }
    changes = world.history.all
    samples = world.history.samples
  }
}
