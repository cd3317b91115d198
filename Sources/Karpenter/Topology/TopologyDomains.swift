import Kubernetes

/// Which domains of a topology the NodePools can provide at all, by label, and behind which taints.
///
/// Available or not: a zone without capacity remains a domain.
///
/// Source: sigs.k8s.io/karpenter `topology.go`, `buildDomainGroups`, and `topologydomaingroup.go`.
final class TopologyDomains {
  private struct Pool {
    let requirements: Requirements
    let taints: [Taint]
    let catalogue: Catalogue
  }

  private let pools: [Pool]
  /// For each label, each domain with the taint sets of the NodePools that provide it; one empty set will do.
  private var known: [String: [String: [[Taint]]]] = [:]

  init(_ pools: [(nodePool: NodePool, catalogue: Catalogue)]) {
    self.pools = pools.map { pool in
      let template = pool.nodePool.template
      return Pool(
        requirements: Requirements(template.spec.requirements).adding(Requirements(labels: template.labels)),
        taints: template.spec.taints, catalogue: pool.catalogue)
    }
  }

  /// The domains of a label, ascending; those out of the Pod's reach left out where its tolerations count.
  func domains(of key: String, tolerating tolerations: [Toleration]?) -> [String] {
    let domains = known[key] ?? gather(key)
    known[key] = domains
    return domains.compactMap { domain, taintSets in
      guard let tolerations else { return domain }
      return taintSets.contains { $0.allSatisfy(tolerations.tolerate) } ? domain : nil
    }.sorted()
  }

  private func gather(_ key: String) -> [String: [[Taint]]] {
    var result: [String: [[Taint]]] = [:]
    for pool in pools {
      let own = pool.requirements[key]
      var domains = pool.catalogue.domains(of: key, narrowedBy: own)
      if let own, own.operator == .isIn { domains.formUnion(own.values) }
      for domain in domains { result[domain, default: []].append(pool.taints) }
    }
    return result
  }
}
