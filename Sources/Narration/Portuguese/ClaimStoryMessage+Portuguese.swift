import Cloud
import Cluster
import Controllers
import Kubernetes

extension ClaimStoryMessage {
  private static var format: Formats { .portuguese }

  public var portuguese: StyledText {
    let format = Self.format
    func names(_ claims: [NodeClaimName]) -> StyledText { "\(format.all(claims.map(\.text)), .name)" }
    switch self {
    case .title(let claim, let pool, let node):
      let place = node.map { ", nó \($0)" } ?? ""
      return "NodeClaim \(claim, .name)\(pool.map { " do NodePool \($0)" } ?? "")\(place)"
    case .askedByRound(let pods): return "o Karpenter pediu uma máquina para \(format.count(pods, "Pod"))"
    case .askedByDisruption(let reason):
      return "o Karpenter pediu uma máquina para tomar o lugar de outra (\(reason.rawValue))"
    case .askedBySomebody: return "alguém criou o NodeClaim"
    case .replaces(let claims): return "no lugar de " + names(claims)
    case .launched(let provider, let type, let capacityType, let zone, let price):
      return
        "a \(provider.computeName) deu \(type, .name) \(capacityType) em \(zone), \(format.perHour(price))"
    case .registered(let after): return "o nó entrou no cluster, \(after.brief) depois do pedido"
    case .initialized(let after): return "o nó ficou pronto, \(after.brief) depois do pedido"
    case .notYet(.launch): return "ainda sem máquina"
    case .notYet(.registration): return "o nó ainda não entrou no cluster"
    case .notYet(.initialization): return "o nó ainda não está pronto"
    case .deleted(let end): return Self.portuguese(end)
    case .drained: return "o nó ficou vazio"
    case .machineGone: return "a máquina deixou de existir, e de custar"
    case .terminated(let after): return "nada resta dele; viveu \(after.brief)"
    case .replacedBy(let claims): return "o lugar dele ficou com " + names(claims)
    case .cost(let usd, let time): return "custou \(Self.usd(usd), .name) em \(time.brief)"
    case .hour(let number, let billed, let usd):
      return "\(number)ª hora\(billed < .seconds(3600) ? " (\(billed.brief))" : ""): \(Self.usd(usd))"
    case .moreHours(let count, let usd):
      return "e mais \(format.count(count, "hora")): \(Self.usd(usd))"
    case .neverLaunched: return "não custou nada: nunca teve máquina"
    case .untilNow: return "agora"
    case .chain: return "quem veio antes e depois:"
    case .shortLived(let time):
      return
        "\("⚠", .warning) durou pouco: foi embora \(time.brief) depois de pronto. Um consolidateAfter maior evitaria a troca"
    case .neverReady: return "\("⚠", .warning) nunca chegou a ser um nó"
    case .longChain(let count, let time):
      return "\("⚠", .warning) \(format.count(count)) NodeClaims tomaram o lugar um do outro em \(time.brief)"
    case .totals(let claims, let present, let usd):
      return
        "\(format.count(claims, "NodeClaim")), \(format.count(present, "ainda vivo", "ainda vivos")); custo: \(Self.usd(usd), .name)"
    case .noClaims: return "ainda não houve NodeClaim nenhum"
    case .noSuchClaim(let name, let nearest):
      let hint = nearest.isEmpty ? "" : ". Quis dizer \(format.any(nearest.map { "`\($0)`" }))?"
      return StyledText(marked: "nunca houve um NodeClaim com o nome \"\(name)\"\(hint)")
    case .formats(let text, let allowed):
      return StyledText(
        marked: "`-o \(text)` não serve aqui: use \(format.any(allowed.map { "`-o \($0)`" }))")
    }
  }

  private static func usd(_ amount: Double) -> String { format.smallDollars(amount) }

  private static func portuguese(_ end: NodeClaimEnd) -> StyledText {
    switch end {
    case .disruption(let reason): "o Karpenter decidiu tirá-lo: \(reason.rawValue, .warning)"
    case .interruption(let kind): "a AWS avisou, e o Karpenter o apagou: \(kind.rawValue, .warning)"
    case .expired: "chegou ao expireAfter: \("expired", .warning)"
    case .vanished: "a máquina já não existia, e o Karpenter o recolheu: \("garbage_collected", .warning)"
    case .unhealthy: "o nó ficou doente por tempo demais (NodeRepair): \("unhealthy", .warning)"
    case .failure(let failure): "não deu certo: \(NodeClaimEnd.failure(failure).reason, .refusal)"
    case .byHand(let command?): "foi apagado à mão: \(command, .command)"
    case .byHand(nil): "foi apagado à mão"
    }
  }
}
