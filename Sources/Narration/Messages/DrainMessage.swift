import Controllers
import Kubernetes

/// How a node is emptied and seen off.
public enum DrainMessage: Message, Equatable {
  case stage(DrainStep)
  case evicted([String])
  case refused(pod: String, EvictionRefusal)
  case moreRefused(Int)
  case forced(DrainStep.Forced)
  case protected([String])
  case terminating([String])
}

extension Story {
  /// How many refused Pods are told one by one.
  private static let shownRefusals = 3

  init(of step: DrainStep) {
    self.init(DrainMessage.stage(step))
    guard case .draining(let drain) = step.stage else { return }
    func names(_ pods: [PodName], _ message: ([String]) -> DrainMessage) -> [Part] {
      pods.isEmpty ? [] : [.line(message(pods.map(\.name)))]
    }
    let refused: [Part] = drain.refused.map { .line(DrainMessage.refused(pod: $0.pod.name, $0.refusal)) }
    let rest = Array(refused.dropFirst(Self.shownRefusals))
    details =
      names(drain.evicted, DrainMessage.evicted) + refused.prefix(Self.shownRefusals)
      + (rest.isEmpty ? [] : [.line(DrainMessage.moreRefused(rest.count)), .fullOnly(rest)])
      + drain.forced.map { .line(DrainMessage.forced($0)) } + names(drain.protected, DrainMessage.protected)
      + (names(drain.terminating, DrainMessage.terminating).isEmpty
        ? [] : [.fullOnly(names(drain.terminating, DrainMessage.terminating))])
  }
}
