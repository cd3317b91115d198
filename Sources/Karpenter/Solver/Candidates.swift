import Kubernetes

/// A node of before the round, with what is left on it.
final class ExistingNode {
  let state: StateNode
  let taints: [Taint]
  var remaining: ResourceList
  var requirements: Requirements
  var hostPorts = HostPortUsage()
  var volumes = MountedVolumes()
  let volumeLimits: [String: Int]
  /// Indices of the round's Pods placed on it, in order.
  var pods: [Int] = []

  /// - Parameter daemons: what all DaemonSets that go with the node ask for; what of it runs already is not
  ///   taken twice.
  init(_ state: StateNode, labels: Requirements, daemons: ResourceList, volumeLimits: [String: Int]) {
    self.state = state
    taints = state.taints
    self.volumeLimits = volumeLimits
    requirements = labels
    requirements.add(Requirement(label: WellKnown.hostname, value: state.hostname))
    var pending = daemons
    pending.subtract(state.daemonRequests)
    for (name, amount) in pending.amounts where amount < .zero { pending[name] = .zero }
    remaining = state.available.lessening(by: pending)
    for pod in state.pods { hostPorts.take(pod.hostPorts, by: pod.name) }
  }

  /// Whether it has room for the Pod. With an amount below zero it has room for none.
  func holds(_ requests: ResourceList) -> Bool {
    remaining.amounts.values.allSatisfy { $0 >= .zero }
      && requests.amounts.allSatisfy { $0.value <= remaining[$0.key] ?? .zero }
  }

  /// The resources, by name, that it has too little of for the Pod.
  func shortages(for requests: ResourceList) -> [ResourceName] {
    let overcommitted = remaining.amounts.filter { $0.value < .zero }.map(\.key)
    let lacking = requests.amounts.filter { $0.value > remaining[$0.key] ?? .zero }.map(\.key)
    return Set(overcommitted + lacking).sorted()
  }
}

/// A claim opened in the round.
final class InFlightClaim {
  /// Its place in the order of opening.
  let number: Int
  let template: NodePoolTemplate
  let hostname: String
  /// What the NodePool's limits left when it was opened; nil without limits.
  let limitsLeft: ResourceList?
  var requirements: Requirements
  var types: TypeSet
  /// DaemonSets and Pods together.
  var requests: ResourceList
  var hostPorts: HostPortUsage
  var reservations: [String] = []
  var pods: [Int] = []
  var minValuesRelaxed = false

  /// - Parameter host: how many claims have been considered with this one; Karpenter numbers host names by it.
  init(number: Int, host: Int, template: NodePoolTemplate, types: TypeSet, limitsLeft: ResourceList?) {
    self.number = number
    self.template = template
    self.types = types
    self.limitsLeft = limitsLeft
    // Four digits, and not of the form of any real name.
    let digits = String(host)
    hostname = "hostname-placeholder-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    requirements = template.requirements
    requirements.add(Requirement(label: WellKnown.hostname, value: hostname))
    requests = template.daemonRequests
    hostPorts = template.daemonPorts
  }
}
