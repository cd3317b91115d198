import Controllers
import Kubernetes
import Scheduling

extension World {
  /// How far back every decision is kept.
  static let fullMemory = Duration.seconds(3600)

  /// Lets old decisions go once there are very many, so that a month of a large cluster stays small.
  ///
  /// Older than an hour, a placement is let go when its Pod is no more, and a controller's step when its object is no
  /// more, unless something that is kept came of it. What the student asked for and what Karpenter and the cloud decided
  /// is kept for ever: counters and bills are made of it.
  mutating func compactDecisions() {
    if decisions.isFull { letOldDecisionsGo() }
  }

  mutating func letOldDecisionsGo() {
    let horizon = now - Self.fullMemory
    let objects = objects
    let causes = queues.flatMap(\.causes) + schedulingCauses.values
    decisions.keep(Set(causes)) { record in
      record.time > horizon || Self.isAboutWhatIs(record, in: objects)
    }
  }

  private static func isAboutWhatIs(_ record: DecisionRecord, in objects: ObjectStore) -> Bool {
    switch record.decision {
    case .podPlacement(let placement): objects.pods[placement.pod] != nil
    case .schedulerDivergence(let divergence): objects.pods[divergence.pod] != nil
    case .controllerStep(let step): record.actor.isKarpenter || objects.find(step.object) != nil
    case .userCommand, .provisioningRound, .nodeClaimStep, .drainStep, .disruptionPass, .interruptionHandling,
      .cloudEvent:
      true
    }
  }
}
