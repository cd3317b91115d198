import Controllers
import Kubernetes

extension VolumeMessage {
  public var portuguese: StyledText {
    switch self {
    case .change(let change, let owner): Self.portuguese(change, owner)
    }
  }

  private static func portuguese(_ change: VolumeChange, _ owner: StyledText) -> StyledText {
    switch change {
    case .createdClaim(let name, let pod):
      "\(owner): o Pod \(pod.name, .name) deve ter um volume só seu → criou o claim \(name.name, .name)"
    case .claimGoesWithOwner(let name, let holder):
      "\(owner): o claim \(name.name, .name) sai junto com \(holder, .name) (persistentVolumeClaimRetentionPolicy)"
    case .selectedNode(let node, let pod):
      "\(owner): o Pod \(pod.name, .name) vai para \(node, .name) → o volume tem de estar ao alcance desse nó; o Pod só é ligado ao nó depois disso"
    case .provisioned(let volume, _, let zone?, let size):
      "\(owner): criou \(volume, .name), de \(size.description), em \(zone, .name): daqui em diante o Pod só pode rodar nessa zona"
    case .provisioned(let volume, _, nil, let size):
      "\(owner): criou \(volume, .name), de \(size.description), ao alcance de qualquer nó"
    case .cannotProvision(let message): "\(owner): não há como criar um volume: \(message, .refusal)"
    case .bound(let volume): "\(owner) tem seu volume → Bound a \(volume, .name)"
    case .lost(let volume):
      "\(owner): o volume \(volume, .name) já não existe, nem o que havia nele → Lost"
    case .attached(let node): "\(owner) está anexado a \(node, .name)"
    case .detached(let node): "\(owner): \(node, .name) soltou o volume → desanexado"
    case .heldElsewhere(let node, let holder):
      "\(owner) faz falta em \(node, .name) e ainda está anexado a \(holder, .name); um disco serve a um nó de cada vez → o Pod espera (Multi-Attach error)"
    case .forceDetached(let node, let after):
      "\(owner): \(node, .name) não dá sinal há \(after.brief) → tirado dele sem o seu consentimento"
    case .released(.delete): "\(owner): seu claim já não existe → Released, e será apagado (Delete)"
    case .released: "\(owner): seu claim já não existe → Released; fica guardado com tudo o que tem (Retain)"
    case .deletedVolume: "\(owner): ninguém mais o tem → o próprio disco é apagado"
    }
  }
}
