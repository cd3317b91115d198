import Manifests

extension ManifestMessage {
  public var portuguese: StyledText { StyledText(marked: portugueseText) }

  private var portugueseText: String {
    let format = Formats.portuguese
    return switch self {
    case .hint(let hint): Self.portuguese(hint)
    case .didYouMean(let names): "Quis dizer \(format.any(names))?"
    case .others(1): "E mais um problema:"
    case .others(let count): "E mais \(format.count(count)) problemas:"
    case .later(1): "E mais um, que a API só diria depois deste:"
    case .later(let count): "E mais \(format.count(count)), que a API só diria depois:"
    case .nothingApplied(nil): "Nada deste documento foi aplicado."
    case .nothingApplied(let file?):
      "Nada deste documento foi aplicado. `migrate \(file)` mostra o arquivo já em v1."
    }
  }

  private static func portuguese(_ hint: ManifestProblem.Hint) -> String {
    switch hint {
    case .write(let text): "→ escreva \(text)"
    case .quote(let text): "→ sem aspas o YAML lê número ou booleano; escreva \"\(text)\", entre aspas"
    case .movedTo(let path): "→ no v1 o campo mudou de lugar: \(path)"
    case .movedToKind(let kind, let path): "→ no v1 o campo é de \(kind): \(path)"
    case .renamedTo(let name): "→ no v1 o nome é \(name)"
    case .removed: "→ no v1 o campo não existe mais, e nada entrou no lugar dele"
    case .newKind(let kind, let apiVersion): "→ hoje é kind: \(kind), com apiVersion: \(apiVersion)"
    case .comesIn(let version): "→ chega só no Karpenter \(version); aqui é o 1.13"
    case .spacesInsteadOfTabs: "→ o YAML não aceita tabulação para recuar: use espaços"
    case .unrenderedTemplate: "→ {{ … }} é de um template: gere o YAML antes, ou ponha o valor entre aspas"
    case .keepOneOfThem: "→ a mesma chave já apareceu acima: fique com uma só"
    case .list: "→ aqui vai uma lista: cada item começa com um hífen e um espaço"
    }
  }
}
