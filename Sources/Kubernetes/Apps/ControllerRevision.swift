/// A template that a StatefulSet or DaemonSet had: what `rollout undo` goes back to.
public struct ControllerRevision: KubernetesObject {
  public static let kind = Kind.controllerRevision

  public var metadata = ObjectMeta()
  /// Counted from 1; a template that is taken up again gets the next number.
  public var revision = 0
  public var template = PodTemplate()

  public init() {}
}

extension Kind {
  public static let controllerRevision = Kind(
    group: "apps", version: "v1", name: "ControllerRevision", plural: "controllerrevisions",
    isNamespaced: true)
}
