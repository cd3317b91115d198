import Kubernetes
import Manifests
import Testing

@testable import Helm

struct KarpenterChartTests {
  private func rendered(_ sets: String...) throws -> [RenderedObject] {
    var values = JSONValue.object([:])
    for text in ["settings.clusterName=aula"] + sets { try SetArgument.apply(text, to: &values) }
    return try Chart.karpenter.rendered(
      for: ReleaseScope(name: "karpenter", namespace: "kube-system"), with: values)
  }

  private func deployment(_ set: String = "replicas=2") throws -> Deployment {
    let resources = try rendered(set).map { try Manifest.decode($0.json) }
    return try #require(resources.compactMap { $0.as(Deployment.self) }.first)
  }

  private func environment(_ set: String) throws -> [String: String] {
    let container = try #require(try deployment(set).template.spec.containers.first)
    return Dictionary(container.env.map { ($0.name, $0.value) }) { first, _ in first }
  }

  @Test("the chart's objects, in the order in which Helm creates them")
  func objects() throws {
    let names = try rendered().map { "\($0.kind)/\($0.json["metadata"]?["name"]?.string ?? "")" }
    #expect(
      names == [
        "PodDisruptionBudget/karpenter", "ServiceAccount/karpenter", "ClusterRole/karpenter-admin",
        "ClusterRole/karpenter-core", "ClusterRole/karpenter", "ClusterRoleBinding/karpenter-core",
        "ClusterRoleBinding/karpenter", "Role/karpenter", "Role/karpenter-dns", "Role/karpenter-lease",
        "RoleBinding/karpenter", "RoleBinding/karpenter-dns", "RoleBinding/karpenter-lease",
        "Service/karpenter",
        "Deployment/karpenter",
      ])
  }

  @Test("a value left out fails as the chart says")
  func clusterName() {
    #expect(
      throws: RenderingFailure(
        source: "karpenter/templates/deployment.yaml",
        message: "Chart cannot be installed without a valid settings.clusterName!")
    ) {
      try Chart.karpenter.rendered(
        for: ReleaseScope(name: "karpenter", namespace: "kube-system"), with: .object([:]))
    }
  }

  @Test("two replicas, apart by node and by zone, off Karpenter's own nodes, on the bootstrap ones")
  func placement() throws {
    let deployment = try deployment()
    let spec = deployment.template.spec
    #expect(deployment.replicas == 2)
    #expect(deployment.strategy == .rollingUpdate(maxSurge: .string("25%"), maxUnavailable: .int(1)))
    #expect(spec.priorityClassName == "system-cluster-critical")
    #expect(spec.serviceAccountName == "karpenter")
    #expect(spec.nodeSelector == ["kubernetes.io/os": "linux"])
    #expect(spec.tolerations.map(\.key) == ["CriticalAddonsOnly"])
    #expect(spec.topologySpreadConstraints.map(\.topologyKey) == [WellKnown.zone])
    #expect(spec.topologySpreadConstraints.map(\.whenUnsatisfiable) == [.doNotSchedule])
    let own = ["app.kubernetes.io/instance": "karpenter", "app.kubernetes.io/name": "karpenter"]
    #expect(spec.topologySpreadConstraints.first?.labelSelector?.matchLabels == own)
    #expect(spec.affinity?.podAntiAffinity?.required.first?.labelSelector?.matchLabels == own)
    #expect(spec.affinity?.podAntiAffinity?.required.map(\.topologyKey) == [WellKnown.hostname])
  }

  @Test(
    "settings become the environment that Karpenter reads",
    arguments: [
      ("settings.interruptionQueue=fila", "INTERRUPTION_QUEUE", "fila"),
      ("settings.interruptionQueue=", "INTERRUPTION_QUEUE", nil),
      ("settings.clusterName=x", "CLUSTER_NAME", "x"),
      ("settings.batchIdleDuration=5s", "BATCH_IDLE_DURATION", "5s"),
      ("settings.batchMaxDuration=30s", "BATCH_MAX_DURATION", "30s"),
      ("logLevel=debug", "LOG_LEVEL", "debug"),
      ("settings.preferencePolicy=Ignore", "PREFERENCE_POLICY", "Ignore"),
      ("settings.reservedENIs=1", "RESERVED_ENIS", "1"),
      ("settings.vmMemoryOverheadPercent=0.05", "VM_MEMORY_OVERHEAD_PERCENT", "0.05"),
      (
        "settings.featureGates.nodeOverlay=true", "FEATURE_GATES",
        "ReservedCapacity=true,SpotToSpotConsolidation=false,NodeRepair=false,NodeOverlay=true,StaticCapacity=false"
      ),
    ])
  func environments(set: String, name: String, value: String?) throws {
    #expect(try environment(set)[name] == value)
  }

  @Test("a role's ARN comes to be an annotation of the ServiceAccount")
  func roleAnnotation() throws {
    let role = "arn:aws:iam::123456789012:role/KarpenterController"
    let objects = try rendered(#"serviceAccount.annotations.eks\.amazonaws\.com/role-arn="# + role)
    let account = try #require(objects.first { $0.kind == "ServiceAccount" })
    #expect(account.json["metadata"]?["annotations"]?["eks.amazonaws.com/role-arn"] == .string(role))
  }

  @Test("a ServiceAccount of somebody else's is used and not made")
  func foreignServiceAccount() throws {
    let objects = try rendered("serviceAccount.create=false,serviceAccount.name=outra")
    #expect(!objects.contains { $0.kind == "ServiceAccount" })
    #expect(
      try deployment("serviceAccount.create=false,serviceAccount.name=outra").template.spec.serviceAccountName
        == "outra")
  }
}
