/// All the text of a lesson in one language, as its Markdown file gives it, joined to the structure by ids.
public struct LessonProse: Equatable, Sendable {
  /// The section that closes a lesson; no step has this id.
  static let recapID = "recap"

  public var title = ""
  /// What stands under the title, before the first step.
  public var introduction = ""
  public var steps: [Step] = []
  public var recap = ""

  public struct Step: Equatable, Sendable {
    public var id: String
    /// Of its heading, counted from 1.
    public var line: Int
    public var text = ""
    /// Where its text begins.
    public var textLine = 0
    /// Of its checks, its prediction and its questions.
    public var sections: [Section] = []
  }

  /// What is said of one check, prediction or question.
  public struct Section: Equatable, Sendable {
    public var id: String
    public var line: Int
    public var items: [Item] = []
  }

  /// `- fail no-requests: …`
  public struct Item: Equatable, Sendable {
    public enum Key: String, CaseIterable, Sendable {
      /// Said when it holds, or was answered rightly.
      case pass
      /// Said when it does not; with a variant, when it fails in that way or was answered so.
      case fail
      /// The first is the weakest; with a variant, for that way of failing.
      case hint
      /// The question.
      case ask
      /// One of a question's answers, the variant.
      case choice
    }

    public var key: Key
    /// A diagnosis of the check, or a choice of the question.
    public var variant: String?
    public var text: String
    public var line: Int
  }

  public func step(_ id: String) -> Step? { steps.first { $0.id == id } }
  public func section(_ id: String, of step: String) -> Section? {
    self.step(step)?.sections.first { $0.id == id }
  }
}

extension LessonProse.Section {
  /// The text of an item; that of a variant, or else the one for all.
  public func text(_ key: LessonProse.Item.Key, variant: String? = nil) -> String? {
    let own = variant.flatMap { variant in items.first { $0.key == key && $0.variant == variant } }
    return (own ?? items.first { $0.key == key && $0.variant == nil })?.text
  }

  /// The hints for a way of failing, the weakest first; those for all when it has none of its own.
  public func hints(variant: String?) -> [String] {
    let own = items.filter { $0.key == .hint && variant != nil && $0.variant == variant }
    return (own.isEmpty ? items.filter { $0.key == .hint && $0.variant == nil } : own).map(\.text)
  }
}
