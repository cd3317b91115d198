import Controllers
import Kubernetes

/// A program that clusters run for their autoscalers: it acts only while a Pod of it is ready.
public enum AddOn: String, CaseIterable, Sendable {
  case metricsServer = "metrics-server"
  case prometheusAdapter = "prometheus-adapter"
  case kedaOperator = "keda"
  case kedaMetricsServer = "keda-metrics-apiserver"
  case vpaRecommender = "vpa-recommender"
  case vpaUpdater = "vpa-updater"
  case vpaAdmissionController = "vpa-admission-controller"

  public enum State: Equatable, Sendable {
    /// Nobody has installed it.
    case absent
    case down
    case runs
  }

  /// Whether a container runs it: by its image's name, `registry.k8s.io/metrics-server/metrics-server:v0.8.0`.
  fileprivate func isRun(by container: Container) -> Bool {
    let name = container.image.split(separator: "/").last ?? ""
    return name.prefix { $0 != ":" && $0 != "@" } == rawValue
  }
}

extension World {
  public func state(of addOn: AddOn) -> AddOn.State {
    let installed = objects.deployments.values.filter {
      $0.template.spec.containers.contains(where: addOn.isRun)
    }
    guard !installed.isEmpty else { return .absent }
    let runs = installed.contains { deployment in
      pods(of: .deployment(deployment)).contains { pod in
        pod.status.isReady && !(pod.spec.nodeName.map(isSilent) ?? true)
      }
    }
    return runs ? .runs : .down
  }
}
