import Cluster
import Kubernetes
import Narration

/// Source: kubectl `pkg/describe/describe.go`, `describeHorizontalPodAutoscalerV2`.
extension Description {
  init(_ autoscaler: HorizontalPodAutoscaler, in world: World) {
    let status = autoscaler.status
    let target = autoscaler.scaleTargetRef
    identity(autoscaler.metadata)
    labelsAndAnnotations(autoscaler.metadata)
    if let created = autoscaler.metadata.creationTimestamp { field("CreationTimestamp", created.rfc1123) }
    field("Reference", "\(target.kind)/\(target.name)")
    field("Metrics", "( current / target )")
    for metric in autoscaler.metrics {
      let current = status.currentMetrics.first { $0.source == metric.source }
      field(metric.described, metric.figures(current), level: 1)
    }
    field("Min replicas", "\(autoscaler.minReplicas)")
    field("Max replicas", "\(autoscaler.maxReplicas)")
    if let behavior = autoscaler.behavior {
      line("Behavior:")
      rules("Scale Up", behavior.scaleUp)
      rules("Scale Down", behavior.scaleDown)
    }
    field("\(target.kind) pods", "\(status.currentReplicas) current / \(status.desiredReplicas) desired")
    if !status.conditions.isEmpty {
      line("Conditions:")
      table(
        ["Type", "Status", "Reason", "Message"],
        status.conditions.map { [$0.type, $0.status.rawValue, $0.reason, $0.message] })
    }
    events(about: autoscaler.reference, in: world)
  }

  private mutating func rules(_ title: String, _ rules: HorizontalPodAutoscaler.ScalingRules?) {
    guard let rules else { return }
    line("\(title):", level: 1)
    if let window = rules.stabilizationWindowSeconds {
      line("Stabilization Window: \(window) seconds", level: 2)
    }
    guard !rules.policies.isEmpty else { return }
    line("Select Policy: \(rules.selectPolicy.rawValue)", level: 2)
    line("Policies:", level: 2)
    for policy in rules.policies {
      line(
        "- Type: \(policy.unit.rawValue)\tValue: \(policy.value)\tPeriod: \(policy.periodSeconds) seconds",
        level: 3)
    }
  }
}

extension HorizontalPodAutoscaler.Metric {
  fileprivate var described: String {
    switch (source, target) {
    case (.resource(let name), .utilization):
      "resource \(name) on pods  (as a percentage of request)"
    case (.resource(let name), _): "resource \(name) on pods"
    case (.containerResource(let name, let container), .utilization):
      "resource \(name) of container \"\(container)\" on pods  (as a percentage of request)"
    case (.containerResource(let name, let container), _):
      "resource \(name) of container \"\(container)\" on pods"
    case (.pods(let name, _), _): "\"\(name)\" on pods"
    case (.object(let object, let name, _), .value):
      "\"\(name)\" on \(object.kind)/\(object.name) (target value)"
    case (.object(let object, let name, _), _):
      "\"\(name)\" on \(object.kind)/\(object.name) (target average value)"
    case (.external(let name, _), .value): "\"\(name)\" (target value)"
    case (.external(let name, _), _): "\"\(name)\" (target average value)"
    }
  }

  fileprivate func figures(_ current: HorizontalPodAutoscaler.CurrentMetric?) -> String {
    let unknown = "<unknown>"
    switch target {
    case .utilization(let percent):
      guard let current, let used = current.averageUtilization, let value = current.averageValue else {
        return "\(unknown) / \(percent)%"
      }
      return "\(used)% (\(value)) / \(percent)%"
    case .averageValue(let amount): return "\(current?.averageValue?.description ?? unknown) / \(amount)"
    case .value(let amount): return "\(current?.value?.description ?? unknown) / \(amount)"
    }
  }
}
