import Karpenter
import Kubernetes

extension RefusalMessage {
  private static var format: Formats { .portuguese }

  public var portuguese: StyledText {
    switch self {
    case .refusal(let refusal): StyledText(Self.portuguese(refusal))
    case .kind(let kind): StyledText(Self.portuguese(kind))
    }
  }

  private static func portuguese(_ refusal: PlacementRefusal) -> String {
    switch refusal {
    case .untoleratedTaints(let taints):
      taints.count == 1
        ? "tem o taint \(taints[0]), que o Pod não tolera"
        : "tem os taints \(format.all(taints.map(\.description))), que o Pod não tolera"
    case .volumeLimit(let driver, let count, let limit):
      "passaria do limite de volumes (\(driver): \(format.count(count)) de \(format.count(limit)))"
    case .hostPortConflict(let asked, _):
      "a porta \(asked.port)/\(asked.portProtocol.rawValue) do nó já tem dono"
    case .exceedsNodeResources(let resources):
      resources.isEmpty ? "não tem lugar" : "não sobra \(format.all(resources.map(\.text)))"
    case .requirements(let conflict): portuguese(conflict)
    case .volumeRequirements(let conflict): "o volume não permite: \(portuguese(conflict))"
    case .topology(let topology): portuguese(topology)
    case .topologyDomains(let conflict):
      "as regras de topologia não têm domínio em comum: \(portuguese(conflict))"
    case .instanceTypes(let types): portuguese(types)
    case .reservation(.noneLeft): "as reservas de capacidade que servem já estão tomadas nesta rodada"
    case .reservation(.wouldLoseAll):
      "com este Pod, o NodeClaim perderia todas as suas reservas de capacidade"
    case .nodeLimitReached: "o limite de nós do NodePool foi atingido"
    case .limitsExceeded(let remaining):
      "qualquer tipo passaria dos limits do NodePool (\(left(remaining)))"
    }
  }

  private static func left(_ remaining: ResourceList) -> String {
    let left = remaining.sorted.map { "\($0.name) \(Amounts.text($0.amount, of: $0.name))" }
    return left.isEmpty ? "não resta nada" : "restam \(left.joined(separator: ", "))"
  }

  private static func portuguese(_ conflict: Requirements.Conflict) -> String {
    switch conflict {
    case .undefinedLabel(let key, let typo):
      "o Pod pede o label \(key), que ninguém aqui declara" + (typo.map { " (quis dizer \($0)?)" } ?? "")
    case .noCommonValue(let pairs):
      pairs.map { "o Pod pede \($0.asked), e aqui só há \($0.known)" }.joined(separator: "; ")
    }
  }

  private static func portuguese(_ topology: TopologyRefusal) -> String {
    let counts =
      topology.counts.isEmpty
      ? "nenhum domínio conhecido"
      : format.first(4, of: topology.counts.map { "\($0.domain): \(format.count($0.pods))" })
    let rule =
      switch (topology.rule, topology.isOtherPods) {
      case (.spread, _):
        "topology spread por \(topology.topologyKey): nenhum domínio permitido respeita o maxSkew"
      case (.podAffinity, _):
        "pod affinity por \(topology.topologyKey): nenhum domínio permitido tem os Pods procurados"
      case (.podAntiAffinity, false):
        "pod anti-affinity por \(topology.topologyKey): todo domínio permitido já tem um Pod de quem este exige distância"
      case (.podAntiAffinity, true):
        "pod anti-affinity por \(topology.topologyKey): em todo domínio permitido há um Pod que exige distância deste"
      }
    return "\(rule) (\(counts))"
  }

  private static func portuguese(_ types: InstanceTypeRefusal) -> String {
    guard types.unmetMinValues.isEmpty else {
      return
        "os tipos que restam não têm valores diferentes bastantes para minValues (\(format.all(types.unmetMinValues)))"
    }
    let requests = Amounts.text(types.requests)
    return switch types.failing {
    case (true, false, false): "nenhum tipo de instância cumpre as exigências"
    case (false, true, false): "nenhum tipo de instância tem lugar para \(requests)"
    case (false, false, true):
      "nenhum tipo de instância tem oferta disponível nas zonas e capacity types permitidos"
    case (true, true, false): "nenhum tipo de instância cumpre as exigências nem tem lugar para \(requests)"
    case (true, false, true): "nenhum tipo de instância cumpre as exigências nem tem oferta disponível"
    case (false, true, true): "nenhum tipo de instância tem lugar para \(requests), nem oferta disponível"
    case (true, true, true):
      "nenhum tipo de instância cumpre as exigências, nem tem lugar para \(requests), nem oferta disponível"
    case (false, false, false):
      "nenhum tipo de instância junta tudo: as exigências, o lugar para \(requests), e uma oferta disponível"
    }
  }

  private static func portuguese(_ kind: PlacementRefusal.Kind) -> String {
    switch kind {
    case .untoleratedTaints: "com taint que o Pod não tolera"
    case .volumeLimit: "no limite de volumes"
    case .hostPortConflict: "com a hostPort já tomada"
    case .exceedsNodeResources: "sem lugar"
    case .requirements: "com labels que não batem com o que o Pod pede"
    case .volumeRequirements: "onde o volume do Pod não pode estar"
    case .topology: "que ferem o topology spread ou a (anti-)affinity"
    case .topologyDomains: "sem domínio que sirva a todas as regras de topologia"
    case .instanceTypes: "sem tipo de instância que comporte também este Pod"
    case .reservation: "que perderiam a reserva de capacidade"
    case .nodeLimitReached: "no limite de nós do NodePool"
    case .limitsExceeded: "além dos limits do NodePool"
    }
  }
}
