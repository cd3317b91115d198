import Cloud
import Kubernetes
import Testing

@testable import Karpenter
@testable import Narration

struct ProvisioningMessageTests {
  @Test("what the provisioner decides is told in both languages with the same facts")
  func everyMessage() throws {
    var messages = Self.roundMessages
    messages += Self.standings.map { .nodePoolLeftOut(Self.pool, $0) }
    messages += LaunchFunnel.Stage.allCases.map { .stage($0, Self.purpose) }
    messages += Self.claimMessages
    messages += Self.failures.map { .failure($0) }
    messages += Self.problems.map { .problem($0) }
    messages += Self.relaxations.map { .relaxed($0) }
    try Golden.expect(messages.flatMap { Prose.lines(of: $0) }, named: "provisioning")
  }

  @Test("why a node, a claim or a NodePool does not take a Pod")
  func everyRefusal() throws {
    try Golden.expect(
      (Self.refusals + Self.sizes).flatMap { Prose.lines(of: RefusalMessage.refusal($0)) }
        + PlacementRefusal.Kind.allCases.flatMap { Prose.lines(of: ProvisioningMessage.refusedCount(2, $0)) },
      named: "refusals")
  }

  static let pool: NodePoolName = "default"
  static let purpose = ProvisioningMessage.ProvisionedFor(pods: 10, requests: "cpu 2650m, memory 5360Mi")
  static let offering = PricedOffering(
    instanceType: "c7g.xlarge", zone: "us-east-1b", capacityType: .spot, priceUSDPerHour: 0.0519)
  static let exceeded = LimitExceeded(resource: .cpu, usage: Quantity(100), limit: Quantity(96))

  static let roundMessages: [ProvisioningMessage] =
    [
      .round(pods: 10, onClaims: 10, claims: 1, onExisting: 0, unplaced: 0),
      .round(pods: 50, onClaims: 40, claims: 2, onExisting: 7, unplaced: 3),
      .round(pods: 1, onClaims: 0, claims: 0, onExisting: 0, unplaced: 1),
      .round(pods: 0, onClaims: 0, claims: 0, onExisting: 0, unplaced: 0),
      .nodePoolOrder([.init(name: "gpu", weight: 50), .init(name: "default", weight: 0)]),
      .existing(name: "ip-1", pods: 1), .existing(name: "ip-1", pods: 4),
      .claim(number: 1, of: 1, nodePool: pool, pods: 10), .claim(number: 2, of: 3, nodePool: pool, pods: 1),
      .typesLeft,
    ]
  static let claimMessages: [ProvisioningMessage] = [
    .requirements(["kubernetes.io/arch In [arm64]"]),
    .requirements([]),
    .cheapest(offering), .nextCheapest(offering, percentMore: 3), .nextCheapest(offering, percentMore: 0),
    .nothingToBeHad, .cloudChooses(types: 1),
    .cloudChooses(types: 288), .minValuesRelaxed, .limitExceeded(pool, exceeded), .moreClaims(1),
    .moreClaims(4),
    .queue, .queued(pods: ["a", "b", "c", "d"], requests: "cpu 1", .claim(number: 2)),
    .queued(pods: ["a"], requests: "", .existing("ip-1")), .queued(pods: ["a"], requests: "cpu 1", .nothing),
    .askWhy(pod: "a", namespace: "default"), .askWhy(pod: "a", namespace: "aula"), .nodePoolAccepted(pool),
    .unplaced(pods: ["a"]), .unplaced(pods: ["a", "b", "c", "d", "e"]),
    .nodePoolRefused(pool, .nodeLimitReached), .moreUnplaced(2), .existingRefused(considered: 1),
    .existingRefused(considered: 12), .claimsRefused(considered: 1), .claimsRefused(considered: 3),
    .placedOnExisting("ip-1"), .placedOnClaim(number: 1, of: 1, nodePool: pool, pods: 1),
    .placedOnClaim(number: 2, of: 3, nodePool: pool, pods: 10), .triedAgain(turns: 4),
  ]

  static let standings: [NodePoolReport.Standing] = [
    .notReady(nil),
    .notReady(Condition(type: "Ready", status: .isFalse, message: "NodeClass not found on cluster")),
    .beingDeleted, .isStatic, .noInstanceTypes, .requirementsFilterOutAll(unmetMinValues: []),
    .requirementsFilterOutAll(unmetMinValues: [WellKnown.instanceType]),
  ]
  static let failures: [PodFailure] = [
    .ignored([.matchFields]), .noNodePools, .noNodePoolHasInstanceTypes, .refused([]), .usesDynamicResources,
    .minValuesAfterTruncation(keys: [WellKnown.instanceType], nodePool: pool),
  ]
  static let problems: [PodProblem] = [
    .avoidsKarpenterNodes, .matchFields, .requirement(.restrictedLabel(WellKnown.hostname)),
    .requirement(
      .noKnownValue(key: WellKnown.capacityType, values: ["spott"], known: ["on-demand", "spot"])),
    .requirement(
      .tooFewKnownValues(
        key: WellKnown.capacityType, values: ["spot", "xspot"], known: ["spot"], valid: 1, minValues: 2)),
    .requirement(.badName(key: "a b", .badName)),
    .requirement(.badValue(value: "a b", key: "time", .badValue)),
    .requirement(.noValues(key: "time")), .requirement(.fewerValuesThanMinValues(key: "time")),
    .requirement(.notOnePositiveInteger(key: "geracao", .gt)),
  ]
  static let relaxations: [Relaxation] = [
    .requiredNodeAffinityTerm(NodeSelectorTerm()),
    .preferredPodAffinity(
      WeightedPodAffinityTerm(weight: 50, term: PodAffinityTerm(topologyKey: WellKnown.zone))),
    .preferredPodAntiAffinity(
      WeightedPodAffinityTerm(weight: 50, term: PodAffinityTerm(topologyKey: WellKnown.zone))),
    .preferredNodeAffinity(PreferredSchedulingTerm(weight: 50, preference: NodeSelectorTerm())),
    .topologySpread(
      TopologySpreadConstraint(maxSkew: 1, topologyKey: WellKnown.zone, whenUnsatisfiable: .scheduleAnyway)),
    .toleratesPreferNoSchedule,
  ]

  static let arm = Requirement(WellKnown.arch, .isIn, ["arm64"])
  static let amd = Requirement(WellKnown.arch, .isIn, ["amd64"])
  static let taint = Taint(key: "team", value: "ml", effect: .noSchedule)
  static let zones = Requirement(WellKnown.zone, .isIn, ["us-east-1a", "us-east-1b"])
  static let port = HostPort(ip: "0.0.0.0", port: 8080, portProtocol: .tcp)

  static let refusals: [PlacementRefusal] =
    [
      .untoleratedTaints([taint]), .untoleratedTaints([taint, Taint(key: "gpu", effect: .noExecute)]),
      .volumeLimit(driver: "ebs.csi.aws.com", count: 27, limit: 26),
      .hostPortConflict(asked: port, taken: port),
      .exceedsNodeResources([.cpu, .memory]), .exceedsNodeResources([]),
      .requirements(.undefinedLabel(key: "time", typoOf: nil)),
      .requirements(.undefinedLabel(key: "zone", typoOf: WellKnown.zone)),
      .requirements(.noCommonValue([.init(asked: arm, known: amd)])),
      .volumeRequirements(.noCommonValue([.init(asked: arm, known: amd)])), .topology(topology(.spread)),
      .topology(topology(.podAffinity)), .topology(topology(.podAntiAffinity)),
      .topology(topology(.podAntiAffinity, isOtherPods: true)),
      .topologyDomains(.noCommonValue([.init(asked: arm, known: amd)])), .reservation(.noneLeft),
      .reservation(.wouldLoseAll), .nodeLimitReached,
      .limitsExceeded(remaining: [.cpu: Quantity(2), .memory: Quantity(bytes: 4 << 30)]),
      .limitsExceeded(remaining: [:]),
      .instanceTypes(types(true, true, true, minValues: [WellKnown.instanceType])),
    ]

  static let sizes: [PlacementRefusal] = [
    (false, true, true), (true, false, true), (true, true, false), (false, false, true), (false, true, false),
    (true, false, false), (false, false, false), (true, true, true),
  ].map { .instanceTypes(types($0.0, $0.1, $0.2)) }

  static func topology(_ rule: TopologyRefusal.Rule, isOtherPods: Bool = false) -> TopologyRefusal {
    TopologyRefusal(
      rule: rule, topologyKey: WellKnown.zone, isOtherPods: isOtherPods,
      counts: [.init(domain: "us-east-1a", pods: 2), .init(domain: "us-east-1b", pods: 0)], podDomains: zones,
      nodeDomains: zones)
  }

  static func types(_ requirements: Bool, _ size: Bool, _ offering: Bool, minValues: [String] = [])
    -> InstanceTypeRefusal
  {
    InstanceTypeRefusal(
      anyMeetsRequirements: requirements, anyFits: size, anyHasOffering: offering,
      anyFailsOfferingAlone: false,
      anyFailsRequirementsAlone: false, anyFailsFitAlone: false, unmetMinValues: minValues,
      requirements: Requirements(), requests: [.cpu: Quantity(400), .memory: Quantity(bytes: 1 << 40)],
      podCPU: Quantity(400))
  }
}
