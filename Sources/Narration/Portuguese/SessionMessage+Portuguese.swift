extension SessionMessage {
  public var portuguese: StyledText { StyledText(marked: portugueseText) }

  private var portugueseText: String {
    switch self {
    case .nobodyToEdit: "`edit` abre um editor, e aqui não há terminal. Use `patch` ou `apply -f`."
    case .editorFailed(let command, nil):
      "Não consegui abrir o editor \(CommandMessage.quoted(command)). Escolha outro: `option editor nano`."
    case .editorFailed(let command, let status?):
      "O editor \(CommandMessage.quoted(command)) terminou com status \(status); nada foi mudado."
    case .editedIdentity(let from, let to): "O nome e o tipo não se mudam: era \(from), ficou \(to)."
    case .notWrittenHere(let path):
      "\(path) não foi feito nesta sessão: a Bancada não apaga arquivos do disco."
    case .nestedTooDeep: "Um apelido, `$(…)` ou `source` chama a si mesmo sem fim."
    case .goTemplateSubset: "O que este go-template tem está em `help get`."
    }
  }
}
