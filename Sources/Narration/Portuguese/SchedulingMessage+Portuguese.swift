import Kubernetes
import Scheduling

extension SchedulingMessage {
  public var portuguese: StyledText {
    let format = Formats.portuguese
    switch self {
    case .bound(let pod, let node, let feasible, let nodes, let total):
      let found: String =
        switch (feasible, nodes) {
        case (1, 1): "o único nó serve"
        case (1, _): "de \(format.count(nodes)) nós, só um serve"
        default: "\(format.count(feasible)) de \(format.count(nodes)) nós servem"
        }
      let points = total.map { ", com \(format.count($0, "ponto"))" } ?? ""
      return "\(pod, .name): \(found) → \(node, .name)\(points)"
    case .boundAsPromised(let pod, let node):
      return "\(pod, .name): o lugar prometido em \(node, .name) já serve → \(node, .name)"
    case .pending(let pod, let nodes):
      return "\(pod, .name): \(none(of: nodes)) → \("Pending", .warning)"
    case .pendingNominated(let pod, let node, let nodes):
      return
        "\(pod, .name): \(none(of: nodes)) → \("Pending", .warning), com lugar prometido em \(node, .name)"
    case .refused(let pod, let plugin):
      return
        "\(pod, .name): recusado antes de olhar os nós\(plugin.map { " (\($0.rawValue))" } ?? "") → \("Pending", .warning)"
    case .noNodes(let pod): return "\(pod, .name): não há nós no cluster → \("Pending", .warning)"
    case .gated(let pod, let gates):
      return
        "\(pod, .name) tem scheduling gate (\(gates.joined(separator: ", "))): ninguém o agenda até ele sair"

    case .refusalReason(let reason): return StyledText(Self.portuguese(reason))
    case .runnerUp(let node, let total): return "o segundo, \(node, .name), ficou com \(format.count(total))"
    case .tie(let nodes):
      return
        "empate entre \(format.count(nodes)) nós: fica o primeiro da ordem (em um cluster real a ordem varia)"
    case .notAllExamined(let examined, let nodes):
      return
        "olhou \(format.count(examined)) dos \(format.count(nodes)) nós: com candidatos suficientes, não procura mais"
    case .leftOut: return "ficaram de fora:"
    case .preempted(let node, let victims):
      return
        "preempção: tira \(format.first(3, of: victims), .name) de \(node, .name), por ter prioridade maior; o lugar fica prometido"
    case .preemptionDecided(let criterion): return StyledText(Self.portuguese(criterion))
    case .preemptionIneligible(.policyNever):
      return "preempção: não tira ninguém, porque o Pod tem preemptionPolicy Never"
    case .preemptionIneligible(.waitingForVictim):
      return "preempção: espera sair quem já foi tirado do nó prometido"
    case .preemptionNotHelpful: return "preempção: não ajudaria, tirar Pods não muda o motivo"
    case .preemptionWithoutVictims(let nodes):
      return "preempção: em \(format.count(nodes, "nó")) não há Pod de prioridade menor para tirar"
    case .preemptionNotEnough(let nodes, let kind):
      return
        "preempção: em \(format.count(nodes, "nó")), nem tirando todos os de prioridade menor (\(FilterMessage.portuguese(kind)))"
    case .seeEachNode(let pod): return StyledText(marked: "`why pod \(pod)` mostra nó a nó")

    case .nodeColumn: return "NÓ"
    case .filterColumn: return "FILTRO"
    case .resultColumn: return "RESULTADO"
    case .totalColumn: return "TOTAL"
    case .scoresColumn: return "PONTOS"
    case .nodeFits: return "serve"
    case .nodeNotExamined: return "não foi olhado"
    }
  }

  private func none(of nodes: Int) -> String {
    nodes == 1 ? "o único nó não serve" : "nenhum dos \(Formats.portuguese.count(nodes)) nós serve"
  }

  static func portuguese(_ reason: PodRefusal.Reason) -> String {
    switch reason {
    case .conflictingAffinityTerms: "os termos da node affinity pedem nós que se contradizem"
    case .noCommonNode: "os nós que cada regra permite não têm nenhum em comum"
    case .claimNotFound(let name): "o PersistentVolumeClaim \(name) não existe"
    case .claimBeingDeleted(let name): "o PersistentVolumeClaim \(name) está sendo apagado"
    case .claimLost(let name, let volume):
      "o PersistentVolumeClaim \(name) aponta para o volume \(volume), que não existe"
    case .volumeNotFound(let volume): "o PersistentVolume \(volume) não existe"
    case .unboundImmediateClaims:
      "um PersistentVolumeClaim ainda não tem volume (classe com vínculo imediato)"
    }
  }

  private static func portuguese(_ criterion: Preemption.Criterion) -> String {
    switch criterion {
    case .onlyCandidate: "era o único nó em que isso ajudaria"
    case .fewestBudgetViolations: "escolhido por ferir menos PodDisruptionBudgets"
    case .lowestTopPriority: "escolhido porque lá o mais importante dos que saem importa menos"
    case .lowestPrioritySum: "escolhido porque lá a soma das prioridades dos que saem é menor"
    case .fewestVictims: "escolhido porque lá saem menos Pods"
    case .latestStart: "escolhido porque lá os mais importantes dos que saem começaram há menos tempo"
    case .nodeOrder: "empatou com outros em tudo: fica o primeiro da ordem dos nós"
    }
  }
}
