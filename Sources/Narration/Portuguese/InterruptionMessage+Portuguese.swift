import Cloud
import Cluster
import Controllers
import Kubernetes

extension InterruptionMessage {
  private static var format: Formats { .portuguese }

  public var portuguese: StyledText {
    switch self {
    case .handling(let handling): return Self.portuguese(handling)
    case .machine(let machine): return Self.name(machine) + Self.portuguese(machine)
    case .event(let kind):
      return
        "evento \(kind.event?.reason ?? "", .name) no NodeClaim e no nó: \(kind.event?.message ?? "", .dim)"
    case .unavailable(.offering(let offering, let until)):
      return
        "até \(until.clock) o Karpenter não pede \(offering.instanceType) \(offering.capacityType.rawValue) em \(offering.zone)"
    case .unavailable(.reservation(let id)):
      return "a reserva de capacidade \(id) conta como esgotada"
    case .drainFollows(byForce: false):
      return
        "agora: taint, drain respeitando os PDBs e, ao mesmo tempo, um lugar novo para os Pods; budgets e do-not-disrupt não seguram"
    case .drainFollows(byForce: true):
      return "o prazo do NodeClaim é agora: os Pods são apagados sem perguntar aos PDBs"
    case .incident(let incident): return Self.portuguese(incident)
    case .stillOn(let nodes, let pods):
      return
        "\(Self.format.count(pods, "Pod ainda está", "Pods ainda estão")) em \(Self.format.first(3, of: nodes.map(\.text)), .name), que \(nodes.count == 1 ? "vai" : "vão") embora: o lugar novo é procurado antes da saída"
    case .nobodyReads:
      return StyledText(
        marked:
          "o Karpenter não tem `settings.interruptionQueue`: não esvazia o nó nem lança outro antes do fim da máquina"
      )
    }
  }

  private static func portuguese(_ handling: InterruptionHandling) -> StyledText {
    let lead = lead(handling.source)
    switch handling.reading {
    case .unreadable(let fault):
      return
        "\(lead)uma mensagem que não entende (\(portuguese(fault), .refusal)) → no log, \("failed parsing interruption message", .dim); ela é apagada"
    case .understood(.noOp): return "\(lead)um evento que não lhe interessa → apaga a mensagem, e mais nada"
    case .understood(let kind):
      guard handling.machines.count != 1 else {
        return handling.machines.reduce(StyledText(lead)) { text, machine in
          text + portuguese(kind, of: name(machine)) + portuguese(machine)
        }
      }
      let deleted = handling.machines.count { $0.outcome == .deleted || $0.outcome == .deletedByForce }
      let machines = StyledText(format.count(handling.machines.count, "máquina"))
      return StyledText(lead) + portuguese(kind, of: machines)
        + " → apaga \(format.count(deleted, "NodeClaim"))"
    }
  }

  private static func lead(_ source: InterruptionHandling.Source) -> String {
    switch source {
    case .queue(let name, _, let waited, _):
      waited < .seconds(1) ? "leu da fila \(name): " : "leu da fila \(name), onde esperou \(waited.brief): "
    case .statusCheck(let failed): "perguntou à EC2 (DescribeInstanceStatus), e há \(failed.brief) "
    }
  }

  private static func name(_ machine: InterruptionHandling.Machine) -> StyledText {
    StyledText(machine.node?.text ?? machine.instance.text, style: .name)
  }

  /// What comes of a machine, behind what was said of it.
  private static func portuguese(_ machine: InterruptionHandling.Machine) -> StyledText {
    let claim = StyledText(machine.nodeClaim?.text ?? "", style: .name)
    return switch machine.outcome {
    case .notOurs: " → nenhum NodeClaim tem essa máquina: ignora"
    case .onlyReported: " → só um evento; o Karpenter não faz mais nada"
    case .deleted: " → \("apaga", .refusal) o NodeClaim \(claim)"
    case .deletedByForce: " → \("apaga à força", .refusal) o NodeClaim \(claim)"
    case .leavingAlready: " → o NodeClaim \(claim) já está de saída: só um evento"
    }
  }

  private static func portuguese(_ kind: InterruptionKind, of machine: StyledText) -> StyledText {
    switch kind {
    case .spotInterrupted: "interrupção spot de \(machine)"
    case .rebalanceRecommendation: "recomendação de rebalance para \(machine)"
    case .instanceStopped: "a máquina de \(machine) está parando"
    case .instanceTerminated: "a máquina de \(machine) está sendo desligada"
    case .scheduledChange: "a AWS marcou uma mudança para \(machine)"
    case .capacityReservationInterrupted: "a reserva de capacidade de \(machine) foi tomada de volta"
    case .instanceStatus: "a máquina de \(machine) não responde (instance_status)"
    case .systemStatus: "o hardware debaixo de \(machine) falha (system_status)"
    case .eventStatus: "a EC2 marcou manutenção para \(machine)"
    case .noOp: machine
    }
  }

  private static func portuguese(_ fault: InterruptionEvent.Fault) -> String {
    switch fault {
    case .notJSON: "o corpo não é JSON"
    case .notAnObject: "o corpo não é um objeto JSON"
    case .wrongType(let field, let wanted): "\(field) não é \(wanted)"
    case .badTime(let text): "\"\(text)\" não é uma data"
    }
  }

  private static func portuguese(_ incident: CloudIncident) -> StyledText {
    func machine(_ id: InstanceID, _ node: NodeName) -> StyledText {
      id.text == node.text ? "\(node, .name)" : "\(node, .name) (\(id))"
    }
    func forHow(_ until: VirtualTime?) -> String { until.map { "até \($0.clock)" } ?? "até segunda ordem" }
    switch incident {
    case .spotInterruption(let id, let node, let end):
      return
        "\("aviso", .warning): a \(id.provider.computeName) vai tomar \(machine(id, node)) de volta às \(end.clock)"
    case .rebalanceRecommendation(let id, let node):
      return "recomendação: \(machine(id, node)) corre mais risco de ser tomada de volta"
    case .spotWave(let share, let hit, let all):
      return
        "onda spot de \(format.percent(share, of: 1)): \(hit) de \(format.count(all, "máquina spot", "máquinas spot")) \(hit == 1 ? "recebe" : "recebem") o aviso"
    case .stateChange(let id, let node, let state, let cause):
      return StyledText(
        cause == .spotReclaim
          ? "\(id.provider == .azure ? "os 30 segundos" : "os dois minutos") acabaram: " : "")
        + machine(id, node)
        + " \(portuguese(state))"
    case .impaired(let id, let node):
      return "\(machine(id, node)) travou: continua ligada, e nada nela responde"
    case .joinFailed(let id, let claim, let fault):
      return AccessMessage.joinFailed(id, nodeClaim: claim, because: fault).portuguese
    case .networkNotReady(let id, let node, let fault):
      return AccessMessage.networkNotReady(id, node: node, because: fault).portuguese
    case .noticeQueued(let rule, let queue, let isRead):
      return "\(rule.detailType) → fila \(queue)\(isRead ? "" : ", que ninguém lê")"
    case .noticeDropped(let rule, let queue?):
      return
        "\(rule.detailType): a política da fila \(queue) não deixa o EventBridge enviar, e o aviso se perde"
    case .noticeDropped(let rule, nil):
      return "\(rule.detailType): falta a regra \(rule.rawValue), e o aviso não chega a fila nenhuma"
    case .messageSent(let number, let queue, let isRead):
      return "mensagem \(number) posta à mão na fila \(queue)\(isRead ? "" : ", que ninguém lê")"
    case .zoneDown(let zone, let machines):
      return
        "\(zone, .name) \("fora do ar", .refusal): \(format.count(machines, "máquina não responde", "máquinas não respondem")), e nada pode ser lançado lá"
    case .zoneUp(let zone, let machines):
      return
        "\(zone, .name) \("de volta", .success): \(format.count(machines, "máquina responde", "máquinas respondem")) de novo"
    case .shortage(let shortage):
      return "a \(shortage.provider.computeName) ficou sem \(portuguese(shortage)), \(forHow(shortage.until))"
    case .shortagesOver(let count, let provider):
      return
        "a \(provider.computeName) tem de tudo outra vez: \(format.count(count, "falta acabou", "faltas acabaram"))"
    case .nodeGroupScaled(let group, let before, let after):
      return after > before
        ? "o grupo \(group, .name) passa de \(before) para \(format.count(after, "nó", "nós")) → o Auto Scaling group dele lança \(after - before)"
        : "o grupo \(group, .name) passa de \(before) para \(format.count(after, "nó", "nós")) → o Auto Scaling group dele encerra \(before - after), com drain antes"
    case .capacityReserved(let reservation):
      return
        "\(reservation.id, .name) reserva \(reservation.total) × \(reservation.instanceType) em \(reservation.zone), \(forHow(reservation.endDate))"
    case .reservationEnded(let id, let type, let machines):
      return machines.isEmpty
        ? "a reserva \(id, .name) (\(type)) acabou; nenhuma máquina a usava"
        : "a reserva \(id, .name) (\(type)) acabou: \(format.count(machines.count, "máquina passa", "máquinas passam")) a on-demand"
    case .imageReleased(let family, let version):
      return
        "a AWS publicou a imagem \(family.rawValue) \(version, .name): quem usa @latest passa a apontar para ela; os EC2NodeClasses olham a cada 5m"
    case .nodeImageReleased(let family, let version, let provider):
      return
        "a \(provider.title) publicou a imagem \(family) \(version, .name); os NodeClasses olham a cada 5m"
    case .throttling(let period?, let provider):
      return
        "a \(provider.computeName) recusa chamadas (\(provider == .aws ? "RequestLimitExceeded" : "TooManyRequests")), \(forHow(period.until)): nenhum lançamento dá certo"
    case .throttling(nil, let provider): return "a \(provider.computeName) voltou a aceitar chamadas"
    case .slowBoot(let slow?):
      return "máquinas novas levam \(slow.duration.brief) para ligar, \(forHow(slow.period.until))"
    case .slowBoot(nil): return "máquinas novas ligam no tempo de sempre"
    case .joinFailures(let period?):
      return "máquinas lançadas agora não conseguem entrar no cluster, \(forHow(period.until))"
    case .joinFailures(nil): return "máquinas novas voltam a entrar no cluster"
    case .missed(let command, let refusal):
      return StyledText(marked: "`\(command)` não aconteceu: ")
        + FaultMessage.refused(refusal, nearest: []).portuguese
    }
  }

  private static func portuguese(_ state: CloudInstance.State) -> String {
    switch state {
    case .pending: "está ligando"
    case .running: "está rodando"
    case .stopping: "está parando"
    case .stopped: "parou"
    case .shuttingDown: "está sendo desligada"
    }
  }

  private static func portuguese(_ shortage: CapacityShortage) -> String {
    let type = shortage.instanceType ?? "nenhuma máquina"
    let capacityType = shortage.capacityType.map { " \($0.rawValue)" } ?? ""
    return "\(type)\(capacityType)\(shortage.zone.map { " em \($0)" } ?? " em toda a região")"
  }
}
