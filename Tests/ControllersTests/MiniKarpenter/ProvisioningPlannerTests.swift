import Karpenter
import Kubernetes
import Manifests
import Testing

@testable import Controllers

/// What is advised for a Pod that waits.
@Suite struct ProvisioningPlannerTests {
  private static let catalogue = NodeSizeCatalogue(
    sizes: [
      size("cpu-heavy", "4", "4Gi", price: 0.15), size("small", "2", "2Gi", price: 0.05),
      size("memory-heavy", "2", "16Gi", price: 0.1), size("arm", "2", "2Gi", arch: "arm64", price: 0.02),
    ],
    labels: [
      WellKnown.os: ["linux"], WellKnown.arch: ["amd64"], WellKnown.capacityType: ["on-demand", "spot"],
      WellKnown.zone: ["a", "b"],
    ])

  private static func size(
    _ name: String, _ cpu: String, _ memory: String, arch: String? = nil, price: Double
  ) -> NodeSize {
    NodeSize(
      name: name, resources: [.cpu: Quantity(cpu) ?? .zero, .memory: Quantity(memory) ?? .zero],
      labels: arch.map { [WellKnown.arch: [$0]] } ?? [:], priceUSDPerHour: price)
  }

  private func plan(
    _ spec: String, switches: Set<MiniKarpenterSettings.Switch> = []
  ) throws -> ProvisioningPlan {
    let manifest = "apiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: default}\nspec: \(spec)"
    let pod = try #require(try Manifest.decodeAll(manifest).first?.object as? Pod)
    var settings = MiniKarpenterSettings()
    settings.switches = switches
    let planner = ProvisioningPlanner(catalogue: Self.catalogue, settings: settings)
    return try #require(planner.plans(for: [pod]).first)
  }

  struct Case: CustomTestStringConvertible {
    let testDescription: String
    let spec: String
    var switches: Set<MiniKarpenterSettings.Switch> = []
    let size: String?
  }

  private static func asking(_ cpu: String, _ memory: String, _ more: String = "") -> String {
    "{\(more) containers: [{name: c, image: i, resources: {requests: {cpu: \(cpu), memory: \(memory)}}}]}"
  }

  @Test(
    "the size advised is the one that leaves least unused",
    arguments: [
      Case(testDescription: "the smallest of those that fit", spec: asking("500m", "1Gi"), size: "arm"),
      Case(testDescription: "by cpu", spec: asking("3", "1Gi"), size: "cpu-heavy"),
      Case(testDescription: "by memory", spec: asking("100m", "9Gi"), size: "memory-heavy"),
      Case(testDescription: "exactly all of it", spec: asking("2", "2Gi"), size: "arm"),
      Case(testDescription: "more than any holds", spec: asking("5", "1Gi"), size: nil),
      Case(
        testDescription: "its own labels leave one",
        spec: asking("1", "1Gi", "nodeSelector: {kubernetes.io/arch: amd64},"),
        size: "small"),
      Case(
        testDescription: "no size has the label's value",
        spec: asking("1", "1Gi", "nodeSelector: {topology.kubernetes.io/zone: c},"), size: nil),
      Case(
        testDescription: "the cheapest, with prices", spec: asking("3", "3Gi"), switches: [.prices],
        size: "cpu-heavy"),
      Case(testDescription: "nothing asked for", spec: "{containers: [{name: c, image: i}]}", size: "arm"),
    ])
  func choice(_ c: Case) throws {
    let plan = try plan(c.spec, switches: c.switches)
    #expect(plan.choice?.size.name == c.size)
    #expect(plan.obstacles.isEmpty == (c.size != nil))
  }

  @Test func aPodThatAsksForNothingCountsAsAskingForTheDefaults() throws {
    let plan = try plan("{containers: [{name: a, image: i}, {name: b, image: i}]}")
    #expect(plan.requests[.cpu] == Quantity("200m"))
    #expect(plan.requests[.memory] == Quantity("256Mi"))
    #expect(plan.assumed == [.cpu, .memory])
  }

  @Test(
    "why no size will do is said",
    arguments: [
      (
        "nodeSelector: {kubernetes.io/hostname: n1},",
        ProvisioningPlan.Obstacle.reservedLabel(WellKnown.hostname)
      ),
      (
        "nodeSelector: {karpenter.sh/nodepool: x},", .reservedLabel(WellKnown.nodePool)
      ),
      (
        "nodeSelector: {node.kubernetes.io/instance-type: m5.large},",
        .unknownToCatalogue(Requirement(label: WellKnown.instanceType, value: "m5.large"))
      ),
    ])
  func obstacles(_ selector: String, _ obstacle: ProvisioningPlan.Obstacle) throws {
    #expect(try plan(Self.asking("1", "1Gi", selector)).obstacles == [obstacle])
  }

  @Test("names that would be too long are cut and stay apart")
  func names() throws {
    let long = String(repeating: "a", count: 250)
    let pods =
      [PodName(namespace: "x", name: long), PodName(namespace: "y", name: long)]
      + [PodName(namespace: "x", name: "web-0"), PodName(namespace: "y", name: "web-0")]
    let maps = AdviceNames.configMaps(ofPlansFor: pods)
    #expect(Set(maps).count == pods.count)
    #expect(maps.allSatisfy { $0.utf8.count <= 253 })
    #expect(maps[2] == "plan-web-0")
    let pools = zip(maps, pods).map { AdviceNames.nodePool(ofPlan: $0, for: $1).text }
    #expect(Set(pools).count == pods.count)
    #expect(pools.allSatisfy { $0.utf8.count <= 63 })
    let node = NodeName(String(repeating: "n", count: 250))
    #expect(AdviceNames.configMap(ofSuggestionFor: node).utf8.count <= 253)
  }
}
