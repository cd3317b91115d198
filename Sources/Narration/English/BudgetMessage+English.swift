import Karpenter
import Kubernetes

extension BudgetMessage {
  private static var format: Formats { .english }

  public var english: StyledText {
    switch self {
    case .budget(let letter, let nodes, let reasons, let standing):
      let whom = reasons.map { " for \(Self.format.all($0.map(\.rawValue)))" } ?? ""
      return "\(letter, .name)  \(nodes)\(whom): " + Self.english(standing)
    case .noBudgets(let pool): return "NodePool \(pool, .name) has no budgets: nothing limits it"
    case .noNodePools: return "there is no NodePool"
    case .noSuchTarget(let text, let nearest):
      let hint = nearest.isEmpty ? "" : ". Did you mean \(Self.format.any(nearest.map { "`\($0)`" }))?"
      return StyledText(marked: "there is no NodePool or node named \"\(text)\"\(hint)")
    case .notKarpenters(let node): return "\(node, .name) is of no NodePool: budgets do not reach it"
    case .node(let node, let pool, let nodes, let disrupting):
      let leaving = disrupting == 0 ? "none leaving" : "\(Self.format.count(disrupting)) leaving or NotReady"
      return "\(node, .name), of NodePool \(pool, .name): \(Self.format.count(nodes, "node")), \(leaving)"
    case .mayGoNow(let reason, let allowed, let letter):
      let limit =
        allowed.map { "budget \(letter ?? "") lets \(Self.format.count($0)) go at a time" }
        ?? "no budget is active"
      return "\("✓", .success) \(reason.rawValue): it may now, \(limit)"
    case .mayNotGo(let reason, let allowed, let letter, let next):
      let when =
        next.map { "next time: \($0.zone.text(of: $0.time, in: .english))" }
        ?? "nor within the next 31 days, as long as no other has finished leaving"
      return "\("✗", .refusal) \(reason.rawValue): not now, budget \(letter ?? "") allows \(allowed); \(when)"
    case .otherObstacles(let node):
      return StyledText(
        marked: "budgets are only one of the obstacles: `why not disrupt \(node)` shows the others")
    case .calendar(let pool, let nodes, let zone):
      return
        "NodePool \(pool, .name): how many of its \(Self.format.count(nodes, "node")) may go at a time, in local time (\(zone.description)) and UTC"
    case .reasons(let reasons): return StyledText(Self.format.all(reasons.map(\.rawValue)), style: .heading)
    case .localHour: return "here"
    case .lowestOfHour:
      return
        "the letter is the tightest budget; in an hour in which a budget changes, the lowest number holds"
    }
  }

  private static func english(_ standing: Standing) -> StyledText {
    func text(_ when: When) -> String { when.zone.text(of: when.time, in: .english) }
    switch standing {
    case .always: return "always"
    case .active(let schedule, let duration, let until):
      return "\"\(schedule)\" for \(duration); \("active now", .warning), until \(text(until))"
    case .inactive(let schedule, let duration, let from?):
      return "\"\(schedule)\" for \(duration); not active now, begins \(text(from))"
    case .inactive(let schedule, let duration, nil):
      return "\"\(schedule)\" for \(duration); not active now nor within the next 31 days"
    case .unreadable(let schedule, let fault):
      return
        "schedule \"\(schedule)\" \("cannot be read", .refusal) (\(english(fault))): Karpenter counts 0 and logs \("invalid disruption budgets", .dim)"
    }
  }

  private static func english(_ fault: CronSchedule.Fault?) -> String {
    switch fault {
    case .fieldCount(0): "it is none of @hourly, @daily, @weekly, @monthly, @yearly"
    case .fieldCount(let count): "it has \(format.count(count, "field")), and cron has 5"
    case .field(let field, let text):
      "\(name(field)) \"\(text)\" is not within \(field.range.lowerBound)–\(field.range.upperBound)"
    case nil: "its duration is missing"
    }
  }

  private static func name(_ field: CronSchedule.Field) -> String {
    switch field {
    case .minute: "minute"
    case .hour: "hour"
    case .day: "day of the month"
    case .month: "month"
    case .weekday: "day of the week"
    }
  }
}
