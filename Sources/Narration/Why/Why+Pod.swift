import Cluster
import Controllers
import Karpenter
import Kubernetes
import Scheduling

extension Why {
  /// Why a Pod is where it is, or nowhere; empty when neither the world nor the log knows it.
  public func pod(_ name: PodName) -> [StyledText] {
    let runs = attempts(for: name)
    let pod = world.objects.pods[name]
    let log = log
    let rounds = log.compactMap { record -> Round? in Round(record, about: name) }
    guard pod != nil || !runs.isEmpty || !rounds.isEmpty else { return [] }
    let isUntried = pod.map { !$0.isBound && reasonForNoAttempt($0, runs) != nil } ?? false

    var lines = line(standing(of: pod, name)) + trouble(of: pod)
    if pod?.isActive != true, let taken = preemption(of: name, in: log) { lines += line(taken) }
    if pod == nil || pod?.isBound == false { lines += line(WhyMessage.twoAnswers) }
    lines.append(StyledText())
    lines += scheduler(pod, runs)
    lines.append(StyledText())
    if isUntried {
      lines += line(AttemptMessage.karpenterWaits)
    } else {
      lines += karpenter(
        rounds.last, wasNeeded: pod.map { !$0.isBound } ?? !runs.contains { $0.placement.isBound })
    }
    lines += divergences(of: name)
    lines.append(StyledText())
    if let first = runs.first { lines += causes(of: first.record) }
    if pod == nil { lines += farewell(of: name) }
    if let pod, isUntried {
      let hasGate = !pod.spec.schedulingGates.isEmpty
      lines += line(WhyMessage.now(hasGate ? .takeGateAway(pod: typed(name)) : .giveItAProfile))
    } else if let next = next(for: pod, name, rounds.last, wasTried: !runs.isEmpty) {
      lines += line(WhyMessage.now(next))
      if next == .nothingByItself, let pod { lines += parts(remedies(for: pod)) }
    }
    return lines
  }

  /// What made a Pod that is no more go: what led to the last that was done to it.
  private func farewell(of name: PodName) -> [StyledText] {
    let end = log.last { record in
      guard case .controllerStep(let step) = record.decision else { return false }
      return step.object == ObjectReference(kind: .pod, name: name)
    }
    guard let end else { return [] }
    return chain(world.decisions.causes(of: end.id), asking: .whyGone)
  }

  /// The preemption that took a Pod away; nil when none did.
  private func preemption(of name: PodName, in log: [DecisionRecord]) -> AttemptMessage? {
    for record in log.reversed() {
      guard case .podPlacement(let placement) = record.decision,
        case .nominated(let candidate, _) = placement.preemption?.outcome,
        candidate.victims.contains(where: { $0.pod == name })
      else { continue }
      return .takenAway(
        pod: name.name, by: placement.pod.name, at: record.time, node: candidate.node)
    }
    return nil
  }

  /// A provisioning round that decided about a Pod.
  struct Round {
    let record: DecisionRecord
    let round: ProvisioningRound
    /// Nil when the Pod was not even tried.
    let decision: PodDecision?
    let ignored: IgnoredPod?

    init?(_ record: DecisionRecord, about pod: PodName) {
      guard case .provisioningRound(let round) = record.decision else { return nil }
      decision = round.pods.first { $0.pod == pod }
      ignored = round.ignored.first { $0.pod == pod }
      guard decision != nil || ignored != nil else { return nil }
      self.record = record
      self.round = round
    }

    /// That of the claim it was given, when it was given one.
    var nodePool: NodePoolName? { claim.map { round.claims[$0.index].nodePool } }

    /// The claim it was given, when it was given one.
    var claim: (index: Int, name: String)? {
      guard case .claim(let index) = decision?.outcome, round.claims.indices.contains(index) else {
        return nil
      }
      return (index, round.claims[index].nodeClaim.metadata.name)
    }
  }

  private func standing(of pod: Pod?, _ name: PodName) -> WhyMessage {
    guard let pod else { return .gone(name.name) }
    guard !pod.metadata.isBeingDeleted else { return .leaving(name.name) }
    let age = pod.metadata.creationTimestamp.map { world.now - $0 } ?? .zero
    guard let node = pod.spec.nodeName else { return .pending(name.name, since: age) }
    return .onNode(name.name, node: node, phase: pod.status.phase.rawValue, since: age)
  }

  /// Why containers of a Pod on a node do not run; empty for those that do, or are only just being made.
  private func trouble(of pod: Pod?) -> [StyledText] {
    guard let pod, pod.isBound, pod.isActive else { return [] }
    switch world.startFault(of: pod) {
    case .flag(let fault)?: return line(WhyMessage.karpenterEnds(pod.metadata.name, fault: fault))
    case .refused(let check, let denial)?:
      return line(
        AccessMessage.startFailed(check, denial, of: StyledText(pod.metadata.name, style: .name)))
    case nil:
      return pod.status.containerStatuses.flatMap { status -> [StyledText] in
        guard case .waiting(let reason, _) = status.state, reason != "ContainerCreating" else { return [] }
        var ended: WhyMessage.Ended?
        if case .terminated(let code, let reason, _)? = status.lastState {
          ended = .init(exitCode: code, reason: reason, restarts: status.restartCount)
        }
        return line(WhyMessage.containerWaits(status.name, reason: reason, ended: ended))
      }
    }
  }

  /// Where the two schedulers did not agree on the Pod.
  private func divergences(of name: PodName) -> [StyledText] {
    log.flatMap { record -> [StyledText] in
      guard case .schedulerDivergence(let divergence) = record.decision, divergence.pod == name else {
        return []
      }
      let story = Story(of: divergence)
      return line(story.headline) + parts(story.details)
    }
  }

  private func karpenter(_ last: Round?, wasNeeded: Bool) -> [StyledText] {
    guard let last else {
      guard world.isKarpenterRunning else { return line(WhyMessage.karpenterAbsent) }
      return line(wasNeeded ? WhyMessage.karpenterNotYet : WhyMessage.karpenterNotAsked)
    }
    let pods = last.round.pods.count + last.round.ignored.count
    return line(WhyMessage.karpenter(at: last.record.time, pods: pods)) + parts(search(last))
  }

  /// What the provisioner tried for the Pod, in its order, and what came of it.
  private func search(_ last: Round) -> [Story.Part] {
    guard let decision = last.decision else {
      return last.ignored?.problems.map { .line(ProvisioningMessage.problem($0)) } ?? []
    }
    var parts = last.round.nodePoolParts
    if decision.failure != nil { parts += last.round.nodePools.flatMap(\.emptyFunnelParts) }
    if decision.turns > 1 { parts.append(.line(ProvisioningMessage.triedAgain(turns: decision.turns))) }
    parts += decision.attempts.flatMap(\.parts)
    switch decision.outcome {
    case .existing(let name): parts.append(.line(ProvisioningMessage.placedOnExisting(name)))
    case .claim(let index):
      guard last.round.claims.indices.contains(index) else { break }
      let claim = last.round.claims[index]
      parts.append(
        .line(
          ProvisioningMessage.placedOnClaim(
            number: index + 1, of: last.round.claims.count, nodePool: claim.nodePool, pods: claim.pods.count))
      )
      parts += claim.parts(.cuts, launch: launch(of: claim.nodeClaim.nodeClaimName))
    case .failed(let failure): parts += failure.partsWithFunnels
    }
    return parts
  }

  /// As a student would name the Pod in a command.
  private func typed(_ name: PodName) -> String {
    name.namespace == "default" ? name.name : "\(name.name) -n \(name.namespace)"
  }

  private func next(for pod: Pod?, _ name: PodName, _ last: Round?, wasTried: Bool) -> WhyMessage.Next? {
    guard let pod, !pod.metadata.isBeingDeleted, pod.status.phase == .pending else { return nil }
    let typed = typed(name)
    if pod.isBound { return .waitForPod(typed, claim: nil) }
    guard let last else {
      guard wasTried else { return .runScheduler }
      return world.isKarpenterRunning ? .runKarpenter : .makeRoom
    }
    switch last.decision?.outcome {
    case .existing(let node): return .schedulerMayRetry(pod: typed, node: node)
    case .claim: return .waitForPod(typed, claim: last.claim?.name)
    case .failed, nil: return .nothingByItself
    }
  }
}

extension PodPlacement {
  var isBound: Bool {
    if case .bound = outcome { true } else { false }
  }
}
