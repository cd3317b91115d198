import Kubernetes

/// What to write instead of what is often written.
enum Corrections {
  /// A kind that nobody has registered under its version.
  static func unknownKind(_ kind: String, apiVersion: String, in document: Document) -> ManifestProblem {
    let sameName = Kinds.all.map(\.kind).filter { $0.name.lowercased() == kind.lowercased() }
    let candidates =
      sameName.isEmpty
      ? Spelling.nearest(to: kind, among: Kinds.all.map(\.kind.name)).compactMap { name in
        Kinds.all.first { $0.kind.name == name }?.kind
      } : sameName
    let old = successors["\(apiVersion) \(kind)"] ?? sameName.first
    return ManifestProblem(
      .noMatch(kind: kind, apiVersion: apiVersion), path: sameName.isEmpty ? "kind" : "apiVersion",
      place: document.place(sameName.isEmpty ? "kind" : "apiVersion"),
      nearest: candidates.map { "\($0.apiVersion) \($0.name)" },
      hint: old.map { .newKind(kind: $0.name, apiVersion: $0.apiVersion) }, stage: .identification)
  }

  /// Kinds that others have replaced.
  private static let successors: [String: Kind] = [
    "karpenter.sh/v1alpha5 Provisioner": .nodePool,
    "karpenter.sh/v1alpha5 Machine": .nodeClaim,
    "karpenter.k8s.aws/v1alpha1 AWSNodeTemplate": .ec2NodeClass,
  ]
}
