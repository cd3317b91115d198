import Narration

/// What is said about a command line.
enum UsageMessage: Message {
  case problem(UsageError.Problem)
  case didYouMean([String])
  case seeHelp(subcommand: String)

  case whatThisIs
  case usage
  case optionsOf(subcommand: String)
  case commonOptions
  case statuses
  case status(ExitStatus)
  case moreHelp

  case badCatalogue(path: String)
  case badScenarioOption(field: String, value: String)
}

/// What a subcommand does, in a line of help.
enum SubcommandSummary: Message {
  case completion
  case shell
  case commands
  case run
  case replay
  case grade
  case decide
  case plan
  case lesson
}

/// What an option does, in a line of help.
enum OptionMeaning: Message {
  case help, version, keepGoing, resume, echo, step, json
  case commands, lessons, lesson, report, hidden, seedFrom, csv, similarity, disclose, catalogue, from, format
  case lang, color, seed, until, jobs, shard
}
