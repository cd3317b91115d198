import Cloud
import Karpenter
import Kubernetes

extension MatchMessage {
  private static let driftReasons = [
    "NodePoolDrifted": "o template do NodePool mudou",
    "RequirementsDrifted": "os labels dele já não cumprem os requirements",
    "InstanceTypeNotFound": "o tipo dele já não é oferecido",
  ]

  private static var format: Formats { .portuguese }

  public var portuguese: StyledText {
    let format = Self.format
    switch self {
    case .head(let pool, let isThere, let kind, let nodeClass):
      let state = isThere ? "já existe: assim ele ficaria" : "ainda não existe"
      return "\("NodePool", .heading) \(pool, .name) (\(state)) · \(kind) \(nodeClass, .name)"
    case .notReady(let condition):
      let why = condition.message.isEmpty ? condition.reason : condition.message
      return "\("✗", .refusal) não ficaria Ready, e nada seria criado com ele: \(why)"
    case .noTypes(let kind, let nodeClass):
      return
        "\("✗", .refusal) a \(kind) \(nodeClass, .name) não existe ou não oferece nenhum tipo de instância"
    case .weight(let weight, let before, let after):
      var order: [String] = []
      if !before.isEmpty { order.append("depois de \(format.all(before.map(\.text)))") }
      if !after.isEmpty { order.append("antes de \(format.all(after.map(\.text)))") }
      return "weight \(format.count(weight)): tentado \(order.joined(separator: " e "))"
    case .daemonSets(let requests): return "em cada nó, os DaemonSets tomam \(requests)"
    case .limits(let left): return "os limits deixam ainda \(left.isEmpty ? "nada" : left)"
    case .zones(let zones):
      return
        "zonas: \(zones.map { "\($0.name) (\(format.count($0.types, "tipo")))" }.joined(separator: ", "))"
    case .offer(let offer):
      return
        "\(offer.capacityType.rawValue, .heading): \(format.count(offer.types, "tipo")), de \(format.perHour(offer.cheapest.priceUSDPerHour)) (\(offer.cheapest.instanceType)) a \(format.perHour(offer.dearest.priceUSDPerHour)) (\(offer.dearest.instanceType))"
    case .noOffer: return "\("✗", .refusal) nenhuma máquina poderia ser criada com ele"
    case .sizes(let sizes):
      return
        "tamanhos: de \(sizes.cpu.lowerBound) a \(sizes.cpu.upperBound) vCPU; de \(Amounts.text(sizes.memory.lowerBound, of: .memory)) a \(Amounts.text(sizes.memory.upperBound, of: .memory)) de memória"

    case .unknownValue(let key, let value, let nearest, let known, let isExclusion):
      let effect = isExclusion ? "; excluí-lo não tira nada" : ""
      let hint =
        nearest.isEmpty
        ? known.isEmpty ? "" : " Há, por exemplo, \(format.first(4, of: known))."
        : " Quis dizer \(format.any(nearest))?"
      return "\("✗", .refusal) \(key): nenhum tipo tem \(CommandMessage.quoted(value))\(effect).\(hint)"
    case .contradiction(let key, let entries):
      return
        "\("✗", .refusal) \(key): \(entries.joined(separator: " e ")) se contradizem, e juntos não deixam nada"

    case .nonePending: return "Nenhum Pod espera lugar agora."
    case .pending(let count): return "\(format.count(count, "Pod espera", "Pods esperam")) lugar agora:"
    case .serves(let pods, let claims, let price):
      let cost = price.map { ", a partir de \(format.perHour($0))" } ?? ""
      return
        "\("✓", .success) \(format.count(pods, "iria", "iriam")) para \(format.count(claims, "nó novo", "nós novos")) deste NodePool\(cost)"
    case .servesNone: return "\("✗", .refusal) nenhum iria para este NodePool"
    case .others(let pods):
      return "\(format.count(pods, "iria", "iriam")) para nós que existem ou já vêm, ou para outro NodePool"
    case .stillUnplaced(let pods, let before):
      return
        "\("✗", .refusal) \(format.count(pods, "ficaria", "ficariam")) sem lugar (hoje: \(format.count(before)))"

    case .noNodes(let pool): return "Nenhum nó de hoje é do NodePool \(pool, .name)."
    case .noDrift(let nodes):
      return
        "\(nodes == 1 ? "O nó que ele tem hoje fica" : "Os \(format.count(nodes)) nós que ele tem hoje ficam") como \(nodes == 1 ? "está" : "estão"): sem drift."
    case .driftSummary(let drifting, let total):
      return
        "\("Drift", .warning): \(format.count(drifting)) de \(format.count(total, "nó", "nós")) \(drifting == 1 ? "seria trocado" : "seriam trocados"), conforme os budgets:"
    case .drifts(let name, let reason):
      return "\(name, .name): \(reason)\(Self.driftReasons[reason].map { " (\($0))" } ?? "")"
    case .nothingDone: return "Nada foi aplicado."
    case .noNodePool(let found):
      return
        StyledText(
          marked:
            "\(found.isEmpty ? "o arquivo não tem NodePool" : "o arquivo tem \(format.all(found)), e nenhum NodePool"): `match` diz o que um NodePool criaria, e `fits`, se um Pod caberia"
        )
    }
  }
}
