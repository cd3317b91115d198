import Controllers
import Kubernetes

extension AutoscalingMessage {
  private static var format: Formats { .english }

  public var english: StyledText {
    switch self {
    case .change(let change, let owner): Self.english(change, owner)
    case .noMetricsServer(let file):
      StyledText(marked: "nobody measures the cluster: install the Metrics Server with `apply -f \(file)`")
    }
  }

  private static func english(_ change: AutoscalingChange, _ owner: StyledText) -> StyledText {
    switch change {
    case .rescaled(let scaling):
      "\(owner): \(reasons(scaling)) → from \(format.count(scaling.from)) to \(format.count(scaling.to, "replica"))"
    case .held(let scaling):
      "\(owner): \(reasons(scaling)) → stays at \(format.count(scaling.to, "replica"))"
    case .blind(_, let message):
      "\(owner) has no metrics and leaves the number of replicas alone: \(message, .refusal)"
    case .sees: "\(owner) has metrics again"
    case .refused(let message): "\(owner): KEDA can make nothing of it: \(message, .refusal)"
    case .madeAutoscaler(let name, let metrics):
      "\(owner): KEDA created the HPA \(name, .name), which reads \(format.all(metrics))"
    case .activated(let replicas, let trigger):
      "\(owner): there is work in \(trigger, .name) → wakes up: from 0 to \(format.count(replicas, "replica"))"
    case .deactivated(let from, let to, .zero):
      "\(owner): no event so far → from \(format.count(from)) to \(format.count(to, "replica"))"
    case .deactivated(let from, let to, let quiet):
      "\(owner): no event for \(quiet.brief) (cooldownPeriod) → from \(format.count(from)) to \(format.count(to, "replica"))"
    case .recommended(let recommendations):
      "\(owner) recommends \(format.all(recommendations.map(recommendation)))"
    case .evictedForResize(let pod):
      "\(owner): the requests of \(pod.name, .name) are far from what is recommended → the Pod is evicted, and the next is born with others"
    }
  }

  private static func recommendation(_ container: VerticalPodAutoscaler.ContainerRecommendation) -> String {
    "\(Amounts.text(container.target)) for \(container.containerName)"
  }

  private static func reasons(_ scaling: HorizontalScaling) -> String {
    let found = scaling.findings.map { finding in
      let (current, target) = finding.figures
      let ratio = format.decimal(finding.ratio, places: 2)
      return
        "\(finding.metric.source.title) at \(current), target \(target) (usage ÷ target = \(ratio)) → asks for \(format.count(finding.replicas))"
    }
    let most = scaling.findings.count > 1 ? ["the highest counts: \(format.count(scaling.wanted))"] : []
    return (found + most + holds(scaling)).joined(separator: "; ")
  }

  /// What kept it from the number that the metrics ask for.
  private static func holds(_ scaling: HorizontalScaling) -> [String] {
    var holds: [String] = []
    switch scaling.stabilization {
    case "ScaleDownStabilized":
      holds.append(
        "the highest number of the last \(scaling.window.brief) counts (stabilizationWindowSeconds)")
    case "ScaleUpStabilized":
      holds.append(
        "the lowest number of the last \(scaling.window.brief) counts (stabilizationWindowSeconds)")
    default: break
    }
    switch scaling.limit {
    case "TooManyReplicas": holds.append("maxReplicas allows no more than \(format.count(scaling.to))")
    case "TooFewReplicas": holds.append("minReplicas allows no fewer than \(format.count(scaling.to))")
    case "ScaleUpLimit": holds.append("it goes up no faster: to \(format.count(scaling.to)) for now")
    case "ScaleDownLimit": holds.append("it goes down no faster: to \(format.count(scaling.to)) for now")
    default: break
    }
    return holds
  }
}
