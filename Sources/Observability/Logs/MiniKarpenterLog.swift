import Cluster
import Controllers
import Kubernetes

/// What the mini-Karpenter logs: lines of Rust's `tracing`, and an answer that is no success as `kube` words it.
public struct MiniKarpenterLog: Sendable {
  public struct Line: Equatable, Sendable {
    public let time: VirtualTime
    public let text: String
  }

  public let lines: [Line]

  /// - Parameter id: of the last decision that is known already; nil reads all.
  public init(_ log: DecisionLog, after id: DecisionID? = nil) {
    lines = log.since(id).compactMap { record in
      guard record.actor == .miniKarpenter, case .controllerStep(let step) = record.decision,
        case .miniKarpenter(let change) = step.change
      else { return nil }
      let (level, text) = Self.said(of: change)
      return Line(
        time: record.time,
        text: "\(record.time.rfc3339WithMilliseconds) \(level.padded) mini_karpenter_rs: \(text)")
    }
  }

  private static func said(of change: MiniKarpenterChange) -> (Level, String) {
    switch change {
    case .started(let settings, let sizes):
      return (
        .info,
        "started plan_period=\(settings.planPeriod.goText) "
          + "consolidation_period=\(settings.consolidationPeriod.goText) "
          + "threshold=\(settings.thresholdPercent)% sizes=\(sizes)"
      )
    case .planned(let plan):
      guard let choice = plan.choice else {
        return (.warn, "no size fits pod=\(plan.pod) configmap=\(plan.configMap)")
      }
      return (
        .info,
        "plan written pod=\(plan.pod) size=\(choice.size.name) configmap=\(plan.configMap)"
      )
    case .planWithdrawn(let map, let pod, _): return (.info, "plan deleted pod=\(pod) configmap=\(map)")
    case .suggested(let suggestion):
      return (
        .info,
        "consolidation suggested node=\(suggestion.node) configmap=\(suggestion.configMap) "
          + "drainable=\(!suggestion.commands.isEmpty)"
      )
    case .suggestionWithdrawn(let map, let node, _):
      return (.info, "consolidation withdrawn node=\(node) configmap=\(map)")
    case .refused(let answer, let isForbidden):
      let reason = isForbidden ? "Forbidden" : "NotFound"
      let code = isForbidden ? 403 : 404
      return (
        .error,
        "ApiError: \(answer): \(reason) (ErrorResponse { status: \"Failure\", "
          + "message: \"\(answer.replacing("\"", with: "\\\""))\", reason: \"\(reason)\", code: \(code) })"
      )
    case .faultyConfiguration(let faults):
      let places = faults.map { "\($0.key)\($0.place)" }.joined(separator: "; ")
      return (.error, "configuration has faults, defaults used: \(places)")
    }
  }

  private enum Level: String {
    case info = "INFO"
    case warn = "WARN"
    case error = "ERROR"

    var padded: String { String(repeating: " ", count: 5 - rawValue.count) + rawValue }
  }
}
