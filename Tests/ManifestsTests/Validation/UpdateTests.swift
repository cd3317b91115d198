import Kubernetes
import Testing

@testable import Manifests

@Suite struct UpdateTests {
  private static let pod = """
    apiVersion: v1
    kind: Pod
    metadata: {name: web}
    spec: {containers: [{name: a, image: b}], schedulingGates: [{name: g}]}

    """
  private static let pool = """
    apiVersion: karpenter.sh/v1
    kind: NodePool
    metadata: {name: default}
    spec:
      template: {spec: {requirements: [], nodeClassRef: {group: karpenter.k8s.aws, kind: EC2NodeClass, name: default}}}

    """
  private static let deployment = """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: web}
    spec:
      selector: {matchLabels: {app: web}}
      template: {metadata: {labels: {app: web, b: c}}, spec: {containers: [{name: a, image: b}]}}

    """

  struct Change: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let yaml: String
    let from: String
    let to: String
    let says: [String]
  }

  @Test(
    "what may not change is refused",
    arguments: [
      Change(testDescription: "another image", yaml: pod, from: "image: b", to: "image: c", says: []),
      Change(testDescription: "no gate", yaml: pod, from: "{name: g}", to: "", says: []),
      Change(
        testDescription: "another name", yaml: pod, from: "name: a", to: "name: z",
        says: ["spec: Forbidden: \(UpstreamText.podUpdateForbidden)"]),
      Change(
        testDescription: "another NodeClass", yaml: pool, from: "name: default}}}", to: "name: other}}}",
        says: []),
      Change(
        testDescription: "another kind of NodeClass", yaml: pool, from: "EC2NodeClass", to: "KWOKNodeClass",
        says: ["spec.template.spec.nodeClassRef: Invalid value: \"object\": nodeClassRef.kind is immutable"]),
      Change(
        testDescription: "a fixed number of nodes", yaml: pool, from: "spec:\n", to: "spec:\n  replicas: 1\n",
        says: [
          "spec: Invalid value: \"object\": Cannot transition NodePool between static (replicas set) and dynamic (replicas unset) provisioning modes"
        ]),
      Change(
        testDescription: "another selector", yaml: deployment, from: "matchLabels: {app: web}",
        to: "matchLabels: {b: c}",
        says: ["spec.selector: Invalid value: {\"matchLabels\":{\"b\":\"c\"}}: field is immutable"]),
    ])
  func changes(_ change: Change) throws {
    let old = try Manifest.decodeAll(change.yaml)[0]
    let new = try Manifest.decodeAll(change.yaml.replacing(change.from, with: change.to))[0]
    let problems = new.problems(updating: old)
    #expect(problems.map { $0.upstreamText(isCustomResource: new.kind.isCustomResource) } == change.says)
  }
}
