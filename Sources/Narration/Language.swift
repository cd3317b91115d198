/// A language that Bancada speaks.
public enum Language: String, CaseIterable, Sendable {
  case portuguese = "pt-BR"
  case english = "en"

  /// Reads `pt`, `pt-BR`, `pt_BR.UTF-8`, `en`, `en_GB`; nil for any other language.
  public init?(tag: String) {
    let primary = tag.lowercased().prefix { $0.isLetter }
    switch primary {
    case "pt": self = .portuguese
    case "en": self = .english
    default: return nil
    }
  }

  /// The language of a user's locale, as the variables `LC_ALL`, `LC_MESSAGES` and `LANG` give it: the first that
  /// is not empty decides. Portuguese when none names a language spoken here.
  public init(localeVariables: [String?]) {
    let deciding = localeVariables.compactMap(\.self).first { !$0.isEmpty }
    self = deciding.flatMap { Language(tag: $0) } ?? .portuguese
  }

  public var formats: Formats {
    switch self {
    case .portuguese: .portuguese
    case .english: .english
    }
  }
}
