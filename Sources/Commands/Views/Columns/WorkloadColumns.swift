import Kubernetes
import Narration

extension KindPrinter {
  static let deployment = KindPrinter(
    Deployment.self,
    [
      .name,
      Column("READY") { deployment, _ in
        StyledText(
          "\(deployment.status.readyReplicas)/\(deployment.replicas)",
          style: deployment.status.readyReplicas == deployment.replicas ? .success : .warning)
      },
      Column("UP-TO-DATE") { "\($0.status.updatedReplicas)" },
      Column("AVAILABLE") { "\($0.status.availableReplicas)" },
      .age,
      Column("CONTAINERS", wide: true, text: \.template.containerNames),
      Column("IMAGES", wide: true, text: \.template.images),
      Column("SELECTOR", wide: true, text: \.selector.columnText),
    ])

  static let replicaSet = KindPrinter(
    ReplicaSet.self,
    [
      .name,
      Column("DESIRED") { "\($0.replicas)" },
      Column("CURRENT") { "\($0.status.replicas)" },
      Column("READY") { "\($0.status.readyReplicas)" },
      .age,
      Column("CONTAINERS", wide: true, text: \.template.containerNames),
      Column("IMAGES", wide: true, text: \.template.images),
      Column("SELECTOR", wide: true, text: \.selector.columnText),
    ])

  static let daemonSet = KindPrinter(
    DaemonSet.self,
    [
      .name,
      Column("DESIRED") { "\($0.status.desiredNumberScheduled)" },
      Column("CURRENT") { "\($0.status.currentNumberScheduled)" },
      Column("READY") { "\($0.status.numberReady)" },
      Column("UP-TO-DATE") { "\($0.status.updatedNumberScheduled)" },
      Column("AVAILABLE") { "\($0.status.numberAvailable)" },
      Column("NODE SELECTOR", text: \.template.spec.nodeSelector.columnText),
      .age,
      Column("CONTAINERS", wide: true, text: \.template.containerNames),
      Column("IMAGES", wide: true, text: \.template.images),
      Column("SELECTOR", wide: true, text: \.selector.columnText),
    ])

  static let podDisruptionBudget = KindPrinter(
    PodDisruptionBudget.self,
    [
      .name,
      Column("MIN AVAILABLE") { $0.minAvailable?.description ?? "N/A" },
      Column("MAX UNAVAILABLE") { $0.maxUnavailable?.description ?? "N/A" },
      Column("ALLOWED DISRUPTIONS") { "\($0.status.disruptionsAllowed)" },
      .age,
    ])

  static let priorityClass = KindPrinter(
    PriorityClass.self,
    [
      .name,
      Column("VALUE") { "\($0.value)" },
      Column("GLOBAL-DEFAULT") { "\($0.isGlobalDefault)" },
      .age,
      Column("PREEMPTIONPOLICY", text: \.preemptionPolicy.rawValue),
    ])
}
