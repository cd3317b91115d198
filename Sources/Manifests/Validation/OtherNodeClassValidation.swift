import Kubernetes

/// Source: Azure/karpenter-provider-azure `pkg/apis/v1beta1/aksnodeclass.go`.
extension AKSNodeClass {
  static let imageFamilies = ["Ubuntu", "Ubuntu2204", "Ubuntu2404", "AzureLinux"]

  public func validate(_ validation: inout Validation) {
    validation.check(metadata: metadata, of: Self.kind)
    let path: FieldPath = "spec"
    validation.check(spec.osDiskSizeGB, within: 30...2048, at: path["osDiskSizeGB"])
    validation.check(spec.imageFamily, oneOf: Self.imageFamilies, at: path["imageFamily"])
    if let mode = spec.fipsMode { validation.check(mode, oneOf: ["FIPS", "Disabled"], at: path["fipsMode"]) }
    validation.rule(
      "object", UpstreamText.fipsUnsupported, at: path,
      holds: spec.fipsMode != "FIPS" || spec.imageFamily != "Ubuntu2404")
    validation.check(spec.maxPods, within: 10...250, at: path["maxPods"])
  }
}

/// Source: oracle/karpenter-provider-oci `pkg/apis/v1beta1/ocinodeclass_types.go`.
extension OCINodeClass {
  static let baselines = ["BASELINE_1_8", "BASELINE_1_2", "BASELINE_1_1"]

  public func validate(_ validation: inout Validation) {
    validation.check(metadata: metadata, of: Self.kind)
    let path: FieldPath = "spec"
    for (index, config) in spec.shapeConfigs.enumerated() {
      let place = path["shapeConfigs"][index]
      validation.check(config.ocpus, within: 1...Int(Int32.max), at: place["ocpus"])
      validation.check(config.memoryInGbs, within: 1...Int(Int32.max), at: place["memoryInGbs"])
      if let baseline = config.baselineOcpuUtilization {
        validation.check(baseline, oneOf: Self.baselines, at: place["baselineOcpuUtilization"])
      }
    }
    validation.rule(
      "object", UpstreamText.exactlyOne("imageFilter", "imageId"),
      at: path["volumeConfig"]["bootVolumeConfig"]["imageConfig"],
      holds: (spec.bootVolume.imageID == nil) != (spec.bootVolume.imageFilter == nil))
    validation.rule(
      "object", UpstreamText.exactlyOne("subnetFilter", "subnetId"),
      at: path["networkConfig"]["primaryVnicConfig"]["subnetConfig"],
      holds: (spec.subnet.subnetID == nil) != (spec.subnet.inert["subnetFilter"] == nil))
    let placements = [
      "capacityReservationConfigs", "clusterPlacementGroupConfigs", "computeClusterConfig",
    ]
    validation.rule(
      "object", UpstreamText.onePlacement, at: path,
      holds: placements.count { spec.inert[$0] != nil } <= 1)
  }
}
