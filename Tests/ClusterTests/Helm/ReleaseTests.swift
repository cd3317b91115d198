import Cloud
import Helm
import Karpenter
import Kubernetes
import Manifests
import Testing

@testable import Cluster

/// What Helm does to the cluster, and what its values do to Karpenter.
struct ReleaseTests {
  private let scope = ReleaseScope(name: "karpenter", namespace: "kube-system")

  private func values(_ texts: String...) throws -> JSONValue {
    var values = try #require(World.course().release(scope)?.latest.values)
    for text in texts { try SetArgument.apply(text, to: &values) }
    return values
  }

  /// The course's cluster with other values, once it is settled again.
  private func upgraded(_ texts: String...) throws -> World {
    var world = World.course()
    var values = try values()
    for text in texts { try SetArgument.apply(text, to: &values) }
    try world.upgrade(scope, to: .karpenter, values: values)
    world.run(until: world.now + .seconds(120))
    return world
  }

  @Test("the course's Karpenter is a release, and its objects are the chart's")
  func course() throws {
    let world = World.course()
    #expect(world.releases.keys.map(\.name) == ["karpenter", "karpenter-crd"])
    let release = try #require(world.release(scope))
    #expect(release.latest.status == .deployed && release.revisions.count == 1)
    for object in release.latest.manifest {
      let reference = try world.resource(object).reference
      let key = ObjectStore.InertKey(kind: reference.kind, name: reference.name)
      let isThere = world.objects.find(reference) != nil || world.objects.inert[key] != nil
      #expect(isThere, "\(reference)")
    }
    let settings = world.cloud.options
    #expect(settings.interruptionQueue == "Karpenter-aula")
  }

  @Test(
    "a value acts once a Pod that has it leads",
    arguments: [
      ("settings.batchIdleDuration=5s", "BATCH_IDLE_DURATION=5s"),
      ("settings.batchMaxDuration=20s", "BATCH_MAX_DURATION=20s"),
      ("settings.featureGates.nodeOverlay=true", "NodeOverlay=true"),
      ("settings.preferencePolicy=Ignore", "PREFERENCE_POLICY=Ignore"),
      ("settings.interruptionQueue=", "no queue"), ("settings.reservedENIs=1", "RESERVED_ENIS=1"),
      ("settings.vmMemoryOverheadPercent=0.1", "VM_MEMORY_OVERHEAD_PERCENT=0.1"),
    ])
  func acts(set: String, says: String) throws {
    let world = try upgraded(set)
    let (core, provider) = (world.options.karpenter, world.cloud.options)
    let isSo =
      switch says {
      case "BATCH_IDLE_DURATION=5s": core.batchIdleDuration == .seconds(5)
      case "BATCH_MAX_DURATION=20s": core.batchMaxDuration == .seconds(20)
      case "NodeOverlay=true": core.featureGates[.nodeOverlay] && core.featureGates[.reservedCapacity]
      case "PREFERENCE_POLICY=Ignore": core.preferencePolicy == .ignore
      case "no queue": provider.interruptionQueue == nil
      case "RESERVED_ENIS=1": provider.reservedENIs == 1
      default: provider.vmMemoryOverheadPercent == 0.1
      }
    #expect(isSo)
    #expect(world.karpenterLeader != nil)
  }

  @Test(
    "with a value that Karpenter does not take its Pods end as they start, and the old one goes on",
    arguments: [
      ("settings.preferencePolicy=Talvez", "invalid PREFERENCE_POLICY \"Talvez\""),
      ("settings.clusterName=demo", "No cluster found for name: demo"),
      ("settings.batchIdleDuration=logo", "invalid BATCH_IDLE_DURATION \"logo\""),
    ])
  func startFaults(set: String, says: String) throws {
    let world = try upgraded(set)
    let pods = world.objects.all(Pod.self, in: "kube-system").filter(\.isKarpenter)
    let faulty = pods.filter { pod in
      guard case .flag(let fault)? = world.startFault(of: pod) else { return false }
      return fault.contains(says)
    }
    #expect(!faulty.isEmpty && faulty.allSatisfy { !$0.status.isReady })
    let leader = try #require(world.karpenterLeader)
    #expect(world.startFault(of: leader) == nil)
  }

  @Test("without a queue a spot interruption is not anticipated")
  func noQueue() throws {
    var world = try World.withWeb()
    try world.upgrade(scope, to: .karpenter, values: try values("settings.interruptionQueue="))
    world.run(until: world.now + .seconds(120))
    try world.suffer(.spotInterruption(world.firstNode))
    world.run(until: world.now + .seconds(100))
    #expect(world.readyWeb == 10 && world.handlings.isEmpty && world.objects.nodeClaims.count == 1)
  }

  @Test("an option changes what the Deployment says, and replaces no Pod")
  func option() throws {
    var world = World.course()
    let before = world.objects.pods.keys
    world.turnOn(.nodeOverlay)
    world.useInterruptionQueue(nil)
    world.runUntilIdle()
    let deployment = try #require(
      world.objects.deployments[NamespacedName(namespace: "kube-system", name: "karpenter")])
    let environment = try #require(deployment.template.spec.containers.first).env
    #expect(environment.first { $0.name == "FEATURE_GATES" }?.value.contains("NodeOverlay=true") ?? false)
    #expect(!environment.contains { $0.name == "INTERRUPTION_QUEUE" })
    #expect(world.objects.pods.keys == before && world.objects.replicaSets.values.count == 2)
  }

  @Test("uninstalled, nothing of the release is left, its kinds stay, and Karpenter does nothing more")
  func uninstall() throws {
    var world = World.course()
    let manifest = try #require(world.release(scope)).latest.manifest
    try world.uninstall(scope)
    world.run(until: world.now + .seconds(60))
    #expect(world.karpenterLeader == nil && world.release(scope) == nil)
    let left = try manifest.filter { world.objects.find(try world.resource($0).reference) != nil }
    #expect(left.isEmpty)
    try world.apply(Workload.deployment("web", replicas: 3, cpu: "1").manifest)
    world.run(until: world.now + .seconds(300))
    #expect(world.objects.nodeClaims.count == 0 && world.objects.nodePools.count == 1)

    try world.install(.karpenter, as: scope, values: try values())
    world.run(until: world.now + .seconds(300))
    #expect(world.karpenterLeader != nil && world.objects.nodeClaims.first != nil)
  }

  @Test("a rollback brings the values of its revision back")
  func rollback() throws {
    var world = try upgraded("replicas=1")
    #expect(world.objects.deployments.values.first { $0.metadata.name == "karpenter" }?.replicas == 1)
    try world.rollBack(scope, to: 1)
    let release = try #require(world.release(scope))
    #expect(release.revisions.map(\.status) == [.superseded, .superseded, .deployed])
    #expect(release.latest.description == "Rollback to 1")
    #expect(world.objects.deployments.values.first { $0.metadata.name == "karpenter" }?.replicas == 2)
    #expect(release.latest.values == release.revision(1)?.values)
  }

  @Test("what somebody else changed stays, where an upgrade does not speak of it")
  func threeWay() throws {
    var world = World.course()
    let name = NamespacedName(namespace: "kube-system", name: "karpenter")
    let deployment = try #require(world.objects.deployments[name])
    try world.update(deployment.with { $0.metadata.annotations["dono"] = "ana" })
    try world.upgrade(scope, to: .karpenter, values: try values("replicas=1"))
    #expect(world.objects.deployments[name]?.metadata.annotations["dono"] == "ana")
    #expect(world.objects.deployments[name]?.replicas == 1)
  }

  @Test("what cannot be done leaves the cluster as it was")
  func refusals() throws {
    var world = World.course()
    let revision = world.revision
    func refused(_ scope: ReleaseScope, _ body: (inout World) throws(HelmFailure) -> Void) -> String {
      do throws(HelmFailure) { try body(&world) } catch { return error.message }
      return ""
    }
    let values = try values()
    #expect(
      refused(scope) { (world) throws(HelmFailure) in
        try world.install(.karpenter, as: self.scope, values: values)
      } == "cannot reuse a name that is still in use")
    let other = ReleaseScope(name: "outro", namespace: "kube-system")
    #expect(
      refused(other) { (world) throws(HelmFailure) in try world.upgrade(other, to: .karpenter, values: values)
      }
        == "\"outro\" has no deployed releases")
    let elsewhere = ReleaseScope(name: "karpenter", namespace: "karpenter")
    #expect(
      refused(elsewhere) { (world) throws(HelmFailure) in
        try world.install(.karpenter, as: elsewhere, values: values)
      } == "create: failed to create: namespaces \"karpenter\" not found")
    #expect(
      refused(elsewhere) { (world) throws(HelmFailure) in
        try world.install(.karpenter, as: elsewhere, values: values, createsNamespace: true)
      }.hasPrefix("Unable to continue with install: ClusterRole \"karpenter-admin\""))
    let named = ReleaseScope(name: "Karpenter!", namespace: "kube-system")
    #expect(
      refused(named) { (world) throws(HelmFailure) in try world.install(.karpenter, as: named, values: values)
      }
      .contains("invalid release name"))
    #expect(
      refused(scope) { (world) throws(HelmFailure) in try world.rollBack(self.scope, to: 9) }
        == "release has no 9 version")
    #expect(world.revision == revision)
  }
}
