import Controllers
import Kubernetes
import Narration
import Testing

/// What volumes, CronJobs and Services say.
struct VolumeMessageTests {
  private static let claim = NamespacedName(namespace: "default", name: "data-db-0")
  private static let pod = NamespacedName(namespace: "default", name: "db-0")

  private static func step(_ kind: Kind, _ name: String, _ change: ControllerStep.Change) -> ControllerStep {
    ControllerStep(
      object: ObjectReference(kind: kind, name: NamespacedName(namespace: "default", name: name)),
      change: change)
  }

  private static func ofClaim(_ change: VolumeChange) -> ControllerStep {
    step(.persistentVolumeClaim, "data-db-0", .volume(change))
  }

  private static func ofVolume(_ change: VolumeChange) -> ControllerStep {
    step(.persistentVolume, "pvc-1", .volume(change))
  }

  static let volumes: [ControllerStep] = [
    step(.statefulSet, "db", .volume(.createdClaim(name: claim, forPod: pod))),
    step(.statefulSet, "db", .volume(.claimGoesWithOwner(name: claim, owner: "Pod/db-0"))),
    ofClaim(.selectedNode("ip-1", forPod: pod)),
    ofClaim(
      .provisioned(
        volume: "pvc-1", driver: "ebs.csi.aws.com", zone: "us-east-1a", size: Quantity(bytes: 10 << 30))),
    ofClaim(
      .provisioned(
        volume: "pvc-1", driver: "efs.csi.aws.com", zone: nil, size: Quantity(bytes: 10 << 30))),
    ofClaim(.cannotProvision(message: "failed to get target node: node \"ip-1\" not found")),
    ofClaim(.bound(volume: "pvc-1")), ofClaim(.lost(volume: "pvc-1")),
    ofVolume(.attached(to: "ip-1")), ofVolume(.detached(from: "ip-1")),
    ofVolume(.heldElsewhere(wantedOn: "ip-2", heldBy: "ip-1")),
    ofVolume(.forceDetached(from: "ip-1", after: .seconds(360))), ofVolume(.released(policy: .delete)),
    ofVolume(.released(policy: .retain)), ofVolume(.deletedVolume),
  ]

  @Test("what becomes of claims and volumes is told with its reason")
  func everyVolumeChange() throws {
    try Golden.expect(Self.volumes.flatMap { Prose.lines(of: ControllerMessage.step($0)) }, named: "volumes")
  }

  static let others: [ControllerStep] = [
    step(.cronJob, "backup", .cronJob(.createdJob(job("backup-29474645"), due: .seconds(300)))),
    step(.cronJob, "backup", .cronJob(.skipped(due: .seconds(300), running: [job("backup-29474640")]))),
    step(.cronJob, "backup", .cronJob(.replaced(running: [job("backup-29474640")]))),
    step(.cronJob, "backup", .cronJob(.missed(due: .seconds(300)))),
    step(.cronJob, "backup", .cronJob(.deletedOldJob(job("backup-29474630"), historyLimit: 3))),
    step(.cronJob, "backup", .cronJob(.deletedOldJob(job("backup-29474630"), historyLimit: 1))),
    step(.service, "web", .service(.served(ready: 3))), step(.service, "web", .service(.served(ready: 1))),
    step(.service, "web", .service(.unserved(pods: 2))), step(.service, "web", .service(.unserved(pods: 1))),
    step(.service, "web", .service(.unserved(pods: 0))),
  ]

  private static func job(_ name: String) -> NamespacedName {
    NamespacedName(namespace: "default", name: name)
  }

  @Test("CronJobs and Services are told")
  func workloads() throws {
    try Golden.expect(Self.others.flatMap { Prose.lines(of: ControllerMessage.step($0)) }, named: "workloads")
  }
}
