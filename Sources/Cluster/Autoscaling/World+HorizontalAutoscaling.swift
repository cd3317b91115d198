import Controllers
import Kubernetes

/// HorizontalPodAutoscalers, each looked at when what it reads may have changed.
extension World {
  mutating func scaleHorizontally(_ key: NamespacedName) {
    guard let autoscaler = objects.horizontalPodAutoscalers[key] else { return }
    let target = scaleTarget(autoscaler.scaleTargetRef, in: key.namespace)
    let pods = target.map(pods(of:)) ?? []
    var history = scalingHistories[key] ?? ScalingHistory()
    var result = HorizontalAutoscalerController.reconcile(
      autoscaler, target: target, pods: pods, metrics: metrics(for: autoscaler, pods), history: &history,
      at: now)
    scalingHistories[key] = history
    if let time = nextMeasurement(of: pods, for: autoscaler) { result.lookAgain(at: time) }
    carryOut(asRecurring(result), by: .horizontalAutoscaler, on: key)
  }

  /// What follows from something that recurs recurs with it.
  func asRecurring(_ result: Reconciliation) -> Reconciliation {
    guard isRepeating, let time = result.lookAgainAt else { return result }
    var result = result
    result.lookAgainAt = nil
    result.recursAt = time
    return result
  }

  func scaleTarget(_ reference: ScaleTargetReference, in namespace: String) -> ScaleTarget? {
    let kinds: [Kind] = [.deployment, .statefulSet, .replicaSet]
    guard let kind = kinds.first(where: { $0.name == reference.kind }) else { return nil }
    let name = NamespacedName(namespace: namespace, name: reference.name)
    return scaleTarget(ObjectReference(kind: kind, name: name))
  }

  private func metrics(for autoscaler: HorizontalPodAutoscaler, _ pods: [Pod]) -> MetricsAPIs {
    var metrics = MetricsAPIs()
    if autoscaler.metrics.contains(where: \.source.isResource) {
      metrics.resource = resourceMetrics(of: pods)
    }
    if state(of: .prometheusAdapter) == .runs { metrics.custom = customMetrics(of: pods) }
    metrics.external = externalMetrics(in: autoscaler.metadata.namespace)
    return metrics
  }

  /// What a prometheus-adapter makes of what applications tell Prometheus.
  private func customMetrics(of pods: [Pod]) -> MetricsAPIs.CustomMetrics {
    var metrics = MetricsAPIs.CustomMetrics()
    let works = works(onNodesOf: pods)
    for pod in pods where pod.measured.map({ $0 <= now }) ?? false {
      guard let work = works[pod.name] else { continue }
      metrics.ofPods["http_requests_per_second", default: [:]][pod.name] = Quantity(
        milli: work.arriving.milli)
    }
    return metrics
  }

  /// When another Pod of these is measured, or counts, or uses more than now, though nothing happens; nil when none.
  private func nextMeasurement(of pods: [Pod], for autoscaler: HorizontalPodAutoscaler) -> VirtualTime? {
    let times = pods.flatMap { pod -> [VirtualTime] in
      guard let started = pod.lastStart else { return [] }
      var times = [pod.measured, started + ContainerUsage.growth].compactMap(\.self)
      if !pod.status.isReady { times.append(started + ReplicaCalculator.cpuInitialization) }
      return times
    }
    let next = (times.filter { $0 > now } + [nextLoadChange].compactMap(\.self)).min()
    let looks = HorizontalAutoscalerController.self
    return next.map { looks.nextLook(of: autoscaler, notBefore: $0) }
  }

  /// Has everybody who goes by what Pods use look at their next turn.
  mutating func wakeReadersOfUsage() {
    for autoscaler in objects.horizontalPodAutoscalers.values { wake(autoscaler) }
    wakeScaledObjects()
    wakeVerticalAutoscalers()
    considerMiniKarpenter()
  }

  mutating func wake(_ autoscaler: HorizontalPodAutoscaler) {
    let time = HorizontalAutoscalerController.nextLook(
      of: autoscaler, notBefore: nextTurn(of: .horizontalAutoscaler))
    enqueue(.horizontalAutoscaler, autoscaler.name, at: time)
  }

  mutating func observeAutoscaler(_ before: HorizontalPodAutoscaler?, _ after: HorizontalPodAutoscaler?) {
    guard let after else {
      if let before {
        scalingHistories[before.name] = nil
        queues[Actor.horizontalAutoscaler.rawValue].remove(before.name)
        wakeScaledObjects()
      }
      return
    }
    let isAsBefore = before?.with { ($0.metadata, $0.status) = (after.metadata, after.status) } == after
    if !isAsBefore { wake(after) }
  }
}

extension HorizontalPodAutoscaler.MetricSource {
  fileprivate var isResource: Bool {
    switch self {
    case .resource, .containerResource: true
    case .pods, .object, .external: false
    }
  }
}
