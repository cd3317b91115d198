/// A way to call `bancada`: one entry says what it is given, how it is told in help, and what it does.
struct Subcommand: Sendable {
  /// As typed; empty for the shell, which needs no name.
  let name: String
  var operands = Operands.none
  var options: [OptionDescription] = []
  /// Options that must be there.
  var required: [OptionDescription] = []
  let summary: SubcommandSummary
  let run: @Sendable (Arguments, Context) throws(UsageError) -> ExitStatus

  /// The words that belong to no option.
  struct Operands: Sendable {
    let placeholder: String
    let fewest: Int
    let most: Int

    static let none = Operands(placeholder: "", fewest: 0, most: 0)
    static func one(_ placeholder: String) -> Operands {
      Operands(placeholder: placeholder, fewest: 1, most: 1)
    }
    static func oneOrMore(_ placeholder: String) -> Operands {
      Operands(placeholder: placeholder + "…", fewest: 1, most: .max)
    }
  }

  /// In the order of help.
  static let all: [Subcommand] = [shell, run, replay, grade, decide, plan, lesson, completion]

  /// Options that every subcommand takes.
  static let common: [OptionDescription] = [
    Option.lang.described, Option.color.described, Option.lessons.described, Flag.keepGoing.described,
    Flag.resume.described, Flag.version.described, Flag.help.described,
  ]
}
