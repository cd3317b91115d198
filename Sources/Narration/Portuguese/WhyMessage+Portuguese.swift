import Kubernetes

extension WhyMessage {
  public var portuguese: StyledText {
    let format = Formats.portuguese
    switch self {
    case .pending(let pod, let since): return "\(pod, .name) está \("Pending", .warning) há \(since.brief)."
    case .onNode(let pod, let node, let phase, let since):
      return "\(pod, .name) está em \(node, .name) (\(phase)), criado há \(since.brief)."
    case .karpenterEnds(let pod, let fault):
      return
        "\(pod, .name) termina assim que começa, por causa do que lhe dizem: \(fault, .refusal). `helm get values` mostra, e `helm upgrade … --reuse-values --set …` corrige."
    case .containerWaits(let name, let reason, let ended?):
      return
        "O container \(name, .name) está parado (\(reason, .refusal)): terminou com código \(ended.exitCode) (\(ended.reason)) e já foi reiniciado \(format.count(ended.restarts, "vez", "vezes"))."
    case .containerWaits(let name, let reason, nil):
      return "O container \(name, .name) ainda não roda: \(reason, .refusal)."
    case .leaving(let name): return "\(name, .name) está de saída."
    case .gone(let name): return "\(name, .name) já não existe; isto é o que ficou registrado."
    case .twoAnswers: return "Duas respostas, porque dois programas decidem:"

    case .scheduler(let attempts, let time):
      return
        "\("kube-scheduler", .heading) (\(format.count(attempts, "tentativa")), a última às \(time.clock))"
    case .schedulerNotYet: return "\("kube-scheduler", .heading): ainda não tentou"
    case .karpenter(let time, let pods):
      return "\("Karpenter", .heading) (lote de \(format.count(pods, "Pod")), às \(time.clock))"
    case .karpenterNotYet: return "\("Karpenter", .heading): ainda não fechou o lote em que este Pod entra"
    case .karpenterNotAsked: return "\("Karpenter", .heading): não foi preciso; havia lugar nos nós"
    case .karpenterAbsent: return "\("Karpenter", .heading): não está rodando neste cluster"
    case .claimAskedFor(let pods, let time):
      return "Pedido pelo Karpenter às \(time.clock), para \(format.count(pods, "Pod")):"
    case .history: return "O que aconteceu com ele:"
    case .notKarpenters(let node):
      return "\(node, .name) não foi criado pelo Karpenter: já fazia parte do cluster, ou você o criou."

    case .youTyped(let command, let time):
      let command = CommandMessage.firstLine(of: command)
      return "você digitou \("`\(command)`", .command) às \(time.clock)"
    case .now(let next): return "\("E agora? ⟶", .heading) \(Self.portuguese(next))"
    }
  }

  private static func portuguese(_ next: Next) -> StyledText {
    switch next {
    case .waitForPod(let pod, let claim?):
      StyledText(marked: "espere o NodeClaim \(claim): `run until pod \(pod) is Running`")
    case .waitForPod(let pod, nil):
      StyledText(marked: "deixe o tempo correr: `run until pod \(pod) is Running`")
    case .schedulerMayRetry(let pod, let node):
      StyledText(
        marked: "o Karpenter conta com \(node); falta o kube-scheduler: `run until pod \(pod) is Running`")
    case .runKarpenter: StyledText(marked: "é a vez do Karpenter: `step karpenter`")
    case .runScheduler: StyledText(marked: "é a vez do kube-scheduler: `step scheduler`")
    case .nothingByItself:
      StyledText(
        marked:
          "nada muda sozinho: mude o Pod ou o NodePool, ou libere lugar (`undo` desfaz o último comando)")
    case .makeRoom:
      "nada muda sozinho, e sem Karpenter ninguém cria nós: mude o Pod ou um nó, ou libere lugar"
    case .giveItAProfile:
      StyledText(
        marked:
          "dê esse nome a um perfil (`explain kubeschedulerconfiguration.profiles`), ou faça o Pod de novo sem schedulerName"
      )
    case .takeGateAway(let pod):
      StyledText(
        marked:
          "tire o gate: `kubectl patch pod \(pod) --type=json -p '[{\"op\":\"remove\",\"path\":\"/spec/schedulingGates\"}]'`"
      )
    case .waitForNode(let claim):
      StyledText(marked: "a máquina está a caminho: `run 1m`, e de novo `why nodeclaim \(claim)`")
    }
  }
}
