import Kubernetes
import Testing

@testable import Manifests

@Suite struct KindsTests {
  @Test(
    "a kind answers to each of its names, in any case",
    arguments: [
      ("deploy", Kind.deployment), ("Deployment", .deployment), ("deployments", .deployment),
      ("deployments.apps", .deployment), ("deployment.v1.apps", .deployment), ("PO", .pod), ("no", .node),
      ("ec2nc", .ec2NodeClass), ("nodepools.karpenter.sh", .nodePool), ("limits", .limitRange),
      ("pc", .priorityClass),
    ])
  func named(_ word: String, _ kind: Kind) {
    #expect(Kinds.named(word)?.kind == kind)
  }

  @Test(
    "some kinds are known and have no effect, others are not known",
    arguments: [
      ("secret", true), ("ing", true), ("netpol", true), ("crd", true), ("clusterrole", true),
      ("widget", false),
    ])
  func inert(_ word: String, _ isKnown: Bool) {
    #expect((Kinds.named(word) != nil) == isKnown)
    #expect(Kinds.named(word)?.hasEffect != true)
  }

  @Test("no two kinds share a name, and each is found by its manifest's words")
  func distinct() {
    for entry in Kinds.all {
      #expect(Kinds.named(entry.kind.plural)?.kind == entry.kind)
      #expect(Kinds.named(entry.kind.name, apiVersion: entry.kind.apiVersion)?.kind == entry.kind)
    }
  }

  @Test("a misspelt kind is answered with what is near")
  func nearest() {
    #expect(Kinds.nearest(to: "deploymnt").first == "deployment")
    #expect(Kinds.nearest(to: "qqqqqqqq").isEmpty)
  }

  @Test("`get all` is what kubectl's is")
  func categories() {
    let names = Kinds.inCategory("all").map(\.kind.plural)
    #expect(names.contains("pods") && names.contains("deployments"))
    #expect(!names.contains("nodes") && !names.contains("configmaps"))
    #expect(Kinds.inCategory("karpenter").map(\.kind.plural).contains("nodeclaims"))
  }

  @Test("an object of a kind without effect keeps all that was written")
  func inertObject() throws {
    let text = """
      apiVersion: v1
      data:
        key: dmFsdWU=
      kind: Secret
      metadata:
        name: s
        namespace: app
      type: Opaque

      """
    let resource = try Manifest.decodeAll(text)[0]
    #expect(resource.kind.name == "Secret")
    #expect(resource.metadata.namespace == "app")
    #expect(resource.yaml == text)
  }

  @Test("metadata can be changed whatever the kind")
  func metadata() throws {
    for text in [
      "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\n",
      "apiVersion: v1\nkind: Namespace\nmetadata: {name: s}\n",
    ] {
      var resource = try Manifest.decodeAll(text)[0]
      resource.metadata.labels["team"] = "a"
      #expect(resource.json["metadata"]?["labels"] == .object(["team": .string("a")]))
    }
  }
}
