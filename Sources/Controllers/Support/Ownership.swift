import Kubernetes

extension OwnerReference {
  /// A reference to the object as its dependent's controller.
  init<Owner: KubernetesObject>(controller owner: Owner) {
    self.init(
      apiVersion: Owner.kind.apiVersion, kind: Owner.kind.name, name: owner.metadata.name,
      uid: owner.metadata.uid)
  }

  /// A reference to an object that is not the dependent's controller, and that it goes with all the same.
  init<Owner: KubernetesObject>(dependentOn owner: Owner) {
    self.init(controller: owner)
    isController = false
    blockOwnerDeletion = false
  }
}

extension KubernetesObject {
  func isControlled(by owner: some KubernetesObject) -> Bool {
    metadata.controller?.uid == owner.metadata.uid
  }
}

/// Which of the objects offered belong to an owner, with the adoptions and releases that make it so.
///
/// An object without a controller whose labels match is adopted; one of the owner's whose labels match no
/// longer is released and left to itself.
///
/// Source: k8s.io/kubernetes `pkg/controller/controller_ref_manager.go`.
struct OwnershipClaim<Dependent: KubernetesObject> {
  private(set) var claimed: [Dependent] = []
  private(set) var changes = Reconciliation()

  init(
    of owner: some KubernetesObject, selector: LabelSelector, among offered: [Dependent],
    mayAdopt: (Dependent) -> Bool = { _ in true }
  ) {
    for object in offered where object.metadata.namespace == owner.metadata.namespace {
      let matches = selector.matches(object.metadata.labels)
      switch object.metadata.controller {
      case .some(let controller) where controller.uid != owner.metadata.uid:
        continue
      case .some where matches:
        claimed.append(object)
      case .some:
        guard !owner.metadata.isBeingDeleted, !object.metadata.isBeingDeleted else { continue }
        let released = object.with { $0.metadata.ownerReferences.removeAll { $0.uid == owner.metadata.uid } }
        changes.writes.append(.update(released))
        changes.record(owner.reference, .released(object.reference))
      case nil:
        guard matches, !selector.isEmpty, !owner.metadata.isBeingDeleted, !object.metadata.isBeingDeleted,
          mayAdopt(object)
        else { continue }
        let adopted = object.with { $0.metadata.ownerReferences.append(OwnerReference(controller: owner)) }
        claimed.append(adopted)
        changes.writes.append(.update(adopted))
        changes.record(owner.reference, .adopted(object.reference))
      }
    }
  }
}
