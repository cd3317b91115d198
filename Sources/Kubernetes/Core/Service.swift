public struct Service: KubernetesObject {
  public static let kind = Kind.service

  public enum ServiceType: String, CaseIterable, Sendable {
    case clusterIP = "ClusterIP", nodePort = "NodePort", loadBalancer = "LoadBalancer", externalName =
      "ExternalName"
  }

  public struct Port: Equatable, Sendable {
    public var name = ""
    public var port = 0
    public var targetPort: IntOrString?
    public var nodePort = 0
    public var `protocol` = ContainerPort.PortProtocol.tcp
    public var inert: InertFields = [:]

    public init() {}
  }

  public var metadata = ObjectMeta()
  public var type = ServiceType.clusterIP
  /// Empty selects no Pods.
  public var selector: Labels = [:]
  public var ports: [Port] = []
  public var clusterIP = ""
  public var inert: InertFields = [:]

  public init() {}
}
