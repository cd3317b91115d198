import Cloud
import Cluster
import Controllers
import Karpenter
import Kubernetes

/// What AWS does to machines of its own accord, and what Karpenter makes of it.
public enum InterruptionMessage: Message, Equatable {
  case handling(InterruptionHandling)
  /// One of several machines that a message names.
  case machine(InterruptionHandling.Machine)
  case unavailable(InterruptionHandling.Unavailable)
  /// The event on claim and node.
  case event(InterruptionKind)
  /// What follows from a claim's deletion.
  case drainFollows(byForce: Bool)
  case incident(CloudIncident)
  /// What comes of a notice that nobody reads.
  case nobodyReads
  /// Of a round's Pods, those that are still on nodes that go away.
  case stillOn([NodeName], pods: Int)
}

extension Story {
  init(of handling: InterruptionHandling) {
    self.init(InterruptionMessage.handling(handling))
    guard case .understood(let kind) = handling.reading else { return }
    let ours = handling.machines.filter { $0.outcome != .notOurs }
    if handling.machines.count > 1 {
      details = handling.machines.map { .line(InterruptionMessage.machine($0)) }
    }
    guard !ours.isEmpty else { return }
    details.append(.line(InterruptionMessage.event(kind)))
    details += ours.compactMap(\.unavailable).map { .line(InterruptionMessage.unavailable($0)) }
    let isForced = ours.contains { $0.outcome == .deletedByForce }
    if isForced || ours.contains(where: { $0.outcome == .deleted }) {
      details.append(.line(InterruptionMessage.drainFollows(byForce: isForced)))
    }
  }

  init(of incident: CloudIncident) {
    self.init(InterruptionMessage.incident(incident))
    if case .noticeQueued(.spotInterruption, _, isRead: false) = incident {
      details = [.line(InterruptionMessage.nobodyReads)]
    }
  }
}

extension ProvisioningRound {
  /// Of which Pods the round finds a place before they have left the one they have.
  var leavingParts: [Story.Part] {
    let leaving = pods.compactMap(\.leaving)
    guard !leaving.isEmpty else { return [] }
    return [.line(InterruptionMessage.stillOn(Set(leaving).sorted(), pods: leaving.count))]
  }
}
