extension CommandNote {
  public var portuguese: StyledText { StyledText(marked: portugueseText) }

  private var portugueseText: String {
    switch self {
    case .get:
      """
      `-o` aceita `wide`, `yaml`, `json`, `name`, `jsonpath=`, `jsonpath-as-json=`, `custom-columns=`, `go-template=` e as \
      formas `-file=`; não aceita `kyaml`. O go-template tem campos, `range`, `if`, `with`, variáveis, pipes, `len`, `index`, \
      `eq`/`ne`/`lt`/`le`/`gt`/`ge`, `and`/`or`/`not`, `print`, `printf`, `println`, `base64decode`; não tem `define`, \
      `template`, `block`. `-w` deixa o tempo correr até ninguém ter o que fazer.
      """
    case .kustomize:
      """
      Faz `resources` (arquivos e pastas), `namespace`, `labels`, `commonLabels`, `commonAnnotations`, `images`, `replicas` e \
      `patches` (os dois tipos, com ou sem `target`). Recusa pelo nome o que não faz: geradores, prefixos, componentes, URLs.
      """
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
