/// What a component reports of an object, as `kubectl get events` lists it.
public struct Event: KubernetesObject {
  public static let kind = Kind.event

  public enum EventType: String, CaseIterable, Sendable { case normal = "Normal", warning = "Warning" }

  public var metadata = ObjectMeta()
  public var involvedObject = ObjectReference(kind: .pod, name: NamespacedName(namespace: "", name: ""))
  public var type = EventType.normal
  public var reason = ""
  public var message = ""
  /// The component that reports: `default-scheduler`, `karpenter`.
  public var source = ""
  public var firstTimestamp: VirtualTime?
  public var lastTimestamp: VirtualTime?
  public var count = 1

  public init() {}
}
