import Kubernetes

/// The HorizontalPodAutoscaler controller's own words.
extension UpstreamText {
  static let gotScale = "the HPA controller was able to get the target's current scale"
  static func scaleNotFound(_ target: ScaleTargetReference) -> String {
    let group = target.apiVersion.split(separator: "/").dropLast().first.map { ".\($0)" } ?? ""
    return "\(target.kind.lowercased())s\(group) \"\(target.name)\" not found"
  }
  static func unableToGetScale(_ error: String) -> String {
    "the HPA controller was unable to get the target's current scale: \(error)"
  }
  static func rescaled(to replicas: Int) -> String {
    "the HPA controller was able to update the target scale to \(replicas)"
  }
  static func newSize(_ replicas: Int, _ reason: String) -> String {
    "New size: \(replicas); reason: \(reason)"
  }
  static let aboveMaxReplicas = "Current number of replicas above Spec.MaxReplicas"
  static let belowMinReplicas = "Current number of replicas below Spec.MinReplicas"
  static let allBelowTarget = "All metrics below target"
  static func aboveTarget(_ metric: HorizontalPodAutoscaler.Metric) -> String {
    "\(metricName(metric)) above target"
  }
  static let scalingDisabled = "scaling is disabled since the replica count of the target is zero"
  static func validMetric(_ metric: HorizontalPodAutoscaler.Metric) -> String {
    "the HPA was able to successfully calculate a replica count from \(metricName(metric))"
  }
  static func unableToCompute(_ error: String) -> String {
    "the HPA was unable to compute the replica count: \(error)"
  }
  static func invalidMetrics(_ invalid: Int, of count: Int, _ error: String) -> String {
    "invalid metrics (\(invalid) invalid out of \(count)), first error is: \(error)"
  }

  static func stabilization(_ reason: String) -> String {
    switch reason {
    case "ScaleDownStabilized":
      "recent recommendations were higher than current one, applying the highest recent recommendation"
    case "ScaleUpStabilized":
      "recent recommendations were lower than current one, applying the lowest recent recommendation"
    default: "recommended size matches current size"
    }
  }

  static func limit(_ reason: String) -> String {
    switch reason {
    case "TooManyReplicas": "the desired replica count is more than the maximum replica count"
    case "TooFewReplicas": "the desired replica count is less than the minimum replica count"
    case "ScaleUpLimit": "the desired replica count is increasing faster than the maximum scale rate"
    case "ScaleDownLimit": "the desired replica count is decreasing faster than the maximum scale rate"
    default: "the desired count is within the acceptable range"
    }
  }

  private static func metricName(_ metric: HorizontalPodAutoscaler.Metric) -> String {
    var suffix = ""
    if case .utilization = metric.target { suffix = " utilization (percentage of request)" }
    return switch metric.source {
    case .resource(let resource): "\(resource.text) resource\(suffix)"
    case .containerResource(let resource, _): "\(resource.text) container resource\(suffix)"
    case .pods(let name, _): "pods metric \(name)"
    case .object(let object, let name, _): "\(object.kind) metric \(name)"
    case .external(let name, let selector): "external metric \(name)(\(goText(selector)))"
    }
  }

  // MARK: What is wrong with a metric

  static let resourceMetricsMissing = unableToGet(
    "the server could not find the requested resource (get pods.metrics.k8s.io)")
  static let resourceMetricsDown = unableToGet(
    "the server is currently unable to handle the request (get pods.metrics.k8s.io)")
  static let noResourceMetrics = "no metrics returned from resource metrics API"
  static let noPodsReturned = "no pods returned by selector while calculating replica count"
  static let noMetricsForPods = "did not receive metrics for targeted pods (pods might be unready)"

  private static func unableToGet(_ error: String) -> String {
    "unable to fetch metrics from resource metrics API: \(error)"
  }

  /// - Parameter error: of the metrics API, which gets the resource's name, or of the calculation.
  static func failedToGet(_ resource: ResourceName, isShare: Bool, _ error: String) -> String {
    let isOfAPI = error.hasSuffix("resource metrics API") || error.hasPrefix("unable to fetch")
    let detail = isOfAPI ? "unable to get metrics for resource \(resource.text): \(error)" : error
    return "failed to get \(resource.text) \(isShare ? "utilization" : "usage"): \(detail)"
  }

  static func missingRequest(_ resource: ResourceName, container: String, pod: String) -> String {
    "missing request for \(resource.text) in container \(container) of Pod \(pod)"
  }

  /// How a metric's failure is told of among several.
  static func metricValue(_ metric: HorizontalPodAutoscaler.Metric, _ error: String) -> String {
    switch metric.source {
    case .resource(let resource): "failed to get \(resource.text) resource metric value: \(error)"
    case .containerResource(let resource, _):
      "failed to get \(resource.text) container metric value: \(error)"
    case .pods: "failed to get pods metric value: \(error)"
    case .object: "failed to get object metric value: \(error)"
    case .external(let name, _): "failed to get \(name) external metric value: \(error)"
    }
  }

  static let customMetricsMissing =
    "unable to fetch metrics from custom metrics API: no custom metrics API (custom.metrics.k8s.io) registered"
  static func unableToGetMetric(_ name: String, _ error: String) -> String {
    "unable to get metric \(name): \(error)"
  }
  static func noCustomPodMetric(_ name: String) -> String {
    "unable to fetch metrics from custom metrics API: the server could not find the metric \(name) for pods"
  }
  static func unableToGetObjectMetric(
    _ name: String, _ object: ScaleTargetReference, namespace: String, _ error: String
  ) -> String {
    "unable to get metric \(name): \(object.kind) on \(namespace) \(object.name)/\(error)"
  }
  static func noCustomObjectMetric(_ name: String, _ object: ScaleTargetReference) -> String {
    "unable to fetch metrics from custom metrics API: the server could not find the metric \(name) for "
      + "\(object.kind.lowercased())s \(object.name)"
  }
  static func externalMetricsMissing(_ name: String) -> String {
    "unable to fetch metrics from external metrics API: the server could not find the requested resource "
      + "(get \(name).external.metrics.k8s.io)"
  }
  static let noExternalMetric = "no metrics returned from external metrics API"
  static func unableToGetExternalMetric(
    _ name: String, _ selector: LabelSelector?, namespace: String, _ error: String
  ) -> String {
    "unable to get external metric \(namespace)/\(name)/\(goText(selector)): \(error)"
  }

  /// A selector as Go prints the struct.
  private static func goText(_ selector: LabelSelector?) -> String {
    guard let selector else { return "nil" }
    let labels = selector.matchLabels.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)," }.joined()
    return "&LabelSelector{MatchLabels:map[string]string{\(labels)},"
      + "MatchExpressions:[]LabelSelectorRequirement{},}"
  }
}
