import Controllers
import Kubernetes

/// What happens on nodes and to them, apart from Karpenter.
extension World {
  mutating func runOnNode(_ name: NamespacedName) -> Reconciliation {
    guard !name.namespace.isEmpty else { return relieve(name) }
    guard let pod = objects.pods[name], let node = pod.spec.nodeName.flatMap({ objects.node($0) }),
      !isSilent(node.nodeName)
    else { return .settled }
    let answer = Kubelet.reconcile(
      pod, on: node, address: address(for: pod, on: node), timings: timings(of: pod), at: now)
    return withFailedStart(of: pod, answer)
  }

  /// How the Pod's life goes here: its programs, images and volumes.
  private func timings(of pod: Pod) -> PodTimings {
    var timings = options.podTimings
    timings.exits = ContainerProgram.exits(of: pod)
    for container in pod.spec.initContainers + pod.spec.containers {
      timings.imageErrors[container.image] = ImageRegistry.error(for: container.image)
    }
    if let warmUp = pod.metadata.annotations[ContainerProgram.startsIn].flatMap({ Duration(go: $0) }) {
      timings.warmUp = warmUp
    }
    timings.volumes = volumesState(of: pod)
    if let (container, kill) = memoryKill(of: pod),
      timings.exits[container].map({ kill.after < $0.after }) ?? true
    {
      timings.exits[container] = kill
    }
    if startFault(of: pod) != nil, let container = pod.spec.containers.first {
      timings.exits[container.name] = PodTimings.Exit(after: .zero, exitCode: 1)
    }
    return timings
  }

  /// When the kernel kills the Pod's working container, because it wants more memory than its limit.
  private func memoryKill(of pod: Pod) -> (container: String, PodTimings.Exit)? {
    guard let container = pod.spec.containers.first, container.resources.limits[.memory] != nil,
      let status = pod.status.containerStatuses.first(where: { $0.name == container.name })
    else { return nil }
    let age: Duration = if case .running(let since) = status.state { now - since } else { .zero }
    let work = loads.first == nil ? nil : works(onNodesOf: [pod])[pod.name]
    guard let end = MemoryGrowth(of: container, in: pod, doing: work).killedAfter else { return nil }
    return (container.name, PodTimings.Exit(after: max(end, age), exitCode: 137, reason: "OOMKilled"))
  }

  mutating func reconcileTaintEviction(_ name: NamespacedName) -> Reconciliation {
    guard let pod = objects.pods[name], let node = pod.spec.nodeName.flatMap({ objects.node($0) }) else {
      evictionTimers[name] = nil
      return .settled
    }
    let result = TaintEvictionController.reconcile(pod, on: node, timer: evictionTimers[name], at: now)
    evictionTimers[name] = result.timer
    return result.reconciliation
  }

  func reconcileNodeLifecycle(_ name: NamespacedName) -> Reconciliation {
    guard let node = objects.nodes[name] else { return .settled }
    return NodeLifecycleController.reconcile(
      node, lastHeartbeat: lastHeartbeat(of: node.nodeName), pods: objects.pods(on: node.nodeName),
      zones: ZoneHealth(objects.nodes.mapValues(NodeHealth.init)),
      at: now)
  }
}
