import Controllers
import Kubernetes
import Scheduling

/// A Pod that the scheduler has placed and not yet bound.
struct AssumedPod: Sendable {
  let node: NodeName
  /// What its event says once it is bound.
  let note: String
}

/// Binding a Pod whose claims wait for their first consumer: the scheduler chooses the node, the volumes are found or
/// made for it, and then the Pod is bound.
///
/// Source: kube-scheduler 1.35, `plugins/volumebinding`, Reserve and PreBind.
extension World {
  /// Has the volumes that a placed Pod lacks found or made.
  ///
  /// - Returns: false when none is missing and the Pod may be bound.
  mutating func awaitVolumes(of pod: Pod, on node: NodeName, note: String) -> Bool {
    let unbound = pod.claimNames.compactMap { objects.persistentVolumeClaims[$0] }.filter { !$0.isBound }
    guard !unbound.isEmpty else { return false }
    assume(pod, AssumedPod(node: node, note: note))
    var taken: Set<String> = []
    for claim in unbound {
      if let volume = freeVolume(for: claim, on: node, except: taken) {
        taken.insert(volume.metadata.name)
        _ = try? update(volume.with { $0.claim = claim.name })
      } else {
        _ = try? update(
          claim.with { $0.metadata.annotations[PersistentVolumeClaim.selectedNode] = node.text })
      }
      let step = ControllerStep(
        object: claim.reference, change: .volume(.selectedNode(node, forPod: pod.name)))
      cause = decisions.append(.controllerStep(step), by: .scheduler, at: now, cause: cause)
    }
    return true
  }

  /// Binds a Pod that waited, if its volumes are there now.
  mutating func bindIfVolumesAreReady(_ name: PodName) {
    guard let assumed = assumedPods[name], let pod = objects.pods[name] else { return }
    let node = assumed.node
    let claims = pod.claimNames.compactMap { objects.persistentVolumeClaims[$0] }
    if claims.allSatisfy(\.isBound) {
      forgetAssumed(name)
      bind(pod, to: node, note: assumed.note)
    } else if objects.node(node) == nil || claims.contains(where: { $0.hasLostItsNode(to: node) }) {
      forgetAssumed(name)
      schedulingQueue.put(pod, at: now)
      planScheduler()
    }
  }

  /// The scheduler counts the Pod on the node, though the API server does not know of it yet.
  private mutating func assume(_ pod: Pod, _ assumed: AssumedPod) {
    schedulingSnapshot.remove(pod)
    assumedPods[pod.name] = assumed
    unstoredChanges += 1
    schedulingSnapshot.put(asAssumed(pod))
    schedulingQueue.remove(pod.name)
  }

  private mutating func forgetAssumed(_ name: PodName) {
    guard assumedPods[name] != nil, let pod = objects.pods[name] else { return }
    schedulingSnapshot.remove(asAssumed(pod))
    assumedPods[name] = nil
    unstoredChanges += 1
    schedulingSnapshot.put(pod)
  }

  /// A Pod as the scheduler counts it.
  func asAssumed(_ pod: Pod) -> Pod {
    guard !pod.isBound, let node = assumedPods[pod.name]?.node else { return pod }
    return pod.with { $0.spec.nodeName = node }
  }

  /// The smallest volume that nobody has, that suits the claim and that the node reaches.
  private func freeVolume(
    for claim: PersistentVolumeClaim, on node: NodeName, except taken: Set<String>
  ) -> PersistentVolume? {
    guard let labels = objects.node(node)?.metadata.labels else { return nil }
    return objects.persistentVolumes.values
      .filter { volume in
        volume.claim == nil && volume.suits(claim) && !taken.contains(volume.metadata.name)
          && volume.requiredNodeAffinity?.contains { $0.matches(labels: labels, nodeName: node.text) } ?? true
      }
      .min { ($0.size, $0.metadata.name) < ($1.size, $1.metadata.name) }
  }
}

extension PersistentVolumeClaim {
  /// Whether the driver gave up on the node that was chosen.
  fileprivate func hasLostItsNode(to node: NodeName) -> Bool {
    !isBound && metadata.annotations[Self.selectedNode] == nil && volumeName.isEmpty
      && metadata.annotations[Self.storageProvisioner] != nil
  }
}
