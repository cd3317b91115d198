import Cluster
import Karpenter
import Kubernetes

// What disruption would do now: told from a pass that nobody carries out.
extension Why {
  /// What Karpenter would do if it looked now: which nodes would go, what was tried, what holds the others.
  public func disruption() -> [StyledText] {
    let pass = world.disruptionOutlook()
    var lines = line(OutlookMessage.ifItLookedNow)
    if pass.commands.isEmpty { lines += line(OutlookMessage.nothingToDisrupt) }
    for command in pass.commands {
      for candidate in command.candidates { lines += line(OutlookMessage.wouldGo(candidate.node, command)) }
    }
    lines += parts(pass.details)
    if pass.stage == .proposed { lines += line(OutlookMessage.wouldFirstWait) }
    let allowances = pass.methods.flatMap(\.allowances)
    for (index, allowance) in allowances.enumerated()
    where allowance.nodes > 0 && !allowances[..<index].contains(where: { $0.nodePool == allowance.nodePool })
    {
      lines += line(OutlookMessage.budgets(allowance))
    }
    return lines + obstacles(pass.nodes)
  }

  /// Nodes that may not be disrupted, those of one reason together.
  private func obstacles(_ nodes: [NodeStanding]) -> [StyledText] {
    var counts: [(obstacle: DisruptionObstacle, count: Int)] = []
    for obstacle in nodes.compactMap(\.obstacle) {
      if let index = counts.firstIndex(where: { $0.obstacle == obstacle }) {
        counts[index].count += 1
      } else {
        counts.append((obstacle, 1))
      }
    }
    return counts.flatMap { line(OutlookMessage.left(count: $0.count, $0.obstacle)) }
  }

  /// Why Karpenter would leave a node alone, or by which method it would go; each method's own reason.
  public func notDisrupted(_ node: NodeName) -> [StyledText] {
    guard let outlook = world.disruptionOutlook(of: node) else {
      return line(OutlookMessage.notKarpenters(node))
    }
    guard outlook.standing.obstacle != .markedForDeletion else {
      return line(OutlookMessage.leavesAlready(node))
    }
    let command = outlook.command
    let batch = world.disruptionOutlook().commands.first {
      $0.method == .multiNodeConsolidation && $0.candidates.contains { $0.node == node }
    }
    var lines = line((command ?? batch).map { OutlookMessage.wouldGo(node, $0) } ?? .stays(node))
    if let obstacle = outlook.standing.obstacle { lines += line(OutlookMessage.obstacle(obstacle)) }
    for entry in outlook.methods where entry.isWorthTelling {
      lines += line(OutlookMessage.method(entry.method, entry.verdict))
    }
    if let batch { lines += line(OutlookMessage.inBatch(batch)) }
    return lines
  }
}

extension NodeOutlook.MethodVerdict {
  /// What a method leaves to the other kind of NodePools teaches nothing.
  fileprivate var isWorthTelling: Bool {
    verdict != .refused(.dynamicNodePool) && verdict != .refused(.staticNodePool)
  }
}
