import Kubernetes

extension WhyNotMessage {
  public var portuguese: StyledText {
    let format = Formats.portuguese
    switch self {
    case .head(let nodePool, let pod):
      return "Por que o Pod \(pod, .name) não foi para o NodePool \(nodePool, .name)?"
    case .asksWhat: return "Falta dizer do quê."
    case .isPlaced(let pod, let node, let phase):
      return
        "\(pod, .name) já tem nó: está em \(node, .name) (\(phase)). \("why pod \(pod)", .command) conta por quê."
    case .nobodyAsked:
      return "O Karpenter ainda não tentou este Pod: ele só tenta os que o kube-scheduler deixou Pending."
    case .placedBy(.existing(let name), let time):
      return
        "Às \(time.clock), ele cabia em \(name, .name), que já existia ou já vinha: nenhum NodePool foi tentado."
    case .placedBy(.claim(let pool), let time):
      return "Às \(time.clock), o NodePool \(pool, .name) o aceitou."
    case .placedBy(.nothing, let time): return "Às \(time.clock), nenhum NodePool o aceitou."
    case .joined(let opener):
      return
        "Ele entrou no NodeClaim que \(opener, .name) tinha aberto no mesmo lote; quem consultou os NodePools foi \(opener, .name)."
    case .triedBefore(let first, let this):
      return first.weight == this.weight
        ? "\(first.name, .name) é tentado antes de \(this.name, .name): os dois têm weight \(format.count(first.weight)), e o Karpenter começa pelo fim do alfabeto. O primeiro que aceita leva."
        : "\(first.name, .name) é tentado antes de \(this.name, .name): weight \(format.count(first.weight)) contra \(format.count(this.weight)). O primeiro que aceita leva."
    case .refusedThen(let pool, let time): return "Às \(time.clock), \(pool, .name) foi tentado e recusou:"
    case .itIsThere(let pool): return "Mas foi: o Pod está em um nó de \(pool, .name)."
    case .notInRound(let pool, let time): return "\(pool, .name) não existia na rodada das \(time.clock)."
    case .askedNow(let pool):
      return "Se só \(pool, .name) fosse tentado, agora, em um nó novo só para este Pod:"
    case .answers(let takes): return takes ? "\("✓", .success) aceitaria" : "\("✗", .refusal) recusaria"
    case .priceBeside(let own, let other, let price):
      return
        "custaria a partir de \(format.perHour(own)); em \(other) foi a partir de \(format.perHour(price)), para todos os Pods do nó"
    case .noSuchNodePool(let name, let existing):
      return existing.isEmpty
        ? "não há NodePool \(CommandMessage.quoted(name)), nem nenhum outro"
        : "não há NodePool \(CommandMessage.quoted(name)); há estes: \(existing.joined(separator: ", "))"
    }
  }
}
