import Karpenter
import Kubernetes
import Testing

struct BudgetCalendarTests {
  /// 10 % always; nobody on working days from 9 to 17 UTC; drift not at all; one that cannot be read, for Empty.
  private static let budgets = [
    NodePool.Budget(nodes: "10%"),
    NodePool.Budget(nodes: "0", schedule: "0 9 * * 1-5", duration: .seconds(8 * 3600)),
    NodePool.Budget(nodes: "0", reasons: [.drifted]),
  ]
  private static let week = BudgetCalendar(budgets, from: .start, through: .seconds(7 * 86_400))

  private static func at(_ text: String) -> VirtualTime { VirtualTime(rfc3339: text) ?? .start }

  @Test(
    "the tightest budget is named",
    arguments: [
      ("2026-01-15T12:00:00Z", NodePool.Budget.Reason.empty, 0, 1),
      ("2026-01-15T16:59:59Z", .underutilized, 0, 1), ("2026-01-15T17:00:00Z", .underutilized, 2, 0),
      ("2026-01-17T12:00:00Z", .empty, 2, 0),  // a Saturday
      ("2026-01-17T12:00:00Z", .drifted, 0, 2),
      ("2026-01-15T12:00:00Z", .drifted, 0, 1),  // of equals the first
    ])
  func grants(time: String, reason: NodePool.Budget.Reason, allowed: Int, budget: Int) {
    #expect(
      Self.week.grant(of: 12, for: reason, at: Self.at(time)) == BudgetGrant(allowed: allowed, budget: budget)
    )
  }

  @Test("the next chance is when the tightest window ends, if others are not leaving")
  func nextChance() {
    func next(_ disrupting: Int, _ reason: NodePool.Budget.Reason = .empty) -> String? {
      Self.week.nextChance(of: 12, disrupting: disrupting, for: reason, from: .start)?.rfc3339
    }
    #expect(next(0) == "2026-01-15T17:00:00Z")
    #expect(next(1) == "2026-01-15T17:00:00Z")
    #expect(next(2) == nil)
    #expect(next(0, .drifted) == nil)
    #expect(
      BudgetCalendar([], from: .start, through: .start).nextChance(
        of: 1, disrupting: 5, for: .empty, from: .start) == .start)
  }

  @Test("windows that touch are one; a schedule that cannot be read, or has no duration, lets nothing go")
  func activities() {
    let end = VirtualTime.seconds(86_400)
    func activity(_ schedule: String?, _ hours: Int?) -> BudgetActivity {
      BudgetActivity(
        NodePool.Budget(nodes: "1", schedule: schedule, duration: hours.map { .seconds($0 * 3600) }),
        from: .start, through: end)
    }
    #expect(activity(nil, nil) == .always)
    #expect(activity("@hourly", 1).windows.count == 1)
    #expect(activity("0 */6 * * *", 1).windows.count == 5)  // the one that began at 12:00 too
    #expect(activity("61 * * * *", 1) == .unreadable)
    #expect(activity("@daily", nil) == .unreadable)
    let calendar = BudgetCalendar(
      [NodePool.Budget(nodes: "5", schedule: "nonsense", duration: .seconds(60))], from: .start, through: end)
    #expect(calendar.grant(of: 9, for: .empty, at: .start) == BudgetGrant(allowed: 0, budget: 0))
  }

  @Test("at every instant it agrees with what disruption itself reckons")
  func agrees() {
    for minute in stride(from: 0, to: 7 * 1440, by: 29) {
      let now = VirtualTime.seconds(minute * 60)
      var snapshot = DisruptionSnapshot(ProvisioningSnapshot(now: now))
      snapshot.cluster.nodePools = [
        NodePool().with {
          $0.metadata.name = "p"
          $0.disruption.budgets = Self.budgets
        }
      ]
      for reason in NodePool.Budget.Reason.allCases {
        let allowance = Disruption.allowances(in: snapshot, for: reason).first
        let grant = Self.week.grant(of: allowance?.nodes ?? 0, for: reason, at: now)
        #expect(grant.allowed == allowance?.allowed, "\(now.rfc3339) \(reason)")
      }
    }
  }
}
