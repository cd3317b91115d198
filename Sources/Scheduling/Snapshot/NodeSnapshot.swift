import Kubernetes

/// A node as filters and scores see it: what it is, and what is on it.
public struct NodeSnapshot: Sendable {
  /// Its row in the snapshot's label columns.
  let slot: Int
  private(set) var facts: NodeFacts
  private(set) var requested = ResourceAmounts()
  private(set) var nonZeroMilliCPU = 0
  private(set) var nonZeroMemory = 0
  private(set) var pods: [PlacedPod] = []
  /// How many of its pods belong to each cohort that has any here.
  private(set) var cohorts: [CohortCount] = []
  private(set) var hostPorts: [HostPort] = []

  struct CohortCount: Sendable {
    let cohort: CohortID
    var pods: Int
    var terminating: Int
    /// What topology spread counts: pods that stay.
    var staying: Int { pods - terminating }
  }

  public var name: NodeName { facts.name }

  init(slot: Int, facts: NodeFacts) {
    self.slot = slot
    self.facts = facts
  }

  /// Takes over what has changed of the node itself; its pods stay.
  mutating func become(_ facts: NodeFacts) { self.facts = facts }

  mutating func add(_ pod: PlacedPod) {
    requested.add(pod.requests)
    nonZeroMilliCPU &+= pod.nonZeroMilliCPU
    nonZeroMemory &+= pod.nonZeroMemory
    hostPorts += pod.hostPorts
    count(pod, by: 1)
    pods.append(pod)
  }

  /// Does nothing when the pod is not here.
  ///
  /// The last pod takes the place of the one that goes: kube-scheduler's own order of pods on a node.
  @discardableResult
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
