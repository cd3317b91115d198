import Cluster
import Kubernetes

extension Description {
  init(_ deployment: Deployment, in world: World) {
    let status = deployment.status
    identity(deployment.metadata)
    if let created = deployment.metadata.creationTimestamp { field("CreationTimestamp", created.rfc1123) }
    labelsAndAnnotations(deployment.metadata)
    field("Selector", deployment.selector.columnText)
    field(
      "Replicas",
      "\(deployment.replicas) desired | \(status.updatedReplicas) updated | \(status.replicas) total | "
        + "\(status.availableReplicas) available | \(status.unavailableReplicas) unavailable")
    switch deployment.strategy {
    case .recreate: field("StrategyType", "Recreate")
    case .rollingUpdate: field("StrategyType", "RollingUpdate")
    }
    field("MinReadySeconds", "\(deployment.minReadySeconds)")
    if case .rollingUpdate(let surge, let unavailable) = deployment.strategy {
      field("RollingUpdateStrategy", "\(unavailable) max unavailable, \(surge) max surge")
    }
    template(deployment.template)
    if !status.conditions.isEmpty {
      line("Conditions:")
      line("Type\tStatus\tReason", level: 1)
      line("----\t------\t------", level: 1)
      for condition in status.conditions {
        line("\(condition.type) \t\(condition.status.rawValue)\t\(condition.reason)", level: 1)
      }
    }
    let sets = world.objects.all(ReplicaSet.self, in: deployment.metadata.namespace)
      .filter { $0.metadata.controller?.uid == deployment.metadata.uid }
    let newest = sets.max { $0.revision < $1.revision }
    let old = sets.filter { $0.name != newest?.name && $0.replicas > 0 }
    field("OldReplicaSets", old.isEmpty ? "<none>" : old.map(\.described).joined(separator: ", "))
    field("NewReplicaSet", newest?.described ?? "<none>")
    events(about: deployment.reference, in: world)
  }

  init(_ set: ReplicaSet, in world: World) {
    identity(set.metadata)
    field("Selector", set.selector.columnText)
    labelsAndAnnotations(set.metadata)
    if let owner = set.metadata.controller { field("Controlled By", "\(owner.kind)/\(owner.name)") }
    field("Replicas", "\(set.status.replicas) current / \(set.replicas) desired")
    field("Pods Status", Self.podsStatus(world.objects.pods(ownedBy: set.metadata.uid)))
    template(set.template)
    events(about: set.reference, in: world)
  }

  init(_ set: DaemonSet, in world: World) {
    identity(set.metadata)
    field("Selector", set.selector.columnText)
    field("Node-Selector", set.template.spec.nodeSelector.columnText)
    labelsAndAnnotations(set.metadata)
    field("Desired Number of Nodes Scheduled", "\(set.status.desiredNumberScheduled)")
    field("Current Number of Nodes Scheduled", "\(set.status.currentNumberScheduled)")
    field("Number of Nodes Scheduled with Up-to-date Pods", "\(set.status.updatedNumberScheduled)")
    field("Number of Nodes Scheduled with Available Pods", "\(set.status.numberAvailable)")
    field("Number of Nodes Misscheduled", "\(set.status.numberMisscheduled)")
    field("Pods Status", Self.podsStatus(world.objects.pods(ownedBy: set.metadata.uid)))
    template(set.template)
    events(about: set.reference, in: world)
  }

  init(_ budget: PodDisruptionBudget, in world: World) {
    identity(budget.metadata)
    if let least = budget.minAvailable { field("Min available", least.description) }
    if let most = budget.maxUnavailable { field("Max unavailable", most.description) }
    field("Selector", budget.selector?.columnText ?? "<unset>")
    line("Status:")
    field("Allowed disruptions", "\(budget.status.disruptionsAllowed)", level: 2)
    field("Current", "\(budget.status.currentHealthy)", level: 2)
    field("Desired", "\(budget.status.desiredHealthy)", level: 2)
    field("Total", "\(budget.status.expectedPods)", level: 2)
    events(about: budget.reference, in: world)
  }

  static func podsStatus(_ pods: [Pod]) -> String {
    func count(_ phase: PodStatus.Phase) -> Int { pods.count { $0.status.phase == phase } }
    return
      "\(count(.running)) Running / \(count(.pending)) Waiting / \(count(.succeeded)) Succeeded / "
      + "\(count(.failed)) Failed"
  }

  mutating func template(_ template: PodTemplate) {
    line("Pod Template:")
    list(
      "Labels", template.metadata.labels.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }, level: 1)
    if !template.metadata.annotations.isEmpty { annotations(template.metadata, level: 1) }
    if !template.spec.serviceAccountName.isEmpty {
      field("Service Account", template.spec.serviceAccountName, level: 1)
    }
    containers("Init Containers", template.spec.initContainers, [], level: 1)
    containers("Containers", template.spec.containers, [], level: 1)
    field(
      "Volumes",
      template.spec.volumes.isEmpty ? "<none>" : template.spec.volumes.map(\.name).joined(separator: ", "),
      level: 1)
    if !template.spec.priorityClassName.isEmpty {
      field("Priority Class Name", template.spec.priorityClassName, level: 1)
    }
    placement(template.spec, level: 1)
  }
}

extension ReplicaSet {
  /// The Deployment's revision that it stands for; 0 when it has none.
  var revision: Int { Int(metadata.annotations[WellKnown.deploymentRevision] ?? "") ?? 0 }

  fileprivate var described: String { "\(metadata.name) (\(status.replicas)/\(replicas) replicas created)" }
}
