import Kubernetes

/// The operating system of an AMI, which decides how much of a machine the kubelet keeps for itself.
///
/// Source: aws/karpenter-provider-aws `pkg/providers/amifamily`.
public enum AMIFamily: String, CaseIterable, Sendable {
  case al2 = "AL2", al2023 = "AL2023", bottlerocket = "Bottlerocket", custom = "Custom"
  case windows2019 = "Windows2019", windows2022 = "Windows2022", windows2025 = "Windows2025"

  /// The family of a NodeClass: what it says, else that of its alias, else `Custom`.
  public init(of nodeClass: EC2NodeClass) {
    let alias = nodeClass.spec.amiSelectorTerms.lazy.compactMap(\.alias).first.map(AMIAlias.init)
    self = nodeClass.spec.amiFamily.flatMap(AMIFamily.init(rawValue:)) ?? alias?.family ?? .custom
  }

  public var isWindows: Bool { windowsBuild != nil }

  /// The value of `node.kubernetes.io/windows-build`; nil on Linux.
  public var windowsBuild: String? {
    switch self {
    case .windows2019: "10.0.17763"
    case .windows2022: "10.0.20348"
    case .windows2025: "10.0.26100"
    case .al2, .al2023, .bottlerocket, .custom: nil
    }
  }

  /// Whether network interfaces bound the number of Pods; without them it is 110.
  var limitsPodsByInterfaces: Bool { !isWindows }

  /// Whether the memory reserve counts the Pods that the interfaces allow, whatever `maxPods` says.
  var reservesMemoryByInterfaces: Bool { !isWindows && self != .bottlerocket }

  var honoursPodsPerCore: Bool { self != .bottlerocket }

  /// The device that holds `ephemeral-storage`; nil where only the AMI knows.
  var ephemeralDevice: String? {
    switch self {
    case .al2, .al2023: "/dev/xvda"
    case .bottlerocket: "/dev/xvdb"
    case .windows2019, .windows2022, .windows2025: "/dev/sda1"
    case .custom: nil
    }
  }

  var defaultEphemeralStorage: Quantity {
    Quantity((isWindows ? 50 : 20) << 30, format: .binarySI)
  }
}

/// `al2023@latest`, `bottlerocket@v1.20.0`: a family's own images, newest or of one version.
public struct AMIAlias: Equatable, Sendable {
  /// Nil when there is no family of that name.
  public let family: AMIFamily?
  /// `latest`, or the version as written.
  public let version: String

  public init(_ text: String) {
    let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    let name = parts.first.map { $0.lowercased() } ?? ""
    family = AMIFamily.allCases.first { $0 != .custom && $0.rawValue.lowercased() == name }
    version = parts.count == 2 ? String(parts[1]) : ""
  }
}
