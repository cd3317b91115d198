import Kubernetes

/// Labels that the rules of Karpenter's custom resources leave to Karpenter alone.
///
/// Source: kubernetes-sigs/karpenter `pkg/apis/crds`, with what the AWS chart adds to them.
extension Validation {
  /// - Parameters:
  ///   - type: CEL's name of what the rule looks at.
  ///   - isTemplate: a NodePool's own label says nothing within a NodePool.
  ///   - awsLabels: those of AWS's domain that may be named here.
  mutating func check(
    restrictedKey key: String, type: String, at path: FieldPath, isTemplate: Bool,
    allowing awsLabels: Set<String> = AWSLabelKeys.requirements
  ) {
    let domain = key.split(separator: "/", maxSplits: 1).first.map(String.init) ?? key
    let isKarpenterKey = [WellKnown.capacityType, WellKnown.nodePool].contains(key)
    rule(
      type, UpstreamText.restrictedDomain("karpenter.sh"), at: path,
      holds: isKarpenterKey || !domain.hasSuffix("karpenter.sh"))
    rule(
      type, UpstreamText.restrictedLabel(WellKnown.nodePool), at: path,
      holds: !isTemplate || key != WellKnown.nodePool)
    rule(
      type, UpstreamText.restrictedLabel(WellKnown.hostname), at: path, holds: key != WellKnown.hostname)
    if domain.hasSuffix("karpenter.k8s.aws"), !awsLabels.contains(key) {
      report(
        .invalid(.string(type), UpstreamText.restrictedDomain("karpenter.k8s.aws")), at: path,
        nearest: AWSLabelKeys.requirements.contains(key)
          ? [] : Spelling.nearest(to: key, among: awsLabels.sorted()), stage: .rules)
    }
  }
}

/// The labels of its own domain that the AWS provider gives a meaning to.
enum AWSLabelKeys {
  /// What a NodeOverlay may select by.
  static let overlays = keys([
    "ec2nodeclass", "instance-encryption-in-transit-supported", "nitro-sandbox", "instance-category",
    "instance-hypervisor", "instance-family", "instance-generation", "instance-local-nvme", "instance-size",
    "instance-cpu", "instance-cpu-manufacturer", "instance-cpu-sustained-clock-speed-mhz", "instance-memory",
    "instance-ebs-bandwidth", "instance-network-bandwidth", "instance-gpu-name", "instance-gpu-manufacturer",
    "instance-gpu-count", "instance-gpu-memory", "instance-accelerator-name",
    "instance-accelerator-manufacturer", "instance-accelerator-count", "instance-capability-flex",
  ])

  /// What a NodePool or a NodeClaim may require.
  static let requirements = overlays.union(
    keys([
      "instance-tenancy", "capacity-reservation-type", "capacity-reservation-id",
      "capacity-reservation-interruptible", "placement-group-id", "placement-group-partition",
    ]))

  private static func keys(_ names: [String]) -> Set<String> { Set(names.map { "karpenter.k8s.aws/\($0)" }) }
}
