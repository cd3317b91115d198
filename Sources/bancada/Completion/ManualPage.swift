import Narration

/// The manual page of `bancada`, in troff, from the table of subcommands and options.
enum ManualPage {
  static func text(in language: Language) -> String {
    var page = [
      ".TH BANCADA 1 \"\" \"Bancada \(Version.bancada)\" \"\"",
      ".SH \(title(.name, language))", "bancada \\- \(line(UsageMessage.whatThisIs.told(in: language)))",
      ".SH \(title(.synopsis, language))",
    ]
    for subcommand in Subcommand.all {
      page += [".PP", "\\fB" + escaped(HelpPage.synopsis(subcommand)) + "\\fR"]
    }
    page += [".SH \(title(.commands, language))"]
    for subcommand in Subcommand.all {
      page += [
        ".TP", "\\fB\(escaped(subcommand.name.isEmpty ? "bancada" : subcommand.name))\\fR",
        line(subcommand.summary.told(in: language)),
      ]
      let own = subcommand.required + subcommand.options
      if !own.isEmpty { page += [".RS"] + own.flatMap { option($0, language) } + [".RE"] }
    }
    page += [".SH \(title(.options, language))"] + Subcommand.common.flatMap { option($0, language) }
    page += [".SH \(title(.status, language))"]
    let statuses: [ExitStatus] = [.done, .failed, .usage, .limitReached, .fault]
    for status in statuses {
      page += [".TP", "\\fB\(status.rawValue)\\fR", line(UsageMessage.status(status).told(in: language))]
    }
    page += [".SH \(title(.files, language))"]
    for file in ManualMessage.files {
      page += [".TP", "\\fI\(escaped(file.path))\\fR", line(file.meaning.told(in: language))]
    }
    return page.joined(separator: "\n") + "\n"
  }

  private static func title(_ title: ManualMessage.Title, _ language: Language) -> String {
    title.told(in: language).plain
  }

  private static func option(_ option: OptionDescription, _ language: Language) -> [String] {
    let spellings = option.name.spellings.map { "\\fB\(escaped($0))\\fR" }.joined(separator: ", ")
    let value = option.name.placeholder.map { " \\fI\(escaped($0))\\fR" } ?? ""
    return [".TP", spellings + value, line(option.name.meaning.told(in: language))]
  }

  private static func line(_ text: StyledText) -> String { escaped(text.plain.filter { $0 != "`" }) }

  private static func escaped(_ text: String) -> String {
    let safe = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
    return safe.hasPrefix(".") || safe.hasPrefix("'") ? "\\&" + safe : safe
  }
}
