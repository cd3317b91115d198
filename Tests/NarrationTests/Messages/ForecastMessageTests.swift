import Cloud
import Kubernetes
import Testing

@testable import Karpenter
@testable import Narration

struct ForecastMessageTests {
  @Test("what a NodePool would be and do, in both languages with the same facts")
  func match() throws {
    let offer = NodePoolMatch.Offer(
      capacityType: .spot, types: 300, cheapest: FunnelMessageTests.offering,
      dearest: FunnelMessageTests.cheaper)
    let messages: [MatchMessage] = [
      .head("web", isThere: false, kind: "EC2NodeClass", nodeClass: "default"),
      .head("web", isThere: true, kind: "EC2NodeClass", nodeClass: "default"),
      .notReady(Condition(type: "NodeClassReady", status: .isFalse, reason: "NodeClassNotFound")),
      .notReady(Condition(type: "ValidationSucceeded", status: .isFalse, message: "invalid value")),
      .noTypes(kind: "EC2NodeClass", nodeClass: "default"), .weight(0, before: ["gpu"], after: ["a", "b"]),
      .weight(50, before: [], after: ["a"]), .daemonSets("cpu 150m"), .limits(left: "cpu 92"),
      .limits(left: ""),
      .zones([.init(name: "us-east-1a", types: 300), .init(name: "us-east-1b", types: 1)]),
      .offer(offer), .noOffer,
      .sizes(
        .init(cpu: Quantity(1)...Quantity(96), memory: Quantity(bytes: 2 << 30)...Quantity(bytes: 768 << 30))),
      .unknownValue(
        key: WellKnown.capacityType, value: "xspot", nearest: ["spot"], known: ["on-demand", "spot"],
        isExclusion: false),
      .unknownValue(
        key: WellKnown.zone, value: "mars", nearest: [], known: ["us-east-1a"], isExclusion: true),
      .contradiction(key: WellKnown.arch, entries: ["arch In [arm64]", "arch In [amd64]"]), .nonePending,
      .pending(1), .pending(12), .serves(pods: 10, claims: 2, priceUSDPerHour: 0.5),
      .serves(pods: 1, claims: 1, priceUSDPerHour: nil), .servesNone, .others(pods: 3),
      .stillUnplaced(pods: 2, before: 12), .noNodes("web"), .noDrift(nodes: 1), .noDrift(nodes: 3),
      .drifts(name: "ip-1", reason: "RequirementsDrifted"), .driftSummary(drifting: 1, of: 1),
      .driftSummary(drifting: 2, of: 3), .nothingDone, .noNodePool(found: []),
      .noNodePool(found: ["Deployment", "Service"]),
    ]
    try Golden.expect(messages.flatMap { Prose.lines(of: $0) }, named: "match")
  }

  @Test("whether new Pods would fit")
  func fits() throws {
    let messages: [FitsMessage] = [
      .head(pods: 1, like: "web", requests: "cpu 250m"), .head(pods: 50, like: "web", requests: "cpu 250m"),
      .head(pods: 2, like: "web", requests: ""), .onNode("ip-1", pods: 2), .byPreemption("ip-1", pods: 2),
      .onExisting(name: "default-abc", pods: 2),
      .onClaim("default", pods: 48, cheapest: FunnelMessageTests.offering),
      .onClaim("default", pods: 48, cheapest: nil), .onAlike(claims: 1, pods: 48),
      .onAlike(claims: 3, pods: 48), .unplaced(pods: 1636), .noKarpenter, .cost(perHour: 0.2, perMonth: 146),
      .noCost, .waiting(1), .waiting(3), .ownedByDaemonSet, .hasNoPods(kind: "NodePool"),
    ]
    try Golden.expect(messages.flatMap { Prose.lines(of: $0) }, named: "fits")
  }

  @Test("what is said of the catalogue")
  func catalogue() throws {
    func bad(_ fault: GenericCatalogue.Problem.Fault) -> CatalogueMessage {
      .badFile("lab.json", .init(path: "[1].offerings[0].price", fault: fault))
    }
    let messages: [CatalogueMessage] = [
      .nothingFound(of: 1366), .noSuchType("c7g.larg", nearest: ["c7g.large"], isSoldElsewhere: false),
      .noSuchType("m1.huge", nearest: [], isSoldElsewhere: false),
      .noSuchType("u-24tb1.metal", nearest: [], isSoldElsewhere: true),
      .using("teaching", types: 33, region: "us-east-1", isFile: false),
      .using("lab.json", types: 2, region: "us-east-1", isFile: true), .nodesStay(1, missing: 0),
      .nodesStay(1, missing: 1), .nodesStay(3, missing: 1), .nodesStay(3, missing: 2),
      .region("us-east-1", zones: ["us-east-1a", "us-east-1b"]), .regionIsForAll("sa-east-1"),
      bad(.missing), bad(.notA(.list)), bad(.notA(.object)), bad(.notA(.text)), bad(.notA(.number)),
      bad(.notA(.bool)), bad(.badQuantity("1GB")), bad(.unknownCapacityType("xspot")), .emptyFile("lab.json"),
    ]
    try Golden.expect(
      messages.flatMap { Prose.lines(of: $0) } + CatalogueTrait.allCases.flatMap { Prose.lines(of: $0) },
      named: "catalogue")
  }
}
