import Kubernetes

/// Every shape of the round, each once.
final class PodShapes {
  private var byHash: [Int: [PodShape]] = [:]
  private var count = 0
  private let preferencePolicy: ProvisioningOptions.PreferencePolicy

  init(preferencePolicy: ProvisioningOptions.PreferencePolicy) { self.preferencePolicy = preferencePolicy }

  func shape(of pod: Pod, _ volumes: VolumeTopology) -> PodShape {
    shape(
      namespace: pod.metadata.namespace, labels: pod.metadata.labels, spec: pod.spec,
      volumeAlternatives: volumes.alternatives(of: pod), volumes: volumes.mounts(of: pod))
  }

  /// The shape after the next thing is given up; nil when nothing is left.
  func relaxed(
    _ shape: PodShape, toleratingPreferNoSchedule: Bool
  ) -> (relaxation: Relaxation, shape: PodShape)? {
    if let known = shape.relaxed { return known }
    let next = shape.spec.relaxed(toleratingPreferNoSchedule: toleratingPreferNoSchedule)
    let result = next.map { step in
      (
        relaxation: step.relaxation,
        shape: self.shape(
          namespace: shape.namespace, labels: shape.labels, spec: step.spec,
          volumeAlternatives: shape.volumeAlternatives, volumes: shape.volumes)
      )
    }
    shape.relaxed = .some(result)
    return result
  }

  private func shape(
    namespace: String, labels: Labels, spec: PodSpec, volumeAlternatives: [Requirements],
    volumes: MountedVolumes
  ) -> PodShape {
    let candidate = PodShape(
      number: count, namespace: namespace, labels: labels, spec: spec,
      volumeAlternatives: volumeAlternatives, volumes: volumes, preferencePolicy: preferencePolicy)
    let hash = candidate.likeness
    if let known = byHash[hash]?.first(where: { $0.isAlike(candidate) }) { return known }
    byHash[hash, default: []].append(candidate)
    count += 1
    return candidate
  }
}

extension PodShape {
  /// Equal for shapes that are alike.
  var likeness: Int {
    var hasher = Hasher()
    hasher.combine(namespace)
    hasher.combine(labels)
    hasher.combine(spec.nodeSelector)
    hasher.combine(requests.amounts)
    return hasher.finalize()
  }

  func isAlike(_ other: PodShape) -> Bool {
    namespace == other.namespace && labels == other.labels && requests == other.requests
      && spec.nodeSelector == other.spec.nodeSelector && spec.affinity == other.spec.affinity
      && spec.tolerations == other.spec.tolerations
      && spec.topologySpreadConstraints == other.spec.topologySpreadConstraints
      && hostPorts == other.hostPorts && volumeAlternatives == other.volumeAlternatives
      && volumes == other.volumes && usesDynamicResources == other.usesDynamicResources
  }
}
