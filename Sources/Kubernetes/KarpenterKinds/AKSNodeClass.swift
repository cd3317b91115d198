/// What Karpenter's Azure provider needs to launch a machine: image family, disk, subnet.
public struct AKSNodeClass: KubernetesObject {
  public static let kind = Kind.aksNodeClass

  public var metadata = ObjectMeta()
  public var spec = Spec()
  public var status = Status()

  public init() {}

  public struct Spec: Equatable, Sendable {
    /// `/subscriptions/…/subnets/NAME`; nil is the cluster's own.
    public var vnetSubnetID: String?
    public var osDiskSizeGB = 128
    public var imageFamily = "Ubuntu"
    public var fipsMode: String?
    public var tags: [String: String] = [:]
    public var maxPods: Int?
    public var inert: InertFields = [:]

    public init() {}
  }

  public struct Status: Equatable, Sendable {
    public var images: [Image] = []
    public var kubernetesVersion: String?
    public var conditions: [Condition] = []

    public init() {}
  }

  public struct Image: Equatable, Sendable {
    public var id = ""
    public var requirements: [NodeSelectorRequirement] = []

    public init() {}
  }
}
