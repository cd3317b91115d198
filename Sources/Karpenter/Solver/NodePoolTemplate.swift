import Kubernetes

/// What a new claim of a NodePool starts from.
///
/// Source: sigs.k8s.io/karpenter `pkg/controllers/provisioning/scheduling/nodeclaimtemplate.go`.
final class NodePoolTemplate {
  let nodePool: NodePool
  let name: NodePoolName
  let catalogue: Catalogue
  let requirements: Requirements
  var taints: [Taint] { nodePool.template.spec.taints }
  /// Types that the NodePool's own requirements leave and that can be had now.
  let types: TypeSet
  let unmetMinValues: [String]
  let funnel: LaunchFunnel
  var daemonRequests = ResourceList()
  var daemonPorts = HostPortUsage()

  init(_ nodePool: NodePool, catalogue: Catalogue, minValuesPolicy: ProvisioningOptions.MinValuesPolicy) {
    self.nodePool = nodePool
    self.catalogue = catalogue
    name = nodePool.nodePoolName
    requirements = nodePool.claimRequirements
    var funnel = LaunchFunnel()
    funnel.note(.all, catalogue.everyType, of: catalogue)
    var types = catalogue.types(meeting: requirements)
    types.formIntersection(catalogue.types(offeredFor: requirements))
    types.formIntersection(catalogue.types(fitting: ResourceList()))
    funnel.note(.nodePool, types, of: catalogue)
    let unmet = catalogue.unmetMinValues(of: requirements, in: types)
    if minValuesPolicy == .strict, !unmet.isEmpty { types = catalogue.noType }
    if requirements.hasMinValues { funnel.note(.minValues, types, of: catalogue) }
    self.types = types
    self.funnel = funnel
    unmetMinValues = minValuesPolicy == .strict ? unmet.map(\.key) : []
  }
}

extension Catalogue {
  /// The keys, ascending, of which the types have fewer different values than the requirements ask for, with
  /// how many they have. No type at all is another matter.
  func unmetMinValues(of requirements: Requirements, in set: TypeSet) -> [(key: String, found: Int)] {
    guard requirements.hasMinValues, !set.isEmpty else { return [] }
    return requirements.all.compactMap { requirement in
      guard let minimum = requirement.minValues else { return nil }
      let found = valueCount(of: requirement.key, in: set)
      return found < minimum ? (requirement.key, found) : nil
    }
  }
}
