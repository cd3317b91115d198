import Cluster
import Kubernetes
import Narration

extension Command {
  static let autoscale = Command(
    "autoscale", origin: .kubectl, syntax: [.any(.resources)],
    flags: [.min, .max, .cpu, .memory, .cpuPercent, .name, .filename, .dryRun, .output], help: .autoscale,
    examples: ["create deployment web --image=nginx", "autoscale deployment web --min=2 --max=10 --cpu=70%"]
  ) { session, given throws(CommandError) in
    let most = try given.integer(.max) ?? 0
    let least = try given.integer(.min) ?? -1
    guard most >= 1 else { throw .upstream(UpstreamText.maxRequired(most)) }
    guard most >= least else { throw .upstream(UpstreamText.maxBelowMin(most, least)) }
    let target = try session.target(given.words, given)
    guard target.replicas != nil, target.kind != .nodePool else {
      throw .upstream(UpstreamText.cannotAutoscale(target))
    }
    var autoscaler = HorizontalPodAutoscaler()
    autoscaler.metadata.name = given[.name] ?? target.name
    autoscaler.scaleTargetRef = ScaleTargetReference(
      apiVersion: target.kind.apiVersion, kind: target.kind.name, name: target.name)
    autoscaler.minReplicas = max(1, least)
    autoscaler.maxReplicas = most
    let metrics = try given.autoscalingMetrics()
    if !metrics.isEmpty { autoscaler.metrics = metrics }
    var output = CommandOutput()
    if given[.cpuPercent] != nil { output.remark(StyledText(UpstreamText.cpuPercentDeprecated)) }
    output.append(try session.create(autoscaler, given).replacingVerb("created", with: "autoscaled"))
    return output
  }
}

extension Invocation {
  /// `--cpu=70%`, `--cpu=500m`, `--memory=80%`, and the old `--cpu-percent=70`.
  fileprivate func autoscalingMetrics() throws(CommandError) -> [HorizontalPodAutoscaler.Metric] {
    var metrics: [HorizontalPodAutoscaler.Metric] = []
    for (flag, name) in [(Flag.cpu, ResourceName.cpu), (.memory, .memory)] {
      guard let text = self[flag] else { continue }
      if text.hasSuffix("%"), let percent = Int(text.dropLast()), percent > 0 {
        metrics.append(.init(.resource(name), .utilization(percent)))
      } else if let amount = Quantity(text), amount > .zero {
        metrics.append(.init(.resource(name), .averageValue(amount)))
      } else {
        throw .upstream(UpstreamText.badTarget(flag.name, text))
      }
    }
    if let percent = try integer(.cpuPercent), self[.cpu] == nil {
      metrics.append(.init(.resource(.cpu), .utilization(max(1, percent))))
    }
    return metrics
  }
}
