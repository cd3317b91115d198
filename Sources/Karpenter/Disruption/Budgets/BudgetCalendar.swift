import Kubernetes

/// What a NodePool's budgets grant over a stretch of time.
public struct BudgetCalendar: Sendable {
  public let budgets: [NodePool.Budget]
  /// Of each budget, in order, when it is active.
  public let activities: [BudgetActivity]

  /// - Parameters:
  ///   - start: the first instant that is asked about.
  ///   - end: the last one.
  public init(_ budgets: [NodePool.Budget], from start: VirtualTime, through end: VirtualTime) {
    self.budgets = budgets
    activities = budgets.map { BudgetActivity($0, from: start, through: end) }
  }

  /// What all budgets together grant of so many nodes at an instant: the least that any of them does.
  public func grant(of nodes: Int, for reason: NodePool.Budget.Reason, at time: VirtualTime) -> BudgetGrant {
    var grant = BudgetGrant(allowed: nil, budget: nil)
    for (index, budget) in budgets.enumerated()
    where budget.concerns(reason) && activities[index].isActive(at: time) {
      let allowed = activities[index] == .unreadable ? 0 : budget.grant(of: nodes)
      if allowed < grant.allowed ?? .max { grant = BudgetGrant(allowed: allowed, budget: index) }
    }
    return grant
  }

  /// Instants at which a budget begins or ceases to be active, in order.
  public var changes: [VirtualTime] {
    Set(activities.flatMap(\.windows).flatMap { [$0.lowerBound, $0.upperBound] }).sorted()
  }

  /// The first instant from a given one on at which more nodes may be disrupted than are being disrupted; nil when
  /// there is none in the time that the calendar covers.
  public func nextChance(
    of nodes: Int, disrupting: Int, for reason: NodePool.Budget.Reason, from time: VirtualTime
  ) -> VirtualTime? {
    ([time] + changes.filter { $0 > time }).first { instant in
      grant(of: nodes, for: reason, at: instant).allowed.map { $0 > disrupting } ?? true
    }
  }
}

/// What budgets grant, and which of them sets the limit.
public struct BudgetGrant: Equatable, Sendable {
  /// Nil when no budget is active: all may go.
  public let allowed: Int?
  /// The tightest, by its place in the list; of equals the first.
  public let budget: Int?

  public init(allowed: Int?, budget: Int?) {
    self.allowed = allowed
    self.budget = budget
  }
}

/// When a budget is active.
public enum BudgetActivity: Equatable, Sendable {
  /// It has no schedule.
  case always
  /// Stretches that do not touch, in order; each without its end.
  case within([Range<VirtualTime>])
  /// Its schedule cannot be read, or lacks a duration: it lets nothing go, ever.
  case unreadable

  public init(_ budget: NodePool.Budget, from start: VirtualTime, through end: VirtualTime) {
    guard let schedule = budget.schedule else {
      self = .always
      return
    }
    guard let duration = budget.duration, let cron = CronSchedule(schedule) else {
      self = .unreadable
      return
    }
    var windows: [Range<VirtualTime>] = []
    for hit in cron.hits(after: start - duration, through: end) where duration > .zero {
      if let last = windows.last, hit <= last.upperBound {
        windows[windows.count - 1] = last.lowerBound..<(hit + duration)
      } else {
        windows.append(hit..<(hit + duration))
      }
    }
    self = .within(windows)
  }

  public func isActive(at time: VirtualTime) -> Bool {
    switch self {
    case .always, .unreadable: true
    case .within(let windows): windows.contains { $0.contains(time) }
    }
  }

  /// Empty when it is always active.
  public var windows: [Range<VirtualTime>] {
    guard case .within(let windows) = self else { return [] }
    return windows
  }
}
