/// The operating system that a machine boots, as its kubelet reports it. Kernels are a model.
public struct NodeSystem: Equatable, Sendable {
  public let operatingSystem: String
  public let osImage: String
  public let kernelVersion: String

  init(operatingSystem: String, osImage: String, kernelVersion: String) {
    self.operatingSystem = operatingSystem
    self.osImage = osImage
    self.kernelVersion = kernelVersion
  }

  /// - Parameters:
  ///   - image: nil for one that the account no longer knows.
  ///   - architecture: as `kubernetes.io/arch` names it.
  public init(_ image: MachineImage?, architecture: String) {
    let release = image?.release
    let version = String((release?.version ?? "").drop { $0 == "v" })
    switch release?.family {
    case .bottlerocket:
      operatingSystem = "linux"
      osImage = "Bottlerocket OS \(version) (aws-k8s-\(EKSImageRelease.kubernetesVersion))"
      kernelVersion = "6.12.58"
    case .windows2019, .windows2022, .windows2025:
      operatingSystem = "windows"
      osImage = "Windows Server \(release?.family.rawValue.dropFirst("Windows".count) ?? "") Datacenter"
      kernelVersion = release?.family.windowsBuild ?? ""
    case .al2023, .al2, .custom, nil:
      operatingSystem = "linux"
      osImage = "Amazon Linux 2023" + (version.isEmpty ? "" : ".10.\(version)")
      kernelVersion = "6.12.58-82.121.amzn2023.\(architecture == "arm64" ? "aarch64" : "x86_64")"
    }
  }
}
