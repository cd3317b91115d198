import Cloud
import Karpenter
import Kubernetes

extension FitsMessage {
  public var portuguese: StyledText {
    let format = Formats.portuguese
    switch self {
    case .head(let pods, let name, let requests):
      let each = requests.isEmpty ? "" : pods == 1 ? " (\(requests))" : " (\(requests) cada)"
      return "\(format.count(pods, "Pod novo", "Pods novos")) como \(name, .name)\(each):"
    case .onNode(let node, let pods):
      return "\("✓", .success) \(format.count(pods)) em \(node, .name), onde há lugar"
    case .byPreemption(let node, let pods):
      return
        "\("✓", .success) \(format.count(pods)) em \(node, .name), tirando de lá Pods de prioridade menor (preempção)"
    case .noKarpenter: return "o Karpenter não está rodando: ninguém cria nós"
    case .onExisting(let name, let pods):
      return
        "\("✓", .success) \(format.count(pods)) em \(name, .name), que já vem ou, para o Karpenter, ainda tem lugar"
    case .onClaim(let pool, let pods, let cheapest):
      let from =
        cheapest.map {
          ": a partir de \($0.instanceType) \($0.capacityType.rawValue) em \($0.zone), \(format.perHour($0.priceUSDPerHour))"
        } ?? ""
      return "\("✓", .success) \(format.count(pods)) em um nó novo do NodePool \(pool, .name)\(from)"
    case .onAlike(let claims, let pods):
      return
        "e mais \(format.count(claims, "nó igual", "nós iguais")), com \(format.count(pods))\(claims == 1 ? "" : " cada")"
    case .unplaced(let pods): return "\("✗", .refusal) \(format.count(pods)) sem lugar:"
    case .cost(let hourly, let monthly):
      return "Custo a mais: a partir de \(format.perHour(hourly)) (\(format.perMonth(monthly)))."
    case .noCost: return "Custo a mais: nenhum, nenhuma máquina nova."
    case .waiting(let pods):
      return
        "\(pods == 1 ? "O Pod que já espera" : "Os \(format.count(pods)) Pods que já esperam") lugar não \(pods == 1 ? "entra" : "entram") nesta conta."
    case .ownedByDaemonSet:
      return StyledText(
        marked:
          "Um DaemonSet não pede lugar: ele tem um Pod em cada nó. `match` mostra quanto os DaemonSets tomam de cada nó novo."
      )
    case .hasNoPods(let kind):
      return StyledText(marked: "\(kind) não tem Pods; dê um Pod, um Deployment, ou um arquivo com um deles")
    }
  }
}
