import Controllers
import Kubernetes

extension AutoscalingMessage {
  private static var format: Formats { .portuguese }

  public var portuguese: StyledText {
    switch self {
    case .change(let change, let owner): Self.portuguese(change, owner)
    case .noMetricsServer(let file):
      StyledText(marked: "ninguém mede o cluster: instale o Metrics Server com `apply -f \(file)`")
    }
  }

  private static func portuguese(_ change: AutoscalingChange, _ owner: StyledText) -> StyledText {
    switch change {
    case .rescaled(let scaling):
      "\(owner): \(reasons(scaling)) → de \(format.count(scaling.from)) para \(format.count(scaling.to, "réplica"))"
    case .held(let scaling):
      "\(owner): \(reasons(scaling)) → continua com \(format.count(scaling.to, "réplica"))"
    case .blind(_, let message):
      "\(owner) está sem métricas e não mexe no número de réplicas: \(message, .refusal)"
    case .sees: "\(owner) voltou a ter métricas"
    case .refused(let message): "\(owner): o KEDA não tem o que fazer com ele: \(message, .refusal)"
    case .madeAutoscaler(let name, let metrics):
      "\(owner): o KEDA criou o HPA \(name, .name), que lê \(format.all(metrics))"
    case .activated(let replicas, let trigger):
      "\(owner): há trabalho em \(trigger, .name) → acorda: de 0 para \(format.count(replicas, "réplica"))"
    case .deactivated(let from, let to, .zero):
      "\(owner): nenhum evento até agora → de \(format.count(from)) para \(format.count(to, "réplica"))"
    case .deactivated(let from, let to, let quiet):
      "\(owner): nenhum evento há \(quiet.brief) (cooldownPeriod) → de \(format.count(from)) para \(format.count(to, "réplica"))"
    case .recommended(let recommendations):
      "\(owner) recomenda \(format.all(recommendations.map(recommendation)))"
    case .evictedForResize(let pod):
      "\(owner): os requests de \(pod.name, .name) estão longe do recomendado → o Pod é despejado, e o próximo nasce com outros"
    }
  }

  private static func recommendation(_ container: VerticalPodAutoscaler.ContainerRecommendation) -> String {
    "\(Amounts.text(container.target)) para \(container.containerName)"
  }

  private static func reasons(_ scaling: HorizontalScaling) -> String {
    let found = scaling.findings.map { finding in
      let (current, target) = finding.figures
      let ratio = format.decimal(finding.ratio, places: 2)
      return
        "\(finding.metric.source.title) em \(current), meta \(target) (uso ÷ meta = \(ratio)) → pede \(format.count(finding.replicas))"
    }
    let most = scaling.findings.count > 1 ? ["vale o maior: \(format.count(scaling.wanted))"] : []
    return (found + most + holds(scaling)).joined(separator: "; ")
  }

  /// What kept it from the number that the metrics ask for.
  private static func holds(_ scaling: HorizontalScaling) -> [String] {
    var holds: [String] = []
    switch scaling.stabilization {
    case "ScaleDownStabilized":
      holds.append("vale o maior pedido dos últimos \(scaling.window.brief) (stabilizationWindowSeconds)")
    case "ScaleUpStabilized":
      holds.append("vale o menor pedido dos últimos \(scaling.window.brief) (stabilizationWindowSeconds)")
    default: break
    }
    switch scaling.limit {
    case "TooManyReplicas": holds.append("maxReplicas não deixa passar de \(format.count(scaling.to))")
    case "TooFewReplicas": holds.append("minReplicas não deixa ficar abaixo de \(format.count(scaling.to))")
    case "ScaleUpLimit": holds.append("não sobe mais rápido: por ora, até \(format.count(scaling.to))")
    case "ScaleDownLimit": holds.append("não desce mais rápido: por ora, até \(format.count(scaling.to))")
    default: break
    }
    return holds
  }
}
