import Cluster
import Kubernetes

extension PlanMessage {
  private static var format: Formats { .portuguese }

  public var portuguese: StyledText {
    switch self {
    case .notRunning:
      StyledText(
        marked:
          "O mini-Karpenter não está rodando. Instale-o com `kubectl apply -f k8s/` em `samples/aula07`, ou rode-o daqui: `controller enable mini-karpenter`."
      )
    case .nothing(true):
      StyledText(
        marked:
          "Ainda não há plano nem sugestão: ele olha os Pods a cada 10 s e os nós a cada 30 s, a não ser que sua configuração diga outra coisa. `run 30s`."
      )
    case .nothing(false):
      "Nada a aconselhar: nenhum Pod espera por um nó, e nenhum nó está abaixo do limite de uso."
    case .running(.student?): "O mini-Karpenter roda fora do cluster, com as suas credenciais."
    case .running(.pod(let pod, let account)?):
      "O mini-Karpenter roda no Pod \(pod.name, .name), com a ServiceAccount \(account, .name)."
    case .running(nil): "O mini-Karpenter está parado; o que ele escreveu continua no cluster."
    case .noPlan(let name):
      StyledText(marked: "Não há plano nem sugestão para \(name). `plan show` lista o que há.")
    case .noSizeFits(let pod):
      StyledText(marked: "O plano de \(pod.name) não tem NodePool: `plan show \(pod.name)` diz por quê.")
    case .unknownSetting(let name, let nearest):
      "O mini-Karpenter não tem ajuste \(name)\(nearest.isEmpty ? "" : "; seria \(Self.format.any(nearest))?")"
    case .unknownController(let name):
      StyledText(
        marked: "Não há controlador \(name) que se possa ligar; há um só: `controller enable mini-karpenter`."
      )
    case .enabled:
      StyledText(
        marked:
          "O mini-Karpenter roda, com as suas credenciais. `controller logs mini-karpenter` mostra o que ele escreve; `plan show`, o que aconselha."
      )
    case .disabled: "O mini-Karpenter que rodava daqui parou; seus ConfigMaps ficam."
    case .alreadyRunning(let pod):
      "Ele já roda no cluster, no Pod \(pod.name, .name): daqui em diante vale o que roda com as suas credenciais."
    case .needsNamespace:
      StyledText(marked: "Falta o namespace aula07, onde ele escreve: `kubectl create namespace aula07`.")
    case .column(.pod): "POD"
    case .column(.size): "MINI-KARPENTER"
    case .column(.price): "$/H"
    case .column(.waste): "SOBRA"
    case .column(.karpenter): "KARPENTER"
    case .column(.shares): "PODS"
    case .total(let plans, let planNodes, let karpenter, let machines):
      """
      Ao todo: \(Self.format.count(planNodes, "nó", "nós")) do mini-Karpenter (\(plans.map(Self.format.perHour) ?? "sem preço")), \
      \(Self.format.count(machines, "nó novo", "nós novos")) do Karpenter (\(Self.format.perHour(karpenter))).
      """
    case .difference(let difference): Self.text(of: difference)
    case .dump(let objects, []): "Li \(Self.format.count(objects, "objeto")) do cluster exportado."
    case .dump(let objects, let skipped):
      """
      Li \(Self.format.count(objects, "objeto")) do cluster exportado e deixei \(Self.format.count(skipped.count)) de fora, sem efeito \
      aqui: \(Self.format.first(3, of: skipped)).
      """
    case .nothingToCompare: "Nenhum Pod espera por um nó: não há o que comparar."
    case .cargoRuns:
      StyledText(
        marked:
          "Aqui nada se compila: o controlador já está no modelo. Isto fez `controller enable mini-karpenter`."
      )
    case .cargoBuilds(let verb):
      StyledText(
        marked:
          "`cargo \(verb)`: aqui nada se compila, o controlador já está no modelo. Para rodá-lo: `cargo run` ou `controller enable mini-karpenter`."
      )
    case .imageIsThere(let image):
      StyledText(
        marked:
          "A imagem \(image) já existe para os nós daqui: não há o que construir. Siga com `kubectl apply -f k8s/04-deployment.yaml`."
      )
    case .imageIsElsewhere:
      "Os nós daqui já têm a imagem do mini-Karpenter: não é preciso enviá-la nem carregá-la."
    case .makes(let commands): StyledText(marked: "Isto fez `\(commands)`.")
    case .unknownTarget(let target, let known): "make: não há alvo \(target); há \(Self.format.all(known))"
    case .notADockerCommand(let verb):
      StyledText(marked: "`docker \(verb)` não tem o que fazer aqui: não há containers fora do cluster.")
    }
  }

  private static func text(of difference: Difference) -> StyledText {
    switch difference {
    case .sharedMachines(let pods, let machines):
      """
      • o mini-Karpenter faz um plano por Pod; o Karpenter põe \(format.count(pods, "Pod")) em \
      \(format.count(machines, "máquina")) (bin-packing)
      """
    case .existingNodes(let pods):
      "• o Karpenter conta com nós que existem ou já estão a caminho para \(format.count(pods, "Pod")); o mini-Karpenter sempre quer um nó novo"
    case .spot:
      "• os NodePools deixam usar spot, e o Karpenter o prefere; os planos são on-demand a não ser que o Pod peça outra coisa"
    case .overhead(let size, let type):
      "• \(size, .name) é um tamanho do catálogo, inteiro para o Pod; \(type, .name) é uma máquina de verdade, de que o Karpenter desconta o kubelet e os DaemonSets"
    case .undeclared(let pods):
      "• para \(format.count(pods, "Pod")) nenhum NodePool que existe serve, e o Karpenter não faz NodePools: o plano só vale depois de aplicado"
    case .onlyKarpenter(let pods):
      "• para \(format.count(pods, "Pod")) o catálogo do mini-Karpenter não tem tamanho, e o do Karpenter é o da nuvem inteira"
    case .none: "• desta vez os dois respondem o mesmo"
    }
  }
}
