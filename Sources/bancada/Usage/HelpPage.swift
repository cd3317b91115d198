import Narration

/// `--help`, from the table of subcommands.
struct HelpPage {
  private let subcommand: Subcommand

  init(of subcommand: Subcommand) { self.subcommand = subcommand }

  func told(in language: Language) -> StyledText {
    let sections = subcommand.name.isEmpty ? overview(language) : page(language)
    return sections.reduce(StyledText()) { $0 + ($0.isEmpty ? "" : "\n") + $1 }
  }

  private func overview(_ language: Language) -> [StyledText] {
    let ways = Subcommand.all.flatMap { subcommand in
      subcommand.name.isEmpty
        ? [
          [StyledText("bancada"), subcommand.summary.told(in: language)],
          [StyledText("bancada -c 'CMDS'"), SubcommandSummary.commands.told(in: language)],
        ]
        : [[StyledText(Self.synopsis(subcommand)), subcommand.summary.told(in: language)]]
    }
    let statuses: [ExitStatus] = [.done, .failed, .usage, .limitReached, .fault]
    return [
      UsageMessage.whatThisIs.told(in: language) + "\n",
      section(.usage, rows: ways, language),
      section(.commonOptions, rows: rows(Subcommand.common, language), language),
      section(
        .statuses,
        rows: statuses.map { [StyledText("\($0.rawValue)"), UsageMessage.status($0).told(in: language)] },
        language),
    ] + (Subcommand.all.count > 1 ? [UsageMessage.moreHelp.told(in: language) + "\n"] : [])
  }

  private func page(_ language: Language) -> [StyledText] {
    let own = subcommand.required + subcommand.options
    return [
      "\(Self.synopsis(subcommand), .heading)\n  " + subcommand.summary.told(in: language) + "\n",
      own.isEmpty
        ? nil : section(.optionsOf(subcommand: subcommand.name), rows: rows(own, language), language),
      section(.commonOptions, rows: rows(Subcommand.common, language), language),
    ].compactMap(\.self)
  }

  static func synopsis(_ subcommand: Subcommand) -> String {
    let required = subcommand.required.map { "\($0.name.long) \($0.name.placeholder ?? "")" }
    let optional = subcommand.options.isEmpty ? [] : ["[…]"]
    return
      (["bancada", subcommand.name, subcommand.operands.placeholder].filter { !$0.isEmpty } + required
      + optional)
      .joined(separator: " ")
  }

  private func rows(_ options: [OptionDescription], _ language: Language) -> [[StyledText]] {
    options.map { option in
      let spelling = option.name.spellings.joined(separator: ", ")
      return [
        StyledText([spelling, option.name.placeholder].compactMap(\.self).joined(separator: " ")),
        option.name.meaning.told(in: language),
      ]
    }
  }

  private func section(_ title: UsageMessage, rows: [[StyledText]], _ language: Language) -> StyledText {
    let lines = TextTable(rows: rows, gap: 3).lines(indent: 2, width: 100)
    return lines.reduce(StyledText(title.told(in: language).plain, style: .heading) + "\n") { $0 + $1 + "\n" }
  }
}
