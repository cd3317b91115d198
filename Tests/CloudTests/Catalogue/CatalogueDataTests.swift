import Testing

@testable import Cloud

/// The compact constant says what the CSV files say: `scripts/generate-catalogue.py` was run.
struct CatalogueDataTests {
  @Test("every column of every type is that of the file")
  func types() throws {
    let rows = try CSVFile("ec2-instance-types.csv").rows
    #expect(EC2Type.all.map(\.name) == rows.map { $0["name"] })
    for (type, row) in zip(EC2Type.all, rows) {
      let decoded: [String: String?] = [
        "name": type.name, "arch": type.architecture, "vcpus": "\(type.vCPUs)",
        "memory_mib": "\(type.memoryMiB)", "cpu_manufacturer": type.cpuManufacturer,
        "cpu_clock_mhz": "\(type.clockMHz)", "hypervisor": type.isBareMetal ? nil : type.hypervisor,
        "gpu_name": type.gpu?.name, "gpu_manufacturer": type.gpu?.manufacturer,
        "gpu_count": type.gpu.map { "\($0.count)" }, "gpu_memory_mib": type.gpu.map { "\($0.memoryMiB)" },
        "accelerator_name": type.accelerator?.name,
        "accelerator_count": type.accelerator.map { "\($0.count)" },
        "neuron_cores": type.accelerator.map { "\($0.cores)" },
        "efa_max": type.efaInterfaces == 0 ? nil : "\(type.efaInterfaces)",
        "instance_store_gb": type.instanceStoreGB.map { "\($0)" },
        "local_nvme_gb": type.localNVMeGB.map { "\($0)" },
        "ebs_bandwidth_mbps": type.ebsBandwidthMbps.map { "\($0)" },
        "network_bandwidth_mbps": type.networkBandwidthMbps.map { "\($0)" },
        "eni_default_card": "\(type.networkInterfaces)", "ipv4_per_eni": "\(type.ipv4PerInterface)",
        "pod_eni": type.podENIs == 0 ? nil : "\(type.podENIs)",
        "encryption_in_transit": "\(type.encryptsInTransit)", "spot_supported": "\(type.supportsSpot)",
      ]
      #expect(Set(decoded.keys) == Set(row.keys))
      for (column, value) in decoded.sorted(by: { $0.key < $1.key }) where value != row.cell(column) {
        Issue.record("\(type.name) \(column): \(value ?? "none"), file \(row.cell(column) ?? "none")")
      }
    }
  }

  @Test("every zone, price and bucket is that of the file", arguments: AWSRegion.allCases)
  func sales(region: AWSRegion) throws {
    let rows = try CSVFile("ec2-regions.csv").rows.filter { $0["region"] == region.rawValue }
    let sold = EC2Catalogue(region: region).types
    #expect(sold.map(\.name) == rows.map { $0["name"] })
    for (type, row) in zip(sold, rows) {
      let expected = EC2Type.Sale(
        zoneLetters: row["zones"] ?? "", onDemandUSDPerHour: row.double("od_usd"),
        spotBaseUSDPerHour: row.double("spot_base_usd"),
        interruption: row.int("interruption_bucket").flatMap(InterruptionBucket.init(rawValue:)))
      #expect(type.sale(in: region) == expected, "\(type.name)")
    }
  }

  @Test("zones and the teaching subset are those of the files")
  func zonesAndSubset() throws {
    let zones = AWSRegion.allCases.flatMap { region in
      region.zones.map { ["region": region.rawValue, "zone": $0.name, "zone_id": $0.id] }
    }
    #expect(zones == (try CSVFile("ec2-zones.csv").rows))
    let teaching = Set(try CSVFile("ec2-teaching-types.csv").rows.compactMap { $0["name"] })
    #expect(teaching.count == 33)
    for region in AWSRegion.allCases {
      let types = EC2Catalogue(region: region, subset: .teaching).types
      #expect(Set(types.map(\.name)) == teaching)
    }
  }
}
