extension FieldDocumentation {
  /// Workloads beside Deployments, autoscalers and storage.
  static let englishWorldTexts: [String: String] = [
    // Kinds.
    "StatefulSet": "Pods with lasting names and volumes of their own, made and removed in order.",
    "ControllerRevision": "A template that a StatefulSet or DaemonSet had, to go back to.",
    "Job": "Pods that run to their end, until enough have succeeded.",
    "CronJob": "Makes a Job whenever its schedule comes due.",
    "HorizontalPodAutoscaler":
      "How many replicas a workload should have, by what its Pods use or have to do.",
    "VerticalPodAutoscaler": "What the containers of a workload should request, by what they have used.",
    "ScaledObject":
      "KEDA's autoscaler: a HorizontalPodAutoscaler fed by event sources, and the step to zero and back.",
    "PersistentVolume": "Storage that exists, and the nodes that can reach it.",
    "PersistentVolumeClaim": "What a Pod's author asks of storage.",
    "StorageClass": "How volumes are made for claims.",
    "VolumeAttachment": "That a volume is to be on a node, and whether it is.",
    "CSINode": "A node's volume drivers, and how many volumes of each it takes.",
    "EndpointSlice": "The addresses behind a Service, and which of them answer.",

    // StatefulSet.
    "StatefulSetSpec.serviceName":
      "The headless Service (`clusterIP: None`) that gives each Pod its host name.",
    "StatefulSetSpec.volumeClaimTemplates":
      "Claims that each Pod gets one of: `data-db-0`, `data-db-1`. They outlive the Pod.",
    "StatefulSetSpec.persistentVolumeClaimRetentionPolicy":
      "Whether the Pods' claims outlive the set and the Pods scaled away.",
    "StatefulSetSpec.podManagementPolicy":
      "`OrderedReady` makes and removes one Pod at a time, `Parallel` all at once.",
    "StatefulSetSpec.ordinals": "Where the Pods' numbers begin.",
    "StatefulSetOrdinals.start": "The lowest number; 0 where none is written.",
    "StatefulSetUpdateStrategy.type":
      "`RollingUpdate` from the highest number down, `OnDelete` when somebody deletes the old Pod.",
    "StatefulSetUpdateStrategy.rollingUpdate": "How far the update goes.",
    "RollingUpdateStatefulSetStrategy.partition": "Only Pods of this number and above are updated.",
    "StatefulSetPersistentVolumeClaimRetentionPolicy.whenDeleted":
      "`Retain` keeps the claims when the set is deleted, `Delete` lets them go with it.",
    "StatefulSetPersistentVolumeClaimRetentionPolicy.whenScaled": "The same for Pods that are scaled away.",
    "StatefulSetStatus.currentRevision": "The template that Pods had before the update.",
    "StatefulSetStatus.updateRevision": "The template that Pods get now.",
    "ControllerRevision.revision": "The number that `rollout undo --to-revision` takes.",
    "ControllerRevision.data": "The template as it was.",

    // Job and CronJob.
    "JobSpec.parallelism": "How many Pods run at once.",
    "JobSpec.completions": "How many Pods have to succeed; none: one success ends a work queue.",
    "JobSpec.completionMode": "`Indexed` gives each Pod a number of its own.",
    "JobSpec.backoffLimit": "How many failures before the Job gives up.",
    "JobSpec.activeDeadlineSeconds": "How long the Job may take in all.",
    "JobSpec.ttlSecondsAfterFinished": "How long the finished Job is kept.",
    "JobSpec.suspend": "While true, no Pod runs.",
    "JobSpec.template": "What each Pod is like; `restartPolicy` must be `Never` or `OnFailure`.",
    "CronJobSpec.schedule": "Five fields: minute, hour, day, month, weekday. `@hourly` and the like too.",
    "CronJobSpec.timeZone": "The time zone of the schedule; UTC where none is written.",
    "CronJobSpec.concurrencyPolicy":
      "While a Job still runs: `Allow` one more, `Forbid` it, or `Replace` the old one.",
    "CronJobSpec.suspend": "While true, no Job is made.",
    "CronJobSpec.startingDeadlineSeconds": "A turn missed by more than this is left out.",
    "CronJobSpec.successfulJobsHistoryLimit": "How many Jobs that succeeded are kept.",
    "CronJobSpec.failedJobsHistoryLimit": "How many Jobs that failed are kept.",
    "CronJobSpec.jobTemplate": "What each Job is like.",

    // HorizontalPodAutoscaler.
    "HorizontalPodAutoscalerSpec.scaleTargetRef": "The workload whose replicas it changes.",
    "HorizontalPodAutoscalerSpec.minReplicas": "Never fewer than these.",
    "HorizontalPodAutoscalerSpec.maxReplicas": "Never more than these.",
    "HorizontalPodAutoscalerSpec.metrics":
      "What it goes by; of several, the one that asks for most replicas. None is CPU at 80 %.",
    "HorizontalPodAutoscalerSpec.behavior": "How fast it may go up and down.",
    "HorizontalPodAutoscalerBehavior.scaleUp":
      "On the way up: without waiting, by 4 Pods or twice as many in 15 s, whichever is more.",
    "HorizontalPodAutoscalerBehavior.scaleDown": "On the way down: after 300 s, as far as it likes.",
    "HPAScalingRules.stabilizationWindowSeconds":
      "Of what it wished for within this time, the most cautious counts.",
    "HPAScalingRules.selectPolicy":
      "Of several policies: `Max` the one that allows most, `Min` least, `Disabled` none.",
    "HPAScalingRules.policies": "How many Pods, or what percentage, may come or go within a period.",
    "HPAScalingRules.tolerance":
      "How far off the target a metric may be and change nothing; 0.1 where none is written.",
    "HPAScalingPolicy.type": "`Pods` or `Percent`.",
    "HPAScalingPolicy.value": "How many.",
    "HPAScalingPolicy.periodSeconds": "Within how many seconds.",
    "MetricSpec.type": "`Resource`, `ContainerResource`, `Pods`, `Object` or `External`.",
    "MetricSpec.resource": "CPU or memory of the Pods, from the Metrics Server.",
    "MetricSpec.containerResource": "CPU or memory of one container of each Pod.",
    "MetricSpec.pods": "A metric of each Pod, from an adapter such as the prometheus-adapter.",
    "MetricSpec.object": "A metric of one object, from an adapter.",
    "MetricSpec.external": "A metric of something outside the cluster, as the length of a queue.",
    "MetricTarget.type": "`Utilization`, `AverageValue` or `Value`.",
    "MetricTarget.averageUtilization": "Percent of what the Pods request.",
    "MetricTarget.averageValue": "For each Pod.",
    "MetricTarget.value": "Of all together.",
    "MetricIdentifier.name": "The metric's name.",
    "MetricIdentifier.selector": "Which of several series is meant.",
    "HorizontalPodAutoscalerStatus.currentMetrics": "What the metrics were when last looked at.",
    "HorizontalPodAutoscalerStatus.desiredReplicas": "How many replicas it wanted when last looked at.",
    "HorizontalPodAutoscalerStatus.lastScaleTime": "When it last changed the number.",

    // VerticalPodAutoscaler and ScaledObject.
    "VerticalPodAutoscalerSpec.targetRef": "The workload that it recommends for.",
    "VerticalPodAutoscalerSpec.updatePolicy": "What it does with its recommendations.",
    "VerticalPodAutoscalerSpec.resourcePolicy": "Bounds, by container.",
    "PodUpdatePolicy.updateMode":
      "`Off` only recommends, `Initial` sets requests when a Pod is made, `Recreate` also evicts Pods that are far off.",
    "PodUpdatePolicy.minReplicas":
      "Nobody is evicted while fewer Pods than this are alive; 2 where none is written.",
    "ContainerResourcePolicy.containerName": "The container, or `*` for all others.",
    "ContainerResourcePolicy.mode": "`Off` leaves the container alone.",
    "ContainerResourcePolicy.minAllowed": "It recommends no less than this.",
    "ContainerResourcePolicy.maxAllowed": "It recommends no more than this.",
    "ContainerResourcePolicy.controlledResources":
      "Only these resources; CPU and memory where none is written.",
    "ContainerResourcePolicy.controlledValues":
      "`RequestsAndLimits` moves limits in proportion, `RequestsOnly` leaves them.",
    "RecommendedContainerResources.target":
      "What the container should request: the 90th percentile of its use and 15 %.",
    "RecommendedContainerResources.lowerBound": "A request below this is too small.",
    "RecommendedContainerResources.upperBound": "A request above this is wasted. It comes down as days pass.",
    "RecommendedContainerResources.uncappedTarget": "The target before `minAllowed` and `maxAllowed`.",
    "ScaledObjectSpec.scaleTargetRef":
      "The workload that it scales; a Deployment where only a name is written.",
    "ScaledObjectSpec.pollingInterval": "How often, in seconds, the sources are asked.",
    "ScaledObjectSpec.cooldownPeriod":
      "How many seconds the last source has to be quiet before the way to zero.",
    "ScaledObjectSpec.idleReplicaCount": "How many replicas an idle workload has.",
    "ScaledObjectSpec.minReplicaCount": "Never fewer than these; 0 lets it go to zero.",
    "ScaledObjectSpec.maxReplicaCount": "Never more than these.",
    "ScaledObjectSpec.triggers": "The sources of events.",
    "ScaleTriggers.type": "The kind of source: `aws-sqs-queue`, `rabbitmq`, `prometheus`, `cpu`, `cron`.",
    "ScaleTriggers.metadata": "The source's settings; all of them text.",
    "ScaleTriggers.metricType": "`AverageValue`, `Value` or `Utilization`.",

    // Storage.
    "PersistentVolumeClaimSpec.accessModes":
      "`ReadWriteOnce` for one node, `ReadWriteMany` for many, `ReadWriteOncePod` for one Pod.",
    "PersistentVolumeClaimSpec.resources": "How much storage: `requests.storage`.",
    "PersistentVolumeClaimSpec.storageClassName":
      "The class; none takes the cluster's default one, the empty text no class at all.",
    "PersistentVolumeClaimSpec.selector": "Only volumes with these labels.",
    "PersistentVolumeClaimSpec.volumeName": "The volume that it has.",
    "PersistentVolumeClaimSpec.volumeMode": "`Filesystem`, or the bare `Block` device.",
    "PersistentVolumeSpec.capacity": "Its size.",
    "PersistentVolumeSpec.claimRef": "The claim that has it, or had it.",
    "PersistentVolumeSpec.persistentVolumeReclaimPolicy":
      "What becomes of it without its claim: `Delete` it, or `Retain` it.",
    "PersistentVolumeSpec.nodeAffinity": "The nodes that reach it: for a disk, those of its zone.",
    "PersistentVolumeSpec.csi": "The driver that mounts it, and the volume's name there.",
    "StorageClass.provisioner":
      "Who makes the volumes: `ebs.csi.aws.com` disks of one zone, `efs.csi.aws.com` files for all.",
    "StorageClass.parameters": "What the provisioner is told: `type: gp3`.",
    "StorageClass.reclaimPolicy": "What becomes of its volumes without their claims.",
    "StorageClass.volumeBindingMode":
      "`Immediate` makes the volume at once, in any zone; `WaitForFirstConsumer` where the first Pod goes.",
    "StorageClass.allowVolumeExpansion": "Whether claims may grow.",
    "StorageClass.allowedTopologies": "The zones where volumes may be made.",
    "VolumeAttachmentSpec.attacher": "The driver that attaches and detaches.",
    "VolumeAttachmentSpec.nodeName": "The node.",
    "VolumeAttachmentStatus.attached": "Whether the volume is there.",
    "CSINodeDriver.allocatable": "How many volumes the node takes.",
    "EndpointSlice.endpoints": "The addresses and their state.",
    "EndpointConditions.ready": "Traffic goes to it.",
    "EndpointConditions.serving": "It answers, though it may be on its way out.",
    "EndpointConditions.terminating": "It is on its way out.",
  ]
}
