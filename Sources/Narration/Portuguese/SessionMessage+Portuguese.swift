import Kubernetes

extension SessionMessage {
  public var portuguese: StyledText { StyledText(marked: portugueseText) }

  private var portugueseText: String {
    switch self {
    case .saved(let path, let commands):
      "\(path): \(Formats.portuguese.count(commands, "comando")). `bancada run \(path)` faz tudo de novo, byte por byte."
    case .loaded(let path, let commands, let time):
      "\(path): \(Formats.portuguese.count(commands, "comando")) refeitos. Agora são \(time.clock)."
    case .failedOnLoad(let line, let command): "Linha \(line): `\(command)` não deu no que devia."
    case .notAScript(let path): "\(path) não é uma sessão: nenhuma linha dele é um comando."
    case .handIn(let commands, let failed, let bytes, let time):
      "\(Formats.portuguese.count(commands, "comando")), \(Formats.portuguese.count(failed, "falhou", "falharam")); "
        + "o mundo está em \(time.clock); \(Formats.portuguese.count(bytes)) bytes. `session save ARQUIVO` grava."
    case .embeds(let files): "Vão junto os arquivos lidos: \(Formats.portuguese.all(files))."
    case .resumed(let commands, let time):
      "Sessão retomada: \(Formats.portuguese.count(commands, "comando")), \(time.clock)."
    case .nothingToResume: "Não há sessão anterior para retomar; esta começa do início."
    case .notWrittenDown:
      "Não foi possível anotar esta sessão: o disco está cheio, ou não se pode escrever nele. "
        + "Depois de uma queda, `--resume` não a traria de volta inteira."
    case .badSetting(let path, let line):
      "\(path):\(line): ajuste ignorado; escreva NOME = VALOR, com um nome de `option`."
    case .nobodyToEdit: "`edit` abre um editor, e aqui não há terminal. Use `patch` ou `apply -f`."
    case .editorFailed(let command, nil):
      "Não consegui abrir o editor \(CommandMessage.quoted(command)). Escolha outro: `option editor nano`."
    case .editorFailed(let command, let status?):
      "O editor \(CommandMessage.quoted(command)) terminou com status \(status); nada foi mudado."
    case .editedIdentity(let from, let to): "O nome e o tipo não se mudam: era \(from), ficou \(to)."
    case .notWrittenHere(let path):
      "\(path) não foi feito nesta sessão: a Bancada não apaga arquivos do disco."
    case .nestedTooDeep:
      "Aninhado demais: comandos dentro de comandos, ou um apelido, `$(…)` ou `source` que chama a si mesmo."
    case .goTemplateSubset: "O que este go-template tem está em `help get`."
    }
  }
}
