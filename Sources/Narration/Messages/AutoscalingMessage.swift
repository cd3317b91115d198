import Controllers
import Kubernetes

/// What an autoscaler found, and what it did about it.
public enum AutoscalingMessage: Message, Equatable {
  case change(AutoscalingChange, of: StyledText)
  /// Of a metrics API that nobody serves: what would.
  case noMetricsServer(file: String)
}

extension MetricFinding {
  /// What is used of what should be, as the metric counts: `143%`, `20`.
  var figures: (current: String, target: String) {
    switch metric.target {
    case .utilization(let percent): ("\(utilization ?? 0)%", "\(percent)%")
    case .averageValue(let amount), .value(let amount): (value?.description ?? "", amount.description)
    }
  }
}

extension HorizontalPodAutoscaler.MetricSource {
  /// `cpu`, `http_requests_per_second`.
  var title: String {
    switch self {
    case .resource(let resource): resource.text
    case .containerResource(let resource, let container): "\(resource.text) (\(container))"
    case .pods(let name, _), .object(_, let name, _), .external(let name, _): name
    }
  }
}
