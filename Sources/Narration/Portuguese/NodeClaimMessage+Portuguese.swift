import Controllers
import Kubernetes

extension NodeClaimMessage {
  private static var format: Formats { .portuguese }

  public var portuguese: StyledText {
    switch self {
    case .step(let step): Self.portuguese(step.step, StyledText(step.nodeClaim.text, style: .name))
    case .allocatable(let text): "oferece aos Pods: \(text)"
    case .answer(let text): "resposta da nuvem: \(text, .dim)"
    case .next(.registration): "agora a máquina liga e o kubelet se apresenta ao cluster"
    case .next(.initialization): "agora o nó termina de se preparar: Ready, DaemonSets, startup taints"
    case .next(.scheduling): "agora é com o kube-scheduler: os Pods que esperavam podem entrar"
    case .next(.anotherRound): "o NodeClaim é apagado, e os Pods dele voltam ao próximo lote"
    }
  }

  private static func portuguese(_ step: NodeClaimStep.Step, _ claim: StyledText) -> StyledText {
    switch step {
    case .launch(let machine):
      """
      \(claim): a nuvem deu \(machine.instanceType, .name) \(machine.capacityType) em \(machine.zone), \
      \(format.perHour(machine.priceUSDPerHour)) → Launched
      """
    case .registration(let node, let taints, let after):
      "\(claim): o nó \(node, .name) entrou no cluster, \(after.brief) depois do pedido → Registered\(added(taints))"
    case .initialization(let node, let after):
      "\(claim): \(node, .name) está pronto, \(after.brief) depois do pedido → Initialized"
    case .waiting(let obstacle): "\(claim): ainda não está pronto, \(waiting(obstacle))"
    case .failure(let failure): portuguese(failure, claim)
    case .nodeDeletion(let nodes):
      "\(claim) vai embora: antes é preciso esvaziar \(format.all(nodes.map(\.text)), .name)"
    case .instanceTermination(let id): "\(claim): pediu à nuvem o fim da máquina \(id)"
    case .termination(let after):
      "\(claim): a máquina não existe mais, \(after.brief) depois do pedido → apagado"
    }
  }

  private static func added(_ taints: [Taint]) -> String {
    taints.isEmpty ? "" : ", com \(format.all(taints.map(\.description)))"
  }

  private static func waiting(_ obstacle: InitializationObstacle) -> String {
    switch obstacle {
    case .nodeNotReady: "espera o nó ficar Ready"
    case .startupTaint(let taint): "espera que alguém tire o startup taint \(taint)"
    case .ephemeralTaint(let taint): "espera o Kubernetes tirar o taint \(taint)"
    case .resourceNotRegistered(let resource): "espera o nó anunciar \(resource)"
    }
  }

  private static func portuguese(_ failure: NodeClaimStep.Failure, _ claim: StyledText) -> StyledText {
    switch failure {
    case .insufficientCapacity:
      "\(claim): \("a nuvem não tem capacidade", .refusal) para nenhum dos tipos pedidos (ICE)"
    case .nodeClassNotReady:
      "\(claim): \("a NodeClass não está Ready", .refusal), e sem ela não há como lançar"
    case .launchFailed(let reason, _):
      "\(claim): \("o lançamento falhou", .refusal) (\(reason)); tenta de novo mais tarde"
    case .launchTimeout(let after): "\(claim): não foi lançado em \(after.brief) → \("desiste", .refusal)"
    case .registrationTimeout(let after):
      "\(claim): a máquina existe, mas não entrou no cluster em \(after.brief) → \("desiste", .refusal)"
    case .multipleNodes(let nodes):
      "\(claim): \("mais de um nó", .refusal) diz ser a sua máquina: \(format.all(nodes.map(\.text)), .name)"
    }
  }
}
