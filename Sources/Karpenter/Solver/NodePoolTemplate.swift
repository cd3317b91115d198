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
    var cutter = FunnelCutter(catalogue, types: catalogue.everyType)
    cutter.close(.all)
    cutter.keep(meeting: requirements)
    cutter.keep(offeredFor: requirements)
    cutter.keep(fitting: ResourceList())
    cutter.close(.nodePool)
    let unmet = catalogue.unmetMinValues(of: requirements, in: cutter.types)
    if minValuesPolicy == .strict {
      for (key, found) in unmet {
        let asked = requirements[key]?.minValues ?? 0
        cutter.keep(catalogue.noType, because: .minValues(key: key, found: found, asked: asked))
      }
    }
    if requirements.hasMinValues { cutter.close(.minValues) }
    types = cutter.types
    funnel = cutter.funnel
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
