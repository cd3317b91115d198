import Kubernetes
import Testing

@testable import Cloud

/// OCI's shapes at the sizes that a NodeClass lists.
struct OCICatalogueTests {
  private static func config(_ ocpus: Int, _ memory: Int? = nil, _ baseline: String? = nil)
    -> OCINodeClass.ShapeConfig
  {
    var config = OCINodeClass.ShapeConfig()
    config.ocpus = ocpus
    config.memoryInGbs = memory
    config.baselineOcpuUtilization = baseline
    return config
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let shape: String
    let config: OCINodeClass.ShapeConfig
    /// Name and price of an hour, on-demand and spot; nil where the size is not offered.
    let name: String?
    var onDemand = 0.0
    var spot: Double?
  }

  @Test(
    "a flexible shape is offered in the sizes that it allows, priced by its units",
    arguments: [
      Case(
        testDescription: "by what is written", shape: "VM.Standard.E4.Flex", config: config(2, 16),
        name: "VM.Standard.E4.Flex.2o.16g.1_1b", onDemand: 0.074, spot: 0.0185),
      Case(
        testDescription: "memory by the shape's ratio", shape: "VM.Standard.A1.Flex", config: config(4),
        name: "VM.Standard.A1.Flex.4o.24g.1_1b", onDemand: 0.076, spot: 0.019),
      Case(
        testDescription: "burstable pays half the OCPUs, and is no spot", shape: "VM.Standard.E4.Flex",
        config: config(2, 16, "BASELINE_1_2"), name: "VM.Standard.E4.Flex.2o.16g.1_2b", onDemand: 0.049),
      Case(
        testDescription: "not burstable", shape: "VM.Standard.E5.Flex", config: config(2, 16, "BASELINE_1_8"),
        name: nil),
      Case(testDescription: "too large", shape: "VM.Optimized3.Flex", config: config(20, 64), name: nil),
      Case(
        testDescription: "too much memory", shape: "VM.Optimized3.Flex", config: config(2, 512), name: nil),
    ])
  func sizes(_ c: Case) throws {
    let shape = try #require(OCIShape.all.first { $0.name == c.shape })
    let size = OCISize.all(of: shape, for: [c.config]).first
    #expect(size?.name == c.name)
    guard let size else { return }
    #expect(abs((size.priceUSDPerHour(as: .onDemand) ?? 0) - c.onDemand) < 1e-9)
    #expect((size.priceUSDPerHour(as: .spot) == nil) == (c.spot == nil))
    if let spot = c.spot { #expect(abs((size.priceUSDPerHour(as: .spot) ?? 0) - spot) < 1e-9) }
    #expect(OCISize(named: size.name) == size)
  }

  @Test("without shapeConfigs only fixed shapes are offered, of one size each")
  func fixed() {
    let names = CloudState(site: .oci(OCICloud()), clusterName: "aula", seed: 1).types(of: nil).map(\.name)
    #expect(names.count == 6 && names.allSatisfy { $0.hasPrefix("VM.Standard2.") })
  }

  @Test("an OCPU is two vCPUs on x86 and one on Arm; the provider takes its share off")
  func capacity() throws {
    let x86 = try #require(OCISize(named: "VM.Standard.E4.Flex.2o.16g.1_1b")).instanceType(
      for: .init(), in: .usAshburn1)
    let arm = try #require(OCISize(named: "VM.Standard.A1.Flex.2o.16g.1_1b")).instanceType(
      for: .init(), in: .usAshburn1)
    #expect(x86.capacity[.cpu] == Quantity(4) && arm.capacity[.cpu] == Quantity(2))
    #expect(x86.overhead[.cpu] == Quantity(milli: 100 + 98))
    #expect(arm.overhead[.cpu] == Quantity(milli: 100 + 72))
    #expect(x86.capacity[.pods] == Quantity(110))
  }

  @Test("a NodePool without the preemptible taint gets no spot offers")
  func preemptible() throws {
    let types = [try #require(OCISize(named: "VM.Standard2.2")).instanceType(for: .init(), in: .usAshburn1)]
    let taint = Taint(key: OCICloud.preemptibleTaint, value: "", effect: .noSchedule)
    #expect(OCICloud.offered(types, to: [])[0].offerings.allSatisfy { $0.capacityType == .onDemand })
    #expect(OCICloud.offered(types, to: [taint]) == types)
  }
}
