import Kubernetes
import Testing

@testable import Manifests

@Suite struct ExplanationTests {
  @Test(
    "a field is found by the kind's any name, through lists",
    arguments: [
      ("deploy.spec.template.spec.containers.image", "Container.image", "string"),
      ("nodepools.spec.disruption.consolidateAfter", "Disruption.consolidateAfter", "string"),
      (
        "nodepool.spec.template.spec.requirements", "NodeClaimTemplateSpec.requirements",
        "[]NodeSelectorRequirementWithMinValues"
      ),
      ("po.spec.nodeSelector", "PodSpec.nodeSelector", "map[string]string"),
      ("pdb.spec.minAvailable", "PodDisruptionBudgetSpec.minAvailable", "IntOrString"),
    ])
  func found(_ text: String, _ key: String, _ type: String) throws {
    let explanation = try Explanation.of(text)
    #expect(explanation.documentationKey == key)
    #expect(explanation.field?.shape.explainName == type)
  }

  @Test("what it tells of a field comes from the schema")
  func facts() throws {
    let spec = try Explanation.of("deployment.spec")
    let replicas = try #require(spec.fields.first { $0.shape.name == "replicas" })
    #expect(replicas.shape.defaultText == "1")
    #expect(replicas.shape.isRequired == false)
    #expect(replicas.documentationKey == "DeploymentSpec.replicas")
    #expect(try Explanation.of("deployment.spec.selector").field?.isRequired == true)
    #expect(try Explanation.of("pod.spec.hostname").field?.isInert == true)
    #expect(
      try Explanation.of("ec2nc").fields.map(\.shape.name) == [
        "apiVersion", "kind", "metadata", "spec", "status",
      ])
    #expect(try Explanation.of("secret").fields.isEmpty)
  }

  @Test("what does not exist is answered with what is near")
  func unknown() {
    #expect(throws: Explanation.Failure.unknownField("limitz", below: "spec", nearest: ["limits"])) {
      try Explanation.of("nodepool.spec.limitz")
    }
    #expect(throws: Explanation.Failure.unknownKind("nodepol", nearest: ["nodepool", "nodepools"])) {
      try Explanation.of("nodepol.spec")
    }
  }

  @Test("completion goes on from what is typed")
  func completion() {
    #expect(
      Explanation.completions(of: "nodepool.spec.disruption.conso")
        == ["nodepool.spec.disruption.consolidateAfter", "nodepool.spec.disruption.consolidationPolicy"])
    #expect(Explanation.completions(of: "nodepool.spec.x.").isEmpty)
  }
}
