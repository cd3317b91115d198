import Cloud
import Cluster
import Controllers
import Kubernetes
import Narration
import Testing

struct InterruptionMessageTests {
  @Test("what Karpenter makes of a message is told in both languages")
  func handlings() throws {
    let single = InterruptionKind.allCases.filter { $0 != .noOp }.map { kind in
      Self.handling(
        .understood(kind),
        [
          Self.machine(
            kind.action == .none ? .onlyReported : kind.action == .cordonAndDrain ? .deleted : .deletedByForce
          )
        ])
    }
    let others = [
      Self.handling(.understood(.noOp), []),
      Self.handling(.understood(.instanceTerminated), [Self.machine(.leavingAlready)]),
      Self.handling(
        .understood(.spotInterrupted),
        [.init(instance: "i-0ffff", nodeClaim: nil, node: nil, outcome: .notOurs)]),
      Self.handling(.understood(.scheduledChange), [Self.machine(.deleted), Self.machine(.leavingAlready)]),
      Self.handling(.unreadable(.notJSON), []), Self.handling(.unreadable(.notAnObject), []),
      Self.handling(.unreadable(.wrongType(field: "detail.instance-id", wanted: "string")), []),
      Self.handling(.unreadable(.badTime("noon")), []),
      InterruptionHandling(
        source: .statusCheck(failedFor: .seconds(150)), reading: .understood(.systemStatus),
        machines: [Self.machine(.deletedByForce)]),
      InterruptionHandling(
        source: .queue(name: "Karpenter-aula", message: 7, waited: .seconds(95), byHand: true),
        reading: .understood(.rebalanceRecommendation), machines: [Self.machine(.onlyReported)]),
    ]
    let details: [InterruptionMessage] = [
      .machine(Self.machine(.deleted)), .event(.spotInterrupted), .drainFollows(byForce: false),
      .drainFollows(byForce: true), .nobodyReads, .stillOn(["ip-1"], pods: 1),
      .stillOn(["ip-1", "ip-2"], pods: 7),
      .unavailable(
        .offering(
          OfferingKey(capacityType: .spot, instanceType: "c7g.large", zone: "us-east-1c"),
          until: .seconds(180))),
      .unavailable(.reservation("cr-0a1b")),
    ]
    try Golden.expect(
      (single + others).flatMap { Prose.lines(of: InterruptionMessage.handling($0)) }
        + details.flatMap { Prose.lines(of: $0) }, named: "interruptions")
  }

  @Test("what befalls the cloud is told in both languages")
  func incidents() throws {
    let period = CloudFaults.Period(until: .seconds(600))
    let incidents: [CloudIncident] = [
      .spotInterruption("i-0a41", node: "ip-1", endsAt: .seconds(2520)),
      .rebalanceRecommendation("i-0a41", node: "ip-1"), .spotWave(share: 0.2, hit: 3, of: 12),
      .spotWave(share: 1, hit: 1, of: 1),
      .stateChange("i-0a41", node: "ip-1", to: .shuttingDown, because: .spotReclaim),
      .stateChange("i-0a41", node: "ip-1", to: .shuttingDown, because: .request),
      .stateChange("i-0a41", node: "ip-1", to: .stopping, because: .request),
      .stateChange("i-0a41", node: "ip-1", to: .stopped, because: .request),
      .impaired("i-0a41", node: "ip-1"),
      .joinFailed("i-0a41", nodeClaim: "default-x7k2p", because: .wished),
      .noticeQueued(.spotInterruption, queue: "Karpenter-aula", isRead: true),
      .noticeQueued(.rebalance, queue: "Karpenter-aula", isRead: false),
      .noticeDropped(.instanceStateChange, refusedBy: nil),
      .messageSent(number: 3, queue: "Karpenter-aula", isRead: true),
      .messageSent(number: 4, queue: "Karpenter-aula", isRead: false), .zoneDown("us-east-1a", machines: 5),
      .zoneUp("us-east-1a", machines: 1),
      .shortage(
        CapacityShortage(
          instanceType: "m6g.large", zone: "us-east-1a", capacityType: .spot, until: .seconds(300))),
      .shortage(CapacityShortage(capacityType: .spot)), .shortage(CapacityShortage(zone: "us-east-1b")),
      .shortagesOver(2, .aws), .shortagesOver(1, .oci), .imageReleased(family: .al2023, version: "v20260115"),
      .throttling(period, .aws),
      .throttling(nil, .azure), .nodeImageReleased(family: "ubuntu", version: "202601.28.0", .azure),
      .slowBoot(CloudFaults.SlowBoot(.seconds(240), period: CloudFaults.Period())),
      .slowBoot(nil), .joinFailures(period), .joinFailures(nil),
      .nodeGroupScaled("bootstrap", from: 2, to: 3), .nodeGroupScaled("bootstrap", from: 2, to: 1),
      .capacityReserved(
        AWSAccount.CapacityReservation(
          id: "cr-01", instanceType: "m6g.large", zone: "us-east-1a", ownerID: "1", total: 2,
          endDate: .seconds(3600))),
      .reservationEnded(id: "cr-01", instanceType: "m6g.large", machines: ["i-01", "i-02"]),
      .reservationEnded(id: "cr-01", instanceType: "m6g.large", machines: ["i-01"]),
      .reservationEnded(id: "cr-01", instanceType: "m6g.large", machines: []),
      .missed(command: "spot interrupt ip-9", .noSuchNode("ip-9")),
    ]
    try Golden.expect(
      incidents.flatMap { Prose.lines(of: InterruptionMessage.incident($0)) }, named: "incidents")
  }

  @Test("what the shell says of faults is told in both languages")
  func faults() throws {
    let refusals: [CloudRefusal] = [
      .noSuchNode("ip-9"), .notKarpenters("boot-1a"), .notSpot("ip-1", .onDemand), .noSpotMachine,
      .announced("ip-1", endsAt: .seconds(2520)), .notRunning("ip-1", .stopped), .noSuchZone("us-east-1z"),
      .zoneIsDown("us-east-1a"), .zoneIsUp("us-east-1a"), .noSuchType("m6g.lrage"),
      .imageExists(.al2023, version: "v20260107"), .noImages(.al2), .nothingToEnd,
      .noSuchReservation("cr-02"),
    ]
    let messages: [FaultMessage] = [
      .refused(.noSuchNode("ip-9"), nearest: ["ip-1", "ip-2"]),
      .refused(.notSpot("ip-1", .onDemand), nearest: ["ip-2"]),
      .badShare("2"), .badWeather("at noon"), .badWeatherTime("noon"),
      .badAMIFamily("al2024", families: ["AL2023", "Bottlerocket"]), .badFor("5m"),
      .queue(name: "Karpenter-aula", isRead: true, waiting: 2),
      .queue(name: "Karpenter-aula", isRead: false, waiting: 1),
      .emptyQueue(name: "Karpenter-aula", isRead: true),
      .weatherAnnounced(2, first: .seconds(600)), .weatherEmpty, .noReservations, .noShortage,
      .shortageUntil(.seconds(300)),
      .shortageUntil(nil), .alsoAvoided(1), .alsoAvoided(118),
    ]
    try Golden.expect(
      refusals.flatMap { Prose.lines(of: FaultMessage.refused($0, nearest: [])) }
        + messages.flatMap { Prose.lines(of: $0) }, named: "faults")
  }

  private static func handling(
    _ reading: InterruptionHandling.Reading, _ machines: [InterruptionHandling.Machine]
  ) -> InterruptionHandling {
    InterruptionHandling(
      source: .queue(name: "Karpenter-aula", message: 1, waited: .zero, byHand: false), reading: reading,
      machines: machines)
  }

  private static func machine(_ outcome: InterruptionHandling.Outcome) -> InterruptionHandling.Machine {
    .init(instance: "i-0a41", nodeClaim: "default-x7k2p", node: "ip-1", outcome: outcome)
  }
}
