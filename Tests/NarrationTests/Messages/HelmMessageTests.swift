import Narration
import Testing

struct HelmMessageTests {
  @Test("what is said of charts and releases, in both languages with the same facts")
  func everyMessage() throws {
    let messages: [HelmMessage] = [
      .unknownValue("settings.interuptionQueue", chart: "karpenter", nearest: ["settings.interruptionQueue"]),
      .unknownValue("xyz", chart: "keda", nearest: []), .onlyVersion("--version 1.13.0"),
      .setSyntax(flag: "set-string"), .useUpgrade, .useInstall, .createNamespace,
      .takeOver(release: "karpenter", namespace: "kube-system"),
      .notReady(["deployment/karpenter"], namespace: "kube-system"),
      .inOtherNamespace(release: "karpenter", namespace: "kube-system"), .nodesStay(1), .nodesStay(3),
      .unknownRepository(known: ["https://charts.karpenter.sh", "https://kedacore.github.io/charts"]),
      .outdatedRepository(oci: "oci://public.ecr.aws/karpenter/karpenter"), .registryIsPublic,
      .kindIsGone("NodePool", chart: "karpenter-crd"),
      .kindsTakeAlong(["1 EC2NodeClass", "2 NodeClaim", "1 NodePool"]),
      .noSuchQueue("fila", known: "Karpenter-aula"), .noSuchCluster("demo", known: "aula"),
      .terminationHandler(karpenterReadsQueue: true), .terminationHandler(karpenterReadsQueue: false),
    ]
    try Golden.expect(messages.flatMap { Prose.lines(of: $0) }, named: "helm")
  }
}
