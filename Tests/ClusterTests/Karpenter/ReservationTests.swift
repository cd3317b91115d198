import Cloud
import Cluster
import Karpenter
import Kubernetes
import Testing

/// Capacity reservations in a world that runs: found, used, used up, ended.
@Suite struct ReservationTests {
  private static let manifests = """
    apiVersion: karpenter.k8s.aws/v1
    kind: EC2NodeClass
    metadata: {name: reserved}
    spec:
      role: KarpenterNodeRole-aula
      amiSelectorTerms: [{alias: al2023@latest}]
      subnetSelectorTerms: [{tags: {karpenter.sh/discovery: aula}}]
      securityGroupSelectorTerms: [{tags: {karpenter.sh/discovery: aula}}]
      capacityReservationSelectorTerms: [{tags: {team: ml}}]
    ---
    apiVersion: karpenter.sh/v1
    kind: NodePool
    metadata: {name: ml}
    spec:
      weight: 90
      template:
        spec:
          taints: [{key: team, value: ml, effect: NoSchedule}]
          requirements:
          - {key: karpenter.sh/capacity-type, operator: In, values: [reserved, on-demand]}
          - {key: karpenter.k8s.aws/instance-family, operator: In, values: [m6g]}
          nodeClassRef: {group: karpenter.k8s.aws, kind: EC2NodeClass, name: reserved}
    """

  private static func pod(_ name: String) -> String {
    """
    apiVersion: v1
    kind: Pod
    metadata: {name: \(name), namespace: default}
    spec:
      tolerations: [{key: team, operator: Exists}]
      containers: [{name: a, image: b, resources: {requests: {cpu: 1500m}}}]
    """
  }

  /// A world with a reservation of one m6g.large.
  private func world(gate: Bool = true, until end: VirtualTime? = nil) throws -> World {
    var world = World.course()
    if !gate { world.configureKarpenter { settings, _ in settings.featureGates[.reservedCapacity] = false } }
    world.reserveCapacity(of: "m6g.large", in: "us-east-1a", count: 1, tags: ["team": "ml"], until: end)
    try world.apply(Self.manifests)
    world.runUntilIdle()
    return world
  }

  private func capacityTypes(_ world: World) -> [String] {
    world.objects.nodeClaims.values.compactMap { $0.metadata.labels[WellKnown.capacityType] }.sorted()
  }

  @Test("the reserved machine is taken first, and the next Pod gets an on-demand one")
  func usedFirst() throws {
    var world = try world()
    let nodeClass = try #require(
      world.objects.ec2NodeClasses[NamespacedName(namespace: "", name: "reserved")])
    #expect(nodeClass.status.capacityReservations.map(\.instanceType) == ["m6g.large"])
    #expect(nodeClass.status.conditions.isTrue("CapacityReservationsReady"))
    try world.apply(Self.pod("first"))
    world.runUntilIdle()
    #expect(capacityTypes(world) == ["reserved"])
    #expect(world.cloud.account.capacityReservations.map(\.available) == [0])
    try world.apply(Self.pod("second"))
    world.runUntilIdle()
    #expect(capacityTypes(world) == ["on-demand", "reserved"])
  }

  @Test("without the gate nobody looks for reservations")
  func gate() throws {
    var world = try world(gate: false)
    let nodeClass = try #require(
      world.objects.ec2NodeClasses[NamespacedName(namespace: "", name: "reserved")])
    #expect(nodeClass.status.capacityReservations.isEmpty)
    #expect(nodeClass.status.conditions["CapacityReservationsReady"] == nil)
    #expect(nodeClass.status.conditions.isTrue("Ready"))
    try world.apply(Self.pod("first"))
    world.runUntilIdle()
    #expect(capacityTypes(world) == ["on-demand"])
  }

  @Test("a reservation that ends leaves its machine, as an on-demand one")
  func expiry() throws {
    var world = try world(until: .seconds(1800))
    try world.apply(Self.pod("first"))
    world.runUntilIdle()
    #expect(capacityTypes(world) == ["reserved"])
    let before = try #require(world.objects.nodeClaims.values.first)
    world.run(until: .seconds(1900))
    let claim = try #require(world.objects.nodeClaims.values.first)
    #expect(claim.metadata.uid == before.metadata.uid)
    #expect(claim.metadata.labels[WellKnown.capacityType] == "on-demand")
    #expect(claim.metadata.labels[WellKnown.capacityReservationID] == nil)
    let node = try #require(claim.status.nodeName.flatMap { world.objects.node($0) })
    #expect(node.metadata.labels[WellKnown.capacityType] == "on-demand")
    #expect(world.cloud.describeInstances().map(\.capacityType) == [.onDemand])
    #expect(world.cloud.describeInstances().first?.priceUSDPerHour ?? 0 > 0.05)
    #expect(!claim.status.conditions.isTrue("Drifted"))
    let nodeClass = world.objects.ec2NodeClasses[NamespacedName(namespace: "", name: "reserved")]
    #expect(nodeClass?.status.capacityReservations.isEmpty == true)
  }

  @Test("a reservation of nothing that EC2 has is refused, and so is the end of none")
  func refusals() throws {
    var world = World.course()
    func refusal(_ fault: CloudFault) -> CloudRefusal? {
      do throws(CloudRefusal) {
        try world.strike(fault)
        return nil
      } catch {
        return error
      }
    }
    func reserve(_ type: String, _ zone: String) -> CloudFault {
      .reserveCapacity(instanceType: type, zone: zone, count: 1, tags: [:], for: .seconds(60))
    }
    #expect(refusal(reserve("m6g.lrage", "us-east-1a")) == .noSuchType("m6g.lrage"))
    #expect(refusal(reserve("m6g.large", "us-east-1z")) == .noSuchZone("us-east-1z"))
    #expect(refusal(.cancelReservation("cr-1")) == .noSuchReservation("cr-1"))
    #expect(world.cloud.account.capacityReservations.isEmpty)
    #expect(refusal(reserve("m6g.large", "us-east-1a")) == nil)
    let reservation = try #require(world.cloud.account.capacityReservations.first)
    #expect(reservation.endDate == .seconds(60))
    #expect(refusal(.cancelReservation(reservation.id)) == nil)
    #expect(world.cloud.account.capacityReservations.isEmpty)
  }
}
