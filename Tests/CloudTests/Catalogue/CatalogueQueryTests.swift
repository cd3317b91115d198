import Kubernetes
import Testing

@testable import Cloud

struct CatalogueQueryTests {
  static let node = EC2NodeConfiguration(zones: Array(AWSRegion.usEast1.zones.prefix(3)))

  private func names(_ query: String, _ subset: EC2Catalogue.Subset = .teaching) throws -> [String] {
    let types = EC2Catalogue(subset: subset).instanceTypes(for: Self.node)
    return try CatalogueQuery.parse(query).run(on: types).map(\.type.name)
  }

  @Test(
    "a query finds what it asks for, in order",
    arguments: [
      ("where arch=arm64 vcpu>=8", ["m6g.2xlarge"]),
      (
        "arch=graviton category=t order by memory desc",
        ["t4g.xlarge", "t4g.large", "t4g.medium", "t4g.small"]
      ),
      ("where family=m5,c5 and vcpu<4 order by price", ["c5.large", "m5.large"]),
      ("memory=4Gi category!=c order by price", ["t4g.medium", "m6g.medium", "t3.medium"]),
      ("memory<=2 order by spot", ["t4g.small", "t3.small"]),
      ("gpu>0", ["g4dn.xlarge"]),
      ("price<0.035 order by vcpu, price desc", ["t4g.medium", "t3.small", "t4g.small"]),
      ("zone=us-east-1a order by name limit 2", ["c5.large", "c5.xlarge"]),
      ("zone=us-east-1f", []),
      ("order by price desc, name limit 1", ["g4dn.xlarge"]),
    ] as [(String, [String])])
  func finds(query: String, expected: [String]) throws {
    #expect(try names(query) == expected)
  }

  @Test("an empty query gives everything, by name")
  func everything() throws {
    let all = try names("")
    #expect(all.count == 33 && all == all.sorted())
  }

  @Test("types without the value ordered by come last")
  func withoutValue() throws {
    let types = EC2Catalogue().instanceTypes(for: Self.node)
    let rows = try CatalogueQuery.parse("family=r9g,c5 order by price").run(on: types)
    let unpriced = rows.drop { $0.onDemand != nil }
    #expect(!unpriced.isEmpty && unpriced.allSatisfy { $0.onDemand == nil && $0.type.name.hasPrefix("r9g.") })
  }

  @Test("a row says the lowest spot price and where it is")
  func lowestSpot() throws {
    let types = EC2Catalogue().instanceTypes(for: Self.node)
    let row = try #require(try CatalogueQuery.parse("name=m6g.large").run(on: types).first)
    #expect(row.spot?.priceUSDPerHour == 0.036 && row.spot?.zoneID == "use1-az2")
    #expect(row.type.allocatable[.memory] == Quantity("6844Mi"))
    #expect(row.interruption == EC2Catalogue().type(named: "m6g.large")?.sale(in: .usEast1)?.interruption)
  }

  @Test("types of a file answer too, with what they say of themselves")
  func fileTypes() throws {
    let types = [("big", 16, 0.9), ("small", 2, 0.1)].map { name, cpus, price in
      InstanceType(
        name: name, architecture: "arm64",
        capacity: [.cpu: Quantity(cpus), .memory: Quantity(bytes: 8 << 30), .nvidiaGPU: Quantity(1)],
        overhead: [:],
        labels: [:], offerings: [Offering(zone: "zone-1", capacityType: .onDemand, priceUSDPerHour: price)])
    }
    let found = try CatalogueQuery.parse("memory=8Gi gpu=1 zone=zone-1 order by price").run(on: types)
    #expect(found.map(\.type.name) == ["small", "big"])
    #expect(try CatalogueQuery.parse("family!=m5 spot>0").run(on: types).isEmpty)
  }

  @Test(
    "what cannot be read is named, with its place and the nearest words",
    arguments: [
      (
        "where ach=arm64",
        CatalogueQueryError(problem: .unknownField("ach"), columns: 6..<9, nearest: ["arch"])
      ),
      ("vcpu", CatalogueQueryError(problem: .noComparison("vcpu"), columns: 0..<4, nearest: ["vcpu="])),
      (
        "vcpu>=many",
        CatalogueQueryError(problem: .badValue("many", for: .vcpu), columns: 0..<10, nearest: [])
      ),
      ("vcpu>=", CatalogueQueryError(problem: .noValue(.vcpu), columns: 0..<6, nearest: [])),
      ("vcpu>2,4", CatalogueQueryError(problem: .badValue("2,4", for: .vcpu), columns: 0..<8, nearest: [])),
      (
        "memory>inf",
        CatalogueQueryError(problem: .badValue("inf", for: .memory), columns: 0..<10, nearest: [])
      ),
      (
        "arch>arm64",
        CatalogueQueryError(problem: .notOrdered(.arch), columns: 0..<10, nearest: ["arch=", "arch!="])
      ),
      ("gpu=1 order spot", CatalogueQueryError(problem: .incomplete("order"), columns: 6..<11, nearest: [])),
      ("order by", CatalogueQueryError(problem: .incomplete("order by"), columns: 0..<5, nearest: [])),
      (
        "order by prize",
        CatalogueQueryError(problem: .unknownField("prize"), columns: 9..<14, nearest: ["price", "size"])
      ),
      ("limit -1", CatalogueQueryError(problem: .incomplete("limit"), columns: 0..<5, nearest: [])),
    ])
  func refuses(query: String, error: CatalogueQueryError) {
    #expect(throws: error) { try CatalogueQuery.parse(query) }
  }
}
