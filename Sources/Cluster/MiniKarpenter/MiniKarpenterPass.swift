import Controllers
import Kubernetes

/// One look of the mini-Karpenter at the cluster: what it may do, and what it was refused.
struct MiniKarpenterPass {
  /// As far as it may read it.
  private(set) var configuration: MiniKarpenterConfiguration
  private(set) var complaints: [MiniKarpenterChange] = []
  /// Nil for the student, who may do everything.
  private let subject: AccessReview.Subject?
  private let review: AccessReview

  init(_ pass: MiniKarpenter.Pass, by runner: MiniKarpenter.Runner, in world: World) {
    switch runner {
    case .student: subject = nil
    case .pod(let pod, let account):
      subject = AccessReview.Subject("system:serviceaccount:\(pod.namespace):\(account)")
    }
    review = AccessReview(world.objects)
    configuration = MiniKarpenterConfiguration([:], standard: .standard(in: world.options.region))
    let name = MiniKarpenter.configurationName
    if world.objects.configMaps[name] != nil, may("get", .configMap, name.name) {
      configuration = world.miniKarpenterConfiguration
      if !configuration.faults.isEmpty { complain(.faultyConfiguration(configuration.faults)) }
    }
  }

  /// Whether it may; if not, the API server's answer is among the complaints.
  ///
  /// - Parameter name: of the ConfigMap meant; kinds of the whole cluster are listed.
  mutating func may(_ verb: String, _ kind: Kind, _ name: String = "") -> Bool {
    let namespace = kind == .configMap ? MiniKarpenter.namespace : ""
    let named = verb == "create" ? "" : name
    let request = AccessReview.Request(
      verb: verb, group: kind.group, resource: kind.plural, name: named, namespace: namespace)
    guard let subject, !review.allows(request, for: subject) else { return true }
    let answer = UpstreamText.forbidden(
      verb, kind, name: named, namespace: namespace, to: subject.name)
    complain(.refused(answer: answer, isForbidden: true))
    return false
  }

  mutating func complain(_ complaint: MiniKarpenterChange) {
    if !complaints.contains(complaint) { complaints.append(complaint) }
  }
}
