import Karpenter
import Kubernetes

extension BudgetMessage {
  private static var format: Formats { .portuguese }

  public var portuguese: StyledText {
    switch self {
    case .budget(let letter, let nodes, let reasons, let standing):
      let whom = reasons.map { " para \(Self.format.all($0.map(\.rawValue)))" } ?? ""
      return "\(letter, .name)  \(nodes)\(whom): " + Self.portuguese(standing)
    case .noBudgets(let pool): return "o NodePool \(pool, .name) não tem budgets: nada o limita"
    case .noNodePools: return "não há NodePool nenhum"
    case .noSuchTarget(let text, let nearest):
      let hint = nearest.isEmpty ? "" : ". Quis dizer \(Self.format.any(nearest.map { "`\($0)`" }))?"
      return StyledText(marked: "não há NodePool nem nó com o nome \"\(text)\"\(hint)")
    case .notKarpenters(let node): return "\(node, .name) não é de NodePool nenhum: budgets não o alcançam"
    case .node(let node, let pool, let nodes, let disrupting):
      let leaving =
        disrupting == 0 ? "nenhum de saída" : "\(Self.format.count(disrupting)) de saída ou NotReady"
      return
        "\(node, .name), do NodePool \(pool, .name): \(Self.format.count(nodes, "nó", "nós")), \(leaving)"
    case .mayGoNow(let reason, let allowed, let letter):
      let limit =
        allowed.map { "o budget \(letter ?? "") deixa \(Self.format.count($0)) por vez" }
        ?? "nenhum budget vale agora"
      return "\("✓", .success) \(reason.rawValue): agora pode, \(limit)"
    case .mayNotGo(let reason, let allowed, let letter, let next):
      let when =
        next.map { "próxima vez: \($0.zone.text(of: $0.time, in: .portuguese))" }
        ?? "nem nos próximos 31 dias, enquanto outro não terminar de sair"
      return
        "\("✗", .refusal) \(reason.rawValue): agora não, o budget \(letter ?? "") deixa \(allowed); \(when)"
    case .otherObstacles(let node):
      return StyledText(
        marked: "budgets são só um dos obstáculos: `why not disrupt \(node)` mostra os outros")
    case .calendar(let pool, let nodes, let zone):
      return
        "NodePool \(pool, .name): quantos dos seus \(Self.format.count(nodes, "nó", "nós")) podem sair por vez, na hora local (\(zone.description)) e em UTC"
    case .reasons(let reasons): return StyledText(Self.format.all(reasons.map(\.rawValue)), style: .heading)
    case .localHour: return "aqui"
    case .lowestOfHour:
      return "a letra é o budget mais apertado; na hora em que um budget muda, vale o menor número"
    }
  }

  private static func portuguese(_ standing: Standing) -> StyledText {
    func text(_ when: When) -> String { when.zone.text(of: when.time, in: .portuguese) }
    switch standing {
    case .always: return "sempre"
    case .active(let schedule, let duration, let until):
      return "\"\(schedule)\" por \(duration); \("vale agora", .warning), até \(text(until))"
    case .inactive(let schedule, let duration, let from?):
      return "\"\(schedule)\" por \(duration); não vale agora, começa \(text(from))"
    case .inactive(let schedule, let duration, nil):
      return "\"\(schedule)\" por \(duration); não vale agora nem nos próximos 31 dias"
    case .unreadable(let schedule, let fault):
      return
        "\("não dá para ler", .refusal) o schedule \"\(schedule)\" (\(portuguese(fault))): o Karpenter conta 0 e registra \("invalid disruption budgets", .dim)"
    }
  }

  private static func portuguese(_ fault: CronSchedule.Fault?) -> String {
    switch fault {
    case .fieldCount(0): "não é um dos atalhos @hourly, @daily, @weekly, @monthly, @yearly"
    case .fieldCount(let count): "tem \(format.count(count, "campo")), e um cron tem 5"
    case .field(let field, let text):
      "\(name(field)) \"\(text)\" não cabe em \(field.range.lowerBound)–\(field.range.upperBound)"
    case nil: "falta a duration"
    }
  }

  private static func name(_ field: CronSchedule.Field) -> String {
    switch field {
    case .minute: "minuto"
    case .hour: "hora"
    case .day: "dia do mês"
    case .month: "mês"
    case .weekday: "dia da semana"
    }
  }
}
