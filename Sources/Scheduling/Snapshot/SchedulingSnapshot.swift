import Kubernetes

/// What the scheduler knows of the cluster when it places a pod.
///
/// It is kept beside the store and changed with it, object by object; a decision reads it and changes nothing.
/// Names, labels and images are turned into small numbers on the way in, so that the loops over nodes compare
/// integers. A copy shares all but a word per node with what it was copied from, however both are changed.
public struct SchedulingSnapshot: Sendable {
  /// Rows by slot; a row that is not in `order` is vacant.
  private(set) var rows: [NodeSnapshot] = []
  private(set) var labels = LabelColumns()
  private(set) var cohorts = PodCohorts()
  private(set) var images = ImageStates()
  private(set) var workloads = WorkloadSelectors()
  var storage = StorageObjects()
  /// Labels by namespace.
  private(set) var namespaces: [String: Labels] = [:]
  /// By name.
  private(set) var budgets: [PodDisruptionBudget] = []

  private var tree = NodeTree()
  private var slotOfNode: [NodeName: Int] = [:]
  private var vacantSlots: [Int] = []
  /// Pods bound to nodes that are not there, or not there yet.
  private var orphans: [NodeName: [PlacedPod]] = [:]
  /// Pods that a preemption has promised a node, in the order of the promises.
  private var nominated: [NodeName: [PlacedPod]] = [:]

  public init() {}

  public init(nodes: [Node], pods: [Pod]) {
    var added: [(slot: Int, zone: String)] = []
    for node in nodes where slotOfNode[node.nodeName] == nil {
      let slot = addRow(NodeFacts(node))
      added.append((slot: slot, zone: rows[slot].facts.zone))
    }
    tree.add(added)
    for pod in pods { put(pod) }
  }

  public var nodeCount: Int { tree.order.count }

  /// In the order in which the scheduler goes through them.
  public var nodeNames: [NodeName] { order.map { rows[$0].name } }

  /// Slots of the nodes, in the order in which the scheduler goes through them.
  var order: [Int] { tree.order }

  func slot(of node: NodeName) -> Int? { slotOfNode[node] }

  /// Nominated pods that satisfy a condition, by the slot of the node that each was promised.
  func nominatedPodsBySlot(where condition: (PlacedPod) -> Bool) -> [Int: [PlacedPod]] {
    var pods: [Int: [PlacedPod]] = [:]
    for (node, nominees) in nominated {
      let wanted = nominees.filter(condition)
      if let slot = slotOfNode[node], !wanted.isEmpty { pods[slot] = wanted }
    }
    return pods
  }
}

// MARK: - Nodes

extension SchedulingSnapshot {
  /// Adds a node, or takes over what has changed of it.
  public mutating func put(_ node: Node) {
    let facts = NodeFacts(node)
    guard let slot = slotOfNode[facts.name] else {
      let slot = addRow(facts)
      tree.add(slot, zone: facts.zone)
      return
    }
    let old = rows[slot].facts
    labels.set(facts.labels, previous: old.labels, ofNode: slot)
    if facts.images != old.images {
      images.remove(old.images, ofNode: slot)
      images.add(facts.images, ofNode: slot)
    }
    tree.move(slot, from: old.zone, to: facts.zone)
    rows[slot].become(facts)
  }

  /// Its pods stay in the store, and so here, until somebody removes them.
  public mutating func removeNode(_ name: NodeName) {
    guard let slot = slotOfNode.removeValue(forKey: name) else { return }
    let row = rows[slot]
    for pod in row.load.pods {
      rows[slot].remove(pod.name)
      orphans[name, default: []].append(pod)
    }
    labels.set([:], previous: row.facts.labels, ofNode: slot)
    images.remove(row.facts.images, ofNode: slot)
    tree.remove(slot, zone: row.facts.zone)
    vacantSlots.append(slot)
  }

  private mutating func addRow(_ facts: NodeFacts) -> Int {
    let slot = vacantSlots.popLast() ?? rows.count
    let row = NodeSnapshot(slot: slot, facts: facts)
    if slot == rows.count { rows.append(row) } else { rows[slot] = row }
    slotOfNode[facts.name] = slot
    labels.set(facts.labels, previous: [:], ofNode: slot)
    images.add(facts.images, ofNode: slot)
    for pod in orphans.removeValue(forKey: facts.name) ?? [] { rows[slot].add(pod) }
    return slot
  }
}

// MARK: - Pods

extension SchedulingSnapshot {
  /// Takes over a pod that is not here yet: on its node, promised to one, or of no concern because it waits or has
  /// ended.
  public mutating func put(_ pod: Pod) {
    guard !pod.isFinished else { return }
    if let node = pod.spec.nodeName {
      let placed = PlacedPod(pod, cohort: cohorts.join(pod))
      if let slot = slotOfNode[node] {
        rows[slot].add(placed)
      } else {
        orphans[node, default: []].append(placed)
      }
    } else if let node = pod.status.nominatedNodeName {
      nominated[node, default: []].append(PlacedPod(pod, cohort: cohorts.join(pod)))
    }
  }

  /// Lets go of a pod, as it was when it was taken over. Does nothing when it is not here.
  public mutating func remove(_ pod: Pod) {
    guard !pod.isFinished else { return }
    if let node = pod.spec.nodeName {
      if let slot = slotOfNode[node] {
        if let placed = rows[slot].remove(pod.name) { cohorts.leave(placed.cohort) }
      } else {
        take(pod.name, from: \.orphans[node])
      }
    } else if let node = pod.status.nominatedNodeName {
      take(pod.name, from: \.nominated[node])
    }
  }

  private mutating func take(_ name: PodName, from list: WritableKeyPath<Self, [PlacedPod]?>) {
    guard let index = self[keyPath: list]?.firstIndex(where: { $0.name == name }),
      let pod = self[keyPath: list]?.remove(at: index)
    else { return }
    if self[keyPath: list]?.isEmpty == true { self[keyPath: list] = nil }
    cohorts.leave(pod.cohort)
  }
}

// MARK: - Everything else

extension SchedulingSnapshot {
  public mutating func put(_ namespace: Namespace) {
    namespaces[namespace.metadata.name] = namespace.metadata.labels
  }

  public mutating func removeNamespace(_ name: String) { namespaces[name] = nil }

  public mutating func put(_ service: Service) { workloads.put(service) }

  public mutating func removeService(_ name: NamespacedName) { workloads.removeService(name) }

  public mutating func put(_ replicaSet: ReplicaSet) { workloads.put(replicaSet) }

  public mutating func removeReplicaSet(_ name: NamespacedName) { workloads.removeReplicaSet(name) }

  public mutating func put(_ budget: PodDisruptionBudget) {
    let index = budgets.firstIndex { $0.name >= budget.name } ?? budgets.count
    if index < budgets.count, budgets[index].name == budget.name {
      budgets[index] = budget
    } else {
      budgets.insert(budget, at: index)
    }
  }

  public mutating func removeBudget(_ name: NamespacedName) { budgets.removeAll { $0.name == name } }
}
