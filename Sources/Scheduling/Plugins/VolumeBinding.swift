import Kubernetes

/// Keeps a pod off a node that its volumes cannot be reached from, or where no volume can be found or made for a
/// claim that waits for its first consumer.
///
/// Storage capacity that a driver reports is not counted.
///
/// Source: kube-scheduler 1.35, `plugins/volumebinding`.
struct VolumeBinding: FilterPlugin {
  static let name = PluginName.volumeBinding
  private static let selectedNode = "volume.kubernetes.io/selected-node"

  /// Where each bound volume can be reached from; nil is everywhere.
  private let bound: [NodeMatcher?]
  private let hasMissingVolume: Bool
  /// Claims to find or make a volume for, the smallest first.
  private let waiting: [PersistentVolumeClaim]
  /// Volumes that nobody has, by class, the smallest first.
  private let free: [String: [(volume: PersistentVolume, nodes: NodeMatcher?)]]
  private let classes: [String: StorageClass]

  static func preFilter(_ cycle: SchedulingCycle) -> PreFilterResult {
    let names = StorageObjects.claimNames(of: cycle.pod)
    guard !names.isEmpty else { return .skip }
    let storage = cycle.snapshot.storage
    var claims: [PersistentVolumeClaim] = []
    for name in names {
      guard let claim = storage.claim(name) else { return .refuse(.claimNotFound(name.name)) }
      if claim.phase == .lost { return .refuse(.claimLost(name.name, volume: claim.volumeName)) }
      if claim.metadata.isBeingDeleted { return .refuse(.claimBeingDeleted(name.name)) }
      claims.append(claim)
    }
    let unbound = claims.filter { !$0.isBound }
    guard unbound.allSatisfy({ storage.waitsForFirstConsumer($0) && $0.volumeName.isEmpty }) else {
      return .refuse(.unboundImmediateClaims)
    }
    return .filter(VolumeBinding(bound: claims.filter(\.isBound), waiting: unbound, cycle))
  }

  private init(
    bound claims: [PersistentVolumeClaim], waiting: [PersistentVolumeClaim], _ cycle: SchedulingCycle
  ) {
    let labels = cycle.snapshot.labels
    let storage = cycle.snapshot.storage
    func matcher(_ volume: PersistentVolume) -> NodeMatcher? {
      volume.requiredNodeAffinity.map { NodeMatcher(terms: $0, labels: labels) }
    }
    let volumes = claims.map { storage.volumes[$0.volumeName] }
    bound = volumes.compactMap(\.self).map(matcher)
    hasMissingVolume = volumes.contains { $0 == nil }
    self.waiting = waiting.sorted {
      ($0.requestedStorage, $0.metadata.name) < ($1.requestedStorage, $1.metadata.name)
    }
    classes = storage.classes
    let wanted = Set(waiting.map(\.className))
    let unclaimed = storage.volumes.values.filter { $0.claim == nil && wanted.contains($0.storageClassName) }
      .sorted { ($0.size, $0.metadata.name) < ($1.size, $1.metadata.name) }
    free = Dictionary(grouping: unclaimed.map { ($0, matcher($0)) }) { $0.0.storageClassName }
  }

  func filter(_ node: borrowing NodeSnapshot) -> FilterVerdict {
    var conflicts: [VolumeConflict] = []
    for matcher in bound {
      if let matcher, !matcher.matches(node) { conflicts = [.nodeAffinityMismatch] }
    }
    if !canBindWaiting(on: node) { conflicts.append(.noVolumeToBind) }
    if hasMissingVolume { conflicts.append(.boundToMissingVolume) }
    guard !conflicts.isEmpty else { return .fits }
    return .rejected(
      Rejection(conflicts.map { .volume($0) }, by: Self.name, preemptionMayHelp: false))
  }

  /// Whether each waiting claim gets a volume of its own, found or made.
  private func canBindWaiting(on node: borrowing NodeSnapshot) -> Bool {
    var taken: Set<String> = []
    for claim in waiting {
      if let selected = claim.metadata.annotations[Self.selectedNode] {
        guard selected == node.name.text else { return false }
      } else if let volume = volume(for: claim, on: node, except: taken) {
        taken.insert(volume.metadata.name)
        continue
      }
      guard classes[claim.className]?.provisions(on: node.facts.labels) == true else { return false }
    }
    return true
  }

  private func volume(
    for claim: PersistentVolumeClaim, on node: borrowing NodeSnapshot, except taken: Set<String>
  ) -> PersistentVolume? {
    for (volume, nodes) in free[claim.className] ?? [] where volume.suits(claim) {
      guard !taken.contains(volume.metadata.name) else { continue }
      guard let nodes else { return volume }
      if nodes.matches(node) { return volume }
    }
    return nil
  }
}
