import Cluster
import Karpenter
import Kubernetes
import Manifests
import Narration

extension Command {
  static let disruptionBudgets = Command(
    "disruption budgets", syntax: [.optional(.text("NODEPOOL|NODE"))], flags: [.calendar], help: .budgets,
    examples: ["disruption budgets", "disruption budgets --calendar"]
  ) { session, given throws(CommandError) in
    let world = session.world
    guard !world.objects.nodePools.isEmpty else {
      return .lines([BudgetMessage.noNodePools.told(in: session.language)])
    }
    var pools = world.objects.nodePools.values
    if let name = given.words.first {
      if let node = world.node(meant: name) {
        guard !given.has(.calendar) else {
          return session.calendar(of: try session.pool(of: node))
        }
        return session.budgets(holding: node, of: try session.pool(of: node))
      }
      pools = pools.filter { $0.metadata.name == name }
      guard !pools.isEmpty else { throw .noSuchBudgets(name, in: world) }
    }
    if given.has(.calendar) {
      var output = CommandOutput()
      for pool in pools { output.append(session.calendar(of: pool)) }
      return output
    }
    return session.budgets(of: pools)
  }
}

extension Flag {
  static let calendar = Flag("calendar")
}

extension CommandError {
  fileprivate static func noSuchBudgets(_ name: String, in world: World) -> Self {
    let names = world.objects.nodePools.keys.map(\.name) + world.machines.map(\.node.text)
    return .say(BudgetMessage.noSuchTarget(name, nearest: Spelling.nearest(to: name, among: names)))
  }
}

// MARK: - Now

extension Session {
  fileprivate func pool(of node: Node) throws(CommandError) -> NodePool {
    guard let name = node.metadata.labels[WellKnown.nodePool],
      let pool = world.objects.nodePools[NamespacedName(namespace: "", name: name)]
    else { throw .say(BudgetMessage.notKarpenters(node.nodeName)) }
    return pool
  }

  /// What every NodePool's budgets allow at this moment, reason by reason, and the budgets themselves.
  fileprivate func budgets(of pools: [NodePool]) -> CommandOutput {
    let header = ["NODEPOOL", "REASON", "NODES", "DISRUPTING", "ALLOWED", "LEFT", "BUDGET"]
    var rows: [[StyledText]] = []
    var lines: [StyledText] = []
    for pool in pools {
      let budgets = PoolBudgets(pool, in: world)
      for reason in NodePool.Budget.Reason.allCases {
        let (allowance, grant) = budgets.standing(for: reason, at: world.now)
        let left = grant.allowed.map { max($0 - allowance.disrupting, 0) }
        rows.append([
          StyledText(reason == NodePool.Budget.Reason.allCases.first ? pool.metadata.name : "", style: .name),
          StyledText(reason.rawValue), StyledText("\(allowance.nodes)"),
          StyledText("\(allowance.disrupting)"),
          StyledText(PoolBudgets.text(grant.allowed)),
          StyledText(PoolBudgets.text(left), style: left == 0 ? .refusal : .plain),
          StyledText(
            grant.budget.map { "\(PoolBudgets.letter($0)) \(pool.disruption.budgets[$0].nodes)" } ?? "–"),
        ])
      }
      lines += ["", StyledText(pool.metadata.name, style: .name)] + list(budgets)
    }
    var output = CommandOutput(
      TextTable(
        header: header.map { StyledText($0, style: .heading) }, rows: rows,
        alignments: [.left, .left, .right, .right, .right, .right]
      ).text)
    output.append(.lines(lines))
    return output
  }

  /// Each budget by its letter: what it grants, of what, when.
  func list(_ budgets: PoolBudgets) -> [StyledText] {
    guard !budgets.pool.disruption.budgets.isEmpty else {
      return [BudgetMessage.noBudgets(nodePool: budgets.pool.nodePoolName).told(in: language)]
    }
    return budgets.pool.disruption.budgets.enumerated().flatMap { index, budget in
      let message = BudgetMessage.budget(
        letter: PoolBudgets.letter(index), nodes: budget.nodes, reasons: budget.reasons,
        standing: standing(of: budget, budgets.calendar.activities[index]))
      return (StyledText("  ") + message.told(in: language)).wrapped(to: width, indent: 5)
    }
  }

  private func standing(of budget: NodePool.Budget, _ activity: BudgetActivity) -> BudgetMessage.Standing {
    let schedule = budget.schedule ?? ""
    let duration = budget.duration?.brief ?? ""
    switch activity {
    case .always: return .always
    case .unreadable:
      guard budget.duration != nil else { return .unreadable(schedule: schedule, nil) }
      do throws(CronSchedule.Fault) {
        _ = try CronSchedule.read(schedule)
        return .unreadable(schedule: schedule, nil)
      } catch {
        return .unreadable(schedule: schedule, error)
      }
    case .within(let windows):
      if let window = windows.first(where: { $0.contains(world.now) }) {
        return .active(
          schedule: schedule, duration: duration, until: .init(window.upperBound, in: localTime))
      }
      let next = windows.first { $0.lowerBound > world.now }?.lowerBound
      return .inactive(
        schedule: schedule, duration: duration, from: next.map { .init($0, in: localTime) })
    }
  }

  /// Whether budgets let one node go, for each reason, and when they will.
  fileprivate func budgets(holding node: Node, of pool: NodePool) -> CommandOutput {
    let budgets = PoolBudgets(pool, in: world)
    let allowance = budgets.allowance(for: .empty)
    var lines = [
      BudgetMessage.node(
        node.nodeName, nodePool: pool.nodePoolName, nodes: allowance.nodes, disrupting: allowance.disrupting
      ).told(in: language)
    ]
    for reason in NodePool.Budget.Reason.allCases {
      let (allowance, grant) = budgets.standing(for: reason, at: world.now)
      let letter = grant.budget.map(PoolBudgets.letter)
      let message: BudgetMessage
      if let allowed = grant.allowed, allowed <= allowance.disrupting {
        let next = budgets.calendar.nextChance(
          of: allowance.nodes, disrupting: allowance.disrupting, for: reason, from: world.now)
        message = .mayNotGo(
          reason, allowed: allowed, letter: letter, next: next.map { .init($0, in: localTime) })
      } else {
        message = .mayGoNow(reason, allowed: grant.allowed, letter: letter)
      }
      lines += (StyledText("  ") + message.told(in: language)).wrapped(to: width, indent: 4)
    }
    lines += list(budgets)
    lines.append(BudgetMessage.otherObstacles(node.nodeName).told(in: language))
    return .lines(lines)
  }
}

/// A NodePool's budgets, and how many of its nodes they are about.
struct PoolBudgets {
  let pool: NodePool
  let calendar: BudgetCalendar
  private let allowances: [NodePool.Budget.Reason: DisruptionAllowance]

  /// How far ahead the next chance is looked for.
  static let horizon = Duration.seconds(31 * 86_400)

  init(_ pool: NodePool, in world: World, from start: VirtualTime? = nil) {
    self.pool = pool
    let first = start ?? world.now
    calendar = BudgetCalendar(pool.disruption.budgets, from: first, through: first + Self.horizon)
    var copy = world
    let snapshot = DisruptionSnapshot(copy.provisioningSnapshot())
    allowances = Dictionary(
      NodePool.Budget.Reason.allCases.compactMap { reason in
        Disruption.allowances(in: snapshot, for: reason).first { $0.nodePool == pool.nodePoolName }.map {
          (reason, $0)
        }
      }
    ) { first, _ in first }
  }

  func allowance(for reason: NodePool.Budget.Reason) -> DisruptionAllowance {
    allowances[reason]
      ?? DisruptionAllowance(nodePool: pool.nodePoolName, nodes: 0, disrupting: 0, allowed: nil)
  }

  func standing(for reason: NodePool.Budget.Reason, at time: VirtualTime) -> (
    allowance: DisruptionAllowance, grant: BudgetGrant
  ) {
    let allowance = allowance(for: reason)
    return (allowance, calendar.grant(of: allowance.nodes, for: reason, at: time))
  }

  /// a, b, c …; there are fifty at most.
  static func letter(_ index: Int) -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return letters.indices.contains(index) ? String(letters[index]) : "?"
  }

  static func text(_ count: Int?) -> String { count.map { "\($0)" } ?? "∞" }
}
