import Narration

/// What the manual page says that no table says.
enum ManualMessage: Message {
  case configuration, history, journals

  enum Title: Message {
    case name, synopsis, commands, options, status, files

    var portuguese: StyledText {
      switch self {
      case .name: "NOME"
      case .synopsis: "SINOPSE"
      case .commands: "COMANDOS"
      case .options: "OPÇÕES"
      case .status: "STATUS DE SAÍDA"
      case .files: "ARQUIVOS"
      }
    }

    var english: StyledText {
      switch self {
      case .name: "NAME"
      case .synopsis: "SYNOPSIS"
      case .commands: "COMMANDS"
      case .options: "OPTIONS"
      case .status: "EXIT STATUS"
      case .files: "FILES"
      }
    }
  }

  static let files: [(path: String, meaning: ManualMessage)] = [
    ("~/.config/bancada/config", .configuration), ("~/.local/state/bancada/history", .history),
    ("~/.local/state/bancada/journals/", .journals),
  ]

  var portuguese: StyledText {
    switch self {
    case .configuration:
      "ajustes da shell, NOME = VALOR em cada linha: lang, color, editor, pager, detail e os de `option`"
    case .history: "os comandos digitados, para as setas e Ctrl-R"
    case .journals: "cada sessão, comando por comando: é daí que `--resume` continua"
    }
  }

  var english: StyledText {
    switch self {
    case .configuration:
      "settings of the shell, NAME = VALUE a line: lang, color, editor, pager, detail and those of `option`"
    case .history: "commands typed, for the arrow keys and Ctrl-R"
    case .journals: "each session, command by command: `--resume` goes on from there"
    }
  }
}
