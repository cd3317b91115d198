import Cloud
import Controllers
import Karpenter
import Kubernetes

/// Who watches what: a write puts the objects concerned before every actor that depends on them.
extension World {
  mutating func observe(_ change: ObjectChange) {
    chronicle(change)
    observeForScheduling(change)
    observeForProvisioning(change)
    observeForDisruption(change)
    observeForMiniKarpenter(change)
    switch change {
    case .pod(let before, let after): observePod(before, after)
    case .node(let before, let after): observeNode(before, after)
    case .deployment(let before, let after):
      enqueue(.deploymentController, after)
      observeScale(after?.replicas, before?.replicas)
      observeOwner(before, after)
    case .replicaSet(let before, let after):
      enqueue(.replicaSetController, after)
      enqueueController(of: after ?? before, kind: .deployment, for: .deploymentController)
      observeScale(after?.replicas, before?.replicas)
      observeOwner(before, after)
    case .daemonSet(let before, let after):
      enqueue(.daemonSetController, after)
      observeOwner(before, after)
    case .podDisruptionBudget(_, let after):
      enqueue(.budgetController, after)
      for node in objects.nodes.values where node.metadata.isBeingDeleted { enqueue(.termination, node) }
    case .nodePool(let before, let after):
      enqueue(.nodePoolController, after)
      observeOwner(before, after)
      if before?.metadata.generation != after?.metadata.generation { considerOverlays() }
      enqueueStatic(after)
    case .nodeClaim(let before, let after): observeNodeClaim(before, after)
    case .nodeOverlay(let before, let after):
      if before?.metadata.generation != after?.metadata.generation { considerOverlays() }
    case .nodeClass(let before, let after): observeNodeClass(before, after)
    case .service(let before, let after):
      enqueue(.endpointSliceController, after)
      observeOwner(before, after)
    case .statefulSet(let before, let after):
      enqueue(.statefulSetController, after)
      observeScale(after?.replicas, before?.replicas)
      observeOwner(before, after)
    case .job(let before, let after):
      enqueue(.jobController, after)
      enqueueController(of: after ?? before, kind: .cronJob, for: .cronJobController)
      observeOwner(before, after)
    case .cronJob(let before, let after):
      enqueue(.cronJobController, after)
      observeOwner(before, after)
    case .persistentVolumeClaim(let before, let after): observeClaim(before, after)
    case .persistentVolume(let before, let after): observeVolume(before, after)
    case .storageClass(_, let after): observeStorageClass(after)
    case .volumeAttachment(let before, let after): observeAttachment(before, after)
    case .resourceQuota(let before, let after):
      enqueue(.quotaController, after)
      if before?.hard != after?.hard { retryRefused(in: (after ?? before)?.metadata.namespace) }
    case .other(let reference) where reference.kind == .priorityClass: retryRefused(in: nil)
    case .other(let reference) where reference.kind == .serviceAccount: reviewController()
    case .horizontalPodAutoscaler(let before, let after): observeAutoscaler(before, after)
    case .scaledObject(let before, let after):
      observeScaledObject(before, after)
      observeOwner(before, after)
    case .verticalPodAutoscaler(let before, let after): observeVerticalAutoscaler(before, after)
    case .namespace, .csiNode,
      .kubeSchedulerConfiguration, .other:
      break
    }
    enqueueQuotas(of: change)
  }

  private mutating func observePod(_ before: Pod?, _ after: Pod?) {
    if Pod.countsDifferently(before, after) {
      enqueueController(of: after ?? before, kind: .replicaSet, for: .replicaSetController)
      enqueueController(of: after ?? before, kind: .daemonSet, for: .daemonSetController)
    }
    enqueueController(of: after ?? before, kind: .statefulSet, for: .statefulSetController)
    enqueueController(of: after ?? before, kind: .job, for: .jobController)
    enqueueBudgets(of: before, after)
    enqueueServices(of: before, after)
    observeWorker(before, after)
    observeMounts(before, after)
    notePodEvent(before, after)
    if before?.status.podIP != after?.status.podIP { noteAddress(before?.ownAddress, after?.ownAddress) }
    if let node = (after ?? before)?.spec.nodeName.flatMap({ objects.node($0) }), node.metadata.isBeingDeleted
    {
      enqueue(.termination, node)
    }
    if before?.standing != after?.standing, after?.isKarpenter ?? before?.isKarpenter ?? false {
      reviewLeadership()
    }
    guard let after else {
      if let before { observeScaledAway(before) }
      return
    }
    if !(before?.isProvisionable ?? false) { addToBatch(after) }
    if after.isKarpenter, before == nil { reviewController() }
    if after.isBound {
      enqueue(.kubelet, after)
      enqueue(.taintEvictionController, after)
    }
  }

  private mutating func enqueueBudgets(of before: Pod?, _ after: Pod?) {
    guard let namespace = (after ?? before)?.metadata.namespace else { return }
    for budget in objects.all(PodDisruptionBudget.self, in: namespace)
    where before.map(budget.selects) ?? false || after.map(budget.selects) ?? false {
      enqueue(.budgetController, budget)
    }
  }

  /// A Service's endpoints change with its Pods' addresses and with whether they answer.
  private mutating func enqueueServices(of before: Pod?, _ after: Pod?) {
    guard let pod = after ?? before, before?.standing != after?.standing else { return }
    for service in objects.all(Service.self, in: pod.metadata.namespace)
    where before.map(service.selects) ?? false || after.map(service.selects) ?? false {
      enqueue(.endpointSliceController, service)
    }
  }

  /// Whoever shares work out, or counts replicas, looks again once a Pod works, or works no more.
  private mutating func observeWorker(_ before: Pod?, _ after: Pod?) {
    guard before?.standing != after?.standing || before?.lastStart != after?.lastStart else { return }
    reviewLoads()
    wakeReadersOfUsage()
    if let after, after.metadata.annotations[ContainerUsage.memoryAnnotation] != nil {
      watchMemory(ofNodesWith: [after])
    }
  }

  private mutating func observeScale(_ after: Int?, _ before: Int?) {
    if after != before { wakeReadersOfUsage() }
  }

  /// The claims of a Pod that a StatefulSet has scaled away may go with it.
  private mutating func observeScaledAway(_ pod: Pod) {
    guard pod.isOwnedByStatefulSet else { return }
    enqueue(.garbageCollector, Self.garbageKey(of: pod.metadata))
  }

  private mutating func enqueueQuotas(of change: ObjectChange) {
    guard let namespace = change.namespaceOfUsage else { return }
    if refusals.first != nil { retryRefused(in: namespace) }
    guard objects.resourceQuotas.first != nil else { return }
    for quota in objects.all(ResourceQuota.self, in: namespace) { enqueue(.quotaController, quota) }
  }

  private mutating func observeNode(_ before: Node?, _ after: Node?) {
    guard let node = after ?? before else { return }
    if before?.status.addresses != after?.status.addresses {
      noteAddress(before?.ownAddress, after?.ownAddress)
    }
    if Node.mayTakeOtherPods(before, after) {
      for daemonSet in objects.daemonSets.values
      where DaemonSetEligibility(of: daemonSet).differs(before, after) {
        enqueue(.daemonSetController, daemonSet)
      }
    }
    enqueue(.nodeLifecycleController, after)
    let pods = before?.spec.taints == after?.spec.taints ? [] : objects.pods(on: node.nodeName)
    for pod in pods { enqueue(.taintEvictionController, pod) }
    observeClaimedNode(node)
    if let after, after.isDisrupted, !(before?.isDisrupted ?? false) { addToBatch(leaving: after) }
    if after == nil {
      silentKubelets[node.nodeName] = nil
      removedNodes[node.nodeName] = now
      enqueue(.podGarbageCollector, node)
      enqueue(.attachDetachController, node)
      enqueue(.garbageCollector, Self.garbageKey(of: node.metadata))
    } else if before == nil {
      removedNodes[node.nodeName] = nil
      registerDrivers(of: node)
      for pod in objects.pods(on: node.nodeName) { enqueue(.kubelet, pod) }
    } else if let after {
      startDrivers(on: after)
    }
  }

  private mutating func observeNodeClaim(_ before: NodeClaim?, _ after: NodeClaim?) {
    enqueue(.nodeClaimLifecycle, after)
    enqueue(.nodeClaimConditions, after)
    observeOwner(before, after)
    if let pool = (after ?? before)?.nodePoolName {
      let name = NamespacedName(namespace: "", name: pool.text)
      enqueue(.nodePoolController, name)
      enqueueStatic(objects.nodePools[name])
    }
    guard after == nil, let before else { return }
    reviewMachine(of: before)
    if let nodeClass = objects.nodeClass(before.spec.nodeClassRef), nodeClass.metadata.isBeingDeleted {
      enqueue(.nodeClassController, nodeClass.metadata.namespacedName)
    }
  }

  private mutating func observeNodeClass(_ before: NodeClass?, _ after: NodeClass?) {
    if let after { enqueue(.nodeClassController, after.metadata.namespacedName) }
    if after == nil, case .ec2(let gone) = before { removeProfiles(of: gone) }
    for pool in objects.nodePools.values { enqueue(.nodePoolController, pool) }
    if before?.offers != after?.offers { considerOverlays() }
  }

  private mutating func enqueueStatic(_ nodePool: NodePool?) {
    guard let nodePool, nodePool.replicas != nil else { return }
    enqueue(.staticCapacity, nodePool)
  }

  /// What Karpenter watches of a node that one of its claims stands for.
  private mutating func observeClaimedNode(_ node: Node) {
    guard let claim = nodeClaim(of: node) else { return }
    enqueue(.nodeClaimLifecycle, claim)
    if !node.isReady { enqueue(.nodeClaimConditions, claim) }
    if node.metadata.isBeingDeleted { enqueue(.termination, node) }
  }

  /// What an object that is gone owned is put before the garbage collector, by the owner's UID.
  private mutating func observeOwner<Object: KubernetesObject>(_ before: Object?, _ after: Object?) {
    guard let before, after == nil else { return }
    enqueue(.garbageCollector, Self.garbageKey(of: before.metadata))
  }

  /// A machine that its claim leaves behind is nobody's.
  private mutating func reviewMachine(of claim: NodeClaim) {
    guard let machine = cloud.instance(providerID: claim.status.providerID), machine.isListed else { return }
    enqueue(.nodeClaimConditions, NamespacedName(namespace: Self.orphanNamespace, name: machine.id.text))
  }

  static func garbageKey(of owner: ObjectMeta) -> NamespacedName {
    NamespacedName(namespace: owner.namespace, name: owner.uid.text)
  }

  private mutating func enqueue<Object: KubernetesObject>(_ actor: Actor, _ object: Object?) {
    if let object { enqueue(actor, object.name) }
  }

  private mutating func enqueueController<Object: KubernetesObject>(
    of object: Object?, kind: Kind, for actor: Actor
  ) {
    guard let object, let owner = object.metadata.controller, owner.kind == kind.name else { return }
    enqueue(actor, NamespacedName(namespace: object.metadata.namespace, name: owner.name))
  }
}

extension Service {
  fileprivate func selects(_ pod: Pod) -> Bool {
    !selector.isEmpty && selector.allSatisfy { pod.metadata.labels[$0.key] == $0.value }
  }
}

extension Pod {
  /// What a Service's endpoints say of it.
  fileprivate var standing: Standing {
    Standing(
      labels: metadata.labels, node: spec.nodeName, address: status.podIP, isReady: status.isReady,
      isFinished: isFinished, isLeaving: metadata.isBeingDeleted)
  }

  fileprivate struct Standing: Equatable {
    let labels: Labels
    let node: NodeName?
    let address: String?
    let isReady: Bool
    let isFinished: Bool
    let isLeaving: Bool
  }
}

extension Node {
  /// Whether a DaemonSet may want a Pod here, or none any more: it looks at names, labels and taints.
  fileprivate static func mayTakeOtherPods(_ before: Node?, _ after: Node?) -> Bool {
    guard let before, let after else { return true }
    return before.metadata.labels != after.metadata.labels || before.spec != after.spec
  }
}

extension Pod {
  /// Whether a ReplicaSet or DaemonSet may count the Pod otherwise than before: whose it is, whether it goes, ends or is Ready.
  fileprivate static func countsDifferently(_ before: Pod?, _ after: Pod?) -> Bool {
    guard let before, let after else { return true }
    return before.metadata.labels != after.metadata.labels
      || before.metadata.ownerReferences != after.metadata.ownerReferences
      || before.metadata.isBeingDeleted != after.metadata.isBeingDeleted
      || before.status.phase != after.status.phase
      || before.status.conditions["Ready"] != after.status.conditions["Ready"]
  }
}

extension ObjectChange {
  /// The namespace in which a quota has to count anew; nil when nothing that quotas count has come or gone.
  fileprivate var namespaceOfUsage: String? {
    func comesOrGoes<Object: KubernetesObject>(_ before: Object?, _ after: Object?) -> String? {
      (before == nil) == (after == nil) ? nil : (after ?? before)?.metadata.namespace
    }
    return switch self {
    case .pod(let before, let after):
      before?.isFinished == after?.isFinished ? comesOrGoes(before, after) : after?.metadata.namespace
    case .deployment(let before, let after): comesOrGoes(before, after)
    case .replicaSet(let before, let after): comesOrGoes(before, after)
    case .daemonSet(let before, let after): comesOrGoes(before, after)
    case .podDisruptionBudget(let before, let after): comesOrGoes(before, after)
    case .service(let before, let after): comesOrGoes(before, after)
    case .statefulSet(let before, let after): comesOrGoes(before, after)
    case .job(let before, let after): comesOrGoes(before, after)
    case .cronJob(let before, let after): comesOrGoes(before, after)
    case .horizontalPodAutoscaler(let before, let after): comesOrGoes(before, after)
    case .persistentVolumeClaim(let before, let after): comesOrGoes(before, after)
    case .other(let reference) where reference.kind != .event:
      reference.name.namespace.isEmpty ? nil : reference.name.namespace
    case .node, .nodePool, .nodeClaim, .nodeOverlay, .nodeClass, .kubeSchedulerConfiguration, .namespace,
      .verticalPodAutoscaler, .scaledObject, .persistentVolume, .storageClass, .csiNode, .volumeAttachment,
      .resourceQuota, .other:
      nil
    }
  }
}

extension NodeClass {
  /// What decides which types it offers and at what price.
  fileprivate var offers: Offers {
    switch self {
    case .ec2(let nodeClass):
      .ec2(nodeClass.spec, nodeClass.status.subnets, nodeClass.status.capacityReservations)
    case .aks(let nodeClass): .aks(nodeClass.spec)
    case .oci(let nodeClass): .oci(nodeClass.spec)
    }
  }

  fileprivate enum Offers: Equatable {
    case ec2(EC2NodeClass.Spec, [EC2NodeClass.Subnet], [EC2NodeClass.CapacityReservation])
    case aks(AKSNodeClass.Spec)
    case oci(OCINodeClass.Spec)
  }
}
