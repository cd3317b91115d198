extension AWSMessage {
  private static var format: Formats { .english }

  public var english: StyledText {
    switch self {
    case .unanswered(let typed, let nearest, let instead):
      "`\(typed)` is not answered here."
        + (nearest.isEmpty ? "" : " Did you mean \(Self.format.all(nearest.map { "`\($0)`" }))?")
        + (instead.map { " Instead: `\($0)`." } ?? "")
    case .operations(let service, let names): "`aws \(service)` answers: \(Self.format.all(names))."
    case .badQuery(let part, let column):
      "`--query`: \(part) at character \(column) makes no expression of JMESPath, as `Subnets[?State=='available'].SubnetId` is one."
    case .unknownFunction(let name, let nearest):
      "`--query`: there is no function \(name)\(nearest.isEmpty ? "." : ": did you mean \(Self.format.all(nearest))?")"
    case .nearest(let names): "Did you mean \(Self.format.all(names))?"
    case .onlyCluster(let name): "The account has one cluster: \(name, .name)."
    case .badArgument(let function): "`--query`: the function \(function) does not take what it is given."
    }
  }
}
