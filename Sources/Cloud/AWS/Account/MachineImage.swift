import Kubernetes

/// An AMI.
public struct MachineImage: Equatable, Sendable {
  public var id: String
  public var name: String
  /// An account's id, or `amazon`.
  public var owner: String
  public var tags: [String: String]
  /// As `kubernetes.io/arch` names it.
  public var architecture: String
  public var createdAt: VirtualTime
  /// From then on it is used only where nothing else is found.
  public var deprecatedAt: VirtualTime?
  /// Set on the images that AWS makes for EKS, which aliases stand for.
  public var release: Release?

  public struct Release: Equatable, Sendable {
    public let family: AMIFamily
    public let version: String
    /// Kinds of machine it is for.
    public let variants: [Variant]
  }

  /// Which machines an image of EKS's is for.
  public enum Variant: String, Sendable {
    case standard, nvidia, neuron

    /// What a type's labels must be.
    var requirements: [NodeSelectorRequirement] {
      switch self {
      case .standard:
        [
          NodeSelectorRequirement(key: AWSLabel.instanceAcceleratorCount, operator: .doesNotExist),
          NodeSelectorRequirement(key: AWSLabel.instanceGPUCount, operator: .doesNotExist),
        ]
      case .nvidia: [NodeSelectorRequirement(key: AWSLabel.instanceGPUCount, operator: .exists)]
      case .neuron: [NodeSelectorRequirement(key: AWSLabel.instanceAcceleratorCount, operator: .exists)]
      }
    }
  }

  public init(
    id: String, name: String, owner: String, tags: [String: String] = [:], architecture: String,
    createdAt: VirtualTime, deprecatedAt: VirtualTime? = nil, release: Release? = nil
  ) {
    self.id = id
    self.name = name
    self.owner = owner
    self.tags = tags
    self.architecture = architecture
    self.createdAt = createdAt
    self.deprecatedAt = deprecatedAt
    self.release = release
  }
}

/// A version of EKS's images of one family: what `family@version` stands for. Version numbers and dates are a
/// model; the names are built as AWS builds them.
public struct EKSImageRelease: Equatable, Sendable {
  public static let kubernetesVersion = "1.35"

  public var family: AMIFamily
  /// As an alias writes it: `v20260107`.
  public var version: String
  public var publishedAt: VirtualTime

  public init(family: AMIFamily, version: String, publishedAt: VirtualTime) {
    self.family = family
    self.version = version
    self.publishedAt = publishedAt
  }

  private static let day = 86_400

  /// Two releases of each family, the later one week before the course begins.
  static let course: [EKSImageRelease] = [
    EKSImageRelease(family: .al2023, version: "v20251209", publishedAt: .seconds(-37 * day)),
    EKSImageRelease(family: .al2023, version: "v20260107", publishedAt: .seconds(-8 * day)),
    EKSImageRelease(family: .bottlerocket, version: "v1.51.0", publishedAt: .seconds(-37 * day)),
    EKSImageRelease(family: .bottlerocket, version: "v1.52.0", publishedAt: .seconds(-8 * day)),
    EKSImageRelease(family: .windows2022, version: "2026.01.07", publishedAt: .seconds(-8 * day)),
    EKSImageRelease(family: .windows2025, version: "2026.01.07", publishedAt: .seconds(-8 * day)),
  ]

  /// Its images: one for each architecture and kind of machine.
  public var images: [MachineImage] {
    switch family {
    case .al2023:
      [
        image("x86_64", [.standard]), image("x86_64", [.nvidia]), image("x86_64", [.neuron]),
        image("arm64", [.standard]), image("arm64", [.nvidia]),
      ]
    case .bottlerocket:
      [
        image("x86_64", [.standard, .neuron]), image("x86_64", [.nvidia]), image("arm64", [.standard]),
        image("arm64", [.nvidia]),
      ]
    case .windows2019, .windows2022, .windows2025: [image("x86_64", [])]
    case .al2, .custom: []
    }
  }

  private func image(_ architecture: String, _ variants: [MachineImage.Variant]) -> MachineImage {
    let variant = variants.first?.rawValue ?? ""
    let name =
      switch family {
      case .bottlerocket:
        "bottlerocket-aws-k8s-\(Self.kubernetesVersion)\(variant == "nvidia" ? "-nvidia" : "")-\(architecture)-\(version)"
      case .windows2019, .windows2022, .windows2025:
        "Windows_Server-\(family.rawValue.dropFirst(7))-English-Core-EKS_Optimized-\(Self.kubernetesVersion)-\(version)"
      case .al2023, .al2, .custom:
        "amazon-eks-node-al2023-\(architecture)-\(variant)-\(Self.kubernetesVersion)-\(version)"
      }
    return MachineImage(
      id: "ami-\(AWSAccount.identifier("image", name))", name: name, owner: "amazon",
      architecture: architecture == "arm64" ? "arm64" : "amd64", createdAt: publishedAt,
      release: MachineImage.Release(family: family, version: version, variants: variants))
  }
}
