import Kubernetes
import Testing

@testable import Karpenter

struct VolumeTopologyTests {
  static let mounting = "volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]"

  static func storage(
    claim: String = "storageClassName: gp3", mode: String = "WaitForFirstConsumer", metadata: String = ""
  ) -> String {
    """
    ---
    apiVersion: storage.k8s.io/v1
    kind: StorageClass
    metadata: {name: gp3}
    provisioner: ebs.csi.aws.com
    volumeBindingMode: \(mode)
    allowedTopologies:
    - matchLabelExpressions: [{key: topology.ebs.csi.aws.com/zone, values: [z-q]}]
    - matchLabelExpressions: [{key: topology.ebs.csi.aws.com/zone, values: [z-c]}]
    ---
    apiVersion: v1
    kind: PersistentVolume
    metadata: {name: vol-1}
    spec:
      accessModes: [ReadWriteOnce]
      capacity: {storage: 1Gi}
      csi: {driver: ebs.csi.aws.com, volumeHandle: vol-1}
      nodeAffinity:
        required:
          nodeSelectorTerms:
          - matchExpressions: [{key: topology.kubernetes.io/zone, operator: In, values: [z-b]}]
    ---
    apiVersion: v1
    kind: PersistentVolumeClaim
    metadata: {name: data, namespace: default\(metadata)}
    spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}, \(claim)}

    """
  }

  @Test("a bound volume ties the claim to its zone")
  func bound() throws {
    let round = try Scene(
      Scene.nodePool()
        + Self.storage(
          claim: "volumeName: vol-1", metadata: ", annotations: {pv.kubernetes.io/bind-completed: 'yes'}")
        + Scene.pods("web", 1, more: Self.mounting)
    ).solve()
    #expect(round.summary == ["default in z-b: web-0 on m.large m.xlarge m.2xlarge"])
  }

  @Test("of the zones that a storage class allows, the first that works is taken")
  func allowedTopologies() throws {
    let round = try Scene(
      Scene.nodePool() + Self.storage() + Scene.pods("web", 1, more: Self.mounting)
    ).solve()
    #expect(round.summary == ["default in z-c: web-0 on m.large m.xlarge m.2xlarge"])
  }

  struct Refusal: CustomTestStringConvertible {
    var testDescription: String
    var storage: String
    var error: String
  }

  @Test(
    "a Pod whose claim is not in order is left out",
    arguments: [
      Refusal(
        testDescription: "no such claim", storage: "",
        error: "ignoring pod, getting persistent volume claim, persistentvolumeclaims \"data\" not found "
          + "(PersistentVolumeClaim=data)"),
      Refusal(
        testDescription: "no storage class", storage: storage(claim: ""),
        error: "ignoring pod, unbound pvc must define a storage class "
          + "(PersistentVolumeClaim=default/data, StorageClass=)"),
      Refusal(
        testDescription: "a class that binds at once", storage: storage(mode: "Immediate"),
        error: "ignoring pod, failed to validate pvc, pvc with immediate volume binding mode must be bound "
          + "(PersistentVolumeClaim=default/data, StorageClass=gp3)"),
      Refusal(
        testDescription: "a binding nobody confirmed", storage: storage(claim: "volumeName: vol-1"),
        error: "ignoring pod, pvc is considered unbound because it does not contain annotation "
          + "(PersistentVolume=vol-1, PersistentVolumeClaim=data, "
          + "annotation=pv.kubernetes.io/bind-completed)"),
    ])
  func refused(_ c: Refusal) throws {
    let round = try Scene(Scene.nodePool() + c.storage + Scene.pods("web", 1, more: Self.mounting)).solve()
    #expect(round.errors == ["web-0": c.error])
  }

  @Test("a node takes no more volumes than its driver can attach")
  func limits() throws {
    let limit = """
      ---
      apiVersion: storage.k8s.io/v1
      kind: CSINode
      metadata: {name: n1}
      spec: {drivers: [{name: ebs.csi.aws.com, nodeID: n1, allocatable: {count: 0}}]}

      """
    let scene = try Scene(
      Scene.node("n1", zone: "z-c") + Scene.nodePool() + Self.storage() + limit
        + Scene.pods("web", 1, more: Self.mounting))
    let round = scene.solve { $0.options.recording = .everyCandidate }
    #expect(
      round.pods[0].attempts[0].existing.sheet.map(\.refusal) == [
        .volumeLimit(driver: "ebs.csi.aws.com", count: 1, limit: 0)
      ])
    #expect(round.claims.count == 1)
  }
}
