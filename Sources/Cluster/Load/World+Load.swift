import Controllers
import Kubernetes

/// What applications are given to do, and what comes of it.
extension World {
  /// Gives an application something to do from now on, in place of what it had; nil ends that.
  public mutating func setLoad(_ load: ApplicationLoad?, of name: NamespacedName) {
    let service = loads[name]?.service
    loads[name] = load
    if let service { loads[name]?.service = service }
    unstoredChanges += 1
    queues[Actor.load.rawValue].remove(name)
    if load == nil { wakeReadersOfUsage() } else { enqueue(.load, name) }
  }

  /// How well an application is served at this instant; nil when it has nothing to do.
  public func serviceLevel(of name: NamespacedName) -> ServiceLevel? {
    loads[name].map { ServiceLevel(of: $0, works: works(of: $0).map(\.work), at: now) }
  }

  /// Looks at an application whose load or whose Pods are others than before.
  mutating func review(_ name: NamespacedName) {
    guard var load = loads[name] else { return }
    let works = works(of: load)
    let before = load.service
    let after = ServiceLevel(of: load, works: works.map(\.work), at: now)
    load.service = after
    if let change = change(of: load, from: before, to: after) {
      let step = ControllerStep(object: load.target, change: .load(change))
      cause = decisions.append(.controllerStep(step), by: .load, at: now, cause: cause)
    }
    load.queue?.flow(in: after.arriving, out: after.served, at: now)
    loads[name] = load
    for (pod, work) in works where pod.outgrowsMemory(doing: work) { enqueue(.kubelet, pod.name) }
    watchMemory(ofNodesWith: works.map(\.pod))
    wakeReadersOfUsage()
    if let next = load.nextChange(after: now) { enqueue(.load, name, at: next) }
  }

  private func change(of load: ApplicationLoad, from before: ServiceLevel, to after: ServiceLevel)
    -> LoadChange?
  {
    if let queue = load.queue { return queue.hasEmptied(by: now) ? .queueEmptied : nil }
    guard after.isOverloaded != before.isOverloaded || (after.pods == 0) != (before.pods == 0) else {
      return nil
    }
    if after.isOverloaded {
      return after.pods == 0 ? .unserved(arriving: after.arriving) : .overloaded(after)
    }
    return before.isOverloaded && after.arriving > .zero ? .keepsUp(after) : nil
  }

  /// When the next of all loads is another; nil when they stay.
  var nextLoadChange: VirtualTime? {
    loads.values.compactMap { $0.nextChange(after: now) }.min()
  }

  /// Has every load looked at again, as Pods have come, gone or changed.
  mutating func reviewLoads() {
    for (name, _) in loads { enqueue(.load, name) }
  }
}

// MARK: - Who does it

extension World {
  /// The ready Pods of a load's workload and what each makes of its share.
  func works(of load: ApplicationLoad) -> [(pod: Pod, work: PodWork)] {
    let pods = readyPods(of: load)
    let works = works(onNodesOf: pods)
    return pods.compactMap { pod in works[pod.name].map { (pod, $0) } }
  }

  /// What the Pods of all nodes on which some of these run make of the work that comes to them.
  func works(onNodesOf pods: [Pod]) -> [PodName: PodWork] {
    let nodes = Set(pods.compactMap(\.spec.nodeName)).sorted().compactMap { objects.node($0) }
    let tenants = nodes.map { node in
      objects.pods(on: node.nodeName).filter { $0.status.phase == .running }
    }
    let shares = shares(of: tenants.joined())
    var works: [PodName: PodWork] = [:]
    for (node, tenants) in zip(nodes, tenants) {
      let shared = NodeWork.share(
        tenants.map { pod in
          let share = shares[pod.name]
          return NodeWork.Tenant(pod, arriving: share?.rate ?? .zero, profile: share?.profile)
        }, on: node)
      for (pod, work) in zip(tenants, shared) { works[pod.name] = work }
    }
    return works
  }

  /// What comes to these Pods, and maybe others, of the loads that their workloads are given.
  private func shares(of pods: some Sequence<Pod>) -> [PodName: (rate: Rate, profile: WorkloadProfile?)] {
    let controllers = Set(pods.compactMap(\.metadata.controller?.uid))
    var shares: [PodName: (rate: Rate, profile: WorkloadProfile?)] = [:]
    for (_, load) in loads {
      guard let target = scaleTarget(load.target),
        !controllers.isDisjoint(with: controllersOfPods(of: target))
      else { continue }
      let ready = readyPods(of: load)
      let share = load.share(among: ready.count, at: now)
      for pod in ready { shares[pod.name] = (share, load.profile) }
    }
    return shares
  }

  private func readyPods(of load: ApplicationLoad) -> [Pod] {
    guard let target = scaleTarget(load.target) else { return [] }
    return pods(of: target).filter {
      $0.status.isReady && $0.status.phase == .running && !$0.metadata.isBeingDeleted
    }
  }

  /// The workload of a name that has replicas; nil when there is none.
  func scaleTarget(_ reference: ObjectReference) -> ScaleTarget? {
    switch reference.kind {
    case .deployment: objects.deployments[reference.name].map { .deployment($0) }
    case .statefulSet: objects.statefulSets[reference.name].map { .statefulSet($0) }
    case .replicaSet: objects.replicaSets[reference.name].map { .replicaSet($0) }
    default: nil
    }
  }

  /// The Pods that a workload has, by name.
  func pods(of target: ScaleTarget) -> [Pod] {
    controllersOfPods(of: target).flatMap { objects.pods(ownedBy: $0) }
  }

  private func controllersOfPods(of target: ScaleTarget) -> [UID] {
    guard case .deployment(let deployment) = target else { return [target.object.metadata.uid] }
    return objects.replicaSets(ownedBy: deployment.metadata.uid).map(\.metadata.uid)
  }
}

extension Pod {
  /// Whether its work would have its container killed for memory, now or later.
  fileprivate func outgrowsMemory(doing work: PodWork) -> Bool {
    spec.containers.first.map { MemoryGrowth(of: $0, in: self, doing: work).killedAfter != nil } ?? false
  }
}
