/// What a catalogue query can ask of an instance type.
public enum CatalogueField: String, CaseIterable, Sendable {
  case name, family, category, size, arch, manufacturer, hypervisor, zone
  case generation, vcpu, memory, pods, gpu, nvme, network, ebs
  case price, spot, interruption

  /// Other words for them that people type.
  private static let synonyms: [String: CatalogueField] = [
    "type": .name, "instance-type": .name, "architecture": .arch, "cpu": .vcpu, "vcpus": .vcpu,
    "mem": .memory,
    "gpus": .gpu, "od": .price, "on-demand": .price, "ondemand": .price, "maxpods": .pods,
  ]

  public init?(word: String) {
    let word = word.lowercased()
    guard let field = CatalogueField(rawValue: word) ?? Self.synonyms[word] else { return nil }
    self = field
  }

  public enum Unit: Equatable, Sendable {
    case text, count
    /// Whole and half GiB without a suffix, or a quantity: `8`, `8Gi`, `512Mi`.
    case memory
    case gigabytes, megabitsPerSecond, usdPerHour
    /// 0 to 4, of the Spot Advisor.
    case bucket
  }

  public var unit: Unit {
    switch self {
    case .name, .family, .category, .size, .arch, .manufacturer, .hypervisor, .zone: .text
    case .generation, .vcpu, .pods, .gpu: .count
    case .memory: .memory
    case .nvme: .gigabytes
    case .network, .ebs: .megabitsPerSecond
    case .price, .spot: .usdPerHour
    case .interruption: .bucket
    }
  }
}
