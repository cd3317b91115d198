import Cluster
import Kubernetes
import Scheduling

extension Why {
  /// Why a Pod is on a node, or why it is not: the node's verdict in the attempt that counts, and its points beside
  /// those of the node that was chosen. Empty when there is no such Pod.
  public func pod(_ name: PodName, on node: NodeName) -> [StyledText] {
    guard let pod = world.objects.pods[name] else { return [] }
    let runs = attempts(for: name)
    if let reason = reasonForNoAttempt(pod, runs), !pod.isBound { return line(reason) }
    guard let last = runs.last, let attempt = last.attempt else {
      return asOfNow(pod, on: node)
    }
    let placement = attempt.placement
    guard let verdict = placement.sheet?[node] else {
      return line(AttemptMessage.noSuchNodeThen(node, at: last.last)) + [StyledText()]
        + asOfNow(pod, on: node)
    }
    return line(AttemptMessage.verdict(pod: name.name, node: node, at: last.last))
      + parts(NodeStory(verdict, of: placement, attempt).parts)
  }

  private func asOfNow(_ pod: Pod, on node: NodeName) -> [StyledText] {
    let attempt = world.schedulingAttempt(placing: pod)
    let placement = attempt.placement
    guard let verdict = placement.sheet?[node] else { return [] }
    return line(AttemptMessage.verdictNow(pod: pod.name.name, node: node))
      + parts(NodeStory(verdict, of: placement, attempt).parts)
  }
}

/// One node in one attempt.
private struct NodeStory {
  private let verdict: NodeVerdict
  private let placement: PodPlacement
  private let opinions: [FilterOpinion]

  init(_ verdict: NodeVerdict, of placement: PodPlacement, _ attempt: SchedulingAttempt) {
    self.verdict = verdict
    self.placement = placement
    opinions = attempt.opinions(on: verdict.node) ?? []
  }

  var parts: [Story.Part] {
    switch verdict.filter {
    case .fits: [.line(standing)] + comparison
    case .rejected(let rejection):
      [.line(AttemptMessage.wouldNotFit)] + filters
        + (rejection.preemptionMayHelp ? [] : [.line(SchedulingMessage.preemptionNotHelpful)])
    case .notExamined: [.line(reasonForNotLooking)] + filters
    }
  }

  private var standing: AttemptMessage {
    guard let winner = placement.winner else { return .onlyFeasible }
    guard winner.node != verdict.node else { return .chosen(feasible: placement.feasibleCount) }
    let ranking = placement.ranking
    guard let total = winner.total, let place = ranking.firstIndex(of: verdict) else { return .onlyFeasible }
    if verdict.total == total { return .tiedBehind(winner: winner.node, total: total) }
    return .place(
      place + 1, of: ranking.count, total: verdict.total, winner: winner.node, winnerTotal: total)
  }

  /// Beside the node that was chosen; the chosen one beside the next best.
  private var comparison: [Story.Part] {
    let ranking = placement.ranking
    guard ranking.contains(verdict) else { return [] }
    let other = ranking.first { $0.node != verdict.node }
    let scores = PodPlacement.scores(of: [verdict] + (other.map { [$0] } ?? []))
    return [.line(AttemptMessage.scoreLegend), .table(scores)]
  }

  private var reasonForNotLooking: any Message {
    if case .refused(let refusal) = placement.outcome {
      return Marked(.refusal, [AttemptMessage.refusesPod(refusal.reason)])
    }
    guard placement.examinedCount == 1, let winner = placement.winner else {
      return AttemptMessage.notExamined
    }
    return AttemptMessage.promisedAway(winner.node)
  }

  /// What every filter says, in their order, with a mark where the attempt stops.
  private var filters: [Story.Part] {
    var rows: [[any Message]] = []
    var hasStopped = false
    for opinion in opinions where opinion.verdict != .notConcerned {
      guard let refusal = opinion.refusal else {
        rows.append([Verbatim(opinion.plugin.rawValue), AttemptMessage.passes])
        continue
      }
      let result: any Message =
        hasStopped ? refusal : Marked(plain: [refusal, AttemptMessage.stopsHere], separator: "  ")
      rows.append([Verbatim(opinion.plugin.rawValue), result])
      hasStopped = true
    }
    let silent = opinions.filter { $0.verdict == .notConcerned }.map(\.plugin)
    let table = Story.Table(
      header: [SchedulingMessage.filterColumn, SchedulingMessage.resultColumn], rows: rows)
    return [.table(table)] + (silent.isEmpty ? [] : [.line(AttemptMessage.notConcerned(silent))])
  }
}

extension FilterOpinion {
  /// Nil when it passes.
  fileprivate var refusal: Marked? {
    switch verdict {
    case .fits, .notConcerned: nil
    case .rejected(let rejection): Marked(.refusal, rejection.reasons.map { FilterMessage.node($0) })
    case .refused(let reason): Marked(.refusal, [AttemptMessage.refusesPod(reason)])
    }
  }
}
