/// What a namespace may use in all.
public struct ResourceQuota: KubernetesObject {
  public static let kind = Kind.resourceQuota

  public var metadata = ObjectMeta()
  /// By names such as `pods`, `requests.cpu`, `limits.memory`, `count/deployments.apps`.
  public var hard = ResourceList()
  /// What of it counts by now, as its controller last wrote it: the limits and what is used of them.
  public var enforced = ResourceList()
  public var used = ResourceList()
  public var inert: InertFields = [:]

  public init() {}
}
