import Manifests
import Narration
import Testing

struct InvalidManifestTests {
  @Test("a mistake is shown in its line, with the real answer and what to write")
  func told() throws {
    var lines: [String] = []
    for (source, yaml) in Self.files {
      do {
        _ = try Manifest.decodeAll(yaml, source: source)
        Issue.record("\(source) was read without a problem")
      } catch {
        for language in Language.allCases {
          lines +=
            InvalidManifestMessage(error).told(in: language).plain.split(separator: "\n").map(String.init) + [
              ""
            ]
        }
      }
    }
    try Golden.expect(lines, named: "manifests")
  }

  @Test("every hint, in both languages")
  func hints() throws {
    let hints: [ManifestProblem.Hint] = [
      .write("WhenEmptyOrUnderutilized"), .quote("8080"), .movedTo("spec.template.spec.expireAfter"),
      .movedToKind("EC2NodeClass", "spec.kubelet"), .renamedTo("amiSelectorTerms"), .removed,
      .newKind(kind: "NodePool", apiVersion: "karpenter.sh/v1"), .spacesInsteadOfTabs, .unrenderedTemplate,
      .keepOneOfThem, .list, .comesIn(karpenter: "1.14"),
    ]
    let messages: [ManifestMessage] = [
      .didYouMean(["weight"]), .others(1), .others(3), .later(1), .later(3), .nothingApplied(migrating: nil),
      .nothingApplied(migrating: "pool.yaml"),
    ]
    try Golden.expect((hints.map { .hint($0) } + messages).flatMap { Prose.lines(of: $0) }, named: "hints")
  }

  static let files: [(String, String)] = [
    (
      "pool.yaml",
      """
      apiVersion: karpenter.sh/v1
      kind: NodePool
      metadata:
        name: arm64-spot
      spec:
        weigth: 10
        template:
          spec:
            nodeClassRef:
              name: default
            requirements: []
        disruption:
          consolidationPolicy: WhenUnderutilized
          consolidateAfter: 5m
          expireAfter: 720h
      """
    ),
    ("velho.yaml", "apiVersion: karpenter.sh/v1alpha5\nkind: Provisioner\nmetadata:\n  name: default\n"),
    ("tab.yaml", "apiVersion: v1\nkind: Pod\nmetadata:\n\tname: web\n"),
    (
      "pod.yaml",
      """
      apiVersion: v1
      kind: Pod
      metadata:
        name: Web
      spec:
        containers:
          - name: app
            image: nginx
            resources:
              requests: {cpu: 100x}
      """
    ),
  ]
}
