import Kubernetes
import Scheduling

extension AttemptMessage {
  public var portuguese: StyledText {
    let format = Formats.portuguese
    switch self {
    case .attempts: return "tentativas:"
    case .run(let first, let last, let count):
      return count == 1
        ? StyledText(first.clock, style: .dim)
        : "\("\(first.clock) – \(last.clock)", .dim) (\(format.count(count)) vezes)"
    case .ranOut(let reasons, let nodes):
      let told = reasons.prefix(2).map(FilterMessage.portuguese)
      let more = reasons.count > told.count ? "; …" : ""
      return StyledText("\(Self.none(of: nodes)): \(told.joined(separator: "; "))\(more)")
    case .ranToNode(let node): return "→ \(node, .name)"
    case .ranPromised(let node): return "nenhum nó serve; lugar prometido em \(node, .name)"
    case .ranRefused(let reason): return StyledText(SchedulingMessage.portuguese(reason))
    case .ranWithoutNodes: return "o cluster não tem nós"
    case .omittedRuns(let attempts):
      return "… (\(format.count(attempts, "tentativa")) de que só ficou a conta)"
    case .waitsFor(let plugins):
      return
        "acorda com um evento que interesse a \(format.any(plugins.map(\.rawValue))), ou após 5 min"
    case .backingOff(let time): return "em backoff: a próxima tentativa não vem antes de \(time.clock)"
    case .tooLongAgo:
      return "os pontos nó a nó dessa tentativa já não estão guardados; ficou o resumo:"
    case .nobodySchedules(let wanted, let present):
      return
        "\("kube-scheduler", .heading): \("ninguém", .warning) agenda este Pod: ele pede o scheduler \(wanted, .name) (spec.schedulerName), e aqui só há \(format.all(present))"
    case .gated(let gates):
      return
        "\("kube-scheduler", .heading): não tenta: o Pod tem scheduling gate (\(gates.joined(separator: ", "))), e só entra na fila quando ele sair"
    case .cameWithNode(let node):
      return
        "\("kube-scheduler", .heading): não foi preciso: o Pod já veio com o nó, \(node, .name) (spec.nodeName)"
    case .karpenterWaits:
      return "\("Karpenter", .heading): só olha Pods que o kube-scheduler já tentou e marcou Unschedulable"

    case .scoreLegend:
      return "\("pontos de cada plugin: brutos → trazidos para 0 a 100 → vezes o peso", .dim)"
    case .pluginColumn: return "PLUGIN"
    case .weightColumn: return "PESO"
    case .nextNodes: return "os seguintes, pelo que os separa do escolhido:"
    case .sameScores: return "\("igual em tudo", .dim)"
    case .otherNodes(let count, let highest, let lowest):
      return highest == lowest
        ? "e mais \(format.count(count, "nó", "nós")), com \(format.count(highest)) pontos"
        : "e mais \(format.count(count, "nó", "nós")), de \(format.count(highest)) a \(format.count(lowest)) pontos"

    case .nodesColumn: return "NÓS"
    case .count(let count): return StyledText(format.count(count))
    case .reason(let group, let examples, let isComplete):
      let names = isComplete ? format.all(examples) : "\(examples.joined(separator: ", ")), …"
      return "\(FilterMessage.portuguese(group)) \("(\(names))", .dim)"

    case .verdict(let pod, let node, let time):
      return "\(pod, .name) em \(node, .name), na tentativa das \(time.clock):"
    case .verdictNow(let pod, let node): return "\(pod, .name) em \(node, .name), como o cluster está agora:"
    case .noSuchNodeThen(let node, let time):
      return "Na última tentativa, às \(time.clock), o nó \(node, .name) não existia."
    case .chosen(let feasible):
      return feasible == 1
        ? "\("✓", .success) escolhido: era o único que servia, e um só não se pontua"
        : "\("✓", .success) escolhido: o mais bem pontuado de \(format.count(feasible)) que serviam"
    case .onlyFeasible: return "\("✓", .success) serve"
    case .place(let place, let count, let total, let winner, let winnerTotal):
      return
        "\("✓", .success) serve, e ficou em \(place)º de \(format.count(count)), com \(format.count(total)) pontos; \(winner, .name) teve \(format.count(winnerTotal))"
    case .tiedBehind(let winner, let total):
      return
        "\("✓", .success) serve, e empatou com \(winner, .name) em \(format.count(total)) pontos: de iguais fica o primeiro da ordem do scheduler"
    case .notExamined:
      return "não foi olhado: já havia candidatos bastantes antes de chegar a ele; olhado, daria:"
    case .wouldNotFit: return "\("✗", .refusal) não serve"
    case .promisedAway(let node):
      return "não foi olhado: o Pod tinha lugar prometido em \(node, .name), que serviu; olhado, daria:"
    case .passes: return "\("✓", .success)"
    case .stopsHere: return "\("← para aqui", .dim)"
    case .notConcerned(let plugins):
      return "\("não dizem respeito a este Pod: \(plugins.map(\.rawValue).joined(separator: ", "))", .dim)"
    case .refusesPod(let reason):
      return "recusa o Pod em qualquer nó: \(SchedulingMessage.portuguese(reason))"

    case .configured(let pod, let file, let time):
      return "\(pod, .name), com o cluster da tentativa das \(time.clock), se valesse \(file, .name):"
    case .configuredNow(let pod, let file):
      return "\(pod, .name), com o cluster de agora, se valesse \(file, .name):"
    case .staysOn(let node): return "iria para o mesmo nó, \(node, .name)"
    case .moves(let old?, let new?): return "iria para \(new, .name) em vez de \(old, .name)"
    case .moves(nil, let new?): return "teria lugar em \(new, .name); com a de agora, não tem"
    case .moves(let old?, nil): return "não teria lugar; com a de agora, vai para \(old, .name)"
    case .moves(nil, nil): return "não teria lugar com nenhuma das duas"
    case .nobodyWouldSchedule(let wanted):
      return "ninguém o agendaria: essa configuração não tem perfil \(wanted, .name)"
    case .inForceColumn: return "EM VIGOR"
    case .inForce: return "com a configuração em vigor:"
    case .with(let file): return "com \(file, .name):"

    case .victimColumn: return "SAI"
    case .priorityColumn: return "PRIORIDADE"
    case .budgetColumn: return "PDB"
    case .breaksBudget: return "não permitia mais esta saída"
    case .otherCandidate(let node, let victims, let priority, let violations):
      let budgets =
        violations == 0
        ? "" : ", \(format.count(violations, "saída")) contra um PDB"
      return
        "também serviria \(node, .name): \(format.count(victims, "Pod")) de prioridade até \(format.count(priority))\(budgets)"
    case .takenAway(let pod, let preemptor, let time, let node):
      return
        "\(pod, .name) saiu por preempção: às \(time.clock), o kube-scheduler o tirou de \(node, .name) para dar lugar a \(preemptor, .name), de prioridade maior."
    }
  }

  private static func none(of nodes: Int) -> String {
    nodes == 1 ? "o único nó não serve" : "nenhum dos \(Formats.portuguese.count(nodes)) nós serve"
  }
}
