/// What students call a command before they know its name here.
enum OtherNames {
  /// Names by what is typed instead of them.
  private static let names: [String: String] = [
    "aula": "lesson", "aulas": "lessons", "lição": "lesson", "licao": "lesson", "lições": "lessons",
    "licoes": "lessons", "curso": "lessons", "course": "lessons",
    "lesson list": "lessons", "lesson ls": "lessons", "lesson lista": "lessons", "lesson listar": "lessons",
    "lesson começar": "lesson start", "lesson comecar": "lesson start", "lesson iniciar": "lesson start",
    "lesson begin": "lesson start", "lesson open": "lesson start", "lesson abrir": "lesson start",
    "lesson continuar": "lesson resume", "lesson continue": "lesson resume",
    "lesson retomar": "lesson resume", "lesson sair": "lesson leave", "lesson exit": "lesson leave",
    "lesson quit": "lesson leave", "lesson end": "lesson leave", "lesson recomeçar": "lesson restart",
    "lesson recomecar": "lesson restart",
  ]

  /// The command that is meant; nil when nothing is known of the words.
  static func meant(by words: String...) -> String? { names[words.joined(separator: " ").lowercased()] }
}
