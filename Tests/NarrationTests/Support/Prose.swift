import Kubernetes
import Narration
import Testing

/// What holds of everything that is said: both languages tell it, and tell the same facts.
enum Prose {
  /// Checks both tellings of a message and returns them for a golden file.
  static func lines(of message: some Message, sourceLocation: SourceLocation = #_sourceLocation) -> [String] {
    let tellings = Language.allCases.map { message.told(in: $0).plain }
    for telling in tellings {
      #expect(!telling.isEmpty, "\(message) is not told", sourceLocation: sourceLocation)
      #expect(
        telling.count { $0 == "`" }.isMultiple(of: 2), "odd backticks: \(telling)",
        sourceLocation: sourceLocation)
      #expect(
        !telling.contains(" . ") && !telling.hasSuffix(" ."), "blank before a full stop: \(telling)",
        sourceLocation: sourceLocation)
    }
    for fact in facts(of: message) {
      let holders = tellings.count { $0.contains(fact) }
      #expect(
        holders == 0 || holders == tellings.count, "\(fact) is told in one language: \(tellings)",
        sourceLocation: sourceLocation)
    }
    let numbers = tellings.map { String($0.filter(\.isNumber).sorted()) }
    #expect(
      Set(numbers).count == 1, "other numbers in one language: \(tellings)", sourceLocation: sourceLocation)
    return zip(Language.allCases, tellings).flatMap { language, telling in
      telling.split(separator: "\n").map { "\(language.rawValue.prefix(2))  \($0)" }
    }
  }

  /// The texts in a message's payload, at any depth.
  private static func facts(of value: Any) -> [String] {
    if let text = value as? String { return (3...50).contains(text.count) ? [text] : [] }
    if let kind = value as? Kind { return [kind.name] }
    return Mirror(reflecting: value).children.flatMap { facts(of: $0.value) }
  }
}
