import Kubernetes

extension NodePool {
  /// Written beside every hash; hashes of different versions are not compared.
  public static let staticHashVersion = "v3"

  /// A hash of what cannot change under a running machine: all of the template but its requirements. A claim
  /// made under another one has drifted.
  ///
  /// Order within lists has no part in it. The number is not the one that Karpenter computes; only whether two
  /// are equal means anything.
  ///
  /// Source: sigs.k8s.io/karpenter `pkg/apis/v1/nodepool.go`, `Hash`.
  public var staticHash: String {
    let spec = template.spec
    let fields = [
      StableHash.canonicalText(of: template.labels), StableHash.canonicalText(of: template.annotations),
      spec.taints.map(\.canonicalText).sorted().joined(separator: ","),
      spec.startupTaints.map(\.canonicalText).sorted().joined(separator: ","),
      "\(spec.nodeClassRef.group)/\(spec.nodeClassRef.kind)/\(spec.nodeClassRef.name)",
      spec.terminationGracePeriod?.goText ?? "", spec.expireAfter.description,
    ]
    return String(SeededHash.fnv1a(fields.joined(separator: "\n")))
  }
}

extension Taint {
  fileprivate var canonicalText: String { "\(key)=\(value):\(effect.rawValue)" }
}
