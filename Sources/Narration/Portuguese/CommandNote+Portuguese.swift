extension CommandNote {
  public var portuguese: StyledText { StyledText(marked: portugueseText) }

  private var portugueseText: String {
    switch self {
    case .jq(let functions):
      """
      Feito aqui dentro, sem programa externo. Tem: caminhos (`.a.b`, `.[0]`, `.[]`, `.[2:4]`, `..`, `?`), `|`, `,`, `//`, \
      contas e comparações, `and`/`or`/`not`, `if`, `try`, `reduce`, `as $x`, construção de listas e objetos, texto com \
      \\(…), `=`, `|=`, `+=`, `@csv`, `@tsv`, `@json`, `@sh`, `@base64`, e as funções \(functions.joined(separator: ", ")). \
      Não tem: `def`, `foreach`, `label`, módulos, datas. Opções: `-r`, `-c`, `-s`, `-n`, `-e`, `-S`, `-j`, `-R`, `--arg`, \
      `--argjson`, `--indent`, `--tab`.
      """
    case .sed:
      "Entende `s/…/…/` (com `g`, `i`, `p`), `d`, `p` e `q`, com número de linha, `$`, `/padrão/` ou um intervalo na frente."
    case .xargs: "Entende `-n N`, `-I {}` e `-r`; o comando é um da própria Bancada."
    }
  }
}
