import Kubernetes
import Testing

@testable import Cloud

struct EC2CatalogueTests {
  @Test(
    "a zone's spot price is drawn from the names of type and zone",
    arguments: [
      ("m6g.large", "use1-az1", 0xff06_bec7_741e_87f3, 0.0364),
      ("m6g.large", "use1-az2", 0xff06_bfc7_741e_89a6, 0.036),
      ("m6g.large", "use1-az4", 0xff06_c1c7_741e_8d0c, 0.048),
      ("m6g.large", "use1-az6", 0xff06_c3c7_741e_9072, 0.0453),
      ("m5.large", "use1-az1", 0xe120_7b30_7890_5013, 0.0358),
      ("m5.large", "use1-az2", 0xe120_7c30_7890_51c6, 0.0337),
      ("m5.large", "use1-az4", 0xe120_7e30_7890_552c, 0.0346),
      ("m5.large", "use1-az6", 0xe120_8030_7890_5892, 0.0489),
      ("t4g.small", "use1-az1", 0x2019_fa18_b672_a4f0, 0.0076),
      ("t4g.small", "use1-az2", 0x2019_fd18_b672_aa09, 0.0086),
      ("t4g.small", "use1-az4", 0x2019_ff18_b672_ad6f, 0.0074),
      ("t4g.small", "use1-az6", 0x201a_0118_b672_b0d5, 0.0085),
    ] as [(String, String, UInt64, Double)])
  func spotPrice(type: String, zoneID: String, hash: UInt64, price: Double) throws {
    #expect(SeededHash.fnv1a(type, zoneID) == hash)
    let catalogue = EC2Catalogue()
    let zone = try #require(AWSRegion.usEast1.zones.first { $0.id == zoneID })
    let found = catalogue.priceUSDPerHour(of: try #require(catalogue.type(named: type)), in: zone, as: .spot)
    #expect(found == price)
  }

  @Test("the course's prices: spot is 30 % of on-demand, everywhere")
  func coursePrices() throws {
    let catalogue = EC2Catalogue(prices: .course)
    let type = try #require(catalogue.type(named: "m6g.large"))
    for zone in AWSRegion.usEast1.zones {
      let spot = try #require(catalogue.priceUSDPerHour(of: type, in: zone, as: .spot))
      #expect(abs(spot - 0.0231) < 1e-12)
    }
  }

  struct Pool: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var categories: Set<String>?
    var generationAbove = 0
    var architecture: String?
    var hypervisor: String?
    var capacityType: CapacityType?
    let usEast1: Int
    let saEast1: Int
    var teaching: Int?
  }

  @Test(
    "a NodePool matches as many types with a price as counted by hand",
    arguments: [
      Pool(testDescription: "any", usEast1: 1340, saEast1: 720, teaching: 33),
      Pool(
        testDescription: "c, m, r above 2", categories: ["c", "m", "r"], generationAbove: 2, usEast1: 1027,
        saEast1: 552, teaching: 25),
      Pool(
        testDescription: "the same on amd64", categories: ["c", "m", "r"], generationAbove: 2,
        architecture: "amd64", usEast1: 714, saEast1: 354),
      Pool(
        testDescription: "c, m, r above 4, nitro", categories: ["c", "m", "r"], generationAbove: 4,
        hypervisor: "nitro", usEast1: 877, saEast1: 467),
      Pool(
        testDescription: "spot on arm64", categories: ["t", "c", "m", "r"], generationAbove: 3,
        architecture: "arm64", capacityType: .spot, usEast1: 320, saEast1: 205, teaching: 20),
      Pool(
        testDescription: "t, m on demand", categories: ["t", "m"], generationAbove: 2,
        capacityType: .onDemand, usEast1: 389, saEast1: 201, teaching: 19),
    ])
  func poolSizes(_ pool: Pool) {
    func count(_ region: AWSRegion, _ subset: EC2Catalogue.Subset = .full) -> Int {
      let catalogue = EC2Catalogue(region: region, subset: subset)
      let node = EC2NodeConfiguration(family: .bottlerocket, zones: region.zones)
      return catalogue.instanceTypes(for: node).filter { type in
        let generation = Int(type.labels[AWSLabel.instanceGeneration] ?? "") ?? 0
        return pool.categories?.contains(type.labels[AWSLabel.instanceCategory] ?? "") ?? true
          && generation > pool.generationAbove
          && pool.architecture ?? type.architecture == type.architecture
          && pool.hypervisor ?? type.labels[AWSLabel.instanceHypervisor]
            == type.labels[AWSLabel.instanceHypervisor]
          && type.offerings.contains {
            $0.isAvailable && pool.capacityType ?? $0.capacityType == $0.capacityType
          }
      }.count
    }
    #expect(count(.usEast1) == pool.usEast1)
    #expect(count(.saEast1) == pool.saEast1)
    if let teaching = pool.teaching { #expect(count(.usEast1, .teaching) == teaching) }
  }

  @Test(
    "category, generation and family are read off the name",
    arguments: [
      ("m5.large", "m", "5", "m5"), ("u-3tb1.56xlarge", "u", "1", "u-3tb1"),
      ("u7i-12tb.224xlarge", "u", "7", "u7i-12tb"), ("inf2.xlarge", "inf", "2", "inf2"),
      ("c7i-flex.large", "c", "7", "c7i-flex"), ("hpc7g.4xlarge", "hpc", "7", "hpc7g"),
    ])
  func nameParts(name: String, category: String, generation: String, family: String) throws {
    let type = try #require(EC2Type.all.first { $0.name == name })
    #expect([type.category, type.generation, type.family] == [category, generation, family])
  }

  @Test("m5.large has the labels that a real node of it has")
  func labels() throws {
    let type = try #require(EC2Type.all.first { $0.name == "m5.large" })
    #expect(
      type.labels(in: .usEast1, family: .al2023) == [
        "topology.kubernetes.io/region": "us-east-1",
        "karpenter.k8s.aws/instance-category": "m", "karpenter.k8s.aws/instance-family": "m5",
        "karpenter.k8s.aws/instance-generation": "5", "karpenter.k8s.aws/instance-size": "large",
        "karpenter.k8s.aws/instance-capability-flex": "false", "karpenter.k8s.aws/instance-cpu": "2",
        "karpenter.k8s.aws/instance-cpu-manufacturer": "intel",
        "karpenter.k8s.aws/instance-cpu-sustained-clock-speed-mhz": "3100",
        "karpenter.k8s.aws/instance-memory": "8192", "karpenter.k8s.aws/instance-ebs-bandwidth": "4750",
        "karpenter.k8s.aws/instance-network-bandwidth": "750",
        "karpenter.k8s.aws/instance-hypervisor": "nitro",
        "karpenter.k8s.aws/instance-encryption-in-transit-supported": "false",
      ])
  }

  @Test(
    "a type that cannot be what the NodeClass wants is not available",
    arguments: [
      ("c4.large", EC2NodeConfiguration(tracksConnections: true, zones: []), false),
      ("c5.large", EC2NodeConfiguration(tracksConnections: true, zones: []), true),
      (
        "c5.large",
        EC2NodeConfiguration(networkInterfaces: [.init(card: 0, device: 1, isEFAOnly: true)], zones: []),
        false
      ),
      (
        "c5n.18xlarge",
        EC2NodeConfiguration(networkInterfaces: [.init(card: 0, device: 1, isEFAOnly: true)], zones: []), true
      ),
      (
        "c5.large",
        EC2NodeConfiguration(networkInterfaces: [.init(card: 0, device: 3, isEFAOnly: false)], zones: []),
        false
      ),
    ])
  func compatibility(name: String, node: EC2NodeConfiguration, isAvailable: Bool) throws {
    let catalogue = EC2Catalogue()
    var node = node
    node.zones = Array(AWSRegion.usEast1.zones.prefix(1))
    let type = catalogue.instanceType(try #require(catalogue.type(named: name)), for: node)
    #expect(type.offerings.count == 2 && type.offerings.allSatisfy { $0.isAvailable == isAvailable })
  }

  @Test("an offering without price or that the AMI does not run on is there and not available")
  func unavailable() throws {
    let zones = Array(AWSRegion.usEast1.zones.prefix(3))
    let catalogue = EC2Catalogue()
    let unpriced = try #require(catalogue.types.first { $0.sale(in: .usEast1)?.onDemandUSDPerHour == nil })
    let offerings = catalogue.instanceType(unpriced, for: .init(zones: zones)).offerings
    #expect(!offerings.isEmpty && offerings.allSatisfy { !$0.isAvailable })
    let a1 = try #require(catalogue.type(named: "a1.large"))
    for (family, runs) in [(AMIFamily.al2023, false), (.bottlerocket, true)] {
      let offerings = catalogue.instanceType(a1, for: .init(family: family, zones: zones)).offerings
      #expect(offerings.count == 6 && offerings.allSatisfy { $0.isAvailable == runs })
    }
  }
}
