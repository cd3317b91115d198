import Cloud
import Kubernetes

/// What Karpenter asks AWS from time to time. An answer changes nothing here, and leaves no trace; a refusal does.
extension World {
  private static let pollNamespace = "account"

  /// Has Karpenter meet the refusal of each poll that is refused: at once when it starts, else when it asks next.
  mutating func planAccountPolls(atStart: Bool = false) {
    guard cloud.provider == .aws, let since = karpenterLeaderSince else { return }
    let controller = controllerReference
    if atStart { refusedCalls.removeAll { $0.object == controller } }
    for poll in AccountPoll.allCases where cloud.denial(of: poll) != nil {
      let period = poll.period.wholeSecondsRoundedDown
      let turns = (now - since).wholeSecondsRoundedDown / period + 1
      let next = atStart ? now : since + .seconds(turns * period)
      enqueue(
        .nodeClassController, NamespacedName(namespace: Self.pollNamespace, name: poll.rawValue), at: next,
        isRecurring: true)
    }
  }

  /// - Returns: whether the entry is one of these.
  mutating func askAccount(_ key: NamespacedName) -> Bool {
    guard key.namespace == Self.pollNamespace, let poll = AccountPoll(rawValue: key.name) else {
      return false
    }
    guard let denial = cloud.denial(of: poll) else { return true }
    note(
      denial, by: poll == .instanceStatus ? .interruption : .nodeClassController, of: controllerReference)
    return true
  }
}
