import Cluster
import Karpenter
import Kubernetes
import Narration

/// A week of a NodePool's budgets, hour by hour: a row for each day, a column for each hour.
extension Session {
  func calendar(of pool: NodePool) -> CommandOutput {
    let start = localTime.midnight(before: world.now)
    let budgets = PoolBudgets(pool, in: world, from: start)
    let nodes = budgets.allowance(for: .empty).nodes
    var lines: [StyledText] = [
      BudgetMessage.calendar(nodePool: pool.nodePoolName, nodes: nodes, zone: localTime).told(in: language)
    ]
    for (reasons, week) in Self.grouped(budgets, from: start) {
      lines.append(BudgetMessage.reasons(reasons).told(in: language))
      lines += table(week, from: start).lines(indent: 2)
    }
    lines += list(budgets) + [BudgetMessage.lowestOfHour.told(in: language)]
    return .lines(lines)
  }

  private static let hour = Duration.seconds(3600)

  /// Reasons for which all hours of the week are alike, with those hours.
  private static func grouped(_ budgets: PoolBudgets, from start: VirtualTime) -> [(
    reasons: [NodePool.Budget.Reason], week: [BudgetGrant]
  )] {
    var groups: [(reasons: [NodePool.Budget.Reason], week: [BudgetGrant])] = []
    for reason in NodePool.Budget.Reason.allCases {
      let week = (0..<7 * 24).map { lowest(budgets, for: reason, from: start + hour * $0) }
      if let index = groups.firstIndex(where: { $0.week == week }) {
        groups[index].reasons.append(reason)
      } else {
        groups.append(([reason], week))
      }
    }
    return groups
  }

  /// The least that budgets grant within an hour.
  private static func lowest(
    _ budgets: PoolBudgets, for reason: NodePool.Budget.Reason, from start: VirtualTime
  ) -> BudgetGrant {
    let within = budgets.calendar.changes.filter { $0 > start && $0 < start + hour }
    let grants = ([start] + within).map { budgets.standing(for: reason, at: $0).grant }
    return grants.min { ($0.allowed ?? .max) < ($1.allowed ?? .max) }
      ?? BudgetGrant(allowed: nil, budget: nil)
  }

  private func table(_ week: [BudgetGrant], from start: VirtualTime) -> TextTable {
    let utc = LocalTime(offsetMinutes: 0)
    func hours(_ zone: LocalTime) -> [StyledText] {
      (0..<24).map {
        StyledText(String(zone.reading(of: start + Self.hour * $0).clock.prefix(2)), style: .dim)
      }
    }
    var rows = [[StyledText("UTC", style: .dim)] + hours(utc)]
    for day in 0..<7 {
      let date = localTime.reading(of: start + Self.hour * (24 * day))
      let label = "\(date.weekday(in: language)) \(date.date(in: language))"
      let cells = (0..<24).map { hour -> StyledText in
        let grant = week[24 * day + hour]
        let text = PoolBudgets.text(grant.allowed) + (grant.budget.map(PoolBudgets.letter) ?? "")
        return StyledText(text, style: grant.allowed == 0 ? .refusal : .plain)
      }
      rows.append([StyledText(label)] + cells)
    }
    return TextTable(
      header: [BudgetMessage.localHour.told(in: language).plainAs(.dim)] + hours(localTime), rows: rows,
      alignments: [.left] + Array(repeating: .right, count: 24), gap: 1, minimumColumn: 0)
  }
}
