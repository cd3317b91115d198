import Cluster
import Kubernetes
import Testing

@Suite struct ZonalVolumeTests {
  private static let storageClass = """
    ---
    apiVersion: storage.k8s.io/v1
    kind: StorageClass
    metadata: {name: gp3, annotations: {storageclass.kubernetes.io/is-default-class: "true"}}
    provisioner: ebs.csi.aws.com
    volumeBindingMode: WaitForFirstConsumer

    """

  private static let claim = """
    ---
    apiVersion: v1
    kind: PersistentVolumeClaim
    metadata: {name: data}
    spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 10Gi}}}

    """

  private static func user(_ name: String) -> String {
    """
    ---
    apiVersion: v1
    kind: Pod
    metadata: {name: \(name)}
    spec:
      containers: [{name: db, image: "postgres:17"}]
      volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]

    """
  }

  private func volume(of world: World) throws -> PersistentVolume {
    try #require(world.objects.persistentVolumes.values.first)
  }

  @Test(
    "a claim waits for its first Pod; its volume is made in the zone of the Pod's node, and then the Pod is bound"
  )
  func firstConsumer() throws {
    var world = try World(World.nodes("b1") + Self.storageClass + Self.claim)
    world.runUntilIdle()
    #expect(world.objects.persistentVolumes.isEmpty)
    #expect(world.eventReasons(.persistentVolumeClaim, "data") == ["WaitForFirstConsumer"])
    try world.apply(Self.user("db"))
    world.run(until: world.now + .seconds(3))
    #expect(world.pod("db")?.spec.nodeName == nil)
    world.runUntilIdle()
    #expect(world.pod("db")?.spec.nodeName == "b1")
    #expect(world.pod("db")?.status.isReady == true)
    let terms = try #require(try volume(of: world).requiredNodeAffinity)
    #expect(terms.first?.matchExpressions.first?.values == ["zone-b"])
    #expect(world.objects.volumeAttachments.values.map(\.isAttached) == [true])
  }

  @Test("later Pods of the claim can only go where the volume is")
  func pinned() throws {
    var world = try World(World.nodes("a1") + Self.storageClass + Self.claim + Self.user("db"))
    world.runUntilIdle()
    try world.apply(World.nodes("b1", "c1"))
    try world.cordon("a1")
    try world.delete(world.reference(.pod, "db"), gracePeriodSeconds: 0)
    try world.apply(Self.user("again"))
    world.runUntilIdle()
    let condition = world.pod("again")?.status.conditions["PodScheduled"]
    #expect(condition?.reason == "Unschedulable")
    #expect(
      condition?.message
        == "0/3 nodes are available: 1 node(s) were unschedulable, 2 node(s) didn't match PersistentVolume's node "
        + "affinity. no new claims to deallocate, preemption: 0/3 nodes are available: 3 Preemption is not helpful "
        + "for scheduling.")
  }

  @Test("a disk is on one node at a time: the next Pod starts once the first node has let go of it")
  func followsItsPod() throws {
    var world = try World(World.nodes("a1") + Self.storageClass + Self.claim + Self.user("db"))
    world.runUntilIdle()
    try world.apply(World.nodes("a2"))
    try world.cordon("a1")
    try world.delete(world.reference(.pod, "db"))
    try world.apply(Self.user("again"))
    let start = world.now
    world.runUntilIdle()
    let again = try #require(world.pod("again"))
    #expect(again.spec.nodeName == "a2")
    #expect(again.status.isReady)
    #expect(world.objects.volumeAttachments.values.map(\.nodeName) == ["a2"])
    #expect(world.eventReasons(.pod, "again").contains("FailedAttachVolume"))
    // A second to stop, three to let go, three to attach, two to start.
    #expect(again.status.conditions["Ready"]?.lastTransitionTime == start + .seconds(9))
  }

  @Test("a volume goes with its claim by the policy Delete, once no Pod uses the claim")
  func reclaim() throws {
    var world = try World(World.nodes("a1") + Self.storageClass + Self.claim + Self.user("db"))
    world.runUntilIdle()
    try world.delete(world.reference(.persistentVolumeClaim, "data"))
    world.runUntilIdle()
    #expect(world.objects.persistentVolumeClaims.count == 1)
    try world.delete(world.reference(.pod, "db"))
    world.runUntilIdle()
    #expect(world.objects.persistentVolumeClaims.isEmpty)
    #expect(world.objects.persistentVolumes.isEmpty)
    #expect(world.objects.volumeAttachments.isEmpty)
  }

  @Test("running in pieces is the same as running at once")
  func inPieces() throws {
    let manifests = World.nodes("a1", "b1") + Self.storageClass + Self.claim + Self.user("db")
    var whole = try World(manifests)
    var pieces = whole
    whole.run(until: .seconds(60))
    for second in 1...60 { pieces.run(until: .seconds(second)) }
    #expect(whole.objects.pods == pieces.objects.pods)
    #expect(whole.objects.persistentVolumes == pieces.objects.persistentVolumes)
    #expect(whole.decisions.count == pieces.decisions.count)
  }
}
