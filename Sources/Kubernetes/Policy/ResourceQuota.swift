/// What a namespace may use in all.
public struct ResourceQuota: KubernetesObject {
  public static let kind = Kind.resourceQuota

  public var metadata = ObjectMeta()
  /// By names such as `pods`, `requests.cpu`, `limits.memory`, `count/deployments.apps`.
  public var hard = ResourceList()
  public var used = ResourceList()
  public var inert: InertFields = [:]

  public init() {}
}
