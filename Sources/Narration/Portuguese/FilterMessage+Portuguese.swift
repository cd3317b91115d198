import Kubernetes
import Scheduling

extension FilterMessage {
  public var portuguese: StyledText {
    switch self {
    case .same: "idem"
    case .node(let reason): StyledText(Self.portuguese(reason))
    case .nodes(let count, let group):
      "\(Formats.portuguese.count(count)) × \(Self.portuguese(group))"
    }
  }

  static func portuguese(_ group: Group) -> String {
    switch group {
    case .taint(let taint): "taint \(taint), que o Pod não tolera"
    case .insufficient(let resource, let requested, let mostFree, let evenEmpty):
      evenEmpty
        ? "\(resource) insuficiente: o Pod pede \(amount(requested, resource)), mais do que o nó inteiro oferece"
        : "\(resource) insuficiente: o Pod pede \(amount(requested, resource)), e o mais folgado tem \(amount(mostFree, resource)) livres"
    case .kind(let kind): portuguese(kind)
    }
  }

  static func portuguese(_ kind: FilterReason.Kind) -> String {
    switch kind {
    case .nodeUnschedulable: "nó marcado para não receber Pods (cordon)"
    case .otherNodeRequested: "o Pod pede outro nó pelo nome"
    case .untoleratedTaint: "taint que o Pod não tolera"
    case .nodeAffinityMismatch: "labels que não batem com o nodeSelector ou a node affinity do Pod"
    case .addedNodeAffinityMismatch: "labels que não batem com a afinidade que o scheduler acrescenta a todos"
    case .hostPortTaken: "hostPort já ocupada"
    case .tooManyPods: "número máximo de Pods por nó atingido"
    case .insufficient(let resource): "\(resource) insuficiente"
    case .missingTopologyLabel: "sem o label que o topology spread usa"
    case .topologySpread: "passaria do maxSkew do topology spread"
    case .podAffinity: "nenhum Pod por perto com quem este exige ficar (pod affinity)"
    case .podAntiAffinity: "há por perto um Pod de quem este exige distância (pod anti-affinity)"
    case .existingPodAntiAffinity: "há por perto um Pod que exige distância deste (pod anti-affinity)"
    case .volume(let conflict): portuguese(conflict)
    case .notAmongNodes: "fora dos nós que o Pod indica"
    }
  }

  private static func portuguese(_ reason: FilterReason) -> String {
    switch reason {
    case .nodeUnschedulable: "está marcado para não receber Pods (cordon)"
    case .otherNodeRequested: "o Pod pede outro nó pelo nome"
    case .untoleratedTaint(let taint): "tem \(taint); o Pod não tolera"
    case .nodeAffinityMismatch: "seus labels não batem com o nodeSelector ou a node affinity do Pod"
    case .addedNodeAffinityMismatch:
      "seus labels não batem com a afinidade que o scheduler acrescenta a todos"
    case .hostPortTaken(let port): "a porta \(port.port)/\(port.protocol.rawValue) do nó já tem dono"
    case .tooManyPods(let allocatable): "já tem os \(Formats.portuguese.count(allocatable)) Pods que aceita"
    case .insufficient(let shortage):
      shortage.exceedsNode
        ? "o Pod pede \(amount(shortage.requested, shortage.resource)) de \(shortage.resource), e o nó inteiro oferece \(amount(shortage.allocatable, shortage.resource))"
        : "o Pod pede \(amount(shortage.requested, shortage.resource)) de \(shortage.resource); livres: \(amount(shortage.free, shortage.resource)) de \(amount(shortage.allocatable, shortage.resource))"
    case .missingTopologyLabel(let key): "não tem o label \(key), que o topology spread usa"
    case .topologySpread(let spread):
      "\(spread.domain) teria \(spread.matching + 1), e o domínio mais vazio tem \(spread.globalMinimum): diferença \(spread.skew), acima do maxSkew \(spread.maxSkew)"
    case .podAffinity(let key, let domain):
      domain.map { "em \($0) não há Pod com quem este exige ficar (\(key))" }
        ?? "não tem o label \(key), e o Pod exige companhia por ele"
    case .podAntiAffinity(_, let domain): "em \(domain) já há Pod de quem este exige distância"
    case .existingPodAntiAffinity(_, let domain): "em \(domain) já há Pod que exige distância deste"
    case .volume(let conflict): portuguese(conflict)
    case .notAmongNodes(let plugins):
      "não está entre os nós que o Pod indica (\(plugins.map(\.rawValue).joined(separator: ", ")))"
    }
  }

  private static func portuguese(_ conflict: VolumeConflict) -> String {
    switch conflict {
    case .nodeAffinityMismatch: "o volume do Pod só existe para outros nós (em geral, outra zona)"
    case .noVolumeToBind: "não há nem dá para criar ali o volume que o Pod pede"
    case .notEnoughStorage: "falta espaço de armazenamento para o volume"
    case .boundToMissingVolume: "o PersistentVolumeClaim aponta para um volume que não existe"
    case .otherZone: "o volume do Pod é de outra zona"
    case .tooManyVolumes: "número máximo de volumes por nó atingido"
    case .diskInUse: "o disco do Pod já está em uso ali"
    case .claimInUse: "o volume é ReadWriteOncePod, e outro Pod está com ele"
    }
  }

  private static func amount(_ number: Int, _ resource: ResourceName) -> String {
    Amounts.text(schedulerUnits: number, of: resource)
  }
}
