import Kubernetes
import Testing

@testable import Cloud

/// Azure's sizes are those of the file, and what Pods can have of them is what the provider's formulas say.
struct AzureCatalogueTests {
  @Test("every size of the file is decoded, with its prices")
  func sizes() throws {
    let rows = try CSVFile("azure-vm-sizes.csv").rows
    #expect(AzureSize.all.map(\.name) == rows.map { $0["name"] })
    for (size, row) in zip(AzureSize.all, rows) {
      #expect(size.vCPUs == row.int("vcpus") && size.memoryMiB == row.int("memory_mib"), "\(size.name)")
      for region in AzureRegion.allCases {
        #expect(size.prices[region]?.onDemand == row.double("od_usd_\(region.rawValue)"), "\(size.name)")
        #expect(size.prices[region]?.spot == row.double("spot_usd_\(region.rawValue)"), "\(size.name)")
      }
    }
  }

  @Test("what Pods can have of each size under a NodeClass of defaults")
  func allocatable() throws {
    for row in try CSVFile("azure-vm-sizes.csv").rows {
      let size = try #require(AzureSize.named[row["name"] ?? ""])
      let allocatable = size.instanceType(for: AKSNodeClass.Spec(), in: .eastUS).allocatable
      #expect(allocatable[.cpu] == row.int("alloc_cpu_milli").map { Quantity(milli: $0) }, "\(size.name)")
      #expect(allocatable[.memory]?.units == row.int("alloc_memory_bytes"), "\(size.name)")
    }
  }

  @Test("disk and Pods follow the NodeClass; labels are the provider's")
  func nodeClass() throws {
    var spec = AKSNodeClass.Spec()
    spec.osDiskSizeGB = 200
    spec.maxPods = 30
    spec.imageFamily = "AzureLinux"
    let type = try #require(AzureSize.named["Standard_D4s_v5"]).instanceType(for: spec, in: .brazilSouth)
    #expect(type.capacity[.pods] == Quantity(30))
    #expect(type.capacity[.ephemeralStorage] == Quantity(200_000_000_000))
    let expected = [
      AzureLabel.skuFamily: "D", AzureLabel.skuSeries: "Ds_v5", AzureLabel.skuVersion: "5",
      AzureLabel.skuCPU: "4",
      AzureLabel.skuMemory: "16384", AzureLabel.osSKU: "AzureLinux", WellKnown.region: "brazilsouth",
    ]
    for (key, value) in expected { #expect(type.labels[key] == value, "\(key)") }
    #expect(Set(type.offerings.map(\.zone)) == ["brazilsouth-1", "brazilsouth-2", "brazilsouth-3"])
  }
}
