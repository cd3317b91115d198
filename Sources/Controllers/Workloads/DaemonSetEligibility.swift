import Kubernetes

/// Whether nodes should have a Pod of a DaemonSet, and whether one that is there may stay.
///
/// An untolerated `NoSchedule` taint only keeps new Pods off; `NoExecute` drives present ones away too.
///
/// Source: k8s.io/kubernetes `pkg/controller/daemon`, `NodeShouldRunDaemonPod`.
public struct DaemonSetEligibility {
  private let spec: PodSpec
  private let tolerations: [Toleration]

  public init(of daemonSet: DaemonSet) {
    spec = daemonSet.template.spec
    tolerations = Self.tolerations(of: spec)
  }

  func of(_ node: Node) -> (run: Bool, keep: Bool) {
    if let pinned = spec.nodeName, pinned != node.nodeName { return (false, false) }
    guard spec.selects(labels: node.metadata.labels, nodeName: node.metadata.name) else {
      return (false, false)
    }
    var (run, keep) = (true, true)
    for taint in node.spec.taints where taint.effect.keepsPodsOff && !tolerations.tolerate(taint) {
      run = false
      if taint.effect == .noExecute { keep = false }
    }
    return (run, keep)
  }

  /// Whether a node that has changed, come or gone concerns the DaemonSet.
  public func differs(_ before: Node?, _ after: Node?) -> Bool {
    let (one, other) = (before.map(of), after.map(of))
    return one?.run != other?.run || one?.keep != other?.keep
  }

  /// The Pods' own tolerations and those that the controller adds.
  static func tolerations(of spec: PodSpec) -> [Toleration] {
    var added: [(String, Taint.Effect)] = [
      (WellKnown.notReady, .noExecute), (WellKnown.unreachable, .noExecute),
      ("node.kubernetes.io/disk-pressure", .noSchedule),
      ("node.kubernetes.io/memory-pressure", .noSchedule),
      ("node.kubernetes.io/pid-pressure", .noSchedule), (WellKnown.unschedulable, .noSchedule),
    ]
    if spec.hostNetwork { added.append(("node.kubernetes.io/network-unavailable", .noSchedule)) }
    let new = added.map { Toleration(key: $0.0, operator: .exists, effect: $0.1) }
    return spec.tolerations + new.filter { !spec.tolerations.contains($0) }
  }
}
