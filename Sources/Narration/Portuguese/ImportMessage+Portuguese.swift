extension ImportMessage {
  private static var format: Formats { .portuguese }

  public var portuguese: StyledText {
    let format = Self.format
    switch self {
    case .taken(let objects, let kinds, let time?):
      return
        "\(format.count(objects, "objeto")) de um cluster real: \(Self.list(kinds)). Ele está como estava em \(time, .name), que aqui são 00:00:00, até você deixar o tempo correr."
    case .taken(let objects, let kinds, nil):
      return
        "\(format.count(objects, "objeto")): \(Self.list(kinds)). Não há horário nenhum neles: tudo vale para 00:00:00."
    case .region(let region, let other):
      return
        "\("⚠", .warning) o catálogo não conhece a região \(region): as zonas têm os nomes, e as máquinas os preços, de \(other)"
    case .secrets(let count):
      return "\(format.count(count, "Secret pulado", "Secrets pulados")), sem ler"
    case .skippedKinds(let kinds):
      return "tipos de objeto que aqui não dizem nada, pulados: \(Self.list(kinds))"
    case .leftOut(let kind, let name, let fault):
      return "\("ficou de fora", .warning): \(kind) \(name, .name): \(Self.portuguese(fault))"
    case .alsoLeftOut(let count):
      return "e mais \(format.count(count, "objeto ficou", "objetos ficaram")) de fora"
    case .podsWithoutNode(let count):
      return "\("de fora", .warning): \(format.count(count, "Pod")) em nós que não estão no dump"
    case .replicaSetsMade(let count):
      return
        "\(format.count(count, "ReplicaSet que faltava, refeito", "ReplicaSets que faltavam, refeitos")) a partir dos Deployments e dos Pods"
    case .podsWithoutOwner(let count):
      return
        "\(format.count(count, "Pod ficou sozinho", "Pods ficaram sozinhos")): o dono não está no dump (peça ao kubectl também replicasets,statefulsets,daemonsets,jobs)"
    case .unknownTypes(let types):
      return
        "\("⚠", .warning) tipos de instância que o catálogo não tem: \(Self.list(types)). As máquinas ficam e não custam nada em `cost`; o Karpenter não lançaria outras iguais"
    case .noKarpenter:
      return
        "\("⚠", .warning) não há Pod Ready do Karpenter no dump, e por isso o Karpenter não faz nada aqui (use -A, ou inclua o namespace dele)"
    case .nothing: return "não foi encontrado nenhum objeto que diga algo aqui"
    case .exported(let count, let path): return "\(path, .name): \(format.count(count, "manifesto"))"
    case .nothingToExport: return "não há o que escrever: tudo o que existe é do sistema ou tem dono"
    }
  }

  private static func list(_ counts: [Counted]) -> String {
    counts.map { "\(format.count($0.count)) \($0.name)" }.joined(separator: ", ")
  }

  private static func portuguese(_ fault: ImportFault) -> String {
    switch fault {
    case .invalid(let text): text
    case .nameless: "não tem metadata.name"
    case .tooLarge: "é maior do que um objeto pode ser"
    }
  }
}
