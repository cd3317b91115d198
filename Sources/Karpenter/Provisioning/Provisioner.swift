import Kubernetes

/// Karpenter's provisioning round.
///
/// Source: sigs.k8s.io/karpenter v1.13.0 `pkg/controllers/provisioning/provisioner.go`.
public enum Provisioner {
  /// Decides where every Pod of the round goes: on a node that is there, on a claim of the round, or nowhere.
  ///
  /// The Pods are those that wait for capacity and those that must leave nodes going away.
  public static func solve(_ snapshot: ProvisioningSnapshot) -> ProvisioningRound {
    let context = ProvisioningContext(snapshot)
    var (pods, ignored) = context.pendingPods()
    pods += context.podsOfDeletingNodes()
    var round = context.solve(
      pods, on: context.state.nodes.filter { !$0.isMarkedForDeletion }, reservations: .strict)
    round.ignored = ignored
    return round
  }
}

/// A Pod of a simulation.
public struct RoundPod: Sendable {
  public var pod: Pod
  /// The node it must leave; nil when it waits for its first.
  public var leaving: NodeName?

  public init(_ pod: Pod, leaving: NodeName? = nil) {
    self.pod = pod
    self.leaving = leaving
  }
}

/// What becomes of a Pod whose compatible capacity reservations are all taken.
public enum ReservationMode: Sendable {
  /// It waits for another round: provisioning.
  case strict
  /// It takes on-demand or spot capacity: what disruption simulates.
  case fallback
}

/// Where a place is sought.
public enum PlacementCandidates: Equatable, Sendable {
  /// On nodes that are there, on claims of the round, and on new claims of any NodePool: what Karpenter does.
  case all
  /// On claims of one NodePool alone, though Karpenter would look elsewhere first: the road not taken.
  case newClaims(of: NodePoolName)

  var includesNodes: Bool { self == .all }

  func include(_ nodePool: NodePoolName) -> Bool {
    switch self {
    case .all: true
    case .newClaims(let only): only == nodePool
    }
  }
}

extension ProvisioningContext {
  /// The Pods that wait for capacity, by name, and those that are not tried, with what is wrong with them.
  public func pendingPods() -> (accepted: [RoundPod], ignored: [IgnoredPod]) {
    var accepted: [RoundPod] = []
    var ignored: [IgnoredPod] = []
    for pod in snapshot.pods.filter(\.isProvisionable).sorted(by: { $0.name < $1.name }) {
      let problems = problems(of: pod)
      if problems.isEmpty {
        accepted.append(RoundPod(pod))
      } else {
        ignored.append(IgnoredPod(pod: pod.name, problems: problems))
      }
    }
    return (accepted, ignored)
  }

  /// What keeps a Pod from being tried at all; empty when nothing does.
  public func problems(of pod: Pod) -> [PodProblem] {
    pod.spec.provisioningProblems + [volumeTopology.problem(with: pod)].compactMap { $0.map { .volume($0) } }
  }

  /// The Pods that nodes going away still hold and that have to go elsewhere.
  public func podsOfDeletingNodes() -> [RoundPod] {
    let limits = EvictionLimits(snapshot.podDisruptionBudgets)
    return state.nodes.filter(\.isMarkedForDeletion).flatMap { node in
      node.pods.filter { $0.isReschedulable(within: limits, at: snapshot.now) }
        .map { RoundPod($0, leaving: node.node?.nodeName) }
    }
  }

  /// Finds a place for the Pods on these nodes and on new claims.
  ///
  /// - Parameter nodes: the machines that may be used and count against limits; leave out those to be taken
  ///   away. Pods of `pods` count nowhere else.
  public func solve(
    _ pods: [RoundPod], on nodes: [StateNode], reservations: ReservationMode,
    candidates: PlacementCandidates = .all
  ) -> ProvisioningRound {
    var round = ProvisioningRound()
    round.nodePools = reports(beside: nodes)
    guard !pods.isEmpty else { return round }
    guard !nodePools.isEmpty else {
      round.pods = pods.map { entry in
        PodDecision(
          pod: entry.pod.name, leaving: entry.leaving, requests: entry.pod.schedulingRequests,
          outcome: .failed(.noNodePools))
      }
      return round
    }
    let names = Set(nodes.map(\.name))
    let solver = Solver(
      self, pods: pods, on: grounds.filter { names.contains($0.state.name) }, reservations: reservations,
      candidates: candidates,
      recording: snapshot.options.recording)
    solver.run()
    solver.report(in: &round)
    return round
  }
}
