import Controllers
import Kubernetes

extension DrainMessage {
  private static var format: Formats { .portuguese }

  public var portuguese: StyledText {
    let format = Self.format
    switch self {
    case .stage(let step): return Self.portuguese(step)
    case .evicted(let pods): return "despejou \(format.first(3, of: pods), .name)"
    case .refused(let pod, let refusal):
      return "\("✗", .refusal) \(pod, .name) não pôde sair: \(Self.portuguese(refusal))"
    case .moreRefused(let count):
      return StyledText(marked: "e mais \(format.count(count)) que não puderam sair (`detail full` mostra)")
    case .forced(let forced):
      return
        "o prazo está acabando: apagou \(forced.pod.name, .name) sem perguntar a ninguém, com \(Duration.seconds(forced.grantedSeconds).brief) para terminar (queria \(Duration.seconds(forced.ownGraceSeconds).brief))"
    case .protected(let pods):
      return "ficam até o prazo, por karpenter.sh/do-not-disrupt: \(format.first(3, of: pods), .name)"
    case .terminating(let pods): return "já de saída: \(format.first(3, of: pods), .name)"
    }
  }

  private static func portuguese(_ step: DrainStep) -> StyledText {
    let node = StyledText(step.node.text, style: .name)
    let deadline = step.deadline.map { " (prazo: \($0.clock))" } ?? ""
    return switch step.stage {
    case .tainted:
      "\(node) vai embora: recebe karpenter.sh/disrupted:NoSchedule, nenhum Pod novo entra\(deadline)"
    case .draining(let drain):
      "\(node): drain, \(drain.waiting == 1 ? "falta 1 Pod" : "faltam \(format.count(drain.waiting)) Pods"); é a vez dos \(portuguese(drain.group))\(deadline)"
    case .drained(let after): "\(node) está vazio, \(after.brief) depois de começar o drain"
    case .awaitingVolumes(let attachments):
      "\(node): espera soltar \(format.count(attachments.count, "volume"))\(deadline)"
    case .volumesDetached: "\(node): os volumes foram soltos"
    case .volumesAbandoned(let attachments):
      "\(node): o prazo acabou com \(format.count(attachments.count, "volume preso", "volumes presos")); segue assim mesmo"
    case .instanceTermination(let id): "\(node): pediu à nuvem o fim da máquina \(id)"
    case .removed(true, _): "\(node): a máquina já não existia → o nó sai do cluster sem drain"
    case .removed(false, let after): "\(node) saiu do cluster, \(after.brief) depois do pedido"
    }
  }

  private static func portuguese(_ group: DrainGroup) -> String {
    switch group {
    case .nonCritical: "Pods comuns"
    case .nonCriticalDaemon: "DaemonSets comuns"
    case .critical: "Pods críticos do sistema"
    case .criticalDaemon: "DaemonSets críticos do sistema"
    }
  }

  private static func portuguese(_ refusal: EvictionRefusal) -> String {
    switch refusal {
    case .severalBudgets(let budgets):
      "está em \(format.count(budgets.count)) PDBs (\(format.all(budgets.map(\.name)))), e a API de eviction só aceita um"
    case .budgetNotYetProcessed(let budget): "o PDB \(budget.name) ainda não foi contado"
    case .negativeAllowance(let budget): "o PDB \(budget.name) está com conta negativa"
    case .tooManyUnconfirmed(let budget): "o PDB \(budget.name) espera a confirmação de saídas demais"
    case .budgetExhausted(let budget, let status):
      "o PDB \(budget.name) quer \(format.count(status.desiredHealthy)) saudáveis e há \(format.count(status.currentHealthy))"
    }
  }
}
