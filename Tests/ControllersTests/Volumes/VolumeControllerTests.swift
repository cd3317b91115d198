import Kubernetes
import Testing

@testable import Controllers

struct VolumeControllerTests {
  private func claim(_ change: (inout PersistentVolumeClaim) -> Void = { _ in }) -> PersistentVolumeClaim {
    PersistentVolumeClaim().with {
      $0.metadata = ObjectMeta(name: "data-db-1", namespace: "default")
      $0.metadata.uid = "uid-claim"
      $0.metadata.finalizers = [PersistentVolumeController.claimFinalizer]
      $0.storageClassName = "gp3"
      $0.accessModes = [.readWriteOnce]
      $0.resources.requests = [.storage: Quantity("1500Mi") ?? .zero]
      change(&$0)
    }
  }

  private func storageClass(_ change: (inout StorageClass) -> Void = { _ in }) -> StorageClass {
    StorageClass().with {
      $0.metadata.name = "gp3"
      $0.provisioner = StorageClass.ebsDriver
      $0.volumeBindingMode = .waitForFirstConsumer
      change(&$0)
    }
  }

  private func volume(_ name: String, gi: Int, _ change: (inout PersistentVolume) -> Void = { _ in })
    -> PersistentVolume
  {
    PersistentVolume().with {
      $0.metadata.name = name
      $0.storageClassName = "gp3"
      $0.accessModes = [.readWriteOnce]
      $0.capacity = [.storage: Quantity(bytes: gi << 30)]
      change(&$0)
    }
  }

  struct Waiting: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var claim: @Sendable (inout PersistentVolumeClaim) -> Void = { _ in }
    var mode: StorageClass.BindingMode?
    var reason: String
    var message: String
  }

  @Test(
    "what a claim without a volume is told",
    arguments: [
      Waiting(
        testDescription: "nobody uses it yet", mode: .waitForFirstConsumer, reason: "WaitForFirstConsumer",
        message: "waiting for first consumer to be created before binding"),
      Waiting(
        testDescription: "it names no class", claim: { $0.storageClassName = "" }, reason: "FailedBinding",
        message: "no persistent volumes available for this claim and no storage class is set"),
      Waiting(
        testDescription: "there is no such class", reason: "ProvisioningFailed",
        message: "storageclass.storage.k8s.io \"gp3\" not found"),
      Waiting(
        testDescription: "a driver is asked", mode: .immediate, reason: "ExternalProvisioning",
        message: "Waiting for a volume to be created either by the external provisioner 'ebs.csi.aws.com' or "
          + "manually by the system administrator. If volume creation is delayed, please verify that the "
          + "provisioner is running and correctly registered."),
    ])
  func waiting(_ c: Waiting) {
    let named = c.mode.map { mode in storageClass { $0.volumeBindingMode = mode } }
    let answer = PersistentVolumeController.reconcile(
      claim(c.claim), volumes: [], storageClass: named, pods: [], at: .start)
    #expect(answer.reports.map(\.reason) == [c.reason])
    #expect(answer.reports.map(\.message) == [c.message])
  }

  @Test("the smallest volume that is large enough and free is bound, unless the class waits for a Pod")
  func matching() {
    let volumes = [
      volume("large", gi: 9), volume("fits", gi: 2), volume("small", gi: 1),
      volume("taken", gi: 2) { $0.claim = NamespacedName(namespace: "default", name: "other") },
    ]
    func bound(_ mode: StorageClass.BindingMode) -> [String] {
      PersistentVolumeController.reconcile(
        claim(), volumes: volumes, storageClass: storageClass { $0.volumeBindingMode = mode }, pods: [],
        at: .start
      ).updatedStatus(PersistentVolumeClaim.self).map(\.volumeName)
    }
    #expect(bound(.immediate) == ["fits"])
    #expect(bound(.waitForFirstConsumer) == [])
  }

  @Test("a claim that is to go stays while a Pod on a node uses it")
  func protection() {
    let leaving = claim { $0.metadata.deletionTimestamp = .start }
    func isFreed(_ pods: [Pod]) -> Bool {
      !PersistentVolumeController.reconcile(leaving, volumes: [], storageClass: nil, pods: pods, at: .start)
        .updated(PersistentVolumeClaim.self).isEmpty
    }
    #expect(!isFreed([Pod("db-1", on: "n1")]))
    #expect(isFreed([Pod("db-1", on: "n1").with { $0.status.phase = .succeeded }]))
    #expect(isFreed([Pod("db-1")]))
  }

  @Test("a volume without its claim is deleted once no node has it, or kept, by its policy")
  func reclaim() {
    func phaseAndDeletion(_ policy: PersistentVolume.ReclaimPolicy, attached: Bool) -> (String?, Bool) {
      let volume = volume("v", gi: 2) {
        $0.claim = claim().name
        $0.claimUID = "uid-claim"
        $0.reclaimPolicy = policy
        $0.phase = .bound
      }
      let answer = PersistentVolumeController.reconcile(volume, claim: nil, isAttached: attached)
      return (
        answer.updatedStatus(PersistentVolume.self).first?.phase.rawValue, !answer.deletions.isEmpty
      )
    }
    #expect(phaseAndDeletion(.delete, attached: true) == ("Released", false))
    #expect(phaseAndDeletion(.delete, attached: false) == ("Released", true))
    #expect(phaseAndDeletion(.retain, attached: false) == ("Released", false))
  }

  @Test("a disk is made in the chosen node's zone, in whole GiB; files are reached from everywhere")
  func provisioning() throws {
    let ordered = claim { $0.metadata.annotations[PersistentVolumeClaim.storageProvisioner] = "x" }
    let chosen = ordered.with { $0.metadata.annotations[PersistentVolumeClaim.selectedNode] = "n1" }
    func made(_ claim: PersistentVolumeClaim, _ storageClass: StorageClass, node: Node? = nil) throws
      -> PersistentVolume
    {
      var order: VirtualTime? = .start
      let answer = VolumeProvisioner.reconcile(
        claim, storageClass: storageClass, node: node, zones: ["eu-1a", "eu-1b", "eu-1c"], orderedAt: &order,
        at: .seconds(4))
      return try #require(answer.created(PersistentVolume.self).first)
    }
    let disk = try made(chosen, storageClass(), node: Node("n1", zone: "eu-1b"))
    #expect(disk.size == Quantity(bytes: 2 << 30))
    #expect(disk.requiredNodeAffinity?.first?.matchExpressions.first?.values == ["eu-1b"])
    #expect(disk.metadata.name == "pvc-uid-claim")
    let efs = storageClass { $0.provisioner = StorageClass.efsDriver }
    #expect(try made(ordered, efs).requiredNodeAffinity == nil)
    // Claims of a StatefulSet go round the zones.
    let zones = try (0..<3).map { ordinal in
      try made(ordered.with { $0.metadata.name = "data-db-\(ordinal)" }, storageClass())
        .requiredNodeAffinity?.first?.matchExpressions.first?.values.first ?? ""
    }
    #expect(zones.sorted() == ["eu-1a", "eu-1b", "eu-1c"])
  }

  @Test("a disk for many nodes is refused in the driver's words, and a node that is gone is chosen anew")
  func refusals() {
    var order: VirtualTime?
    let shared = claim {
      $0.metadata.annotations[PersistentVolumeClaim.storageProvisioner] = "x"
      $0.accessModes = [.readWriteMany]
    }
    let refused = VolumeProvisioner.reconcile(
      shared, storageClass: storageClass(), node: nil, zones: [], orderedAt: &order, at: .start)
    #expect(
      refused.reports.map(\.message) == [
        "failed to provision volume with StorageClass \"gp3\": rpc error: code = InvalidArgument desc = Volume "
          + "capabilities MULTI_NODE_MULTI_WRITER not supported. Only AccessModes[ReadWriteOnce] supported."
      ])
    let lost = claim {
      $0.metadata.annotations[PersistentVolumeClaim.storageProvisioner] = "x"
      $0.metadata.annotations[PersistentVolumeClaim.selectedNode] = "gone"
    }
    let answer = VolumeProvisioner.reconcile(
      lost, storageClass: storageClass(), node: nil, zones: [], orderedAt: &order, at: .start)
    #expect(
      answer.updated(PersistentVolumeClaim.self).first?.metadata.annotations[
        PersistentVolumeClaim.selectedNode] == nil)
    #expect(order == nil)
  }

  @Test(
    "a volume is attached where its Pod is, waits while another node has it, and is taken from a silent node")
  func attachments() throws {
    let disk = volume("v", gi: 2) {
      $0.csi = PersistentVolume.CSISource()
      $0.csi?.driver = StorageClass.ebsDriver
    }
    func look(
      _ node: Node?, mounts: [(pod: Pod, volumes: [PersistentVolume])] = [],
      _ attachments: [VolumeAttachment], silent: VirtualTime? = nil, at now: VirtualTime
    ) -> Reconciliation {
      AttachDetachController.reconcile(
        "n1", .init(node: node, mounts: mounts, attachments: attachments, silentSince: silent), at: now)
    }
    let mounted = [(pod: Pod("db-1", on: "n1"), volumes: [disk])]
    let ordered = try #require(
      look(Node("n1"), mounts: mounted, [], at: .start).created(VolumeAttachment.self).first)
    let stored = ordered.with { $0.metadata.creationTimestamp = .start }
    let arrived = look(Node("n1"), mounts: mounted, [stored], at: .seconds(3))
    #expect(arrived.updatedStatus(VolumeAttachment.self).map(\.isAttached) == [true])
    #expect(arrived.reports.map(\.message) == ["AttachVolume.Attach succeeded for volume \"v\""])

    let elsewhere = stored.with { $0.nodeName = "n2" }
    let held = look(Node("n1"), mounts: mounted, [elsewhere], at: .start)
    #expect(held.changes == [.volume(.heldElsewhere(wantedOn: "n1", heldBy: "n2"))])
    #expect(
      held.reports.map(\.message) == [
        "Multi-Attach error for volume \"v\" Volume is already exclusively attached to one node and can't be "
          + "attached to another"
      ])

    #expect(look(Node("n1"), [stored], at: .seconds(9)).deletions == [stored.metadata.name])
    let silent = look(nil, [stored], silent: .seconds(9), at: .seconds(10))
    #expect(silent.deletions.isEmpty)
    #expect(silent.lookAgainAt == .seconds(369))
    #expect(look(nil, [stored], silent: .seconds(9), at: .seconds(369)).deletions == [stored.metadata.name])
  }
}
