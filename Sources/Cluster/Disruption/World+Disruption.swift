import Cloud
import Controllers
import Karpenter
import Kubernetes

/// Karpenter's disruption controller at work: its passes, and the second look that a command gets.
///
/// The real one makes a pass every ten seconds. Here a turn is passed over when nothing has changed since the last
/// one and nothing has come due: it would come to the same.
extension World {
  private static let passKey = NamespacedName(namespace: "", name: "pass")
  private static let validationKey = NamespacedName(namespace: "", name: "validation")

  /// Has a pass made at the controller's next turn, or at the first one not before a time.
  mutating func considerDisruption(notBefore time: VirtualTime? = nil) {
    guard !objects.nodeClaims.isEmpty else { return }
    let period = Disruption.period.components.seconds
    let elapsed = max(time ?? now, now).sinceStart.wholeSecondsRoundedDown
    var turn = (elapsed + period - 1) / period
    if disruption.lastTurn == turn { turn += 1 }
    enqueue(.disruption, Self.passKey, at: VirtualTime(sinceStart: .seconds(turn * period)))
  }

  mutating func disrupt(_ key: NamespacedName) {
    guard isKarpenterRunning else { return }
    if key.namespace == Self.commandNamespace {
      advanceCommand(key)
    } else if key == Self.validationKey {
      validateDisruption()
    } else if disruption.proposed == nil {
      disruption.lastTurn = now.sinceStart.wholeSecondsRoundedDown / Disruption.period.components.seconds
      removeForgottenMarks()
      // Machines that have not been launched yet could be any: nothing is decided before they have.
      guard !objects.nodeClaims.contains(where: { $0.value.status.providerID.isEmpty }) else { return }
      pass(from: .emptiness)
    }
  }

  private mutating func pass(from first: DisruptionMethod) {
    let snapshot = disruptionSnapshot()
    var pass = Disruption.pass(snapshot, from: first)
    prepare(&pass)
    for report in pass.methods where report.foundNothing {
      disruption.fruitless[report.method] = snapshot.lastChange
    }
    let news = disruption.unsaid(pass.events, at: now)
    switch pass.stage {
    case .proposed:
      record(pass)
      disruption.proposed = pass.commands.first
      enqueue(.disruption, Self.validationKey, at: now + Disruption.validationWait)
    case .carriedOut:
      record(pass)
      for command in pass.commands { start(command) }
    case .abandoned:
      if disruption.abandoned != pass.commands { record(pass) }
      disruption.abandoned = pass.commands
    case .nothing, .noNodePools, .replaced, .rolledBack:
      if pass.methods.contains(where: { !$0.attempts.isEmpty }), news.contains(where: \.explainsAttempt) {
        record(pass)
      }
    }
    publish(news)
    if pass.stage == .carriedOut {
      enqueue(.disruption, Self.passKey, at: now)
    } else if let time = nextLook(after: pass, snapshot) {
      considerDisruption(notBefore: time)
    }
  }

  /// Names the replacements of commands that are to be started; one that may not be created holds them all up.
  private mutating func prepare(_ pass: inout DisruptionPass) {
    guard pass.stage == .carriedOut else { return }
    if let exceeded = pass.commands.lazy.flatMap(\.replacements).compactMap(\.limitExceeded).first {
      pass.stage = .abandoned(.limitExceeded(exceeded))
    }
    for index in pass.commands.indices { name(&pass.commands[index].replacements) }
  }

  private mutating func validateDisruption() {
    guard let proposed = disruption.proposed else { return }
    disruption.proposed = nil
    var pass = Disruption.validate(proposed, disruptionSnapshot())
    prepare(&pass)
    append(pass, cause: cause)
    publish(disruption.unsaid(pass.events, at: now))
    if pass.stage == .carriedOut {
      for command in pass.commands { start(command) }
      enqueue(.disruption, Self.passKey, at: now)
    } else if let next = proposed.method.next {
      self.pass(from: next)
    } else {
      considerDisruption()
    }
  }

  /// Caused by what made the last of its nodes one to be looked at, where that is known.
  private mutating func record(_ pass: DisruptionPass) {
    let claims = pass.commands.flatMap(\.candidates).map(\.nodeClaim)
    append(pass, cause: claims.compactMap { disruption.reasons[$0] }.max() ?? cause)
  }

  mutating func append(_ pass: DisruptionPass, cause: DecisionID?) {
    self.cause = decisions.append(.disruptionPass(pass.kept), by: .disruption, at: now, cause: cause)
  }

  mutating func publish(_ events: [DisruptionEvent]) {
    for event in events {
      record(
        EventReport(object: event.object, type: event.type, reason: event.reason, message: event.message),
        from: "karpenter")
    }
  }

  /// When the answer could be another though nothing has changed; nil when it could not.
  private func nextLook(after pass: DisruptionPass, _ snapshot: DisruptionSnapshot) -> VirtualTime? {
    let times = [
      Disruption.nextChange(in: snapshot.cluster), nominations.values.filter { $0 > now }.min(),
      cloud.unavailableOfferings.nextExpiry(after: now),
      pass.methods.contains(where: \.isUnchanged) ? disruption.lastChange + Disruption.refresh : nil,
    ]
    return times.compactMap(\.self).min()
  }

  mutating func disruptionSnapshot() -> DisruptionSnapshot {
    if now - disruption.lastChange >= Disruption.refresh { disruption.lastChange = now }
    var snapshot = DisruptionSnapshot(provisioningSnapshot())
    snapshot.inCommand = Set(disruption.running.values.flatMap { $0.command.candidates.map(\.node) })
    snapshot.nominated = Set(nominations.filter { $0.value > now }.map(\.key)).union(nodesAwaitingPods)
    snapshot.spotToSpotConsolidation = options.karpenter.featureGates[.spotToSpotConsolidation]
    snapshot.lastChange = disruption.lastChange
    snapshot.lastChangeFruitless = disruption.fruitless
    return snapshot
  }
}

// MARK: - What would be

extension World {
  /// The pass that Karpenter would make at this moment, though it may have looked already. Nothing is done.
  public func disruptionOutlook() -> DisruptionPass { Disruption.pass(freshSnapshot()) }

  /// What would become of one node at this moment; nil when it is none of Karpenter's.
  public func disruptionOutlook(of node: NodeName) -> NodeOutlook? {
    Disruption.outlook(of: node, in: freshSnapshot())
  }

  private func freshSnapshot() -> DisruptionSnapshot {
    var ahead = self
    var snapshot = ahead.disruptionSnapshot()
    snapshot.lastChange = nil
    return snapshot
  }
}

extension DisruptionEvent {
  /// Whether it says why a node that was tried stays.
  fileprivate var explainsAttempt: Bool { reason == "Unconsolidatable" || reason == "DisruptionBlocked" }
}
