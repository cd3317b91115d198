import Kubernetes

/// What counts of a Pod when a place is sought for it. Pods alike in it share one shape, and so everything
/// found out about it; a Pod that has given up a preference has another shape.
final class PodShape {
  let number: Int
  let namespace: String
  let labels: Labels
  /// Only what may be relaxed differs from the Pod's own spec.
  let spec: PodSpec
  let requests: ResourceList
  let hostPorts: [HostPort]
  /// What its volumes ask of a node: any one of the alternatives will do.
  let volumeAlternatives: [Requirements]
  let volumes: MountedVolumes
  let usesDynamicResources: Bool
  /// Selectors, the first required term and, unless preferences are left aside, the heaviest preferred one.
  let requirements: Requirements
  /// The same without preference.
  let strictRequirements: Requirements

  /// Groups of topology it is bound by, in the order their refusals are reported; nil until asked for.
  var ownGroups: [Int]?
  /// Other Pods' anti-affinities that select it, in the same order.
  var inverseGroups: [Int]?
  /// Groups of inverse anti-affinity that its own terms make.
  var ownedInverseGroups: [Int] = []
  /// For each ordinary group: 1 when it selects the Pod, 2 when not, 0 when nobody has asked.
  var selectedBy: [UInt8] = []
  /// Places of the context's machines that could take it; nil until asked for.
  var takers: [Int]?
  /// What became of it on each existing node and on each claim, where that is for good.
  var nodeRefusals: [PlacementRefusal.Kind?] = []
  var claimRefusals: [PlacementRefusal.Kind?] = []
  /// The shape after the next thing is given up; nil inside when there is nothing left to give up.
  var relaxed: (relaxation: Relaxation, shape: PodShape)??

  init(
    number: Int, namespace: String, labels: Labels, spec: PodSpec, volumeAlternatives: [Requirements],
    volumes: MountedVolumes, preferencePolicy: ProvisioningOptions.PreferencePolicy
  ) {
    self.number = number
    self.namespace = namespace
    self.labels = labels
    self.spec = spec
    self.volumeAlternatives = volumeAlternatives
    self.volumes = volumes
    requests = spec.schedulingRequests
    hostPorts = spec.hostPorts
    usesDynamicResources = spec.usesDynamicResources
    strictRequirements = spec.strictRequirements
    requirements = preferencePolicy == .respect ? spec.requirementsWithPreference : strictRequirements
  }
}

extension PodSpec {
  /// Node selector and the first term of required node affinity.
  var strictRequirements: Requirements {
    var result = Requirements(labels: nodeSelector)
    if let first = affinity?.nodeAffinity?.required?.first {
      result.add(Requirements(first.matchExpressions))
    }
    return result
  }

  /// The same with the heaviest preferred term as if required.
  var requirementsWithPreference: Requirements {
    guard let heaviest = affinity?.nodeAffinity?.preferred.heaviestFirst(\.weight).first else {
      return strictRequirements
    }
    return strictRequirements.adding(Requirements(heaviest.preference.matchExpressions))
  }
}

extension Array {
  /// By descending weight; equal weights keep their order.
  func heaviestFirst(_ weight: (Element) -> Int) -> [Element] {
    enumerated().sorted {
      let (left, right) = (weight($0.element), weight($1.element))
      return left == right ? $0.offset < $1.offset : left > right
    }.map(\.element)
  }
}
