import Cluster
import Karpenter
import Kubernetes
import Scheduling

extension DivergenceMessage {
  public var english: StyledText {
    switch self {
    case .divergence(let divergence):
      """
      Karpenter assumed \(divergence.pod.name, .name) on \(divergence.assumed.name, .name); kube-scheduler put it \
      on \(divergence.actual, .name), because \(divergence.told.english)
      """
    case .reason(let reason, let assumed, let actual): Self.english(reason, assumed, actual)
    case .givenUp(let relaxations):
      """
      to find a place, Karpenter had given up \
      \(Formats.english.all(relaxations.map(ProvisioningMessage.english))); kube-scheduler still weighs that
      """
    }
  }

  private static func english(
    _ reason: SchedulerDivergence.Reason, _ assumed: String, _ actual: NodeName
  ) -> StyledText {
    let format = Formats.english
    return switch reason {
    case .noNodeYet: "\(assumed, .name) had no node yet"
    case .gone: "\(assumed, .name) is no more"
    case .refused(let rejection):
      "\(assumed, .name) refused it: \(format.all(rejection.reasons.map { FilterMessage.node($0).english.plain }))"
    case .scoredLess(let points, let more, let plugin):
      """
      \(actual, .name) came to \(format.count(more)) points and \(assumed, .name) to \(format.count(points)); \
      most of the difference is \(plugin.rawValue)'s
      """
    case .scoredTheSame(let total):
      "both came to \(format.count(total)) points, and the first in the scheduler's order wins"
    case .notExamined: "it had found nodes enough and never looked at \(assumed, .name)"
    }
  }
}
