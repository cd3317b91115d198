import Controllers
import Kubernetes

extension NodeDrainMessage {
  private static var format: Formats { .portuguese }

  public var portuguese: StyledText {
    switch self {
    case .change(.began(let cause, let onlyCordons), let node):
      "\(node): \(Self.reason(cause)) → cordon\(onlyCordons ? ", e nada mais: os Pods ficam" : ", e os Pods saem por eviction, como os PDBs deixam; nada é lançado para eles de antemão")"
    case .change(.evicted(let evicted, let refused), let node):
      "\(node): \(Self.evictions(evicted, refused))"
    case .change(.done, let node): "\(node): só restam Pods de DaemonSets → drain concluído"
    case .change(.gaveUp(let left), let node):
      "\(node): o tempo do drain acabou, e \(Self.names(left), .name) ainda \(left.count == 1 ? "está" : "estão") lá → não espera mais"
    }
  }

  private static func reason(_ cause: NodeDrainChange.Cause) -> StyledText {
    switch cause {
    case .scaleIn(let group): "o grupo \(group, .name) tem mais nós do que deve ter, e este sai"
    case .spotInterruption(let end):
      "os metadados da máquina dizem que o EC2 a toma de volta às \(end.clock) (spot/instance-action)"
    case .rebalanceRecommendation:
      "os metadados da máquina dizem que o EC2 pode tomá-la de volta em breve (events/recommendations/rebalance)"
    }
  }

  private static func evictions(_ evicted: [PodName], _ refused: [PodName]) -> StyledText {
    let stay: StyledText =
      "\(names(refused), .name) \(refused.count == 1 ? "fica" : "ficam") por enquanto, por causa de um PDB; novo pedido a cada 5s"
    guard !evicted.isEmpty else { return stay }
    return refused.isEmpty
      ? "eviction de \(names(evicted), .name)" : "eviction de \(names(evicted), .name); \(stay)"
  }

  private static func names(_ pods: [PodName]) -> String { format.first(3, of: pods.map(\.name)) }
}
