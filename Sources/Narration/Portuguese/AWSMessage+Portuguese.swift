extension AWSMessage {
  private static var format: Formats { .portuguese }

  public var portuguese: StyledText {
    switch self {
    case .unanswered(let typed, let nearest, let instead):
      "`\(typed)` não tem resposta aqui."
        + (nearest.isEmpty ? "" : " Será que você quis dizer \(Self.format.all(nearest.map { "`\($0)`" }))?")
        + (instead.map { " No lugar dele: `\($0)`." } ?? "")
    case .operations(let service, let names): "`aws \(service)` responde a: \(Self.format.all(names))."
    case .badQuery(let part, let column):
      "`--query`: \(part), no caractere \(column), não forma uma expressão JMESPath, como é `Subnets[?State=='available'].SubnetId`."
    case .unknownFunction(let name, let nearest):
      "`--query`: não existe a função \(name)\(nearest.isEmpty ? "." : ": será que você quis dizer \(Self.format.all(nearest))?")"
    case .nearest(let names): "Será que você quis dizer \(Self.format.all(names))?"
    case .onlyCluster(let name): "A conta tem um cluster: \(name, .name)."
    case .badArgument(let function): "`--query`: a função \(function) não aceita o que recebeu."
    }
  }
}
