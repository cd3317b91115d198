import Cluster
import Kubernetes
import Narration

extension KindPrinter {
  static let horizontalPodAutoscaler = KindPrinter(
    HorizontalPodAutoscaler.self,
    [
      .name,
      Column("REFERENCE") { "\($0.scaleTargetRef.kind)/\($0.scaleTargetRef.name)" },
      Column("TARGETS", text: \.targetsText),
      Column("MINPODS") { "\($0.minReplicas)" },
      Column("MAXPODS") { "\($0.maxReplicas)" },
      Column("REPLICAS") { "\($0.status.currentReplicas)" },
      .age,
    ])

  static let verticalPodAutoscaler = KindPrinter(
    VerticalPodAutoscaler.self,
    [
      .name,
      Column("MODE", text: \.updateMode.rawValue),
      Column("CPU") { $0.status.recommendation.first?.target[.cpu]?.description ?? "" },
      Column("MEM") { $0.status.recommendation.first?.target[.memory]?.description ?? "" },
      Column("PROVIDED") { autoscaler, _ in autoscaler.status.conditions.cell("RecommendationProvided") },
      .age,
    ])

  static let scaledObject = KindPrinter(
    ScaledObject.self,
    [
      .name,
      Column("SCALETARGETKIND", text: \.status.scaleTargetKind),
      Column("SCALETARGETNAME", text: \.scaleTargetRef.name),
      Column("MIN") { "\($0.minReplicaCount)" },
      Column("MAX") { "\($0.maxReplicaCount)" },
      Column("READY") { object, _ in object.status.conditions.cell("Ready") },
      Column("ACTIVE") { object, _ in object.status.conditions.cell("Active") },
      Column("FALLBACK") { object, _ in object.status.conditions.cell("Fallback") },
      Column("PAUSED") { object, _ in object.status.conditions.cell("Paused") },
      Column("TRIGGERS") { $0.triggers.map(\.type).joined(separator: ",") },
      Column("AUTHENTICATIONS") { _ in "" },
      .age,
    ])
}

extension HorizontalPodAutoscaler {
  /// `cpu: 57%/80%, memory: <unknown>/500Mi + 1 more...`.
  ///
  /// Source: kubernetes `pkg/printers/internalversion/printers.go`, `formatHPAMetrics`.
  fileprivate var targetsText: String {
    guard !metrics.isEmpty else { return "<none>" }
    let texts = metrics.map { metric in
      metric.targetText(current: status.currentMetrics.first { $0.source == metric.source })
    }
    let shown = texts.prefix(2).joined(separator: ", ")
    return texts.count > 2 ? "\(shown) + \(texts.count - 2) more..." : shown
  }
}

extension HorizontalPodAutoscaler.Metric {
  fileprivate func targetText(current: HorizontalPodAutoscaler.CurrentMetric?) -> String {
    let unknown = "<unknown>"
    let figures: String
    switch target {
    case .utilization(let percent):
      figures = "\(current?.averageUtilization.map { "\($0)%" } ?? unknown)/\(percent)%"
    case .averageValue(let amount):
      figures = "\(current?.averageValue?.description ?? unknown)/\(amount)"
    case .value(let amount): figures = "\(current?.value?.description ?? unknown)/\(amount)"
    }
    switch (source, target) {
    case (.resource(let name), _), (.containerResource(let name, _), _): return "\(name): \(figures)"
    case (.object, .averageValue), (.external, .averageValue): return "\(figures) (avg)"
    case (.pods, _), (.object, _), (.external, _): return figures
    }
  }
}
