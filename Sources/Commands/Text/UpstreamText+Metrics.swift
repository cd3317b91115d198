import Kubernetes

/// What `kubectl top` says.
extension UpstreamText {
  static let noMetricsAPI = "error: Metrics API not available"
  static let metricsAPIDown =
    "Error from server (ServiceUnavailable): the server is currently unable to handle the request "
    + "(get pods.metrics.k8s.io)"
  static let metricsNotYet = "error: metrics not available yet"

  static func noPodMetrics(_ pod: NamespacedName) -> String {
    "Error from server (NotFound): podmetrics.metrics.k8s.io \"\(pod.namespace)/\(pod.name)\" not found"
  }

  static let badTopSort = "error: --sort-by accepts only cpu or memory"
}
