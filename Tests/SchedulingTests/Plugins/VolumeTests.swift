import Kubernetes
import Testing

@testable import Scheduling

/// Where a Pod with a claim on storage can be, in a cluster of `a` in the zone east and `b` in the zone west.
@Suite struct VolumeTests {
  @Test func aVolumeOfAnotherZoneKeepsThePodAway() throws {
    let placement = try place(claim(bound: "pv"), volume("pv", zone: "north", claim: "data"))
    #expect(
      placement.failedSchedulingNote
        == "0/2 nodes are available: 2 node(s) didn't match PersistentVolume's node affinity. no new claims to deallocate, preemption: 0/2 nodes are available: 2 Preemption is not helpful for scheduling."
    )
  }

  @Test func aVolumeDrawsThePodToItsZone() throws {
    let placement = try place(claim(bound: "pv"), volume("pv", zone: "west", claim: "data"))
    #expect(placement.outcome == .bound(to: "b"))
  }

  @Test func labelsOfAVolumeNameItsZoneToo() throws {
    let labelled = volume("pv", claim: "data").with {
      $0.metadata.labels = ["failure-domain.beta.kubernetes.io/zone": "east__north"]
    }
    let placement = try place(claim(bound: "pv"), labelled)
    #expect(placement.outcome == .bound(to: "a"))
    #expect(placement.reasons("b") == ["node(s) had no available volume zone"])
  }

  @Test func aClaimThatWaitsTakesAVolumeThatIsThere() throws {
    let placement = try place(
      claim(size: 5), volume("small", zone: "east", size: 4),
      volume("taken", zone: "east", size: 9, claim: "other"),
      volume("large", zone: "west", size: 9), provisioner: StorageClass.noProvisioner)
    #expect(placement.outcome == .bound(to: "b"))
    #expect(placement.reasons("a") == ["node(s) didn't find available persistent volumes to bind"])
  }

  @Test func aClaimThatWaitsHasAVolumeMadeWhereItsClassAllows() throws {
    let placement = try place(claim(size: 5), provisioner: "ebs.csi.aws.com", allowedZones: ["east"])
    #expect(placement.outcome == .bound(to: "a"))
    #expect(placement.reasons("b") == ["node(s) didn't find available persistent volumes to bind"])
  }

  @Test(
    "a Pod is refused before any node is looked at",
    arguments: refusals)
  func refuses(
    _ claim: PersistentVolumeClaim?, _ mode: StorageClass.BindingMode?, _ reason: PodRefusal.Reason,
    _ text: String
  ) throws {
    let placement = try place(claim, mode: mode ?? .waitForFirstConsumer)
    guard case .refused(let refusal) = placement.outcome else {
      Issue.record("not refused: \(placement.outcome)")
      return
    }
    #expect(refusal.reason == reason)
    #expect(placement.failedSchedulingNote == "0/2 nodes are available: \(text). not found")
  }

  private static let refusals:
    [(PersistentVolumeClaim?, StorageClass.BindingMode?, PodRefusal.Reason, String)] = [
      (nil, nil, PodRefusal.Reason.claimNotFound("data"), "persistentvolumeclaim \"data\" not found"),
      (
        claim(bound: "pv").with { $0.phase = .lost }, nil, .claimLost("data", volume: "pv"),
        "persistentvolumeclaim \"data\" bound to non-existent persistentvolume \"pv\""
      ),
      (
        claim(bound: "pv").with { $0.metadata.deletionTimestamp = .start }, nil, .claimBeingDeleted("data"),
        "persistentvolumeclaim \"data\" is being deleted"
      ),
      (
        claim(size: 1), StorageClass.BindingMode.immediate, .unboundImmediateClaims,
        "pod has unbound immediate PersistentVolumeClaims"
      ),
      (claim(bound: "pv"), nil, .volumeNotFound("pv"), "persistentvolume \"pv\" not found"),
    ]

  @Test func aClaimForOnePodAloneIsGivenUpByALessImportantOne() throws {
    var exclusive = Self.claim(bound: "pv")
    exclusive.accessModes = [.readWriteOncePod]
    let placement = try place(
      exclusive, volume("pv", claim: "data"), besides: user("old", on: "a"), priority: 5)
    #expect(
      placement.reasons("b") == [
        "node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode already in-use by another pod"
      ])
    #expect(placement.preemption?.nominatedNode == "a")
  }

  struct Room: CustomTestStringConvertible, Sendable {
    let testDescription: String
    var limit: Int? = 1
    var driver = "ebs.csi.aws.com"
    /// The handle of a volume that is attached to `a`, by nobody's Pod.
    var attached: String?
    /// Whether a Pod on `a` mounts the same claim.
    var isShared = false
    let goesTo: NodeName?
  }

  @Test(
    "a machine takes only so many volumes of a driver",
    arguments: [
      Room(testDescription: "there is room", goesTo: "a"),
      Room(testDescription: "no limit is named", limit: nil, attached: "vol-x", goesTo: "a"),
      Room(testDescription: "the limit is another driver's", driver: "efs", attached: "vol-x", goesTo: "a"),
      Room(testDescription: "another volume has the place", attached: "vol-x", goesTo: nil),
      Room(testDescription: "it is there itself", attached: "vol-1", goesTo: "a"),
      Room(testDescription: "a Pod has brought it", isShared: true, goesTo: "a"),
      Room(testDescription: "the machine takes none", limit: 0, goesTo: nil),
    ])
  func volumeLimits(_ c: Room) throws {
    let cluster = try TestCluster(
      [node("a"), user("new")] + (c.isShared ? [user("old", on: "a")] : []))
    var snapshot = cluster.snapshot
    snapshot.put(claim(bound: "pv"))
    for (name, handle) in [("pv", "vol-1"), ("other", c.attached ?? "vol-x")] {
      snapshot.put(
        volume(name, claim: name == "pv" ? "data" : nil).with {
          var source = PersistentVolume.CSISource()
          source.driver = "ebs.csi.aws.com"
          source.volumeHandle = handle
          $0.csi = source
        })
    }
    var csiNode = CSINode()
    csiNode.metadata.name = "a"
    var driver = CSINode.Driver()
    driver.name = c.driver
    driver.allocatableCount = c.limit
    csiNode.drivers = [driver]
    snapshot.put(csiNode)
    if c.attached != nil {
      var attachment = VolumeAttachment()
      attachment.metadata.name = "csi-1"
      attachment.nodeName = "a"
      attachment.volumeName = "other"
      snapshot.put(attachment)
    }
    var scheduler = Scheduler()
    let placement = scheduler.place(try cluster.pod("new"), in: snapshot, recording: .full)
    if let node = c.goesTo {
      #expect(placement.outcome == .bound(to: node))
    } else {
      #expect(placement.reasons("a") == ["node(s) exceed max volume count"])
    }
  }

  private func place(
    _ claim: PersistentVolumeClaim?, _ volumes: PersistentVolume...,
    mode: StorageClass.BindingMode = .waitForFirstConsumer,
    provisioner: String = "", allowedZones: [String] = [], besides other: String? = nil, priority: Int = 0
  ) throws -> PodPlacement {
    let zone = WellKnown.zone
    let cluster = try TestCluster(
      [
        node("a", labels: "\(zone): east"), node("b", labels: "\(zone): west"),
        user("new", priority: priority),
      ]
        + [other].compactMap(\.self))
    var snapshot = cluster.snapshot
    if let claim { snapshot.put(claim) }
    for volume in volumes { snapshot.put(volume) }
    snapshot.put(
      StorageClass().with {
        $0.metadata.name = "disk"
        $0.volumeBindingMode = mode
        $0.provisioner = provisioner
        if !allowedZones.isEmpty { $0.allowedTopologies = [.init([.init(key: zone, values: allowedZones)])] }
      })
    var scheduler = Scheduler()
    return scheduler.place(try cluster.pod("new"), in: snapshot, recording: .full)
  }

  private func user(_ name: String, on node: String? = nil, priority: Int = 0) -> String {
    pod(
      name, on: node, priority: priority,
      spec: "volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]")
  }

  private static func claim(bound volume: String = "", size: Int = 1) -> PersistentVolumeClaim {
    PersistentVolumeClaim().with {
      $0.metadata = ObjectMeta(name: "data", namespace: "default")
      $0.storageClassName = "disk"
      $0.accessModes = [.readWriteOnce]
      $0.resources.requests = [.storage: Quantity(size)]
      $0.volumeName = volume
      $0.phase = volume.isEmpty ? .pending : .bound
    }
  }

  private func claim(bound volume: String = "", size: Int = 1) -> PersistentVolumeClaim {
    Self.claim(bound: volume, size: size)
  }

  private func volume(_ name: String, zone: String? = nil, size: Int = 1, claim: String? = nil)
    -> PersistentVolume
  {
    PersistentVolume().with {
      $0.metadata.name = name
      $0.storageClassName = "disk"
      $0.accessModes = [.readWriteOnce]
      $0.capacity = [.storage: Quantity(size)]
      $0.claim = claim.map { NamespacedName(namespace: "default", name: $0) }
      $0.requiredNodeAffinity = zone.map { zone in
        [NodeSelectorTerm(matchExpressions: [.init(key: WellKnown.zone, operator: .isIn, values: [zone])])]
      }
    }
  }
}
