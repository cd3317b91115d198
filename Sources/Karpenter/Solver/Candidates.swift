import Kubernetes

/// A machine as it stands before a simulation: the same for all simulations of a context.
final class NodeGround {
  let state: StateNode
  /// Among all machines of the context, in the order in which they are tried.
  let position: Int
  let taints: [Taint]
  let remaining: ResourceList
  let requirements: Requirements
  let hostPorts: HostPortUsage
  let volumes: MountedVolumes
  let volumeLimits: [String: Int]

  /// - Parameters:
  ///   - daemons: what all DaemonSets that go with the node ask for; what of it runs already is not taken twice.
  ///   - volumes: those mounted by Pods that run on it.
  init(
    _ state: StateNode, position: Int, labels: Requirements, daemons: ResourceList, volumes: MountedVolumes,
    volumeLimits: [String: Int]
  ) {
    self.state = state
    self.position = position
    taints = state.taints
    self.volumes = volumes
    self.volumeLimits = volumeLimits
    requirements = labels.adding(
      Requirements([Requirement(label: WellKnown.hostname, value: state.hostname)]))
    var pending = daemons
    pending.subtract(state.daemonRequests)
    for (name, amount) in pending.amounts where amount < .zero { pending[name] = .zero }
    remaining = state.available.lessening(by: pending)
    var hostPorts = HostPortUsage()
    for pod in state.pods { hostPorts.take(pod.hostPorts, by: pod.name) }
    self.hostPorts = hostPorts
  }

  /// Whether it could take a Pod of the shape, rules of topology and room aside, were it the only one: if not, it takes
  /// none in any simulation.
  func couldTake(_ shape: PodShape) -> Bool {
    taints.allSatisfy(shape.spec.tolerations.tolerate)
      && hostPorts.conflict(with: shape.hostPorts) == nil
      && requirements.clash(with: shape.requirements) != .noCommonValue
  }
}

/// A node of before the round, with what is left on it.
final class ExistingNode {
  let state: StateNode
  let taints: [Taint]
  var remaining: ResourceList
  var requirements: Requirements
  var hostPorts: HostPortUsage
  var volumes: MountedVolumes
  let volumeLimits: [String: Int]
  /// Indices of the round's Pods placed on it, in order.
  var pods: [Int] = []

  init(_ ground: NodeGround) {
    state = ground.state
    taints = ground.taints
    remaining = ground.remaining
    requirements = ground.requirements
    hostPorts = ground.hostPorts
    volumes = ground.volumes
    volumeLimits = ground.volumeLimits
  }

  /// Whether it has room for the Pod. With an amount below zero it has room for none.
  func holds(_ requests: ResourceList) -> Bool { remaining.holds(requests) }

  /// The resources, by name, that it has too little of for the Pod.
  func shortages(for requests: ResourceList) -> [ResourceName] {
    let overcommitted = remaining.amounts.filter { $0.value < .zero }.map(\.key)
    let lacking = requests.amounts.filter { $0.value > remaining[$0.key] ?? .zero }.map(\.key)
    return Set(overcommitted + lacking).sorted()
  }
}

extension ResourceList {
  /// Whether it has as much of everything asked for, and no amount below zero.
  fileprivate func holds(_ requests: ResourceList) -> Bool {
    amounts.values.allSatisfy { $0 >= .zero }
      && requests.amounts.allSatisfy { $0.value <= self[$0.key] ?? .zero }
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
