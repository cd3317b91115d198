import Controllers
import Kubernetes

/// Nodes on which memory runs short.
extension World {
  /// Whoever evicts the same workload's Pods so often does only again what was done before.
  private static let newsworthyEvictions = 5

  /// The kubelet's look at its node as a whole.
  mutating func relieve(_ name: NamespacedName) -> Reconciliation {
    guard let node = objects.nodes[name], !isSilent(node.nodeName) else { return .settled }
    let pods = objects.pods(on: node.nodeName).filter { $0.status.phase == .running }
    let usage = usage(of: pods)
    let consumers = pods.map { pod in
      NodePressureEviction.Consumer(
        pod, memory: usage[pod.name, default: []].reduce(0) { $0 + $1.memory })
    }
    var result = NodePressureEviction.reconcile(
      node, consumers, used: consumers.reduce(NodeWork.systemMemory) { $0 + $1.memory }, at: now)
    for case .controller(let step) in result.steps {
      guard case .evictedForMemory = step.change, let pod = objects.pods[step.object.name] else { continue }
      let workload = Self.workload(of: pod)
      memoryEvictions[workload] = (memoryEvictions[workload] ?? 0) + 1
    }
    if result.lookAgainAt == nil, pods.contains(where: isGrowing) {
      result.lookAgain(at: now + NodePressureEviction.period)
    }
    return asRecurring(result)
  }

  private func isGrowing(_ pod: Pod) -> Bool {
    pod.lastStart.map { now - $0 < ContainerUsage.growth } ?? false
  }

  private static func workload(of pod: Pod) -> UID { pod.metadata.controller?.uid ?? pod.metadata.uid }

  /// Has the kubelets look at the nodes of these Pods. Their looks at nodes have no namespace, those at Pods have one.
  mutating func watchMemory(ofNodesWith pods: [Pod]) {
    for pod in pods {
      guard let node = pod.spec.nodeName else { continue }
      let evictions = memoryEvictions[Self.workload(of: pod)] ?? 0
      enqueue(
        .kubelet, NamespacedName(namespace: "", name: node.text), at: now,
        isRecurring: evictions > Self.newsworthyEvictions ? true : nil)
    }
  }
}
