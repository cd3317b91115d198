import Kubernetes

/// Source: kube-scheduler 1.35, `plugins/noderesources/fit.go`.
enum NodeResourcesFit {
  /// Keeps a pod off a node that has too little left of anything it asks for, or no place for one more pod.
  ///
  /// Every shortage is a reason. If the pod asks for more than the empty node has, taking other pods away would
  /// not help.
  struct Filter: FilterPlugin {
    static let name = PluginName.nodeResourcesFit
    private let requests: ResourceAmounts
    private let countedScalars: [ResourceAmounts.Scalar]

    static func preFilter(_ cycle: SchedulingCycle) -> PreFilterResult {
      .filter(Filter(requests: cycle.requests, arguments: cycle.arguments))
    }

    private init(requests: ResourceAmounts, arguments: SchedulerPluginArguments) {
      self.requests = requests
      countedScalars = requests.scalars.filter { $0.amount != 0 && !arguments.ignores($0.resource) }
    }

    func filter(_ node: borrowing NodeSnapshot) -> FilterVerdict {
      let fits =
        node.load.pods.count < node.facts.allocatablePods
        && requests.milliCPU <= max(node.facts.allocatable.milliCPU &- node.load.requested.milliCPU, 0)
        && requests.memory <= max(node.facts.allocatable.memory &- node.load.requested.memory, 0)
        && requests.ephemeralStorage
          <= max(node.facts.allocatable.ephemeralStorage &- node.load.requested.ephemeralStorage, 0)
        && countedScalars.isEmpty
      return fits ? .fits : verdict(node.facts, node.load)
    }

    /// Every shortage of the node, in upstream's order; fits when there is none.
    private func verdict(_ facts: NodeFacts, _ load: NodeLoad) -> FilterVerdict {
      var reasons: [FilterReason] = []
      var exceedsNode = false
      if load.pods.count >= facts.allocatablePods {
        reasons.append(.tooManyPods(allocatable: facts.allocatablePods))
      }
      func check(_ resource: CountedResource, _ requested: Int) {
        let shortage = ResourceShortage(
          resource: resource.name, requested: requested, used: load.requested[resource],
          allocatable: facts.allocatable[resource])
        guard requested > 0, requested > shortage.free else { return }
        reasons.append(.insufficient(shortage))
        exceedsNode = exceedsNode || shortage.exceedsNode
      }
      check(.cpu, requests.milliCPU)
      check(.memory, requests.memory)
      check(.ephemeralStorage, requests.ephemeralStorage)
      for scalar in countedScalars { check(.scalar(scalar.resource), scalar.amount) }
      guard !reasons.isEmpty else { return .fits }
      return .rejected(Rejection(reasons, by: Self.name, preemptionMayHelp: !exceedsNode))
    }
  }

  /// Prefers nodes by how much of them would be asked for, as the profile's strategy says: with the default one,
  /// nodes with more left.
  ///
  /// Of the pod to place, pod-level requests do not count here; of the pods on the node, they do.
  struct Score: ScorePlugin {
    static let name = PluginName.nodeResourcesFit
    private let strategy: ScoringStrategy
    private let resources: [(resource: CountedResource, weight: Int, request: Int)]

    static func preScore(_ cycle: SchedulingCycle, feasible: [Int]) -> Score? {
      var spec = cycle.pod.spec
      spec.resources = nil
      let requests = ResourceAmounts(spec.effectiveRequests(assuming: PodSpec.assumedRequests))
      let strategy = cycle.arguments.scoringStrategy
      return Score(
        strategy: strategy,
        resources: strategy.resources.map { weighted in
          let resource = CountedResource(weighted.resource)
          return (resource, weighted.weight, requests[resource])
        })
    }

    func score(_ node: borrowing NodeSnapshot) -> Int {
      var sum = 0
      var weights = 0
      for (resource, weight, request) in resources {
        guard let share = node.allocation(of: resource, with: request, countingAssumedRequests: true) else {
          continue
        }
        let score = strategy.score(requested: share.requested, of: share.allocatable)
        guard score > 0 || strategy.countsZeros else { continue }
        sum &+= score &* weight
        weights += weight
      }
      guard weights > 0 else { return 0 }
      return strategy.combine(sum: sum, weights: weights)
    }
  }
}

extension SchedulerPluginArguments {
  /// Whether an extended resource is left to another component.
  fileprivate func ignores(_ resource: ResourceName) -> Bool {
    guard resource.isExtended else { return false }
    let group = resource.text.prefix { $0 != "/" }
    return ignoredResources.contains(resource.text) || ignoredResourceGroups.contains { $0 == group }
  }
}

extension NodeSnapshot {
  /// How much of a resource would be asked for with the pod on the node; nil when the node has none of it, or
  /// when it is an extended resource that the pod does not ask for.
  func allocation(of resource: CountedResource, with request: Int, countingAssumedRequests: Bool) -> (
    requested: Int, allocatable: Int
  )? {
    let used: Int
    let allocatable: Int
    switch resource {
    case .cpu:
      used = countingAssumedRequests ? load.nonZeroMilliCPU : load.requested.milliCPU
      allocatable = facts.allocatable.milliCPU
    case .memory:
      used = countingAssumedRequests ? load.nonZeroMemory : load.requested.memory
      allocatable = facts.allocatable.memory
    case .ephemeralStorage:
      used = load.requested.ephemeralStorage
      allocatable = facts.allocatable.ephemeralStorage
    case .scalar:
      guard request != 0 else { return nil }
      used = load.requested[resource]
      allocatable = facts.allocatable[resource]
    }
    return allocatable == 0 ? nil : (used &+ request, allocatable)
  }
}
