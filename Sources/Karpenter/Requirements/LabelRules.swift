import Cloud
import Kubernetes

/// Which label keys Karpenter knows, renames or refuses.
///
/// Source: sigs.k8s.io/karpenter `pkg/apis/v1/labels.go` and the AWS provider's additions to it.
public enum LabelRules {
  /// Labels that any provider's nodes may carry without the NodePool naming them.
  public static let coreWellKnown: Set<String> = [
    WellKnown.nodePool, WellKnown.zone, WellKnown.region, WellKnown.instanceType, WellKnown.arch,
    WellKnown.os, WellKnown.capacityType, WellKnown.windowsBuild,
  ]

  /// Karpenter's own and the AWS provider's.
  public static let wellKnown: Set<String> = coreWellKnown.union(awsWellKnown)

  /// Karpenter's own and those of a cluster's provider.
  public static func wellKnown(of provider: CloudProvider) -> Set<String> {
    switch provider {
    case .aws: wellKnown
    case .azure: coreWellKnown.union(AzureLabel.wellKnown)
    case .oci: coreWellKnown.union(OCILabel.wellKnown)
    }
  }

  /// Those of any provider: what no machine is given because a NodePool asks for it.
  static let wellKnownAnywhere = CloudProvider.allCases.reduce(into: Set<String>()) {
    $0.formUnion(wellKnown(of: $1))
  }

  /// `wellKnown`, ascending.
  public static let sortedWellKnown = wellKnown.sorted()

  private static let awsWellKnown = Set(
    [
      "capacity-reservation-id", "capacity-reservation-type", "capacity-reservation-interruptible",
      "instance-hypervisor", "instance-encryption-in-transit-supported", "nitro-sandbox",
      "instance-category", "instance-capability-flex", "instance-family", "instance-generation",
      "instance-size", "instance-local-nvme", "instance-cpu", "instance-cpu-manufacturer",
      "instance-cpu-sustained-clock-speed-mhz", "instance-memory", "instance-ebs-bandwidth",
      "instance-network-bandwidth", "instance-gpu-name", "instance-gpu-manufacturer", "instance-gpu-count",
      "instance-gpu-memory", "instance-accelerator-name", "instance-accelerator-manufacturer",
      "instance-accelerator-count", "instance-tenancy", "placement-group-id", "placement-group-partition",
    ].map { "karpenter.k8s.aws/" + $0 } + [WellKnown.zoneID])

  /// Domains whose labels only Karpenter may set, ascending; well-known labels of them are excepted.
  public static let restrictedDomains = ["karpenter.k8s.aws", "karpenter.sh"]
  private static let domainsOfOthers = [AzureLabel.group, OCILabel.group]

  /// The current name of a label: older aliases are replaced.
  public static func normalized(_ key: String) -> String { aliases[key] ?? key }

  private static let aliases = [
    "failure-domain.beta.kubernetes.io/zone": WellKnown.zone,
    "failure-domain.beta.kubernetes.io/region": WellKnown.region,
    "beta.kubernetes.io/arch": WellKnown.arch,
    "beta.kubernetes.io/os": WellKnown.os,
    "beta.kubernetes.io/instance-type": WellKnown.instanceType,
    "topology.ebs.csi.aws.com/zone": WellKnown.zone,
  ]

  /// The older names that nodes bear besides, each with the current one.
  public static let olderNames = aliases.filter { $0.key.contains("beta.kubernetes.io/") }

  /// A label's current name and its older ones.
  static func names(of key: String) -> [String] {
    [key] + aliases.filter { $0.value == key }.map(\.key).sorted()
  }

  /// Whether nobody but Karpenter may ask for or set the label.
  public static func isRestricted(_ key: String) -> Bool {
    guard !wellKnownAnywhere.contains(key) else { return false }
    if key == WellKnown.hostname { return true }
    guard let slash = key.firstIndex(of: "/") else { return false }
    let domain = key[..<slash]
    return (restrictedDomains + domainsOfOthers).contains { domain == $0 || domain.hasSuffix("." + $0) }
  }

  /// The values that a label can have at all; nil when any will do.
  public static let knownValues: [String: [String]] = [
    WellKnown.capacityType: ["on-demand", "reserved", "spot"],
    "karpenter.k8s.aws/instance-tenancy": ["dedicated", "default"],
  ]

  /// The known key that an unknown one may be a misspelling of: it contains the whole of it, or ends with
  /// what follows its slash. First among the well-known, then among the others, each ascending.
  static func nearest(to key: String, among wellKnown: Set<String>, then others: [String]) -> String? {
    let suffix = key.firstIndex(of: "/").map { String(key[key.index(after: $0)...]) } ?? key
    func resembles(_ known: String) -> Bool { known.holds(key) || known.hasSuffix(suffix) }
    return wellKnown.sorted().first(where: resembles) ?? others.first(where: resembles)
  }
}

extension String {
  /// Whether the text occurs in it; the empty text always does.
  func holds(_ text: String) -> Bool {
    let bytes = Array(utf8)
    let sought = Array(text.utf8)
    guard sought.count <= bytes.count else { return false }
    return (0...(bytes.count - sought.count)).contains { bytes[$0...].starts(with: sought) }
  }
}
