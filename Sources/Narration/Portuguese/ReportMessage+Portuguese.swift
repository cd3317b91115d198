extension ReportMessage {
  public var portuguese: StyledText {
    let format = Formats.portuguese
    return switch self {
    case .written(let path, let kibibytes, let decisions):
      "Relatório em \(path, .name): \(format.count(decisions, "decisão", "decisões")), \(format.count(kibibytes)) KiB, sem nada da rede. Abra no navegador."
    case .unknownFormat(let path):
      "\(path, .name): o relatório é um arquivo `.html` ou `.md`, ou `report --mermaid`."
    case .label(let label): StyledText(label.portugueseText)
    }
  }
}

extension ReportMessage.Label {
  fileprivate var portugueseText: String {
    switch self {
    case .title: "Relatório da sessão"
    case .subtitle: "Bancada: kube-scheduler 1.35 e Karpenter 1.13, decisão por decisão"
    case .replay: "Replay"
    case .first: "Início"
    case .back: "Decisão anterior"
    case .forward: "Próxima decisão"
    case .last: "Fim"
    case .play: "Tocar"
    case .pause: "Pausar"
    case .position: "Decisão"
    case .map: "Mapa do cluster"
    case .waitingPods: "Pods sem nó"
    case .noZone: "sem zona"
    case .decision: "A decisão"
    case .why: "Por quê?"
    case .because: "por causa de"
    case .nothingYet: "Nada aconteceu ainda."
    case .charts: "Gráficos"
    case .nodes: "Nós"
    case .waiting: "Pods sem nó"
    case .cost: "Custo por hora"
    case .utilization: "CPU pedida, em % do alocável"
    case .data: "Os mesmos dados em tabela"
    case .time: "Hora"
    case .decisions: "Decisões"
    case .everyone: "todos"
    case .filter: "Quem decide"
    case .transcript: "O que foi digitado"
    case .failed: "falhou"
    case .cpu: "cpu"
    case .memory: "memória"
    case .perHour: "/h"
    case .perMonth: "/mês"
    case .closed: "não recebe Pods"
    case .notReady: "não está Ready"
    case .bill: "A conta neste instante"
    case .nodePool: "NodePool"
    case .capacityType: "Capacidade"
    case .total: "Total"
    case .none: "nenhum"
    case .noDetails: "Sem mais detalhes."
    case .actor: "Quem"
    case .commands: "comandos"
    case .mostNodes: "nós no máximo"
    case .spent: "gasto"
    case .moreCauses: "causas antes destas"
    case .seeInReplay: "Ver no replay"
    case .keys: "Setas movem o replay; espaço toca e pausa."
    case .output: "saída"
    }
  }
}
