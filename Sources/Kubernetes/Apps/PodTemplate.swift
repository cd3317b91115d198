/// Of what a workload makes its Pods.
public struct PodTemplate: Equatable, Sendable {
  public var metadata = ObjectMeta()
  public var spec = PodSpec()

  public init() {}
}
