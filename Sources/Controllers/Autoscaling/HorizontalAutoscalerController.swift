import Kubernetes

/// Sets a workload's number of replicas by what its Pods use or have to do.
///
/// Source: k8s.io/kubernetes `pkg/controller/podautoscaler/horizontal.go`, `reconcileAutoscaler`.
public enum HorizontalAutoscalerController {
  /// How often an autoscaler looks at its metrics.
  public static let period = Duration.seconds(15)

  /// When an autoscaler looks next: every fifteen seconds from its creation.
  public static func nextLook(
    of autoscaler: HorizontalPodAutoscaler, notBefore time: VirtualTime
  ) -> VirtualTime {
    let created = autoscaler.metadata.creationTimestamp ?? time
    let looks = ((time - created).inSeconds / period.inSeconds).rounded(.up)
    return created + period * max(1, Int64(looks))
  }

  /// - Parameters:
  ///   - target: nil when there is no such workload.
  ///   - pods: those that its selector means.
  public static func reconcile(
    _ autoscaler: HorizontalPodAutoscaler, target: ScaleTarget?, pods: [Pod], metrics: MetricsAPIs,
    history: inout ScalingHistory, at now: VirtualTime
  ) -> Reconciliation {
    var pass = HorizontalAutoscalerPass(autoscaler, at: now)
    guard let target else {
      history.interrupt()
      return pass.finish(missing: autoscaler.scaleTargetRef)
    }
    let reading = MetricReading(
      autoscaler: autoscaler, target: target, pods: pods, metrics: metrics, now: now)
    return pass.scale(target, reading, &history)
  }
}

/// One look of an autoscaler at its workload.
struct HorizontalAutoscalerPass {
  private let original: HorizontalPodAutoscaler
  private var autoscaler: HorizontalPodAutoscaler
  private let now: VirtualTime
  private var result = Reconciliation()

  init(_ autoscaler: HorizontalPodAutoscaler, at now: VirtualTime) {
    original = autoscaler
    self.autoscaler = autoscaler
    self.now = now
  }

  mutating func finish(missing target: ScaleTargetReference) -> Reconciliation {
    let answer = UpstreamText.scaleNotFound(target)
    result.report(autoscaler.reference, .warning, "FailedGetScale", answer)
    set("AbleToScale", .isFalse, "FailedGetScale", UpstreamText.unableToGetScale(answer))
    return finish()
  }

  mutating func scale(
    _ target: ScaleTarget, _ reading: MetricReading, _ history: inout ScalingHistory
  ) -> Reconciliation {
    let current = target.replicas
    autoscaler.status.currentReplicas = target.currentReplicas
    autoscaler.status.observedGeneration = autoscaler.metadata.generation
    set("AbleToScale", .isTrue, "SucceededGetScale", UpstreamText.gotScale)
    var scaling = HorizontalScaling(from: current, to: current, wanted: current)
    let because: String
    if current == 0, autoscaler.minReplicas != 0 {
      history.interrupt()
      set("ScalingActive", .isFalse, "ScalingDisabled", UpstreamText.scalingDisabled)
      autoscaler.status.desiredReplicas = 0
      return finish()
    } else if current > autoscaler.maxReplicas {
      history.interrupt()
      (scaling.to, scaling.limit) = (autoscaler.maxReplicas, "TooManyReplicas")
      because = UpstreamText.aboveMaxReplicas
    } else if current < autoscaler.minReplicas {
      history.interrupt()
      (scaling.to, scaling.limit) = (autoscaler.minReplicas, "TooFewReplicas")
      because = UpstreamText.belowMinReplicas
    } else {
      guard let (findings, chosen) = read(reading) else {
        history.interrupt()
        return finish()
      }
      autoscaler.status.currentMetrics = findings.map(\.current)
      scaling.findings = findings
      scaling.wanted = chosen.replicas
      because =
        chosen.replicas > current ? UpstreamText.aboveTarget(chosen.metric) : UpstreamText.allBelowTarget
      history.begin(with: current, at: now)
      history.recommend(chosen.replicas, at: now)
      let limit = ScalingStabilization.limit(
        chosen.replicas, from: current, by: autoscaler, history: history, at: now)
      scaling.to = limit.replicas
      (scaling.stabilization, scaling.limit) = (limit.stabilization, limit.limit)
      scaling.window =
        limit.stabilization == "ScaleUpStabilized"
        ? ScalingStabilization.upWindow(of: autoscaler.behavior)
        : ScalingStabilization.downWindow(of: autoscaler.behavior)
      set("AbleToScale", .isTrue, limit.stabilization, UpstreamText.stabilization(limit.stabilization))
      let isWithin = limit.limit == "DesiredWithinRange"
      set("ScalingLimited", isWithin ? .isFalse : .isTrue, limit.limit, UpstreamText.limit(limit.limit))
      if let time = history.nextChange(of: limit, wanting: chosen.replicas, by: autoscaler, at: now) {
        result.lookAgain(at: time)
      }
    }
    carryOut(scaling, target, because, &history)
    return finish()
  }

  private mutating func carryOut(
    _ scaling: HorizontalScaling, _ target: ScaleTarget, _ because: String, _ history: inout ScalingHistory
  ) {
    autoscaler.status.desiredReplicas = scaling.to
    if scaling.to != scaling.from {
      result.writes.append(.update(target.scaled(to: scaling.to)))
      result.report(
        autoscaler.reference, .normal, "SuccessfulRescale", UpstreamText.newSize(scaling.to, because))
      set("AbleToScale", .isTrue, "SucceededRescale", UpstreamText.rescaled(to: scaling.to))
      autoscaler.status.lastScaleTime = now
      history.scaled(by: scaling.to - scaling.from, at: now)
      result.record(autoscaler.reference, .autoscaling(.rescaled(scaling)))
    } else if scaling.wanted != scaling.from, !isAtRest(scaling), isNews(scaling) {
      result.record(autoscaler.reference, .autoscaling(.held(scaling)))
    }
  }

  /// Whether it has as few as it may and would like fewer.
  private func isAtRest(_ scaling: HorizontalScaling) -> Bool {
    scaling.from == autoscaler.minReplicas && scaling.wanted < scaling.from
  }

  /// Whether it is held back by something else than at its last look.
  private func isNews(_ scaling: HorizontalScaling) -> Bool {
    original.status.conditions["ScalingLimited"]?.reason != scaling.limit
      || (scaling.stabilization != "ReadyForNewScale"
        && original.status.conditions["AbleToScale"]?.reason != scaling.stabilization)
  }

  /// All metrics, and the one that asks for most; nil when they do not say enough.
  private mutating func read(_ reading: MetricReading) -> ([MetricFinding], MetricFinding)? {
    var findings: [MetricFinding] = []
    var problems: [(metric: HorizontalPodAutoscaler.Metric, failure: MetricReading.Failure)] = []
    for metric in autoscaler.metrics {
      do {
        findings.append(try reading.read(metric))
      } catch {
        problems.append((metric, error))
        result.report(autoscaler.reference, .warning, error.reason, error.message)
      }
    }
    let highest = findings.max { $0.replicas < $1.replicas }
    if let first = problems.first, highest.map({ $0.replicas < reading.target.replicas }) ?? true {
      result.report(
        autoscaler.reference, .warning, "FailedComputeMetricsReplicas",
        UpstreamText.invalidMetrics(
          problems.count, of: autoscaler.metrics.count,
          UpstreamText.metricValue(first.metric, first.failure.message)))
      let before = original.status.conditions["ScalingActive"]
      set(
        "ScalingActive", .isFalse, first.failure.reason, UpstreamText.unableToCompute(first.failure.message))
      autoscaler.status.currentMetrics = findings.map(\.current)
      if before?.reason != first.failure.reason
        || before?.message != UpstreamText.unableToCompute(first.failure.message)
      {
        result.record(
          autoscaler.reference,
          .autoscaling(.blind(reason: first.failure.reason, message: first.failure.message)))
      }
      return nil
    }
    guard let highest else { return nil }
    if let before = original.status.conditions["ScalingActive"], before.status == .isFalse,
      before.reason != "ScalingDisabled"
    {
      result.record(autoscaler.reference, .autoscaling(.sees))
    }
    set("ScalingActive", .isTrue, "ValidMetricFound", UpstreamText.validMetric(highest.metric))
    return (findings, highest)
  }

  private mutating func set(_ type: String, _ status: Condition.Status, _ reason: String, _ message: String) {
    autoscaler.status.conditions.set(
      Condition(type: type, status: status, reason: reason, message: message), at: now)
  }

  private func finish() -> Reconciliation {
    var result = result
    if autoscaler.status != original.status { result.writes.append(.updateStatus(autoscaler)) }
    return result
  }
}

extension MetricFinding {
  fileprivate var current: HorizontalPodAutoscaler.CurrentMetric {
    switch metric.target {
    case .utilization:
      .init(metric.source, averageUtilization: utilization, averageValue: value)
    case .averageValue: .init(metric.source, averageValue: value)
    case .value: .init(metric.source, value: value)
    }
  }
}
