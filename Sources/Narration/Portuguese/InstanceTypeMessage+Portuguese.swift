import Kubernetes

extension InstanceTypeMessage {
  public var portuguese: StyledText {
    let format = Formats.portuguese
    switch self {
    case .head(let type, let pod): return "Por que o Pod \(pod, .name) não ganhou uma \(type, .name)?"
    case .itIsOne(let type, let claim):
      return "Mas ganhou: a máquina de \(claim, .name) é uma \(type, .name)."
    case .among(let rank) where rank.of == 1: return "Servia: era o único tipo que sobrou."
    case .among(let rank):
      let price = rank.priceUSDPerHour.map { ", a partir de \(format.perHour($0))" } ?? ""
      return
        "Servia: por preço, era o \(format.count(rank.place))º de \(format.count(rank.of)) tipos que sobraram\(price)."
    case .anotherCame: return "Assim veio outra:"
    case .notAmong(let types, let pods):
      return
        "Esse tipo não estava entre os que sobraram (\(format.count(types, "tipo"))) para \(pods == 1 ? "o Pod" : "os \(format.count(pods)) Pods") deste nó."
    case .notSent:
      return
        "Não entrou no pedido à nuvem, que leva no máximo 60 tipos, os mais baratos:"
    case .askedNow(let type, let pods):
      return pods == 1
        ? "Se só houvesse \(type, .name), agora, em um nó novo para este Pod:"
        : "Se só houvesse \(type, .name), agora, em nós novos para estes \(format.count(pods)) Pods:"
    case .notOffered(let pool):
      return "\("✗", .refusal) \(pool, .name): a NodeClass dele não oferece esse tipo nesta região"
    case .refuses(let pool, nil): return "\("✗", .refusal) \(pool, .name) recusaria"
    case .refuses(let pool, let pods?):
      return "\("✗", .refusal) \(pool, .name) recusaria \(format.count(pods)) deles"
    case .takes(let pool, let machines, let price):
      return machines == 1
        ? "\("✓", .success) \(pool, .name) aceitaria: 1 máquina, a partir de \(format.perHour(price))"
        : "\("✓", .success) \(pool, .name) aceitaria, com \(format.count(machines)) máquinas, a partir de \(format.perHour(price)) ao todo"
    case .besideGiven(let price): return "a máquina que veio custa \(format.perHour(price))"
    case .noSuchType(let type, let nearest):
      return nearest.isEmpty
        ? "não há tipo de instância \(CommandMessage.quoted(type)); `catalog` mostra os que há"
        : "não há tipo de instância \(CommandMessage.quoted(type)); você quis dizer \(format.any(nearest))?"
    }
  }
}
