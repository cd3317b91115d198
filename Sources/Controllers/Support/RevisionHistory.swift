import Kubernetes

/// The templates that a StatefulSet or DaemonSet has had: the present one written down, old ones beyond the limit
/// dropped.
///
/// Source: k8s.io/kubernetes `pkg/controller/history`.
struct RevisionHistory {
  /// The revision of the present template.
  private(set) var update: ControllerRevision
  private(set) var writes: [ObjectWrite] = []
  private let revisions: [ControllerRevision]

  /// - Parameters:
  ///   - revisions: those of the namespace.
  ///   - live: names of revisions that Pods or the status still speak of.
  init<Owner: KubernetesObject>(
    of owner: Owner, template: PodTemplate, among revisions: [ControllerRevision], live: Set<String>,
    limit: Int
  ) {
    let own = revisions.filter { $0.isControlled(by: owner) }.sorted { $0.revision < $1.revision }
    self.revisions = own
    let next = (own.last?.revision ?? 0) + 1
    if let equal = own.last(where: { $0.template == template }) {
      update = equal
      if equal.revision != own.last?.revision {
        update.revision = next
        writes.append(.update(update))
      }
    } else {
      var new = ControllerRevision()
      let hash = StableHash.nameSuffix(of: template)
      new.metadata.name = "\(owner.metadata.name)-\(hash)"
      new.metadata.namespace = owner.metadata.namespace
      new.metadata.labels = template.metadata.labels
      new.metadata.labels[DaemonSetController.revisionHash] = hash
      new.metadata.ownerReferences = [OwnerReference(controller: owner)]
      new.metadata.annotations = owner.metadata.annotations.filter { $0.key == ChangeCause.annotation }
      new.revision = next
      new.template = template
      update = new
      writes.append(.create(new))
    }
    let updateName = update.metadata.name
    let old = own.filter { $0.metadata.name != updateName && !live.contains($0.metadata.name) }
    for excess in old.prefix(max(0, old.count - max(0, limit))) {
      writes.append(.delete(excess.reference, gracePeriodSeconds: nil))
    }
  }

  /// The template of a revision; nil when it is no longer kept.
  func template(of name: String) -> PodTemplate? {
    revisions.first { $0.metadata.name == name }?.template
  }
}

/// What a student notes on a workload to find a revision by.
enum ChangeCause {
  static let annotation = "kubernetes.io/change-cause"
}
