import Kubernetes

/// Keeps one Pod of a DaemonSet on every node that should have one.
///
/// Whether a Pod fits by its requests is no question here: it is made and stays Pending.
///
/// Source: k8s.io/kubernetes `pkg/controller/daemon`.
public enum DaemonSetController {
  static let revisionHash = "controller-revision-hash"
  static let templateGeneration = "pod-template-generation"
  private static let templateGenerationAnnotation = "deprecated.daemonset.template.generation"

  /// - Parameters:
  ///   - pods: the DaemonSet's own, and any without a controller in its namespace.
  ///   - revisions: templates kept in the DaemonSet's namespace.
  public static func reconcile(
    _ daemonSet: DaemonSet, nodes: [Node], pods: [Pod], revisions: [ControllerRevision], at now: VirtualTime
  ) -> Reconciliation {
    let claim = OwnershipClaim(
      of: daemonSet, selector: daemonSet.selector, among: pods, mayAdopt: \.isActive)
    let live = claim.claimed.compactMap { $0.metadata.labels[revisionHash] }
      .map { "\(daemonSet.metadata.name)-\($0)" }
    let history = RevisionHistory(
      of: daemonSet, template: daemonSet.template, among: revisions, live: Set(live),
      limit: daemonSet.revisionHistoryLimit)
    var pass = DaemonSetPass(
      daemonSet, nodes: nodes, pods: claim.claimed,
      revision: history.update.metadata.labels[revisionHash] ?? "", at: now)
    pass.result = claim.changes
    pass.result.writes += history.writes
    if !daemonSet.metadata.isBeingDeleted {
      pass.placePods()
      pass.replaceOldPods()
    }
    pass.renewStatus()
    return pass.result
  }

  /// The Pod that the DaemonSet has, or would have, on a node: pinned to it by name, tolerating what a daemon
  /// must. The scheduler binds it.
  public static func daemonPod(for daemonSet: DaemonSet, on node: Node) -> Pod {
    daemonPod(for: daemonSet, on: node.metadata.name, revision: StableHash.nameSuffix(of: daemonSet.template))
  }

  static func daemonPod(for daemonSet: DaemonSet, on node: String, revision: String) -> Pod {
    var pod = Pod(from: daemonSet.template, of: daemonSet)
    pod.metadata.labels[revisionHash] = revision
    pod.metadata.labels[templateGeneration] =
      daemonSet.metadata.annotations[templateGenerationAnnotation] ?? "1"
    pod.spec.tolerations = DaemonSetEligibility.tolerations(of: pod.spec)
    var affinity = pod.spec.affinity ?? Affinity()
    var nodeAffinity = affinity.nodeAffinity ?? NodeAffinity()
    nodeAffinity.required = [
      NodeSelectorTerm(matchFields: [
        NodeSelectorRequirement(key: "metadata.name", operator: .isIn, values: [node])
      ])
    ]
    affinity.nodeAffinity = nodeAffinity
    pod.spec.affinity = affinity
    return pod
  }
}

extension Pod {
  /// The node a daemon Pod is bound to or meant for.
  var targetNode: NodeName? {
    if let nodeName = spec.nodeName { return nodeName }
    for term in spec.affinity?.nodeAffinity?.required ?? [] {
      for field in term.matchFields where field.key == "metadata.name" && field.operator == .isIn {
        if let name = field.values.first { return NodeName(name) }
      }
    }
    return nil
  }
}
