import Narration

extension UsageMessage {
  var english: StyledText {
    switch self {
    case .problem(let problem): problem.english
    case .didYouMean(let nearest):
      "Did you mean " + StyledText(marked: nearest.map { "`\($0)`" }.joined(separator: " or ")) + "?"
    case .seeHelp(let subcommand):
      StyledText(
        marked: "`bancada \(subcommand.isEmpty ? "" : subcommand + " ")--help` shows what may be typed.")
    case .whatThisIs:
      "Bancada: a Kubernetes cluster with Karpenter in memory, step by step, and why each decision was taken."
    case .usage: "Usage"
    case .optionsOf(let subcommand): "Options\(subcommand.isEmpty ? "" : " of \(subcommand)")"
    case .commonOptions: "Options for all of them"
    case .statuses: "Exit status"
    case .status(let status):
      switch status {
      case .done: "all went well"
      case .failed: "a command or check failed"
      case .usage: "wrong usage, or input that cannot be read"
      case .limitReached: "a limit was reached"
      case .fault: "a fault of Bancada's own"
      }
    case .badCatalogue(let path): "\("✗", .refusal) The catalogue has something wrong at \(path, .name)."
    case .badScenarioOption(let field, let value):
      "\("✗", .refusal) “\(value)” is no value for \(field, .name) in ScenarioOptions."
    case .moreHelp: StyledText(marked: "`bancada SUBCOMMAND --help` shows the options of one of them.")
    }
  }
}

extension UsageError.Problem {
  fileprivate var english: StyledText {
    switch self {
    case .unknownSubcommand(let word):
      StyledText(
        marked: "`\(word)` is no subcommand. A command of the shell is written so: `bancada -c '\(word) …'`.")
    case .unknownOption(let option): "There is no option \(option, .command) here."
    case .missingValue(let option, let placeholder): "\(option, .command) needs a value: \(placeholder)."
    case .badValue(let option, let given, let placeholder):
      "\(option, .command) takes \(placeholder), not “\(given)”."
    case .valueNotTaken(let option): "\(option, .command) takes no value."
    case .missingOperand(let placeholder): "Say which \(placeholder)."
    case .unexpectedOperand(let word): "“\(word)” is one too many."
    case .missingOption(let option, let placeholder): "\("\(option) \(placeholder)", .command) is missing."
    case .notTogether(let first, let second):
      "\(first, .command) and \(second, .command) do not go together."
    case .unreadableInput(let path): "\(path, .name) could not be read."
    case .utf16Input(let path): "\(path, .name) is in UTF-16: save it as UTF-8."
    case .noSuchLesson(let word): "There is no lesson \(word, .name)."
    case .inputTooLarge(let limit): "The input is larger than \(limit) MiB."
    }
  }
}

extension SubcommandSummary {
  var english: StyledText {
    switch self {
    case .completion:
      StyledText(marked: "writes what completes the command line of `bancada`, or its manual page")
    case .shell: "opens the shell; with standard input not a terminal, reads commands from it"
    case .commands:
      StyledText(marked: "runs commands, separated by `;` or newlines, and prints what they say")
    case .run: "runs session scripts"
    case .replay: "runs one, showing each command and what was decided"
    case .grade: "marks submissions: scripts, and folders with one"
    case .plan: "the mini-Karpenter's plans and suggestions for an exported cluster"
    case .decide: "prints the decisions for the cluster of a file, as JSON"
    case .lesson: "for authors: holds lessons to what their scripts state"
    }
  }
}

extension OptionMeaning {
  var english: StyledText {
    switch self {
    case .help: "shows this help"
    case .version: "shows the version"
    case .keepGoing: "does not stop at the first command that fails"
    case .resume: "goes on where the last session stopped"
    case .echo: "shows the commands too"
    case .step: "shows the decisions one at a time"
    case .json: "answers in JSON"
    case .commands: "the commands to run"
    case .lessons: "the folder of lessons"
    case .lesson: "the lesson"
    case .report: "writes an HTML page too"
    case .hidden: "a folder of checks that students do not see"
    case .seedFrom: "where each submission's seed comes from"
    case .csv: "writes the marks as CSV too"
    case .similarity: "writes pairs of submissions that are alike, as CSV"
    case .disclose: "how much is told of checks: as each says, whether it holds, or everything"
    case .catalogue: "the catalogue of instance types"
    case .from: "the exported cluster"
    case .format: "the format of the marks"
    case .lang: "the language (pt will do too)"
    case .color: "colours: on a terminal only, always or never"
    case .seed: "the seed of what is drawn at random"
    case .until: "stops at this line"
    case .jobs: "how many submissions at a time"
    case .shard: "only part i of n of the submissions"
    }
  }
}
