/// Default and allowed requests and limits in a namespace.
public struct LimitRange: KubernetesObject {
  public static let kind = Kind.limitRange

  public struct Item: Equatable, Sendable {
    public enum Scope: String, CaseIterable, Sendable {
      case container = "Container", pod = "Pod", claim = "PersistentVolumeClaim"
    }

    public var type = Scope.container
    public var max = ResourceList()
    public var min = ResourceList()
    /// Limits for whoever gives none.
    public var `default` = ResourceList()
    public var defaultRequest = ResourceList()
    public var maxLimitRequestRatio = ResourceList()

    public init() {}
  }

  public var metadata = ObjectMeta()
  public var limits: [Item] = []

  public init() {}
}
