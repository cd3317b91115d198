import Kubernetes

/// Terminates a machine of the cluster's that no NodeClaim stands for, and deletes its Node.
///
/// Source: karpenter-provider-aws `pkg/controllers/nodeclaim/garbagecollection`: every two minutes, machines older
/// than thirty seconds.
public enum InstanceGarbageCollection {
  private static let period = Duration.seconds(120)
  private static let minimumAge = Duration.seconds(30)

  /// - Parameters:
  ///   - node: the Node that has the machine's provider id.
  ///   - nodeName: what that Node is called, whether it is there or not.
  public static func reconcile(
    _ providerID: String, nodeName: NodeName, launchedAt: VirtualTime, node: Node?, at now: VirtualTime
  ) -> Reconciliation {
    let due = max(launchedAt + minimumAge, now).roundedUp(to: period)
    guard due <= now else { return Reconciliation(lookAgainAt: due) }
    var result = Reconciliation(cloudRequests: [.terminate(providerID: providerID)])
    if let node { result.writes.append(.delete(node.reference, gracePeriodSeconds: nil)) }
    let name = NamespacedName(namespace: "", name: nodeName.text)
    result.record(ObjectReference(kind: .node, name: name), .orphanedMachine(providerID: providerID))
    return result
  }
}
