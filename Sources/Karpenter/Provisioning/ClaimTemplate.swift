import Kubernetes

/// What every claim of a NodePool has in common.
///
/// Source: sigs.k8s.io/karpenter `pkg/controllers/provisioning/scheduling/nodeclaimtemplate.go`.
extension NodePool {
  /// The template's labels, with those that name the NodePool and its node class.
  var claimLabels: Labels {
    var labels = template.labels
    labels[WellKnown.nodePool] = metadata.name
    let nodeClass = template.spec.nodeClassRef
    labels["\(nodeClass.group)/\(nodeClass.kind.lowercased())"] = nodeClass.name
    return labels
  }

  /// The template's requirements, its labels among them.
  var claimRequirements: Requirements {
    Requirements(template.spec.requirements).adding(Requirements(labels: claimLabels))
  }

  /// A claim of these requirements, all but its name and its resources.
  func claim(_ requirements: Requirements) -> NodeClaim {
    var claim = NodeClaim()
    claim.metadata.generateName = "\(metadata.name)-"
    claim.metadata.labels = claimLabels
    for requirement in requirements.all where !LabelRules.wellKnownAnywhere.contains(requirement.key) {
      if let value = requirement.anyValue { claim.metadata.labels[requirement.key] = value }
    }
    claim.metadata.annotations = template.annotations
    for key in [WellKnown.nodePoolHash, WellKnown.nodePoolHashVersion] {
      if let value = metadata.annotations[key] { claim.metadata.annotations[key] = value }
    }
    claim.metadata.ownerReferences = [
      OwnerReference(
        apiVersion: Self.kind.apiVersion, kind: Self.kind.name, name: metadata.name, uid: metadata.uid,
        isController: false)
    ]
    claim.spec = template.spec
    claim.spec.requirements = requirements.nodeSelectorRequirements
    return claim
  }
}
