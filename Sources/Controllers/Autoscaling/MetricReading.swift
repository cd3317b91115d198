import Kubernetes

/// Reads one metric of a HorizontalPodAutoscaler and says how many replicas it asks for.
///
/// Source: k8s.io/kubernetes `pkg/controller/podautoscaler/horizontal.go`, `computeReplicasForMetric`.
struct MetricReading {
  let autoscaler: HorizontalPodAutoscaler
  let target: ScaleTarget
  /// Those that the workload's selector means.
  let pods: [Pod]
  let metrics: MetricsAPIs
  let now: VirtualTime

  /// Why a metric says nothing: the reason of the condition, and the error in the controller's words.
  struct Failure: Error, Equatable {
    let reason: String
    let message: String
  }

  func read(_ metric: HorizontalPodAutoscaler.Metric) throws(Failure) -> MetricFinding {
    switch metric.source {
    case .resource(let resource): try readResource(metric, resource, container: nil)
    case .containerResource(let resource, let container):
      try readResource(metric, resource, container: container)
    case .pods(let name, _): try readPods(metric, name)
    case .object(let object, let name, _): try readObject(metric, name, of: object)
    case .external(let name, let selector): try readExternal(metric, name, selector)
    }
  }

  private var tolerance: ReplicaCalculator.Tolerance {
    ReplicaCalculator.Tolerance(
      up: autoscaler.behavior?.scaleUp?.tolerance?.double ?? 0.1,
      down: autoscaler.behavior?.scaleDown?.tolerance?.double ?? 0.1)
  }

  private func calculator(replicas: Int? = nil) -> ReplicaCalculator {
    ReplicaCalculator(
      pods: pods, currentReplicas: replicas ?? target.replicas, tolerance: tolerance, at: now)
  }

  // MARK: Resources

  private func readResource(
    _ metric: HorizontalPodAutoscaler.Metric, _ resource: ResourceName, container: String?
  ) throws(Failure) -> MetricFinding {
    let isShare: Bool
    if case .utilization = metric.target { isShare = true } else { isShare = false }
    func failure(_ text: String) -> Failure {
      Failure(
        reason: container == nil ? "FailedGetResourceMetric" : "FailedGetContainerResourceMetric",
        message: UpstreamText.failedToGet(resource, isShare: isShare, text))
    }
    let usage: [PodName: Quantity]
    switch resourceUsage(resource, container: container) {
    case .success(let read): usage = read
    case .failure(let error): throw failure(error.text)
    }
    guard !pods.isEmpty else { throw failure(UpstreamText.noPodsReturned) }
    do {
      switch metric.target {
      case .utilization(let percent):
        let proposal = try calculator().utilization(
          of: resource, container: container, usage: usage, target: percent)
        return MetricFinding(
          metric, proposal, value: proposal.average.map { Self.quantity($0, of: resource) })
      case .averageValue(let value), .value(let value):
        let proposal = try calculator().averageValue(of: resource, usage: usage, target: value)
        return MetricFinding(
          metric, proposal, value: proposal.average.map { Self.quantity($0, of: resource) })
      }
    } catch {
      switch error {
      case .missingRequest(let resource, let container, let pod):
        throw failure(UpstreamText.missingRequest(resource, container: container, pod: pod.name))
      case .noMetrics: throw failure(UpstreamText.noMetricsForPods)
      }
    }
  }

  private struct Answer: Error { let text: String }

  private func resourceUsage(_ resource: ResourceName, container: String?) -> Result<
    [PodName: Quantity], Answer
  > {
    let sampled: [PodName: [ContainerUsage]]
    switch metrics.resource {
    case .notRegistered: return .failure(Answer(text: UpstreamText.resourceMetricsMissing))
    case .unavailable: return .failure(Answer(text: UpstreamText.resourceMetricsDown))
    case .served(let samples): sampled = samples
    }
    var usage: [PodName: Quantity] = [:]
    for pod in pods {
      guard let containers = sampled[pod.name] else { continue }
      let counted = containers.filter { container == nil || $0.name == container }
      guard !counted.isEmpty else { continue }
      usage[pod.name] =
        resource == .cpu
        ? Quantity(milli: counted.reduce(0) { $0 + $1.cpu })
        : Quantity(bytes: counted.reduce(0) { $0 + $1.memory })
    }
    return usage.isEmpty ? .failure(Answer(text: UpstreamText.noResourceMetrics)) : .success(usage)
  }

  private static func quantity(_ milli: Int, of resource: ResourceName) -> Quantity {
    resource == .cpu ? Quantity(milli: milli) : Quantity(bytes: milli / 1000)
  }

  // MARK: Metrics of adapters

  private func readPods(_ metric: HorizontalPodAutoscaler.Metric, _ name: String) throws(Failure)
    -> MetricFinding
  {
    func failure(_ text: String) -> Failure {
      Failure(reason: "FailedGetPodsMetric", message: UpstreamText.unableToGetMetric(name, text))
    }
    guard let custom = metrics.custom else { throw failure(UpstreamText.customMetricsMissing) }
    guard let values = custom.ofPods[name], pods.contains(where: { values[$0.name] != nil }) else {
      throw failure(UpstreamText.noCustomPodMetric(name))
    }
    guard case .averageValue(let wanted) = metric.target,
      let proposal = try? calculator().averageValue(of: nil, usage: values, target: wanted)
    else { throw failure(UpstreamText.noMetricsForPods) }
    return MetricFinding(metric, proposal, value: proposal.average.map { Quantity(milli: $0) })
  }

  private func readObject(
    _ metric: HorizontalPodAutoscaler.Metric, _ name: String, of object: ScaleTargetReference
  ) throws(Failure) -> MetricFinding {
    func failure(_ text: String) -> Failure {
      Failure(
        reason: "FailedGetObjectMetric",
        message: UpstreamText.unableToGetObjectMetric(
          name, object, namespace: autoscaler.metadata.namespace, text))
    }
    guard let custom = metrics.custom else { throw failure(UpstreamText.customMetricsMissing) }
    let value = custom.ofObjects[name]?.first {
      $0.key.kind.name == object.kind && $0.key.name.name == object.name
        && $0.key.name.namespace == autoscaler.metadata.namespace
    }?.value
    guard let value else { throw failure(UpstreamText.noCustomObjectMetric(name, object)) }
    return finding(metric, total: value)
  }

  private func readExternal(
    _ metric: HorizontalPodAutoscaler.Metric, _ name: String, _ selector: LabelSelector?
  ) throws(Failure) -> MetricFinding {
    func failure(_ text: String) -> Failure {
      Failure(
        reason: "FailedGetExternalMetric",
        message: UpstreamText.unableToGetExternalMetric(
          name, selector, namespace: autoscaler.metadata.namespace, text))
    }
    guard let external = metrics.external else { throw failure(UpstreamText.externalMetricsMissing(name)) }
    let found = external.filter {
      $0.namespace == autoscaler.metadata.namespace && $0.name == name
        && selector?.matches($0.labels) ?? true
    }
    guard !found.isEmpty else { throw failure(UpstreamText.noExternalMetric) }
    return finding(metric, total: found.reduce(.zero) { $0 + $1.value })
  }

  /// A metric of all Pods together.
  private func finding(_ metric: HorizontalPodAutoscaler.Metric, total: Quantity) -> MetricFinding {
    switch metric.target {
    case .averageValue:
      let replicas = target.currentReplicas
      let proposal = calculator(replicas: replicas).external(value: total, target: metric.target)
      return MetricFinding(
        metric, proposal, value: Quantity(milli: (total.milli + max(1, replicas) - 1) / max(1, replicas)))
    case .value, .utilization:
      return MetricFinding(metric, calculator().external(value: total, target: metric.target), value: total)
    }
  }
}

extension MetricFinding {
  fileprivate init(
    _ metric: HorizontalPodAutoscaler.Metric, _ proposal: ReplicaCalculator.Proposal, value: Quantity?
  ) {
    self.init(
      metric: metric, utilization: proposal.utilizationPercent, value: value, ratio: proposal.ratio,
      replicas: proposal.replicas)
  }
}
