import Cloud
import Kubernetes

/// Tries changes until some give the Pod a place.
struct RemedySearch {
  /// A bound on the work, whatever the cluster: Pods placed in all trials together, and trials.
  private static let placementLimit = 8_000
  private static let trialLimits = 6...80
  private static let answerLimit = 4

  let context: ProvisioningContext
  let nodes: [StateNode]
  let placesSought: PlacementCandidates
  let nearest: (String, [String]) -> [String]
  private var trials = 0
  private var trialLimit = Self.trialLimits.upperBound

  init(
    _ context: ProvisioningContext, placesSought: PlacementCandidates,
    nearest: @escaping (String, [String]) -> [String]
  ) {
    self.context = context
    self.placesSought = placesSought
    self.nearest = nearest
    nodes = context.state.nodes.filter { !$0.isMarkedForDeletion }
  }

  /// Where Pods that are supposed to be so would go.
  enum Outcome {
    case placed(Remedy.Place)
    case refused(PodFailure, in: ProvisioningContext)
  }

  mutating func answer(for pods: [Pod]) -> RemedyAnswer {
    let affordable = Self.placementLimit / max(1, pods.count)
    trialLimit = min(max(affordable, Self.trialLimits.lowerBound), Self.trialLimits.upperBound)
    let start = Supposition(pods: pods, nodePools: context.snapshot.nodePools)
    switch place(start) {
    case .placed(let place): return .fitsNow(place)
    case .refused(let failure, let there):
      return .remedies(search(from: start, after: failure, in: there))
    }
  }

  private mutating func search(
    from start: Supposition, after failure: PodFailure, in context: ProvisioningContext
  ) -> [Remedy] {
    var found: [Remedy] = []
    var failed: [(changes: [PlacementChange], Supposition, PodFailure, ProvisioningContext)] = []
    for changes in candidates(from: start, after: failure, in: context) {
      guard trials < trialLimit else { break }
      let supposition = start.making(changes)
      switch place(supposition) {
      case .placed(let place): found.append(Remedy(changes: changes, place: place))
      case .refused(let next, let there): failed.append((changes, supposition, next, there))
      }
    }
    guard found.isEmpty else { return Self.chosen(found) }
    for (first, supposition, next, there) in failed {
      for second in candidates(from: supposition, after: next, in: there) {
        let changes = first + second
        guard trials < trialLimit else { return Self.chosen(found) }
        guard !found.contains(where: { Self.isSame($0.changes, changes) }) else { continue }
        if case .placed(let place) = place(supposition.making(second)) {
          found.append(Remedy(changes: changes, place: place))
        }
      }
    }
    return Self.chosen(found)
  }

  private static func isSame(_ left: [PlacementChange], _ right: [PlacementChange]) -> Bool {
    left.count == right.count && left.allSatisfy(right.contains)
  }

  /// The nearest few. Of those that change the same amount, the one that changes it least.
  private static func chosen(_ remedies: [Remedy]) -> [Remedy] {
    var best: [Remedy] = []
    for remedy in remedies {
      guard let rival = best.firstIndex(where: { isRival($0.changes, remedy.changes) }) else {
        best.append(remedy)
        continue
      }
      if isNearer(remedy.changes, than: best[rival].changes) { best[rival] = remedy }
    }
    let ranked = best.enumerated().sorted { left, right in
      let (one, other) = (rank(left.element), rank(right.element))
      return one == other ? left.offset < right.offset : one < other
    }
    return ranked.prefix(answerLimit).map(\.element)
  }

  /// Whether both make the same changes, amounts aside.
  private static func isRival(_ left: [PlacementChange], _ right: [PlacementChange]) -> Bool {
    left.count == right.count
      && zip(left, right).allSatisfy { pair in
        if pair.0 == pair.1 { return true }
        return switch pair {
        case (.requestLess(let one, _, _), .requestLess(let other, _, _)): one == other
        case (.raiseLimit(let pool, let one, _, _), .raiseLimit(let otherPool, let other, _, _)):
          pool == otherPool && one == other
        default: false
        }
      }
  }

  private static func isNearer(_ changes: [PlacementChange], than others: [PlacementChange]) -> Bool {
    zip(changes, others).contains { pair in
      switch pair {
      case (.requestLess(_, _, let one), .requestLess(_, _, let other)): one > other
      case (.raiseLimit(_, _, _, let one), .raiseLimit(_, _, _, let other)): one < other
      default: false
      }
    }
  }

  private static func rank(_ remedy: Remedy) -> Int { remedy.changes.map(\.rank).max() ?? 0 }

  // MARK: Trying

  mutating func place(_ supposition: Supposition) -> Outcome {
    let context = context(of: supposition)
    let problems = supposition.spec.provisioningProblems
    guard problems.isEmpty else { return .refused(.ignored(problems), in: context) }
    let round = solve(supposition, in: context, candidates: placesSought)
    if let failure = round.failures.first?.failure { return .refused(failure, in: context) }
    if let claim = round.claims.first {
      return .placed(.newClaims(round.claims.count, claim.nodePool, cheapest: claim.cheapest))
    }
    return .placed(.existing(round.existing.first?.name ?? ""))
  }

  mutating func solve(
    _ supposition: Supposition, in context: ProvisioningContext, candidates: PlacementCandidates
  ) -> ProvisioningRound {
    trials += 1
    return context.solve(
      supposition.pods.map { RoundPod($0) }, on: nodes, reservations: .strict, candidates: candidates)
  }

  func context(of supposition: Supposition) -> ProvisioningContext {
    guard !supposition.hasOwnNodePools else { return context }
    var snapshot = context.snapshot
    snapshot.nodePools = supposition.nodePools
    return ProvisioningContext(snapshot, state: context.state, reusing: context.catalogues)
  }
}
