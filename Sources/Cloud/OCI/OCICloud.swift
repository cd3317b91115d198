import Kubernetes

/// OCI as a cluster meets it, beside its machines: the region, and the images that OKE publishes.
public struct OCICloud: Equatable, Sendable {
  public var region: OCIRegion
  /// The oldest first.
  public var imageReleases: [NodeImageRelease]

  public init(region: OCIRegion = .usAshburn1) {
    self.region = region
    imageReleases = [("2025.11.20-0", -40), ("2025.12.18-0", -12)].map { version, day in
      NodeImageRelease(family: "oraclelinux", version: version, publishedAt: .seconds(day * 86_400))
    }
  }

  /// Machines have OCIDs.
  static let machinePrefix = "ocid1.instance."
  /// Without it on the NodePool no preemptible machine is offered.
  public static let preemptibleTaint = "oci.oraclecloud.com/oke-is-preemptible"

  /// As OCIDs name it: `iad`.
  var regionKey: String { region == .usAshburn1 ? "iad" : "gru" }

  /// The offers that a NodePool with these taints gets: preemptible ones only with their own taint.
  public static func offered(_ types: [InstanceType], to taints: [Taint]) -> [InstanceType] {
    guard !taints.contains(where: { $0.key == preemptibleTaint && $0.effect == .noSchedule }) else {
      return types
    }
    return types.map { type in
      var type = type
      type.offerings.removeAll { $0.capacityType == .spot }
      return type
    }
  }
}

/// A region of OCI whose prices are known: they are the same in all.
public enum OCIRegion: String, CaseIterable, Sendable {
  case usAshburn1 = "us-ashburn-1", saSaoPaulo1 = "sa-saopaulo-1"

  /// Its availability domains, as OKE labels nodes: three in Ashburn, one in São Paulo.
  public var zones: [AvailabilityZone] {
    let names =
      switch self {
      case .usAshburn1: (1...3).map { "US-ASHBURN-AD-\($0)" }
      case .saSaoPaulo1: ["SA-SAOPAULO-1-AD-1"]
      }
    return names.map { AvailabilityZone(name: $0, id: "aula:\($0)") }
  }
}

/// Labels that the OCI provider gives a meaning to.
///
/// Source: oracle/karpenter-provider-oci `pkg/apis/v1beta1/labels.go`.
public enum OCILabel {
  public static let group = "oci.oraclecloud.com"
  public static let instanceShape = "\(group)/instance-shape"
  public static let flexShape = "\(group)/flex-shape"

  /// All that a Pod may ask for without its NodePool naming them.
  public static let wellKnown: Set<String> = [
    instanceShape, flexShape, "\(group)/gpu-shape", "\(group)/baremetal-shape", "\(group)/denseio-shape",
    "\(group)/fault-domain", "\(group)/capacity-reservation-id",
  ]
}

/// Annotations of the OCI provider.
enum OCIAnnotation {
  static let nodeClassHash = "oci.oraclecloud.com/nodeclass-hash"
  static let nodeClassHashVersion = "oci.oraclecloud.com/nodeclass-hash-version"
}
