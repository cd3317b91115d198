import Kubernetes
import Testing

@testable import Cloud

/// What Pods can have of each type, against the tables that Karpenter's documentation publishes.
struct AllocatableTests {
  /// The documentation knew other limits of their first network card.
  static let changedSince: Set = ["i7ie.48xlarge", "i7ie.metal-48xl", "i8ge.48xlarge", "i8ge.metal-48xl"]
  static let node = EC2NodeConfiguration(family: .al2023, zones: AWSRegion.usEast1.zones)

  @Test("cpu, memory, ephemeral-storage and pods are those of the documentation, type by type")
  func documented() throws {
    let types = Dictionary(uniqueKeysWithValues: EC2Type.all.map { ($0.name, $0) })
    var compared = 0
    for row in try CSVFile("ec2-allocatable.csv").rows {
      guard let name = row["name"], !Self.changedSince.contains(name), let type = types[name] else {
        continue
      }
      var allocatable = Self.node.capacity(of: type)
      allocatable.subtract(Self.node.overhead(of: type))
      let found: [Int?] = [
        allocatable[.cpu]?.milli, allocatable[.memory]?.units, allocatable[.ephemeralStorage]?.units,
        allocatable[.pods]?.units,
      ]
      let documented = ["cpu_milli", "memory_bytes", "ephemeral_storage_bytes", "pods"].map { row.int($0) }
      #expect(found == documented, "\(name)")
      compared += 1
    }
    #expect(compared == 1337)
  }

  @Test(
    "extended resources are those of the documentation",
    arguments: [
      ("nvidia_gpu", ResourceName.nvidiaGPU), ("amd_gpu", .amdGPU), ("neuron", .awsNeuron),
      ("neuroncore", .awsNeuronCore), ("efa", .elasticFabricAdapter),
    ])
  func extended(column: String, resource: ResourceName) throws {
    let types = Dictionary(uniqueKeysWithValues: EC2Type.all.map { ($0.name, $0) })
    for row in try CSVFile("ec2-allocatable.csv").rows {
      guard let name = row["name"], let type = types[name] else { continue }
      #expect(Self.node.capacity(of: type)[resource]?.units == row.int(column), "\(name)")
    }
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var type = "m5.large"
    var family = AMIFamily.al2023
    var kubelet = EC2NodeClass.KubeletConfiguration()
    var mappings: [EC2NodeClass.BlockDeviceMapping] = []
    var usesInstanceStore = false
    var networkInterfaces: [EC2NodeConfiguration.NetworkInterface]?
    var options = AWSProviderOptions()
    let expected: [ResourceName: String]
  }

  static func kubelet(_ change: (inout EC2NodeClass.KubeletConfiguration) -> Void)
    -> EC2NodeClass.KubeletConfiguration
  {
    var kubelet = EC2NodeClass.KubeletConfiguration()
    change(&kubelet)
    return kubelet
  }

  static func mapping(_ device: String, _ size: String, isRoot: Bool = false)
    -> EC2NodeClass.BlockDeviceMapping
  {
    var mapping = EC2NodeClass.BlockDeviceMapping()
    mapping.deviceName = device
    mapping.volumeSize = Quantity(size)
    mapping.isRootVolume = isRoot
    return mapping
  }

  @Test(
    "a NodeClass changes what Pods can have",
    arguments: [
      Case(
        testDescription: "AL2023 reserves memory for the Pods of the interfaces, whatever maxPods says",
        kubelet: kubelet { $0.maxPods = 110 }, expected: [.pods: "110", .memory: "6903Mi"]),
      Case(
        testDescription: "Bottlerocket reserves memory for maxPods", family: .bottlerocket,
        kubelet: kubelet { $0.maxPods = 110 }, expected: [.pods: "110", .memory: "6012Mi"]),
      Case(
        testDescription: "podsPerCore lowers the number of Pods",
        kubelet: kubelet { $0.podsPerCore = 4 }, expected: [.pods: "8", .memory: "6903Mi"]),
      Case(
        testDescription: "Bottlerocket does not know podsPerCore", family: .bottlerocket,
        kubelet: kubelet { $0.podsPerCore = 4 }, expected: [.pods: "29"]),
      Case(
        testDescription: "reserved interfaces carry no Pods, and reserve memory all the same",
        options: .init(reservedENIs: 1), expected: [.pods: "20", .memory: "6903Mi"]),
      Case(
        testDescription: "every interface reserved leaves Pods of the host network only",
        options: .init(reservedENIs: 3), expected: [.pods: "0"]),
      Case(
        testDescription: "memory that never reaches the kernel is rounded up to whole Mi",
        options: .init(vmMemoryOverheadPercent: 0.1), expected: [.memory: "6698Mi"]),
      Case(
        testDescription: "an interface for EFA only carries no Pods", type: "c5n.18xlarge",
        networkInterfaces: [
          .init(card: 0, device: 0, isEFAOnly: false), .init(card: 0, device: 1, isEFAOnly: true),
        ], expected: [.pods: "688", .elasticFabricAdapter: "1"]),
      Case(
        testDescription: "Windows takes 110 Pods", family: .windows2022,
        expected: [.pods: "110", .ephemeralStorage: "44Gi"]),
      Case(
        testDescription: "kubeReserved replaces what it names, and systemReserved comes on top",
        kubelet: kubelet {
          $0.kubeReserved = ["cpu": "200m"]
          $0.systemReserved = ["memory": "100Mi"]
        }, expected: [.cpu: "1800m", .memory: "6803Mi"]),
      Case(
        testDescription: "evictionHard replaces the threshold, in percent or as an amount",
        kubelet: kubelet { $0.evictionHard = ["memory.available": "5%", "nodefs.available": "1Gi"] },
        expected: [.memory: "6945924710", .ephemeralStorage: "18Gi"]),
      Case(
        testDescription: "100% switches a threshold off",
        kubelet: kubelet { $0.evictionHard = ["memory.available": "100%"] }, expected: [.memory: "7003Mi"]),
      Case(
        testDescription: "evictionSoft takes nothing away",
        kubelet: kubelet { $0.evictionSoft = ["memory.available": "1Gi"] }, expected: [.memory: "6903Mi"]),
      Case(
        testDescription: "the family's device holds ephemeral storage",
        mappings: [mapping("/dev/xvda", "100Gi")],
        expected: [.ephemeralStorage: "89Gi"]),
      Case(
        testDescription: "another device does not", mappings: [mapping("/dev/xvdb", "100Gi")],
        expected: [.ephemeralStorage: "17Gi"]),
      Case(
        testDescription: "on Bottlerocket it is the second one", family: .bottlerocket,
        mappings: [mapping("/dev/xvda", "4Gi"), mapping("/dev/xvdb", "100Gi")],
        expected: [.ephemeralStorage: "89Gi"]),
      Case(
        testDescription: "rootVolume comes before the family's device",
        mappings: [mapping("/dev/xvda", "100Gi"), mapping("/dev/sda", "50Gi", isRoot: true)],
        expected: [.ephemeralStorage: "44Gi"]),
      Case(
        testDescription: "a custom AMI's last device counts", family: .custom,
        mappings: [mapping("/dev/a", "100Gi"), mapping("/dev/b", "50Gi")],
        expected: [.ephemeralStorage: "44Gi"]),
      Case(
        testDescription: "RAID0 makes ephemeral storage of local disks", type: "m5d.large",
        usesInstanceStore: true, expected: [.ephemeralStorage: "66426258176"]),
    ])
  func nodeClass(_ c: Case) throws {
    let type = try #require(EC2Type.all.first { $0.name == c.type })
    let node = EC2NodeConfiguration(
      family: c.family, kubelet: c.kubelet, blockDeviceMappings: c.mappings,
      usesInstanceStore: c.usesInstanceStore, networkInterfaces: c.networkInterfaces, zones: [],
      options: c.options)
    var allocatable = node.capacity(of: type)
    allocatable.subtract(node.overhead(of: type))
    for (name, text) in c.expected {
      #expect(allocatable[name] == Quantity(text), "\(name): \(allocatable[name] ?? .zero)")
    }
  }

  @Test("prefix delegation gives a node no more Pods until maxPods says so")
  func prefixes() throws {
    let type = try #require(EC2Type.all.first { $0.name == "m5.large" })
    var nodeClass = EC2NodeClass()
    nodeClass.spec.inert["ipPrefixCount"] = .int(4)
    #expect(EC2NodeConfiguration(nodeClass).capacity(of: type)[.pods]?.units == 29)
    nodeClass.spec.kubelet = Self.kubelet { $0.maxPods = 110 }
    #expect(EC2NodeConfiguration(nodeClass).capacity(of: type)[.pods]?.units == 110)
  }
}
