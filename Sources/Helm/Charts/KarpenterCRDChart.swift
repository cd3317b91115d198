/// The kinds of Karpenter's as a chart of their own, so that upgrades bring them along: Helm leaves those that come
/// with the chart `karpenter` as the first installation made them.
///
/// Source: github.com/aws/karpenter-provider-aws v1.13.0 `charts/karpenter-crd`.
extension Chart {
  public static let karpenterCRD = Chart(
    "karpenter-crd", version: "1.13.0", appVersion: "1.13.0",
    description: "A Helm chart for Karpenter Custom Resource Definitions (CRDs)",
    home: "https://karpenter.sh/",
    values: """
      # For the metadata of every CustomResourceDefinition.
      additionalAnnotations: {}

      """,
    templates: karpenterCRDs)

  static let karpenterCRDs: KeyValuePairs = [
    "karpenter.k8s.aws_ec2nodeclasses.yaml": crd(
      "karpenter.k8s.aws", "v1", "EC2NodeClass", "ec2nodeclasses", short: ["ec2nc", "ec2ncs"]),
    "karpenter.sh_nodeclaims.yaml": crd("karpenter.sh", "v1", "NodeClaim", "nodeclaims"),
    "karpenter.sh_nodeoverlays.yaml": crd(
      "karpenter.sh", "v1alpha1", "NodeOverlay", "nodeoverlays", short: ["overlays"]),
    "karpenter.sh_nodepools.yaml": crd("karpenter.sh", "v1", "NodePool", "nodepools"),
  ]

  /// Without its schema: `explain` knows the fields.
  private static func crd(
    _ group: String, _ version: String, _ kind: String, _ plural: String, short: [String] = []
  ) -> String {
    """
    apiVersion: apiextensions.k8s.io/v1
    kind: CustomResourceDefinition
    metadata:
      name: \(plural).\(group)
      annotations: {"{{ .Values.additionalAnnotations }}": null}
    spec:
      group: \(group)
      names:
        categories: [karpenter]
        kind: \(kind)
        listKind: \(kind)List
        plural: \(plural)
        shortNames: [\(short.joined(separator: ", "))]
        singular: \(kind.lowercased())
      scope: Cluster
      versions:
        - {name: \(version), served: true, storage: true, subresources: {status: {}}}
    """
  }
}
