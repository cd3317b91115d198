import Cloud
import Kubernetes
import Testing

@testable import Controllers

struct InterruptionControllerTests {
  private static let claim = NodeClaim.launched.with {
    $0.metadata.labels[WellKnown.zone] = "us-east-1a"
    $0.metadata.labels[WellKnown.capacityReservationID] = "cr-1"
  }
  private static let leaving = claim.with { $0.metadata.deletionTimestamp = .seconds(5) }
  private static let source = InterruptionHandling.Source.queue(
    name: "q", message: 1, waited: .zero, byHand: false)

  private static func reconcile(_ kind: InterruptionKind, _ claim: NodeClaim?, ids: [InstanceID] = ["i-1"])
    -> Reconciliation
  {
    InterruptionController.reconcile(
      InterruptionEvent(kind: kind, instances: ids), from: source,
      target: { id in id == "i-1" ? claim.map { ($0, Node.joining) } : nil }, at: .seconds(10))
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String { kind.rawValue }
    let kind: InterruptionKind
    let event: String
    let outcome: InterruptionHandling.Outcome
    var asks: [CloudRequest] = []
  }

  private static let offering = OfferingKey(
    capacityType: .spot, instanceType: "c7g.large", zone: "us-east-1a")

  @Test(
    "what each kind makes Karpenter do",
    arguments: [
      Case(
        kind: .spotInterrupted, event: "SpotInterrupted: Spot interruption warning was triggered",
        outcome: .deleted, asks: [.avoid(offering)]),
      Case(
        kind: .rebalanceRecommendation,
        event: "SpotRebalanceRecommendation: Spot rebalance recommendation was triggered",
        outcome: .onlyReported),
      Case(
        kind: .scheduledChange,
        event: "InstanceUnhealthy: An unhealthy warning was triggered for the instance", outcome: .deleted),
      Case(kind: .instanceStopped, event: "InstanceStopping: Instance is stopping", outcome: .deleted),
      Case(
        kind: .instanceTerminated, event: "InstanceTerminating: Instance is terminating", outcome: .deleted),
      Case(
        kind: .capacityReservationInterrupted,
        event:
          "CapacityReservationInstanceInterrupted: Capacity Reservation interruption warning was triggered",
        outcome: .deleted, asks: [.avoidReservation("cr-1")]),
      Case(
        kind: .instanceStatus,
        event: "InstanceUnhealthy: An unhealthy warning was triggered for the instance",
        outcome: .deletedByForce),
      Case(
        kind: .systemStatus,
        event: "InstanceUnhealthy: An unhealthy warning was triggered for the instance",
        outcome: .deletedByForce),
      Case(
        kind: .eventStatus,
        event: "InstanceUnhealthy: An unhealthy warning was triggered for the instance", outcome: .deleted),
    ])
  func kinds(_ c: Case) throws {
    let answer = Self.reconcile(c.kind, Self.claim)
    let machine = try #require(answer.handlings.first?.machines.first)
    #expect(machine.outcome == c.outcome)
    #expect(machine.nodeClaim == "default-x7k2p" && machine.node == "ip-10-0-1-7")
    #expect(answer.cloudRequests == c.asks)
    let isDeleted = c.outcome == .deleted || c.outcome == .deletedByForce
    #expect(answer.deletions == (isDeleted ? ["default-x7k2p"] : []))
    var events = ["NodeClaim", "Node"].map { "\($0) \(c.event)" }
    if isDeleted {
      events += ["NodeClaim", "Node"].map {
        "\($0) TerminatingOnInterruption: Interruption triggered termination for the \($0)"
      }
    }
    #expect(answer.reports.map { "\($0.object.kind.name) \($0.reason): \($0.message)" } == events)
    let warnings = answer.reports.filter { $0.type == .warning }.count
    #expect(warnings == (c.kind == .rebalanceRecommendation ? 0 : events.count))
    let deadline = answer.updated(NodeClaim.self).first?.metadata.annotations[
      WellKnown.nodeClaimTerminationTimestamp]
    #expect(deadline == (c.outcome == .deletedByForce ? "2026-01-15T12:00:10Z" : nil))
  }

  @Test("a claim that is leaving gets the event and nothing else")
  func leaving() {
    let answer = Self.reconcile(.instanceTerminated, Self.leaving)
    #expect(answer.deletions.isEmpty)
    #expect(answer.reports.map(\.reason) == ["InstanceTerminating", "InstanceTerminating"])
    #expect(answer.handlings.map(\.isMoot) == [true])
  }

  @Test("machines that are nobody's are passed over, the others of the message not")
  func severalMachines() {
    let answer = Self.reconcile(.scheduledChange, Self.claim, ids: ["i-9", "i-1"])
    #expect(answer.handlings.first?.machines.map(\.outcome) == [.notOurs, .deleted])
    #expect(answer.deletions == ["default-x7k2p"])
    #expect(Self.reconcile(.spotInterrupted, nil).reports.isEmpty)
  }

  @Test("a machine without a claim is ended at the second minute's turn, and its Node with it")
  func orphans() {
    func collect(at now: VirtualTime, launchedAt: VirtualTime = .start) -> Reconciliation {
      InstanceGarbageCollection.reconcile(
        "aws:///us-east-1a/i-1", nodeName: "ip-10-0-1-7", launchedAt: launchedAt, node: .joining, at: now)
    }
    #expect(collect(at: .seconds(100)).changesNothing)
    #expect(collect(at: .seconds(100)).lookAgainAt == .seconds(120))
    #expect(collect(at: .seconds(110), launchedAt: .seconds(100)).lookAgainAt == .seconds(240))
    let answer = collect(at: .seconds(120))
    #expect(answer.cloudRequests == [.terminate(providerID: "aws:///us-east-1a/i-1")])
    #expect(answer.deletions == ["ip-10-0-1-7"])
    #expect(answer.changes == [.orphanedMachine(providerID: "aws:///us-east-1a/i-1")])
  }
}

extension Reconciliation {
  fileprivate var handlings: [InterruptionHandling] {
    steps.compactMap {
      guard case .interruption(let handling) = $0 else { return nil }
      return handling
    }
  }
}
