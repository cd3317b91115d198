import Cluster
import Commands
import Foundation
import Narration
import Testing

/// What comes of the command lines of the course and of others' documentation when they are pasted as they stand.
///
/// `docs/compatibility.md` is this test's own account; `BANCADA_REWRITE=1` writes it anew.
struct CompatibilityTests {
  private static let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let sources = ["course", "karpenter-getting-started", "eks-workshop"]

  private struct Outcome {
    let line: String
    let comes: String
  }

  @Test func theAccountIsTrue() throws {
    var account = """
      # Command lines of the course and of others' documentation

      Each is pasted as it stands, one after the other, into the course's cluster; between them time runs until nobody has
      anything to do. A test runs them all and writes this page.

      """
    for source in Self.sources {
      let text = try String(
        contentsOf: Self.tests.appending(path: "Goldens/Compatibility/\(source).txt"), encoding: .utf8)
      account +=
        "\n## \(text.prefix { $0 != "\n" }.drop { $0 == "#" || $0 == " " })\n\n| line | comes to |\n|---|---|\n"
      for outcome in Self.outcomes(of: text) {
        account += "| `\(Self.cell(outcome.line))` | \(Self.cell(outcome.comes)) |\n"
      }
    }
    let page = Self.tests.deletingLastPathComponent().appending(path: "docs/compatibility.md")
    if ProcessInfo.processInfo.environment["BANCADA_REWRITE"] != nil {
      try account.write(to: page, atomically: true, encoding: .utf8)
    }
    #expect(try account == String(contentsOf: page, encoding: .utf8))
  }

  private static func outcomes(of text: String) -> [Outcome] {
    var session = Session(world: .course(), files: files, language: .english)
    let blocks = text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
      .split(separator: "").map { $0.joined(separator: "\n") }
    return blocks.map { block in
      let output = session.execute(block)
      _ = session.execute("run until idle")
      let first = output.remarks.plain.split(separator: "\n").first.map(String.init) ?? ""
      let comes =
        switch output.status {
        case .done, .negative: "done" + (output.results.isEmpty && !first.isEmpty ? ": \(first)" : "")
        case .failed, .usage, .limitReached: "✗ \(first.replacing("✗ ", with: ""))"
        }
      return Outcome(line: block.split(separator: "\n").first.map(String.init) ?? "", comes: comes)
    }
  }

  private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }

  /// What the workshop's folders hold.
  private static let files: FilesInMemory = {
    let folder = "~/environment/eks-workshop/modules/autoscaling/compute/karpenter"
    return FilesInMemory([
      "nginx-50.yaml": Samples.web,
      "\(folder)/nodepool/kustomization.yaml": "resources: [nodepool.yaml, nodeclass.yaml]\n",
      "\(folder)/nodepool/nodepool.yaml": """
      apiVersion: karpenter.sh/v1
      kind: NodePool
      metadata: {name: default}
      spec:
        template:
          metadata: {labels: {type: karpenter}}
          spec:
            requirements:
              - {key: karpenter.sh/capacity-type, operator: In, values: [on-demand]}
              - key: node.kubernetes.io/instance-type
                operator: In
                values: [c5.large, m5.large, r5.large, m5.xlarge]
            nodeClassRef: {group: karpenter.k8s.aws, kind: EC2NodeClass, name: default}
            expireAfter: 72h
        limits: {cpu: "1000", memory: 1000Gi}
        disruption: {consolidationPolicy: WhenEmptyOrUnderutilized, consolidateAfter: 1m}
      """,
      "\(folder)/nodepool/nodeclass.yaml": """
      apiVersion: karpenter.k8s.aws/v1
      kind: EC2NodeClass
      metadata: {name: default}
      spec:
        amiSelectorTerms: [{alias: al2023@latest}]
        role: "${KARPENTER_ROLE}"
        securityGroupSelectorTerms: [{tags: {karpenter.sh/discovery: "${EKS_CLUSTER_NAME}"}}]
        subnetSelectorTerms: [{tags: {karpenter.sh/discovery: "${EKS_CLUSTER_NAME}"}}]
        tags: {app.kubernetes.io/created-by: eks-workshop}
      """,
      "\(folder)/scale/kustomization.yaml": "resources: [namespace.yaml, deployment.yaml]\n",
      "\(folder)/scale/namespace.yaml": "{apiVersion: v1, kind: Namespace, metadata: {name: other}}\n",
      "\(folder)/scale/deployment.yaml": """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: inflate, namespace: other}
      spec:
        replicas: 0
        selector: {matchLabels: {app: inflate}}
        template:
          metadata: {labels: {app: inflate}}
          spec:
            nodeSelector: {type: karpenter}
            terminationGracePeriodSeconds: 0
            containers:
              - {name: inflate, image: "public.ecr.aws/eks-distro/kubernetes/pause:3.7", resources: {requests: {memory: 1Gi}}}
      """,
    ])
  }()
}
