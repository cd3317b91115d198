import Kubernetes

/// Azure as a cluster meets it, beside its machines: the region, and the images that AKS publishes.
public struct AzureCloud: Equatable, Sendable {
  public var region: AzureRegion
  /// The oldest first.
  public var imageReleases: [NodeImageRelease]

  public init(region: AzureRegion = .eastUS) {
    self.region = region
    imageReleases = ["ubuntu", "azurelinux"].flatMap { family in
      [("202512.10.0", -36), ("202601.07.0", -8)].map { version, day in
        NodeImageRelease(family: family, version: version, publishedAt: .seconds(day * 86_400))
      }
    }
  }

  /// Machines are named for their claims: `aks-default-2jf98`.
  static let machinePrefix = "aks-"
  /// Of the model's subscription.
  static let subscription = "6f1b0c5e-2b6e-4f43-9d6a-0c1a5b7e2026"

  static func providerID(of id: InstanceID, in zone: AvailabilityZone) -> String {
    let region = zone.name.prefix { $0 != "-" }
    return "azure:///subscriptions/\(subscription)/resourceGroups/\(nodeResourceGroup(in: String(region)))"
      + "/providers/Microsoft.Compute/virtualMachines/\(id)"
  }

  /// The group that AKS puts a cluster's machines into, as labels name it too.
  static func nodeResourceGroup(in region: String) -> String { "MC_aula_aula_\(region)" }

  static func subnetID(in region: String) -> String {
    "/subscriptions/\(subscription)/resourceGroups/\(nodeResourceGroup(in: region))"
      + "/providers/Microsoft.Network/virtualNetworks/aks-vnet-aula/subnets/aks-subnet"
  }
}

/// A region of Azure whose catalogue is known.
public enum AzureRegion: String, CaseIterable, Sendable {
  case eastUS = "eastus", brazilSouth = "brazilsouth"

  /// Three, as AKS labels them: `eastus-1`. Which building each is differs from subscription to subscription.
  public var zones: [AvailabilityZone] {
    (1...3).map { AvailabilityZone(name: "\(rawValue)-\($0)", id: "\(rawValue)-az\($0)") }
  }
}
