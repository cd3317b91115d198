import Cloud
import Controllers
import Karpenter
import Kubernetes

/// What stands behind a NodePool: its NodeClass as the account has it, and how its machines fare.
extension World {
  mutating func resolveNodeClass(_ name: NamespacedName) {
    guard isKarpenterRunning, !askAccount(name) else { return }
    for nodeClass in objects.nodeClasses where nodeClass.metadata.namespacedName == name {
      resolve(nodeClass)
    }
  }

  private mutating func resolve(_ nodeClass: NodeClass) {
    guard nodeClass.provider == cloud.provider else { return }
    guard !nodeClass.metadata.isBeingDeleted else { return release(nodeClass) }
    let (resolved, findings) = cloud.resolve(
      nodeClass, usesReservations: options.karpenter.featureGates[.reservedCapacity], at: now)
    let isReady = resolved.conditions.isTrue("Ready")
    let name = nodeClass.metadata.namespacedName
    let errors = findings.filter(\.isError)
    let hasNewErrors = !errors.isEmpty && errors != nodeClassErrors[name]
    nodeClassErrors[name] = errors.isEmpty ? nil : errors
    if isReady != nodeClass.conditions.isTrue("Ready") || nodeClass.conditions.isEmpty || hasNewErrors {
      let step = ControllerStep(
        object: nodeClass.reference, change: .nodeClassResolved(isReady: isReady, findings: findings))
      cause = decisions.append(.controllerStep(step), by: .nodeClassController, at: now, cause: cause)
    }
    switch resolved {
    case .ec2(let nodeClass): keep(nodeClass)
    case .aks(let nodeClass): keep(nodeClass)
    case .oci(let nodeClass): keep(nodeClass)
    }
    planValidation(of: name)
  }

  /// Lets a NodeClass go that is being deleted, once no NodeClaim is of it any more.
  private mutating func release(_ nodeClass: NodeClass) {
    let isInUse = objects.nodeClaims.values.contains {
      objects.nodeClass($0.spec.nodeClassRef)?.reference == nodeClass.reference
    }
    guard !isInUse else { return }
    switch nodeClass {
    case .ec2(let nodeClass):
      if let denial = cloud.launchTemplateDenial {
        return note(denial, by: .nodeClassController, of: nodeClass.reference)
      }
      release(nodeClass)
    case .aks(let nodeClass): release(nodeClass)
    case .oci(let nodeClass): release(nodeClass)
    }
  }

  private mutating func release<Object: StoredObject>(_ object: Object) {
    _ = try? update(object.with { $0.metadata.finalizers = [] })
  }

  private mutating func keep<Object: StoredObject>(_ object: Object) {
    _ = try? update(object)
    _ = try? updateStatus(object)
  }

  /// What the last validation came to may change once it is forgotten, if IAM has changed since.
  private mutating func planValidation(of name: NamespacedName) {
    guard let accessChangedAt, let last = cloud.nodeClassMemory.lastValidation(of: name.name),
      last <= accessChangedAt,
      let next = cloud.nodeClassMemory.nextValidation(of: name.name, after: now)
    else { return }
    enqueue(.nodeClassController, name, at: next)
  }

  mutating func reconcileNodePool(_ name: NamespacedName) {
    guard isKarpenterRunning, let pool = objects.nodePools[name] else { return }
    let nodeClass = objects.nodeClass(pool.template.spec.nodeClassRef)
    var health = registrationHealth[pool.nodePoolName] ?? RegistrationHealth()
    let answer = NodePoolController.reconcile(
      pool, nodeClass: nodeClass.map(NodeClassState.init), usage: usage(of: pool.nodePoolName),
      health: &health,
      at: now)
    registrationHealth[pool.nodePoolName] = health
    carryOut(answer, by: .nodePoolController, on: name)
  }

  /// What the machines of a pool come to; those going away left out.
  private func usage(of pool: NodePoolName) -> ResourceList {
    var total = ResourceList()
    let leaving = disruption.claimsInCommand
    let capacities = objects.nodeClaims.mapValues { claim in
      claim.nodePoolName == pool && !claim.metadata.isBeingDeleted && !leaving.contains(claim.nodeClaimName)
        ? claim.status.capacity : nil
    }
    for case .some(let capacity) in capacities {
      total.add(capacity)
      total.add(["nodes": Quantity(1)])
    }
    return total
  }
}
