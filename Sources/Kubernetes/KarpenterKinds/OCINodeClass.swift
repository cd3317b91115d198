/// What Karpenter's OCI provider needs to launch a machine: the sizes of flexible shapes, image, boot volume, subnet.
public struct OCINodeClass: KubernetesObject {
  public static let kind = Kind.ociNodeClass

  public var metadata = ObjectMeta()
  public var spec = Spec()
  public var status = Status()

  public init() {}

  public struct Spec: Equatable, Sendable {
    /// The sizes in which flexible shapes are offered; without any, only fixed shapes are.
    public var shapeConfigs: [ShapeConfig] = []
    public var bootVolume = BootVolume()
    public var subnet = Subnet()
    public var kubelet = Kubelet()
    public var freeformTags: [String: String] = [:]
    public var inert: InertFields = [:]

    public init() {}
  }

  public struct ShapeConfig: Equatable, Sendable {
    /// Whole OCPUs, 1 or more.
    public var ocpus: Int?
    /// Nil is the shape's own ratio.
    public var memoryInGbs: Int?
    /// `BASELINE_1_1` is not burstable.
    public var baselineOcpuUtilization: String?

    public init() {}
  }

  public struct BootVolume: Equatable, Sendable {
    public var imageType: String?
    public var imageID: String?
    public var imageFilter: ImageFilter?
    public var sizeInGBs: Int?
    public var inert: InertFields = [:]

    public init() {}
  }

  public struct ImageFilter: Equatable, Sendable {
    /// `Oracle Linux`
    public var osFilter = ""
    /// `8`
    public var osVersionFilter = ""
    public var inert: InertFields = [:]

    public init() {}
  }

  public struct Subnet: Equatable, Sendable {
    public var subnetID: String?
    public var inert: InertFields = [:]

    public init() {}
  }

  public struct Kubelet: Equatable, Sendable {
    public var maxPods: Int?
    public var podsPerCore: Int?
    public var systemReserved: [String: String] = [:]
    public var kubeReserved: [String: String] = [:]
    public var inert: InertFields = [:]

    public init() {}
  }

  public struct Status: Equatable, Sendable {
    public var images: [Image] = []
    public var conditions: [Condition] = []

    public init() {}
  }

  public struct Image: Equatable, Sendable {
    public var id = ""
    public var displayName = ""

    public init() {}
  }
}
