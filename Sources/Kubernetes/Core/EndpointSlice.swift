/// Addresses behind a Service, and which of them answer.
public struct EndpointSlice: KubernetesObject {
  public static let kind = Kind.endpointSlice
  /// The label that names the Service.
  public static let serviceNameLabel = "kubernetes.io/service-name"

  public struct Endpoint: Equatable, Sendable {
    public var addresses: [String] = []
    /// Traffic goes to it.
    public var isReady = false
    /// It answers, though it may be on its way out.
    public var isServing = false
    public var isTerminating = false
    public var nodeName: NodeName?
    public var zone: String?
    /// The Pod at the address.
    public var target: NamespacedName?
    public var targetUID = UID("")

    public init() {}
  }

  public struct Port: Equatable, Sendable {
    public var name = ""
    public var port: Int?
    public var `protocol` = ContainerPort.PortProtocol.tcp

    public init() {}
  }

  public var metadata = ObjectMeta()
  public var addressType = "IPv4"
  public var endpoints: [Endpoint] = []
  public var ports: [Port] = []

  public init() {}
}

extension Kind {
  public static let endpointSlice = Kind(
    group: "discovery.k8s.io", version: "v1", name: "EndpointSlice", plural: "endpointslices",
    isNamespaced: true)
}
