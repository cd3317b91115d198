import Kubernetes

/// A snapshot's machines and Pods as Karpenter keeps them, ready for one or many simulations.
///
/// Source: sigs.k8s.io/karpenter `pkg/controllers/state/cluster.go`.
public struct ClusterState: Sendable {
  /// Every machine, by name: of Nodes, and of claims whose machine is launched and has not joined.
  public let nodes: [StateNode]
  /// Every Pod bound to a node, finished ones included, by name.
  let boundPods: [Pod]
  let nodesByName: [NodeName: Node]

  public init(_ snapshot: ProvisioningSnapshot) {
    let boundPods = snapshot.pods.filter(\.isBound).sorted { $0.name < $1.name }
    self.boundPods = boundPods
    nodesByName = Dictionary(snapshot.nodes.map { ($0.nodeName, $0) }) { first, _ in first }
    var podsByNode: [NodeName: [Pod]] = [:]
    for pod in boundPods where !pod.isFinished {
      if let name = pod.spec.nodeName { podsByNode[name, default: []].append(pod) }
    }
    let claims = snapshot.nodeClaims.filter { !$0.status.providerID.isEmpty }
    var claimsByMachine = Dictionary(claims.map { ($0.status.providerID, $0) }) { first, _ in first }
    var nodes: [StateNode] = []
    for node in snapshot.nodes {
      guard let machine = Self.machine(of: node) else { continue }
      let claim = claimsByMachine.removeValue(forKey: machine)
      nodes.append(
        StateNode(
          node: node, nodeClaim: claim, pods: podsByNode[node.nodeName] ?? [],
          isMarkedForDeletion: claim.map { snapshot.markedForDeletion.contains($0.nodeClaimName) } ?? false))
    }
    for claim in claimsByMachine.values {
      nodes.append(
        StateNode(
          node: nil, nodeClaim: claim, pods: [],
          isMarkedForDeletion: snapshot.markedForDeletion.contains(claim.nodeClaimName)))
    }
    self.nodes = nodes.sorted { $0.name < $1.name }
  }

  /// What identifies the machine of a Node; nil while Karpenter waits for the Node to say more of itself.
  private static func machine(of node: Node) -> String? {
    let labels = node.metadata.labels
    let isManaged = !(labels[WellKnown.nodePool] ?? "").isEmpty
    if isManaged, (labels[WellKnown.instanceType] ?? "").isEmpty,
      (labels[WellKnown.nodeInitialized] ?? "").isEmpty
    {
      return nil
    }
    guard node.spec.providerID.isEmpty else { return node.spec.providerID }
    return isManaged ? nil : node.metadata.name
  }

  /// What the NodePool's machines come to, those going away left out.
  public func usage(of nodePool: NodePoolName) -> ResourceList {
    var usage = ResourceList()
    for node in nodes where node.nodePoolName == nodePool && !node.isMarkedForDeletion {
      usage.add(node.capacity)
    }
    return usage
  }
}

extension Pod {
  /// Whether it would have to go elsewhere now, were its node taken away: not while it is protected, nor when a
  /// budget holds it for ever.
  func isReschedulable(within limits: EvictionLimits, at now: VirtualTime) -> Bool {
    isReschedulable && !(isActive && isDoNotDisruptActive(at: now)) && !limits.fullyBlock(self, at: now)
  }
}
