public struct Namespace: KubernetesObject {
  public static let kind = Kind.namespace

  public enum Phase: String, CaseIterable, Sendable { case active = "Active", terminating = "Terminating" }

  public var metadata = ObjectMeta()
  public var phase = Phase.active
  public var inert: InertFields = [:]

  public init() {}
}

public struct ServiceAccount: KubernetesObject {
  public static let kind = Kind.serviceAccount

  public var metadata = ObjectMeta()
  public var inert: InertFields = [:]

  public init() {}
}

public struct ConfigMap: KubernetesObject {
  public static let kind = Kind.configMap

  public var metadata = ObjectMeta()
  public var data: [String: String] = [:]
  public var binaryData: [String: String] = [:]
  public var isImmutable = false

  public init() {}
}
