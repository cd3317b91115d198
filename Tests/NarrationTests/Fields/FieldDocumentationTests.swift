import Kubernetes
import Manifests
import Testing

@testable import Narration

@Suite struct FieldDocumentationTests {
  @Test("both languages say the same things")
  func sameKeys() {
    #expect(
      FieldDocumentation.englishTexts.keys.sorted() == FieldDocumentation.portugueseTexts.keys.sorted())
  }

  @Test("every text is found by the field it is about, and none is left over")
  func everyTextIsUsed() {
    var used: Set<String> = []
    for entry in Kinds.all {
      if FieldDocumentation.englishTexts[entry.kind.name] != nil { used.insert(entry.kind.name) }
      visit(entry.kind.plural, &used)
    }
    let unused = FieldDocumentation.englishTexts.keys.filter { !used.contains($0) }.sorted()
    #expect(unused == [])
  }

  @Test(
    "what students write in manifests is all explained",
    arguments: [
      "nodepool", "nodepool.spec", "nodepool.spec.disruption", "nodepool.spec.disruption.budgets",
      "nodepool.spec.template.spec", "nodepool.spec.template.spec.requirements", "deployment.spec",
      "pdb.spec", "aksnodeclass.spec", "ocinodeclass.spec", "ocinodeclass.spec.shapeConfigs",
      "nodeoverlay.spec", "nodeoverlay.spec.requirements",
      "ksc", "ksc.profiles", "ksc.profiles.plugins", "ksc.profiles.plugins.score",
      "ksc.profiles.plugins.score.enabled", "ksc.profiles.pluginConfig", "ksc.profiles.pluginConfig.args",
      "ksc.profiles.pluginConfig.args.scoringStrategy.requestedToCapacityRatio.shape",
      "pod.spec.topologySpreadConstraints", "pod.spec.tolerations", "node.spec.taints",
    ])
  func complete(_ path: String) throws {
    for field in try Explanation.of(path).fields where !field.shape.isInert && field.shape.name != "podCIDR" {
      let documentation = FieldDocumentation(field.documentationKey)
      #expect(documentation != nil || field.shape.name == "timeAdded", "\(field.documentationKey)")
    }
  }

  @Test("a field is told in each language")
  func told() throws {
    let weight = try #require(FieldDocumentation("NodePoolSpec.weight"))
    #expect(weight.told(in: .english).plain.contains("tried first"))
    #expect(weight.told(in: .portuguese).plain.contains("tentado primeiro"))
    #expect(FieldDocumentation("NodePoolSpec.colour") == nil)
  }

  private func visit(_ path: String, _ used: inout Set<String>) {
    guard path.split(separator: ".").count < 12, let explanation = try? Explanation.of(path) else { return }
    for field in explanation.fields {
      if let key = FieldDocumentation(field.documentationKey)?.key { used.insert(key) }
      visit("\(path).\(field.shape.name)", &used)
    }
  }
}
