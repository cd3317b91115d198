import Cluster
import Karpenter
import Kubernetes
import Scheduling

extension DivergenceMessage {
  public var portuguese: StyledText {
    switch self {
    case .divergence(let divergence):
      """
      o Karpenter supunha \(divergence.pod.name, .name) em \(divergence.assumed.name, .name); o kube-scheduler \
      pôs em \(divergence.actual, .name), porque \(divergence.told.portuguese)
      """
    case .reason(let reason, let assumed, let actual): Self.portuguese(reason, assumed, actual)
    case .givenUp(let relaxations):
      """
      para achar lugar, o Karpenter tinha aberto mão de \
      \(Formats.portuguese.all(relaxations.map(ProvisioningMessage.portuguese))); o kube-scheduler ainda leva isso em conta
      """
    }
  }

  private static func portuguese(
    _ reason: SchedulerDivergence.Reason, _ assumed: String, _ actual: NodeName
  ) -> StyledText {
    let format = Formats.portuguese
    return switch reason {
    case .noNodeYet: "\(assumed, .name) ainda não tinha nó"
    case .gone: "\(assumed, .name) já não existe"
    case .refused(let rejection):
      "\(assumed, .name) o recusava: \(format.all(rejection.reasons.map { FilterMessage.node($0).portuguese.plain }))"
    case .scoredLess(let points, let more, let plugin):
      """
      \(actual, .name) somou \(format.count(more)) pontos e \(assumed, .name) \(format.count(points)); \
      a maior diferença vem de \(plugin.rawValue)
      """
    case .scoredTheSame(let total):
      "os dois empataram em \(format.count(total)) pontos, e vale o primeiro na ordem do scheduler"
    case .notExamined:
      "ele já tinha achado nós bastantes e não chegou a olhar \(assumed, .name)"
    }
  }
}
