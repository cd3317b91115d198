import Kubernetes

/// A node as filters and scores see it: what it is, and what is on it.
///
/// A value in one word, so that passing it on is cheap: a change replaces what it refers to.
public struct NodeSnapshot: Sendable {
  private var contents: Contents

  private final class Contents: Sendable {
    let slot: Int
    let facts: NodeFacts
    let load: NodeLoad

    init(slot: Int, facts: NodeFacts, load: NodeLoad) {
      self.slot = slot
      self.facts = facts
      self.load = load
    }
  }

  init(slot: Int, facts: NodeFacts) { contents = Contents(slot: slot, facts: facts, load: NodeLoad()) }

  public var name: NodeName { contents.facts.name }

  /// Its row in the snapshot's label columns.
  var slot: Int { contents.slot }
  var facts: NodeFacts { contents.facts }
  var load: NodeLoad { contents.load }

  /// Takes over what has changed of the node itself; its pods stay.
  mutating func become(_ facts: NodeFacts) { contents = Contents(slot: slot, facts: facts, load: load) }

  mutating func add(_ pod: PlacedPod) {
    var load = load
    load.add(pod)
    contents = Contents(slot: slot, facts: facts, load: load)
  }

  /// Does nothing when the pod is not here.
  @discardableResult
  mutating func remove(_ name: PodName) -> PlacedPod? {
    var load = load
    guard let pod = load.remove(name) else { return nil }
    contents = Contents(slot: slot, facts: facts, load: load)
    return pod
  }
}

/// The pods on a node, and what they use together.
struct NodeLoad: Sendable {
  private(set) var requested = ResourceAmounts()
  private(set) var nonZeroMilliCPU = 0
  private(set) var nonZeroMemory = 0
  private(set) var pods: [PlacedPod] = []
  /// Only cohorts that have pods here.
  private(set) var cohorts: [CohortCount] = []
  private(set) var hostPorts: [HostPort] = []

  /// How many pods of a cohort are here.
  struct CohortCount: Sendable {
    let cohort: CohortID
    var pods: Int
    var terminating: Int
    /// What topology spread counts: pods that stay.
    var staying: Int { pods - terminating }
  }

  mutating func add(_ pod: PlacedPod) {
    requested.add(pod.requests)
    nonZeroMilliCPU &+= pod.nonZeroMilliCPU
    nonZeroMemory &+= pod.nonZeroMemory
    hostPorts += pod.hostPorts
    count(pod, by: 1)
    pods.append(pod)
  }

  /// The last pod takes the place of the one that goes: kube-scheduler's own order of pods on a node.
  mutating func remove(_ name: PodName) -> PlacedPod? {
    guard let index = pods.firstIndex(where: { $0.name == name }) else { return nil }
    let pod = pods[index]
    requested.subtract(pod.requests)
    nonZeroMilliCPU &-= pod.nonZeroMilliCPU
    nonZeroMemory &-= pod.nonZeroMemory
    for port in pod.hostPorts {
      if let taken = hostPorts.firstIndex(of: port) { hostPorts.remove(at: taken) }
    }
    count(pod, by: -1)
    pods.swapAt(index, pods.count - 1)
    pods.removeLast()
    return pod
  }

  private mutating func count(_ pod: PlacedPod, by change: Int) {
    let terminating = pod.isTerminating ? change : 0
    guard let index = cohorts.firstIndex(where: { $0.cohort == pod.cohort }) else {
      cohorts.append(CohortCount(cohort: pod.cohort, pods: change, terminating: terminating))
      return
    }
    cohorts[index].pods += change
    cohorts[index].terminating += terminating
    if cohorts[index].pods == 0 { cohorts.remove(at: index) }
  }
}

/// What a node is, whatever is on it. Shared by every snapshot until the node itself changes.
final class NodeFacts: Sendable {
  let name: NodeName
  let labels: Labels
  let isUnschedulable: Bool
  /// Those with an effect on whether a pod may come.
  let hardTaints: [Taint]
  let softTaints: [Taint]
  let allocatable: ResourceAmounts
  let allocatablePods: Int
  let images: [ContainerImage]
  /// Region and zone together; nodes with neither share one zone.
  let zone: String

  init(_ node: Node) {
    name = node.nodeName
    labels = node.metadata.labels
    isUnschedulable = node.spec.unschedulable
    hardTaints = node.spec.taints.filter(\.effect.keepsPodsOff)
    softTaints = node.spec.taints.filter { !$0.effect.keepsPodsOff }
    allocatable = ResourceAmounts(node.status.allocatable)
    allocatablePods = node.status.allocatable[.pods]?.units ?? 0
    images = node.status.images
    zone = Self.zone(of: node.metadata.labels)
  }

  /// Source: k8s.io/component-helpers `node/topology.GetZoneKey`; the older labels win.
  private static func zone(of labels: Labels) -> String {
    let zone = labels["failure-domain.beta.kubernetes.io/zone"] ?? labels[WellKnown.zone] ?? ""
    let region = labels["failure-domain.beta.kubernetes.io/region"] ?? labels[WellKnown.region] ?? ""
    return zone.isEmpty && region.isEmpty ? "" : "\(region):\u{0}:\(zone)"
  }
}
