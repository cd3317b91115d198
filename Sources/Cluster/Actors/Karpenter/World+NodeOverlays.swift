import Cloud
import Controllers
import Karpenter
import Kubernetes

/// Overlays at work: looked at all together, since what one says depends on the others.
extension World {
  private static let overlaysKey = NamespacedName(namespace: "", name: "all")

  /// Has the overlays looked at again, since one of them, a NodePool or a NodeClass has changed.
  mutating func considerOverlays() {
    guard !objects.nodeOverlays.isEmpty || overlays != NodeOverlays() else { return }
    enqueue(.nodeOverlayController, Self.overlaysKey)
  }

  mutating func evaluateOverlays() {
    guard isKarpenterRunning else { return }
    let before = overlays
    overlays = options.karpenter.featureGates[.nodeOverlay] ? evaluatedOverlays() : NodeOverlays()
    let outcomes = Dictionary(before.evaluations.map { ($0.overlay, $0.outcome) }) { first, _ in first }
    let looking = cause
    for evaluation in overlays.evaluations {
      let name = NamespacedName(namespace: "", name: evaluation.overlay)
      guard let overlay = objects.nodeOverlays[name] else { continue }
      cause = looking
      carryOut(
        NodeOverlayController.reconcile(
          overlay, outcome: evaluation.outcome, before: outcomes[evaluation.overlay], at: now),
        by: .nodeOverlayController, on: name)
    }
    guard overlays != before else { return }
    considerDisruption()
    retryProvisioning()
  }

  private mutating func evaluatedOverlays() -> NodeOverlays {
    var pools: [NodeOverlays.Pool] = []
    for nodePool in objects.nodePools.values {
      let template = nodePool.template.spec
      guard let nodeClass = objects.nodeClass(template.nodeClassRef) else { continue }
      pools.append(NodeOverlays.Pool(nodePool, types: currentTypes(of: nodeClass, taints: template.taints)))
    }
    return NodeOverlays(objects.nodeOverlays.values, pools: pools)
  }

  /// What a NodeClass offers at this moment, as a NodePool's launches and decisions see it.
  mutating func currentTypes(of nodeClass: NodeClass, for nodePool: NodePoolName?, taints: [Taint])
    -> [InstanceType]
  {
    let types = currentTypes(of: nodeClass, taints: taints)
    return nodePool.map { overlays.applied(to: types, of: $0) } ?? types
  }
}
