import Helm
import Kubernetes
import Manifests
import Testing

struct ValuesTests {
  @Test(
    "values are laid over values as Helm does",
    arguments: [
      ("{a: 1}", "{b: 2}", "{a: 1, b: 2}"), ("{a: {x: 1, y: 2}}", "{a: {y: 3}}", "{a: {x: 1, y: 3}}"),
      ("{a: [1, 2]}", "{a: [3]}", "{a: [3]}"), ("{a: {x: 1}}", "{a: null}", "{}"),
      ("{a: {x: 1}}", "{a: {x: null}}", "{a: {}}"), ("{a: {x: 1}}", "{a: text}", "{a: text}"),
      ("{a: 1}", "{a: {x: 1}}", "{a: {x: 1}}"), ("{}", "{a: null}", "{}"),
    ])
  func overlay(base: String, over: String, result: String) throws {
    let (base, over) = (try #require(Manifest.value(base)), try #require(Manifest.value(over)))
    #expect(base.overlaid(with: over) == Manifest.value(result))
  }

  @Test(
    "what a chart knows nothing of is named, with what it knows",
    arguments: [
      ("settings.interuptionQueue=q", "settings.interuptionQueue", "settings.interruptionQueue"),
      ("replicaCount=1", "replicaCount", "replicas"),
      ("clusterName=aula", "clusterName", "settings.clusterName"),
      ("settings.aws.clusterName=aula", "settings.aws", nil),
      (
        "settings.featureGates.nodeRepairs=true", "settings.featureGates.nodeRepairs",
        "settings.featureGates.nodeRepair"
      ),
    ])
  func unknown(text: String, path: String, nearest: String?) throws {
    var values = JSONValue.object([:])
    try SetArgument.apply(text, to: &values)
    let found = Chart.karpenter.unknownValues(in: values)
    #expect(found.map(\.path) == [path])
    if let nearest { #expect(found.first?.nearest.first == nearest) }
  }

  @Test(
    "maps that the chart leaves open take anything",
    arguments: [
      "controller.resources.requests.cpu=1", #"serviceAccount.annotations.eks\.amazonaws\.com/role-arn=x"#,
      "nodeSelector.role=bootstrap", "affinity.nodeAffinity=null", "podLabels.team=a", "tolerations[0].key=x",
      "settings.featureGates.nodeRepair=true",
    ])
  func open(text: String) throws {
    var values = JSONValue.object([:])
    try SetArgument.apply(text, to: &values)
    #expect(Chart.karpenter.unknownValues(in: values).isEmpty)
  }
}
