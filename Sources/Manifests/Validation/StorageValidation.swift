import Kubernetes

/// Source: kubernetes 1.35, `pkg/apis/core/validation/validation.go`.
extension PersistentVolumeClaim {
  public func validate(_ validation: inout Validation) {
    validation.check(metadata: metadata, of: Self.kind)
    validation.check(claimSpec: self, at: "spec")
  }
}

extension PersistentVolume {
  public func validate(_ validation: inout Validation) {
    validation.check(metadata: metadata, of: Self.kind)
    let path: FieldPath = "spec"
    if accessModes.isEmpty { validation.report(.required(""), at: path["accessModes"]) }
    if capacity.isEmpty { validation.report(.required(""), at: path["capacity"]) }
    if let size = capacity[.storage], size <= .zero {
      validation.report(
        .invalid(.string(size.description), UpstreamText.greaterThanZero),
        at: path["capacity"][key: "storage"])
    }
    let sources = ["awsElasticBlockStore", "nfs", "hostPath", "local", "iscsi", "fc"]
    if csi == nil, !sources.contains(where: { inert[$0] != nil }) {
      validation.report(.required(UpstreamText.volumeTypeRequired), at: path)
    }
    if inert["local"] != nil, requiredNodeAffinity == nil {
      validation.report(.required(UpstreamText.localNeedsAffinity), at: path["nodeAffinity"])
    }
  }
}

extension StorageClass {
  public func validate(_ validation: inout Validation) {
    validation.check(metadata: metadata, of: Self.kind)
    for (index, term) in allowedTopologies.enumerated() {
      for (position, requirement) in term.requirements.enumerated() where requirement.values.isEmpty {
        validation.report(
          .required(""),
          at: FieldPath("allowedTopologies")[index]["matchLabelExpressions"][position]["values"])
      }
    }
  }
}

extension Validation {
  mutating func check(claimSpec claim: PersistentVolumeClaim, at path: FieldPath) {
    if claim.accessModes.isEmpty {
      report(.required(UpstreamText.accessModeRequired), at: path["accessModes"])
    }
    if claim.accessModes.contains(.readWriteOncePod), claim.accessModes.count > 1 {
      report(.forbidden(UpstreamText.oncePodAlone), at: path["accessModes"])
    }
    if let selector = claim.selector { check(selector: selector, at: path["selector"]) }
    let storage = path["resources"][key: "storage"]
    guard let size = claim.resources.requests[.storage] else { return report(.required(""), at: storage) }
    if size <= .zero {
      report(.invalid(.string(size.description), UpstreamText.greaterThanZero), at: storage)
    }
  }
}
