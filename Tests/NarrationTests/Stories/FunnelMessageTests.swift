import Cloud
import Kubernetes
import Testing

@testable import Karpenter
@testable import Narration

struct FunnelMessageTests {
  @Test("what takes instance types away, and what is asked of the cloud")
  func funnel() throws {
    let causes: [LaunchFunnel.Cause] = [
      .requirement(Requirement(WellKnown.arch, .isIn, ["arm64"])),
      .requirement(Requirement("karpenter.k8s.aws/instance-generation", .gt, ["2"])),
      .resource(.cpu, asked: Quantity(milli: 200_150), most: Self.roomiest),
      .resource("nvidia.com/gpu", asked: Quantity(8), most: nil), .limit(.cpu, left: Quantity(2)),
      .limit(.memory, left: Quantity(-1)), .notSold, .unavailable, .noRoom,
      .minValues(key: WellKnown.instanceType, found: 3, asked: 10), .dearer,
    ]
    var messages = causes.map { FunnelMessage.cut($0) }
    messages += causes.map { .emptied($0, before: 281) } + [.emptied(causes[0], before: 1)]
    messages += LaunchFilter.allCases.map { .launchCut($0) }
    messages += [
      .withoutOffer(.spot), .asked(.spot, .aws), .asked(.spot, .azure),
      .fleet(.init(provider: .oci, strategy: .lowestPrice, offers: 8, zones: 3)),
      .fleet(.init(provider: .aws, strategy: .priceCapacityOptimized, offers: 112, zones: 3)),
      .given(.init(provider: .aws, chosen: Self.offering, cheaper: nil, percentMore: 0)),
      .given(.init(provider: .aws, chosen: Self.offering, cheaper: Self.cheaper, percentMore: 30)),
      .given(
        .init(
          provider: .azure, chosen: Self.offering, cheaper: Self.cheaper, percentMore: 30,
          isCheaperExhausted: true)),
      .priceOrder(
        [
          PricedInstanceType(name: "c7g.large", priceUSDPerHour: 0.02),
          PricedInstanceType(name: "c8g.large", priceUSDPerHour: nil),
        ], total: 60),
    ]
    try Golden.expect(messages.flatMap { Prose.lines(of: $0) }, named: "funnel")
  }

  @Test("what would give a Pod a place")
  func remedies() throws {
    let place = Remedy.Place.newClaims(1, "default", cheapest: Self.offering)
    let arch = Requirement(WellKnown.arch, .isIn, ["arm64"])
    let changes: [PlacementChange] = [
      .renameLabel(from: "zone", to: WellKnown.zone),
      .askInstead(key: WellKnown.instanceType, values: ["c7g.larg"], instead: "c7g.large"),
      .tolerate([Taint(key: "team", value: "ml", effect: .noSchedule)]), .stopAsking(arch),
      .dropSpread(topologyKey: WellKnown.zone), .dropPodAffinity(topologyKey: WellKnown.zone),
      .dropPodAntiAffinity(topologyKey: WellKnown.zone),
      .requestLess(.cpu, from: Quantity(200), to: Quantity(95)),
      .correctValue("default", key: WellKnown.capacityType, values: ["xspot"], instead: "spot"),
      .allow("default", key: WellKnown.arch, values: ["amd64"]),
      .declareLabel("default", key: "disk", value: "nvme"),
      .raiseLimit("default", .cpu, from: Quantity(100), to: Quantity(128)),
      .lowerMinValues("default", key: WellKnown.instanceType, from: 10, to: 3),
      .stopRequiring("default", arch),
    ]
    var messages = changes.map { RemedyMessage.remedy(Remedy(changes: [$0], place: place)) }
    messages += [
      .itWouldFitIf, .remedy(Remedy(changes: [changes[2], changes[7]], place: .existing("ip-1"))),
      .remedy(Remedy(changes: [changes[3]], place: .newClaims(3, "default", cheapest: Self.offering))),
      .fitsNow(place),
      .nothingNear,
    ]
    try Golden.expect(messages.flatMap { Prose.lines(of: $0) }, named: "remedies")
  }

  @Test("why a NodePool was passed over")
  func whyNot() throws {
    let messages: [WhyNotMessage] = [
      .head(nodePool: "gpu", pod: "web-1"), .nobodyAsked, .placedBy(.existing("ip-1"), at: .seconds(1)),
      .placedBy(.claim("default"), at: .seconds(1)), .placedBy(.nothing, at: .seconds(1)),
      .joined(opener: "web-2"),
      .triedBefore(.init(name: "gpu", weight: 50), this: .init(name: "default", weight: 10)),
      .triedBefore(.init(name: "gpu", weight: 0), this: .init(name: "default", weight: 0)),
      .refusedThen("gpu", at: .seconds(1)), .itIsThere("gpu"), .notInRound("gpu", at: .seconds(1)),
      .askedNow("gpu"), .answers(takes: true), .answers(takes: false),
      .priceBeside(own: 0.2, other: "default", otherPrice: 0.1),
      .noSuchNodePool("gpuu", existing: ["default", "gpu"]), .noSuchNodePool("gpu", existing: []),
    ]
    try Golden.expect(messages.flatMap { Prose.lines(of: $0) }, named: "why-not")
  }

  @Test("why a machine is not of a type")
  func whyNotType() throws {
    let messages: [InstanceTypeMessage] = [
      .head(type: "m5.large", pod: "web-1"), .itIsOne("m5.large", claim: "default-x"),
      .among(.init(place: 3, of: 40, priceUSDPerHour: 0.2)),
      .among(.init(place: 1, of: 1, priceUSDPerHour: nil)),
      .anotherCame, .notSent, .notAmong(types: 40, pods: 6), .notAmong(types: 1, pods: 1),
      .askedNow(type: "m5.large", pods: 6), .askedNow(type: "m5.large", pods: 1), .notOffered("default"),
      .refuses("default", pods: nil), .refuses("default", pods: 2),
      .takes("default", machines: 1, usdPerHour: 0.1), .takes("default", machines: 3, usdPerHour: 0.3),
      .besideGiven(usdPerHour: 0.1), .noSuchType("m5.larg", nearest: ["m5.large"]),
      .noSuchType("x", nearest: []),
    ]
    try Golden.expect(messages.flatMap { Prose.lines(of: $0) }, named: "why-not-type")
  }

  static let roomiest = LaunchFunnel.Roomiest(
    instanceType: "c8g.24xlarge", allocatable: Quantity(milli: 95_690))
  static let offering = PricedOffering(
    instanceType: "c7g.xlarge", zone: "us-east-1b", capacityType: .spot, priceUSDPerHour: 0.0519)
  static let cheaper = PricedOffering(
    instanceType: "c6g.xlarge", zone: "us-east-1c", capacityType: .spot, priceUSDPerHour: 0.0401)
}
