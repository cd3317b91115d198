import Console
import Narration

/// What every subcommand is given beside its own arguments.
struct Context {
  /// Results.
  let output: StandardStream
  /// Everything said about results.
  let remarks: StandardStream
  /// `--lang`, when it was given.
  let chosenLanguage: Language?
  let installation: Installation

  init(_ arguments: Arguments) {
    let color = arguments[.color] ?? .auto
    output = .output(color)
    remarks = .error(color)
    chosenLanguage = arguments[.lang]
    installation = Installation(lessons: arguments[.lessons])
  }

  /// For runs whose output must be the same on every machine, whatever its locale.
  var fixedLanguage: Language { chosenLanguage ?? .portuguese }

  /// For a person at a terminal.
  var personsLanguage: Language { Self.personsLanguage(chosen: chosenLanguage) }

  static func personsLanguage(chosen: Language?) -> Language {
    chosen ?? Language(localeVariables: ["LC_ALL", "LC_MESSAGES", "LANG"].map(environmentValue))
  }
}
