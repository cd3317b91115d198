import Narration

/// What the console itself says, which is little.
enum ConsoleText {
  /// Below a listing that does not fit the window.
  static func more(_ count: Int, in language: Language) -> String {
    switch language {
    case .portuguese: "… e mais \(count)"
    case .english: "… and \(count) more"
    }
  }

  /// Ctrl-D in the middle of a command of several lines.
  static func unfinished(in language: Language) -> String {
    switch language {
    case .portuguese: "O comando ficou incompleto e não foi executado."
    case .english: "The command was left incomplete and was not run."
    }
  }

  /// Behind a question.
  static func yesOrNo(in language: Language) -> String {
    switch language {
    case .portuguese: "[s/N]"
    case .english: "[y/N]"
    }
  }

  /// `!get` where no command begins so.
  static func notInHistory(_ text: String, in language: Language) -> String {
    switch language {
    case .portuguese: "Nenhum comando anterior para \(text)."
    case .english: "No earlier command for \(text)."
    }
  }

  static func terminalFailed(in language: Language) -> String {
    switch language {
    case .portuguese: "O terminal não pode mais ser lido."
    case .english: "The terminal cannot be read any more."
    }
  }
}
