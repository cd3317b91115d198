import Cloud
import Controllers
import Kubernetes

/// A cluster that was there already: its objects become this world's, and its machines and network the cloud's.
extension World {
  /// Takes over objects as they are; every actor that watches them has them before it when time runs.
  ///
  /// - Returns: instance types of Karpenter's machines that the catalogue lacks, and how many machines each.
  mutating func adopt(_ found: ObjectStore) -> [String: Int] {
    var unknown: [String: Int] = [:]
    cloud.adopt(found.ec2NodeClasses.values)
    let nodes = Dictionary(found.nodes.values.map { ($0.spec.providerID, $0) }) { first, _ in first }
    for claim in found.nodeClaims.values where !claim.status.providerID.isEmpty {
      let node = nodes[claim.status.providerID]
      let price = price(of: claim)
      cloud.adopt(
        claim, of: found.nodeClass(claim.spec.nodeClassRef), node: node, priceUSDPerHour: price ?? 0, at: now)
      if price == nil { unknown[claim.metadata.labels[WellKnown.instanceType] ?? "?", default: 0] += 1 }
    }
    var found = found
    found.takeOverHashes()
    for type in Self.adoptionOrder { adopt(type, of: found) }
    for namespace in Set(found.pods.values.map(\.metadata.namespace)).sorted() {
      let name = NamespacedName(namespace: "", name: namespace)
      if objects.namespaces[name] == nil {
        observe(objects.put(Namespace().with { $0.metadata.name = namespace }))
      }
    }
    return unknown
  }

  private func price(of claim: NodeClaim) -> Double? {
    let labels = claim.metadata.labels
    let capacityType = labels[WellKnown.capacityType].flatMap(CapacityType.init(rawValue:)) ?? .onDemand
    return cloud.listPriceUSDPerHour(
      of: labels[WellKnown.instanceType] ?? "", in: labels[WellKnown.zone] ?? "", as: capacityType)
  }

  private mutating func adopt<Object: StoredObject>(_ type: Object.Type, of found: ObjectStore) {
    for object in found[type].values { observe(objects.put(object)) }
  }

  /// What others refer to comes first; claims after Pods, which they would take for new ones.
  private static let adoptionOrder: [any StoredObject.Type] = [
    Namespace.self, PriorityClass.self, StorageClass.self, Node.self, CSINode.self, EC2NodeClass.self,
    AKSNodeClass.self, OCINodeClass.self, NodePool.self, NodeOverlay.self, ServiceAccount.self,
    ConfigMap.self, LimitRange.self, ResourceQuota.self, PersistentVolume.self, PersistentVolumeClaim.self,
    VolumeAttachment.self, Service.self, EndpointSlice.self, PodDisruptionBudget.self, Deployment.self,
    ReplicaSet.self, ControllerRevision.self, StatefulSet.self, DaemonSet.self, CronJob.self, Job.self,
    HorizontalPodAutoscaler.self, VerticalPodAutoscaler.self, ScaledObject.self,
    KubeSchedulerConfiguration.self,
    Pod.self, NodeClaim.self, Event.self,
  ]
}

extension ObjectStore {
  /// The real Karpenter's hashes are of its own making: where a claim's is that of its NodePool or NodeClass, the claim has not
  /// drifted, and must not when the model computes its own.
  fileprivate mutating func takeOverHashes() {
    for claim in nodeClaims.values {
      var claim = claim
      if let name = claim.nodePoolName, let pool = nodePools[NamespacedName(namespace: "", name: name.text)] {
        claim.adoptHash(
          WellKnown.nodePoolHash, WellKnown.nodePoolHashVersion, of: pool.metadata, now: pool.staticHash,
          NodePool.staticHashVersion)
      }
      if let nodeClass = nodeClass(claim.spec.nodeClassRef) {
        let hash = nodeClass.staticHash
        claim.adoptHash(hash.key, hash.versionKey, of: nodeClass.metadata, now: hash.value, hash.version)
      }
      _ = put(claim)
    }
    for pool in nodePools.values where pool.metadata.annotations[WellKnown.nodePoolHash] != nil {
      _ = put(
        pool.with {
          $0.metadata.annotations[WellKnown.nodePoolHash] = $0.staticHash
          $0.metadata.annotations[WellKnown.nodePoolHashVersion] = NodePool.staticHashVersion
        })
    }
  }
}

extension NodeClaim {
  fileprivate mutating func adoptHash(
    _ key: String, _ versionKey: String, of owner: ObjectMeta, now hash: String, _ version: String
  ) {
    let isCurrent = owner.annotations[key] == nil || owner.annotations[key] == metadata.annotations[key]
    guard metadata.annotations[key] != nil || owner.annotations[key] != nil else { return }
    if isCurrent { metadata.annotations[key] = hash }
    metadata.annotations[versionKey] = version
  }
}
