import Kubernetes
import Narration

/// Columns that Karpenter's custom resource definitions declare; a value that is absent leaves its cell blank.
extension KindPrinter {
  static let nodePool = KindPrinter(
    NodePool.self,
    [
      .name,
      Column("NODECLASS", text: \.template.spec.nodeClassRef.name),
      Column("NODES") { "\($0.status.nodes)" },
      Column("READY") { pool, _ in pool.status.conditions.cell("Ready") },
      .age,
      Column("WEIGHT", wide: true) { $0.weight.map { "\($0)" } ?? "" },
      Column("CPU", wide: true) { $0.status.resources[.cpu]?.description ?? "" },
      Column("MEMORY", wide: true) { $0.status.resources[.memory]?.description ?? "" },
    ])

  static let nodeClaim = KindPrinter(
    NodeClaim.self,
    [
      .name,
      Column("TYPE") { $0.metadata.labels[WellKnown.instanceType] ?? "" },
      Column("CAPACITY") { $0.metadata.labels[WellKnown.capacityType] ?? "" },
      Column("ZONE") { $0.metadata.labels[WellKnown.zone] ?? "" },
      Column("NODE") { $0.status.nodeName?.text ?? "" },
      Column("READY") { claim, _ in claim.status.conditions.cell("Ready") },
      .age,
      Column("IMAGEID", wide: true, text: \.status.imageID),
      Column("ID", wide: true, text: \.status.providerID),
      Column("NODEPOOL", wide: true) { $0.nodePoolName?.text ?? "" },
      Column("NODECLASS", wide: true, text: \.spec.nodeClassRef.name),
      Column("DRIFTED", wide: true) { claim, _ in claim.status.conditions.cell("Drifted") },
    ])

  static let nodeOverlay = KindPrinter(
    NodeOverlay.self,
    [
      .name,
      Column("READY") { overlay, _ in overlay.conditions.cell("Ready") },
      .age,
      Column("WEIGHT", wide: true) { $0.weight.map { "\($0)" } ?? "" },
    ])

  static let ec2NodeClass = KindPrinter(
    EC2NodeClass.self,
    [
      .name,
      Column("READY") { nodeClass, _ in nodeClass.status.conditions.cell("Ready") },
      .age,
      Column("ROLE", wide: true) { $0.spec.role ?? "" },
    ])

  static let aksNodeClass = KindPrinter(
    AKSNodeClass.self,
    [
      .name,
      Column("READY") { nodeClass, _ in nodeClass.status.conditions.cell("Ready") },
      .age,
      Column("IMAGE FAMILY", wide: true, text: \.spec.imageFamily),
    ])

  static let ociNodeClass = KindPrinter(
    OCINodeClass.self,
    [
      .name,
      Column("READY") { nodeClass, _ in nodeClass.status.conditions.cell("Ready") },
      .age,
    ])
}
