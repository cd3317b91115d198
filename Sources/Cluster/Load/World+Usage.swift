import Controllers
import Kubernetes

/// What containers and nodes use at this instant.
extension World {
  /// What the Metrics Server knows of these Pods' containers: those that have run for long enough.
  func measuredUsage(of pods: [Pod]) -> [PodName: [ContainerUsage]] {
    let measured = pods.filter { $0.measured.map { $0 <= now } ?? false }
    return usage(of: measured)
  }

  func usage(of pods: [Pod]) -> [PodName: [ContainerUsage]] {
    let works = works(onNodesOf: pods)
    var usage: [PodName: [ContainerUsage]] = [:]
    for pod in pods { usage[pod.name] = ContainerUsage.of(pod, doing: works[pod.name], at: now) }
    return usage
  }

  /// What a node's Pods and its own services use together.
  public func usage(of node: Node) -> (cpu: Quantity, memory: Quantity) {
    let pods = objects.pods(on: node.nodeName).filter { $0.status.phase == .running }
    var (cpu, memory) = (NodeWork.systemCPU, NodeWork.systemMemory)
    for container in usage(of: pods).values.joined() {
      cpu += container.cpu
      memory += container.memory
    }
    return (Quantity(milli: cpu), Quantity(bytes: memory))
  }

  /// `metrics.k8s.io` as `kubectl top` reads it; by Pod, of a namespace or of all.
  public func podMetrics(in namespace: String?) -> MetricsAPIs.ResourceMetrics {
    let pods = namespace.map { objects.all(Pod.self, in: $0) } ?? objects.pods.values
    return resourceMetrics(of: pods)
  }

  func resourceMetrics(of pods: [Pod]) -> MetricsAPIs.ResourceMetrics {
    switch state(of: .metricsServer) {
    case .absent: .notRegistered
    case .down: .unavailable
    case .runs: .served(measuredUsage(of: pods))
    }
  }
}

extension Pod {
  /// The Metrics Server has scraped a container twice when it has run for so long.
  private static let twoScrapes = Duration.seconds(30)

  /// When the Metrics Server first knows of it; nil while a container does not run.
  var measured: VirtualTime? {
    guard status.phase == .running, let started = lastStart else { return nil }
    return started + Self.twoScrapes
  }

  /// When the last of its containers started; nil while one does not run.
  var lastStart: VirtualTime? {
    var last: VirtualTime?
    for container in status.containerStatuses {
      guard case .running(let since) = container.state else { return nil }
      last = max(last ?? since, since)
    }
    return last
  }
}
