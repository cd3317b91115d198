import Kubernetes

/// Which Pods serve a Service now.
///
/// Source: k8s.io/endpointslice `reconciler.go`.
public struct ServiceEndpoints: Equatable, Sendable {
  /// Ready and not on their way out: traffic goes to them.
  public var ready: [PodName] = []
  public var notReady: [PodName] = []
  /// On their way out; those that still answer get what no ready Pod can take.
  public var terminating: [PodName] = []

  /// - Parameter pods: of the Service's namespace, or all.
  public init(of service: Service, pods: [Pod]) {
    guard !service.selector.isEmpty else { return }
    let selector = LabelSelector(matchLabels: service.selector)
    for pod in pods
    where pod.metadata.namespace == service.metadata.namespace && selector.matches(pod.metadata.labels)
      && pod.isBound && !pod.isFinished
    {
      if pod.metadata.isBeingDeleted {
        terminating.append(pod.name)
      } else if pod.status.isReady {
        ready.append(pod.name)
      } else {
        notReady.append(pod.name)
      }
    }
  }

  /// Whether anybody answers.
  public var isServed: Bool { !ready.isEmpty }
}
