import Kubernetes

/// The kubelet's own words on a node that runs out of memory.
extension UpstreamText {
  static let insufficientMemory = "kubelet has insufficient memory available"
  static let sufficientMemory = "kubelet has sufficient memory available"
  static let reclaimingMemory = "Attempting to reclaim memory"

  static func nodeStatusIsNow(_ node: Node, _ status: String) -> String {
    "Node \(node.metadata.name) status is now: \(status)"
  }

  static func evictedForMemory(
    threshold: Quantity, available: Int, _ pod: Pod, using used: Int, request: Int
  ) -> String {
    let name = pod.spec.containers.first?.name ?? ""
    return "The node was low on resource: memory. Threshold quantity: \(threshold), "
      + "available: \(available >> 10)Ki. Container \(name) was using \(used >> 10)Ki, "
      + "request is \(Quantity(bytes: request)), has larger consumption of memory. "
  }
}
