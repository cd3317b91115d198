extension CommandNote {
  public var english: StyledText { StyledText(marked: englishText) }

  private var englishText: String {
    switch self {
    case .get:
      """
      `-o` takes `wide`, `yaml`, `json`, `name`, `jsonpath=`, `jsonpath-as-json=`, `custom-columns=`, `go-template=` and their \
      `-file=` forms; not `kyaml`. The go-template has fields, `range`, `if`, `with`, variables, pipes, `len`, `index`, \
      `eq`/`ne`/`lt`/`le`/`gt`/`ge`, `and`/`or`/`not`, `print`, `printf`, `println`, `base64decode`; it has no `define`, \
      `template`, `block`. `-w` lets time run until nobody has anything to do.
      """
    case .kustomize:
      """
      Does `resources` (files and folders), `namespace`, `labels`, `commonLabels`, `commonAnnotations`, `images`, `replicas` and \
      `patches` (both kinds, with a `target` or without). Refuses by name what it does not do: generators, prefixes, components, \
      URLs.
      """
    case .jq(let functions):
      """
      Built in; no other program is run. It has paths (`.a.b`, `.[0]`, `.[]`, `.[2:4]`, `..`, `?`), `|`, `,`, `//`, \
      arithmetic and comparisons, `and`/`or`/`not`, `if`, `try`, `reduce`, `as $x`, construction of lists and objects, text \
      with \\(…), `=`, `|=`, `+=`, `@csv`, `@tsv`, `@json`, `@sh`, `@base64`, and the functions \
      \(functions.joined(separator: ", ")). It has no `def`, `foreach`, `label`, modules or dates. Options: `-r`, `-c`, `-s`, \
      `-n`, `-e`, `-S`, `-j`, `-R`, `--arg`, `--argjson`, `--indent`, `--tab`.
      """
    case .sed:
      "Understands `s/…/…/` (with `g`, `i`, `p`), `d`, `p` and `q`, with a line number, `$`, `/pattern/` or a range in front."
    case .xargs: "Understands `-n N`, `-I {}` and `-r`; the command is one of Bancada's own."
    }
  }
}
