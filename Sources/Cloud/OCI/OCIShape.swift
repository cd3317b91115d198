import Kubernetes

/// A shape of OCI's: a machine of one size, or one whose OCPUs and memory are chosen.
public struct OCIShape: Equatable, Sendable {
  /// `VM.Standard.E5.Flex`
  public let name: String
  /// As `kubernetes.io/arch` names it.
  public let architecture: String
  public let usdPerOCPUHour: Double
  public let usdPerGBHour: Double
  public let isPreemptible: Bool
  public let isBurstable: Bool
  public let size: Size

  public enum Size: Equatable, Sendable {
    case fixed(ocpus: Int, memoryGB: Int)
    case flexible(maxOCPUs: Int, maxMemoryGB: Int, defaultGBPerOCPU: Int)
  }

  /// Every shape whose sizes are known, in the catalogue's order.
  public static let all: [OCIShape] = OCIData.rows.description.split(separator: "\n").compactMap { line in
    OCIShape(line.split(separator: ",", omittingEmptySubsequences: false).map(String.init))
  }

  private init?(_ cells: [String]) {
    guard cells.count == 11, let ocpuPrice = Double(cells[2]), let memoryPrice = Double(cells[3]) else {
      return nil
    }
    name = cells[0]
    architecture = cells[1]
    usdPerOCPUHour = ocpuPrice
    usdPerGBHour = memoryPrice
    isPreemptible = cells[4] == "true"
    isBurstable = cells[5] == "true"
    if let ocpus = Int(cells[6]), let memory = Int(cells[7]) {
      size = .fixed(ocpus: ocpus, memoryGB: memory)
    } else if let ocpus = Int(cells[8]), let memory = Int(cells[9]), let ratio = Int(cells[10]) {
      size = .flexible(maxOCPUs: ocpus, maxMemoryGB: memory, defaultGBPerOCPU: ratio)
    } else {
      return nil
    }
  }

  public var isFlexible: Bool { if case .flexible = size { true } else { false } }
  /// As the provider counts: an OCPU of Arm is one.
  var vCPUsPerOCPU: Int { architecture == "arm64" ? 1 : 2 }
}

/// A shape at one size: what Karpenter chooses among.
struct OCISize: Equatable, Sendable {
  let shape: OCIShape
  let ocpus: Int
  let memoryGB: Int
  let baseline: Baseline

  /// The share of each OCPU that is always there, and paid for.
  enum Baseline: String, CaseIterable {
    case whole = "BASELINE_1_1", half = "BASELINE_1_2", eighth = "BASELINE_1_8"

    var parts: Int {
      switch self {
      case .whole: 1
      case .half: 2
      case .eighth: 8
      }
    }
  }

  /// `VM.Standard.E5.Flex.2o.16g.1_1b`; a fixed shape has its own name.
  var name: String {
    shape.isFlexible ? "\(shape.name).\(ocpus)o.\(memoryGB)g.1_\(baseline.parts)b" : shape.name
  }

  /// On-demand; preemptible is a quarter of it, as the provider halves twice.
  func priceUSDPerHour(as capacityType: CapacityType) -> Double? {
    let onDemand =
      shape.usdPerOCPUHour * Double(ocpus) / Double(baseline.parts) + shape.usdPerGBHour * Double(memoryGB)
    switch capacityType {
    case .onDemand: return onDemand
    case .spot: return shape.isPreemptible && baseline == .whole ? onDemand * 0.25 : nil
    case .reserved: return nil
    }
  }

  /// Of its shape, in each of the sizes that a NodeClass lists; a fixed shape has its one.
  static func all(of shape: OCIShape, for configs: [OCINodeClass.ShapeConfig]) -> [OCISize] {
    switch shape.size {
    case .fixed(let ocpus, let memory):
      return [OCISize(shape: shape, ocpus: ocpus, memoryGB: memory, baseline: .whole)]
    case .flexible(let maxOCPUs, let maxMemory, let ratio):
      return configs.compactMap { config in
        let baseline = config.baselineOcpuUtilization.flatMap(Baseline.init(rawValue:)) ?? .whole
        guard let ocpus = config.ocpus, (1...maxOCPUs).contains(ocpus),
          baseline == .whole || shape.isBurstable
        else { return nil }
        let memory = config.memoryInGbs ?? max(ocpus * ratio / baseline.parts, 1)
        guard (1...maxMemory).contains(memory) else { return nil }
        return OCISize(shape: shape, ocpus: ocpus, memoryGB: memory, baseline: baseline)
      }
    }
  }

  /// Of an instance type's name; nil when it is none of these shapes'.
  init?(named name: String) {
    if let shape = OCIShape.all.first(where: { $0.name == name }),
      case .fixed(let ocpus, let memory) = shape.size
    {
      self.init(shape: shape, ocpus: ocpus, memoryGB: memory, baseline: .whole)
      return
    }
    let parts = name.split(separator: ".")
    guard parts.count > 3, let ocpus = Int(parts[parts.count - 3].dropLast()),
      let memory = Int(parts[parts.count - 2].dropLast()),
      let baseline = Baseline.allCases.first(where: { "1_\($0.parts)b" == parts[parts.count - 1] }),
      let shape = OCIShape.all.first(where: { $0.name == parts.dropLast(3).joined(separator: ".") })
    else { return nil }
    self.init(shape: shape, ocpus: ocpus, memoryGB: memory, baseline: baseline)
  }

  private init(shape: OCIShape, ocpus: Int, memoryGB: Int, baseline: Baseline) {
    self.shape = shape
    self.ocpus = ocpus
    self.memoryGB = memoryGB
    self.baseline = baseline
  }
}

/// Source: oracle/karpenter-provider-oci `pkg/providers/instancetype/provider.go`.
extension OCISize {
  func instanceType(for nodeClass: OCINodeClass.Spec, in region: OCIRegion) -> InstanceType {
    var labels: Labels = [WellKnown.region: region.rawValue, OCILabel.instanceShape: shape.name]
    if shape.isFlexible { labels[OCILabel.flexShape] = "true" }
    return InstanceType(
      name: name, architecture: shape.architecture, capacity: capacity(for: nodeClass),
      overhead: overhead(for: nodeClass), labels: labels,
      offerings: [CapacityType.onDemand, .spot].flatMap { capacityType in
        priceUSDPerHour(as: capacityType).map { price in
          region.zones.map { Offering(zone: $0.name, capacityType: capacityType, priceUSDPerHour: price) }
        } ?? []
      })
  }

  private var vCPUs: Int { ocpus * shape.vCPUsPerOCPU }

  private func capacity(for nodeClass: OCINodeClass.Spec) -> ResourceList {
    let pods = nodeClass.kubelet.maxPods ?? 110
    let perCore = nodeClass.kubelet.podsPerCore ?? 0
    var capacity = ResourceList([
      .cpu: Quantity(vCPUs), .memory: Quantity(bytes: memoryGB << 30),
      .pods: Quantity(perCore > 0 && perCore < pods ? min(perCore * vCPUs, pods) : pods),
    ])
    if let size = nodeClass.bootVolume.sizeInGBs, size < 1 << 30 {
      capacity[.ephemeralStorage] = Quantity(size * 1_000_000_000)
    }
    return capacity
  }

  /// What the provider takes off: 100 millicores and 100 MiB for the system, and for the kubelet a share that grows
  /// with the processors. Of the kubelet's memory it takes as many kibibytes as it means mebibytes; that is kept.
  private func overhead(for nodeClass: OCINodeClass.Spec) -> ResourceList {
    var kube = ResourceList([
      .cpu: Quantity(milli: kubeMilliCPU), .memory: Quantity(bytes: kubeMemoryMiB),
    ])
    var system = ResourceList([.cpu: Quantity(milli: 100), .memory: Quantity(bytes: 100 << 20)])
    for (name, text) in nodeClass.kubelet.kubeReserved { kube[ResourceName(name)] = Quantity(text) }
    for (name, text) in nodeClass.kubelet.systemReserved { system[ResourceName(name)] = Quantity(text) }
    kube.add(system)
    return kube
  }

  /// By twice the processors on x86, as the provider counts them.
  private var kubeMilliCPU: Int {
    let processors = vCPUs * shape.vCPUsPerOCPU
    switch processors {
    case ...1: return 60
    case 2: return 72
    case 3: return 80
    case 4: return 85
    default: return 90 + ((processors - 5) * 5 + 1) / 2
    }
  }

  /// A quarter of the first 4 GB, a fifth to 8, a tenth to 16, 6 % to 128, 2 % above.
  private var kubeMemoryMiB: Int {
    var (lower, thousandths) = (0, 0)
    for (upTo, rate) in [(4, 250), (8, 200), (16, 100), (128, 60), (Int.max, 20)] where lower < memoryGB {
      thousandths += (min(upTo, memoryGB) - lower) * rate
      lower = upTo
    }
    return (thousandths * 1024 + 999) / 1000
  }
}
