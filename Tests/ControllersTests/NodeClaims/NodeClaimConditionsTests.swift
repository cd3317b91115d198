import Cloud
import Kubernetes
import Testing

@testable import Controllers

struct NodeClaimConditionsTests {
  private typealias ConditionType = NodeClaim.ConditionType

  private static let claim = NodeClaim.launched.having(ConditionType.registered, ConditionType.initialized)
    .with {
      $0.metadata.labels[WellKnown.zone] = "us-east-1a"
      $0.metadata.labels[WellKnown.capacityType] = "spot"
    }

  private static func pool(_ change: (inout NodePool) -> Void = { _ in }) -> NodePool {
    NodePool().with {
      $0.metadata = ObjectMeta(name: "default")
      $0.metadata.generation = 1
      change(&$0)
    }
  }

  private static func requirement(
    _ key: String, _ operator: NodeSelectorRequirement.Operator, _ values: String...
  ) -> NodeSelectorRequirementWithMinValues {
    NodeSelectorRequirementWithMinValues(
      NodeSelectorRequirement(key: key, operator: `operator`, values: values))
  }

  struct Drift: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var claim = NodeClaimConditionsTests.claim
    var pool = NodeClaimConditionsTests.pool()
    var provider: String?
    var reason: String?
  }

  private static func hashed(_ hash: String, _ version: String = "v3") -> Annotations {
    [WellKnown.nodePoolHash: hash, WellKnown.nodePoolHashVersion: version]
  }

  @Test(
    "a claim drifts",
    arguments: [
      Drift(testDescription: "not when nothing differs", reason: nil),
      Drift(
        testDescription: "by its NodePool's hash",
        claim: claim.with { $0.metadata.annotations = hashed("1") },
        pool: pool { $0.metadata.annotations = hashed("2") }, provider: "AMIDrift", reason: "NodePoolDrifted"),
      Drift(
        testDescription: "not by a hash of another version",
        claim: claim.with { $0.metadata.annotations = hashed("1", "v2") },
        pool: pool { $0.metadata.annotations = hashed("2") }, reason: nil),
      Drift(
        testDescription: "by a requirement that its labels do not meet",
        pool: pool {
          $0.template.spec.requirements = [requirement(WellKnown.capacityType, .isIn, "on-demand")]
        }, reason: "RequirementsDrifted"),
      Drift(
        testDescription: "by a requirement of a label that it lacks",
        pool: pool { $0.template.spec.requirements = [requirement("team", .exists)] },
        reason: "RequirementsDrifted"),
      Drift(
        testDescription: "not by one that the label's absence meets",
        pool: pool { $0.template.spec.requirements = [requirement("team", .notIn, "ml")] }, reason: nil),
      Drift(testDescription: "by the provider's word", provider: "AMIDrift", reason: "AMIDrift"),
      Drift(
        testDescription: "not before it is launched", claim: NodeClaim("new"), provider: "AMIDrift",
        reason: nil),
    ])
  func drift(_ c: Drift) {
    let answer = NodeClaimConditions.reconcile(
      c.claim, nodePool: c.pool, providerDrift: c.provider, at: .seconds(60))
    let condition = answer.updatedStatus(NodeClaim.self).last?.status.conditions["Drifted"]
    #expect(condition?.reason == c.reason)
    #expect(condition?.message == c.reason)
    #expect(answer.changes.contains { $0 == .drifted(reason: c.reason ?? "") } == (c.reason != nil))
  }

  @Test("drift keeps the time of its first reason, and ends when nothing differs any more")
  func driftLasts() throws {
    let first = NodeClaimConditions.reconcile(
      Self.claim, nodePool: Self.pool(), providerDrift: "AMIDrift", at: .seconds(60))
    let drifted = try #require(first.updatedStatus(NodeClaim.self).last)
    let second = NodeClaimConditions.reconcile(
      drifted, nodePool: Self.pool(), providerDrift: "SubnetDrift", at: .seconds(90))
    let condition = try #require(
      second.updatedStatus(NodeClaim.self).last?.status.conditions["Drifted"])
    #expect(condition.reason == "SubnetDrift")
    #expect(condition.lastTransitionTime == .seconds(60))
    let third = NodeClaimConditions.reconcile(
      drifted, nodePool: Self.pool(), providerDrift: nil, at: .seconds(120))
    #expect(third.updatedStatus(NodeClaim.self).last?.status.conditions["Drifted"] == nil)
    #expect(third.changes == [.driftEnded])
  }

  @Test("after an hour a claim is held against the catalogue: its type, zone and capacity type")
  func catalogue() {
    func types(_ zone: String, _ capacityType: CapacityType) -> [InstanceType] {
      let offering = Offering(
        zone: zone, capacityType: capacityType, priceUSDPerHour: 1, isAvailable: false)
      return [
        InstanceType(
          name: "c7g.large", architecture: "arm64", capacity: [:], overhead: [:], labels: [:],
          offerings: [offering])
      ]
    }
    func reasons(_ types: [InstanceType], at seconds: Int) -> [ControllerStep.Change] {
      NodeClaimConditions.reconcile(
        Self.claim, nodePool: Self.pool { $0.disruption.consolidateAfter = .never }, providerDrift: nil,
        instanceTypes: types, at: .seconds(seconds)
      ).changes
    }
    #expect(reasons([], at: 3600).isEmpty)
    #expect(reasons([], at: 3601) == [.drifted(reason: "InstanceTypeNotFound")])
    #expect(reasons(types("us-east-1a", .spot), at: 3601).isEmpty)
    #expect(reasons(types("us-east-1b", .spot), at: 3601) == [.drifted(reason: "InstanceTypeNotFound")])
    #expect(reasons(types("us-east-1a", .onDemand), at: 3601) == [.drifted(reason: "InstanceTypeNotFound")])
  }

  struct Quiet: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var claim = NodeClaimConditionsTests.claim
    var wait = NillableDuration.after(.seconds(30))
    var at: Int
    var isConsolidatable: Bool
    var looksAgainAt: VirtualTime?
  }

  @Test(
    "a node counts as consolidatable",
    arguments: [
      Quiet(
        testDescription: "once it has been initialized for consolidateAfter", at: 30, isConsolidatable: true),
      Quiet(
        testDescription: "no sooner, but then", at: 29, isConsolidatable: false, looksAgainAt: .seconds(30)),
      Quiet(
        testDescription: "counted from the last Pod that came or went",
        claim: claim.with { $0.status.lastPodEventTime = .seconds(20) }, at: 40, isConsolidatable: false,
        looksAgainAt: .seconds(50)),
      Quiet(testDescription: "at once with 0s", wait: .after(.zero), at: 0, isConsolidatable: true),
      Quiet(testDescription: "never with Never", wait: .never, at: 9999, isConsolidatable: false),
      Quiet(
        testDescription: "not before it is initialized", claim: .launched, at: 9999, isConsolidatable: false),
    ])
  func consolidatable(_ c: Quiet) {
    let answer = NodeClaimConditions.reconcile(
      c.claim, nodePool: Self.pool { $0.disruption.consolidateAfter = c.wait }, providerDrift: nil,
      at: .seconds(c.at))
    let conditions = answer.updatedStatus(NodeClaim.self).last?.status.conditions ?? []
    #expect(conditions.isTrue("Consolidatable") == c.isConsolidatable)
    #expect(answer.lookAgainAt == c.looksAgainAt)
  }

  @Test("which changes of a Pod restart the quiet, at most every ten seconds")
  func podEvents() {
    let pending = Pod("a")
    let bound = Pod("a", on: "n1")
    let leaving = bound.with { $0.metadata.deletionTimestamp = .start }
    let daemon = bound.with { $0.metadata.ownerReferences = [OwnerReference(controller: DaemonSet())] }
    #expect(PodEvents.isEvent(before: pending, after: bound))
    #expect(PodEvents.isEvent(before: nil, after: bound))
    #expect(PodEvents.isEvent(before: bound, after: leaving))
    #expect(PodEvents.isEvent(before: bound, after: bound.with { $0.status.phase = .succeeded }))
    #expect(!PodEvents.isEvent(before: bound, after: bound.with { $0.status.phase = .running }))
    #expect(!PodEvents.isEvent(before: leaving, after: nil))
    #expect(!PodEvents.isEvent(before: nil, after: daemon))
    let noted = Self.claim.with { $0.status.lastPodEventTime = .seconds(20) }
    #expect(PodEvents.reconcile(noted, at: .seconds(29)).changesNothing)
    #expect(
      PodEvents.reconcile(noted, at: .seconds(30)).updatedStatus(NodeClaim.self).first?.status
        .lastPodEventTime == .seconds(30))
  }

  @Test("a claim expires at its own expireAfter, or never")
  func expiration() {
    let claim = Self.claim.with { $0.spec.expireAfter = .after(.seconds(3600)) }
    let early = NodeClaimExpiration.reconcile(claim, at: .seconds(3599))
    #expect(early.changesNothing)
    #expect(early.lookAgainAt == .seconds(3600))
    let due = NodeClaimExpiration.reconcile(claim, at: .seconds(3600))
    #expect(due.deletions == ["default-x7k2p"])
    #expect(due.changes == [.expired(after: .seconds(3600))])
    let never = NodeClaimExpiration.reconcile(claim.with { $0.spec.expireAfter = .never }, at: .seconds(9999))
    #expect(never.changesNothing && never.lookAgainAt == nil)
  }

  @Test(
    "a registered claim without a machine is collected every two minutes, unless its kubelet still reports")
  func garbageCollection() {
    func answer(_ claim: NodeClaim, _ node: Node?, _ exists: Bool, _ seconds: Int) -> Reconciliation {
      NodeClaimGarbageCollection.reconcile(claim, node: node, instanceExists: exists, at: .seconds(seconds))
    }
    let dead = Node("n1", isReady: false)
    #expect(answer(Self.claim, dead, false, 130).lookAgainAt == .seconds(240))
    #expect(answer(Self.claim, dead, false, 240).deletions == ["default-x7k2p"])
    #expect(answer(Self.claim, nil, false, 240).deletions == ["default-x7k2p"])
    #expect(answer(Self.claim, Node("n1"), false, 240).changesNothing)
    #expect(answer(Self.claim, dead, true, 240).changesNothing)
    #expect(answer(.launched, nil, false, 240).changesNothing)
  }

  @Test("a machine smaller by more than a tenth than promised is told of")
  func consistency() throws {
    let claim = Self.claim.with {
      $0.spec.resources.requests = [.cpu: Quantity(1), .memory: Quantity(1)]
      $0.status.capacity = [.cpu: Quantity(4), .memory: Quantity(bytes: 8 << 30)]
    }
    func node(_ gibibytes: Int) -> Node {
      Node("n1").with { $0.status.capacity = [.cpu: Quantity(4), .memory: Quantity(bytes: gibibytes << 30)] }
    }
    let small = NodeClaimConsistency.reconcile(claim, node: node(6), at: .seconds(600))
    #expect(
      small.reports.map(\.message) == [
        "expected 8Gi of resource memory, but found 6Gi (75.0% of expected)",
        "Status condition transitioned, Type: ConsistentStateFound, Status: Unknown -> False, Reason: "
          + "ConsistencyCheckFailed, Message: Consistency Check Failed",
      ])
    let judged = try #require(small.updatedStatus(NodeClaim.self).first)
    #expect(judged.status.conditions["ConsistentStateFound"]?.reason == "ConsistencyCheckFailed")
    #expect(NodeClaimConsistency.reconcile(judged, node: node(8), at: .seconds(1199)).changesNothing)
    let fine = NodeClaimConsistency.reconcile(judged, node: node(8), at: .seconds(1200))
    #expect(
      fine.updatedStatus(NodeClaim.self).first?.status.conditions.isTrue("ConsistentStateFound") == true)
  }
}
