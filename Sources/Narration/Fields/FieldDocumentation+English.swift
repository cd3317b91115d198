extension FieldDocumentation {
  /// By `Type.field`, `*.field` for a field of that name anywhere, and a kind's name.
  static let englishTexts = englishCoreTexts.merging(englishWorldTexts) { first, _ in first }

  private static let englishCoreTexts: [String: String] = [
    // Kinds.
    "Namespace": "A division of the cluster in which names are unique.",
    "Node": "A machine that runs Pods, as the cluster knows it.",
    "Pod": "One or several containers that are placed on a node together. It never changes its node.",
    "Service": "One address for the Pods that a selector finds.",
    "ServiceAccount": "The identity with which a Pod speaks to the API and, by IRSA or Pod Identity, to AWS.",
    "ConfigMap": "Text by key, for Pods to read.",
    "LimitRange": "Default and allowed requests and limits in one namespace.",
    "ResourceQuota": "What a namespace may use in all.",
    "Event": "Something that a component reports of an object. Kept for an hour in a real cluster.",
    "Deployment": "Keeps a number of equal Pods, and replaces them step by step when their template changes.",
    "ReplicaSet": "Keeps a number of equal Pods. Usually a Deployment owns it.",
    "DaemonSet": "One Pod on each node that it fits.",
    "PodDisruptionBudget": "How many Pods of an application may be away by somebody's will at one time.",
    "PriorityClass": "A named priority: Pods of a higher one are placed first, and may push others out.",
    "NodePool": "What nodes Karpenter may make, how many, and when it may take them away.",
    "NodeClaim": "One machine that Karpenter asks the cloud for, from the wish to its end.",
    "NodeOverlay":
      "Corrects what Karpenter believes of instance types: their price, and what more they have.",
    "EC2NodeClass": "How Karpenter launches a machine on AWS: image, network, role, disks.",

    // Everywhere.
    "*.apiVersion": "The API group and version that the kind is from.",
    "*.kind": "The kind of the object.",
    "*.metadata": "Name, labels, annotations and what else every object has.",
    "*.spec": "What is wanted.",
    "*.status": "What is the case, as the controllers report it.",
    "*.conditions": "Aspects of the state, each `True`, `False` or `Unknown`, with a reason.",
    "*.observedGeneration": "The generation of the spec that the status speaks of.",
    "*.labelSelector": "Which Pods are counted, by their labels.",
    "*.matchLabelKeys":
      "Label keys whose values are taken from the Pod itself, and must be equal: `pod-template-hash` keeps a rollout to itself.",
    "ObjectMeta.name": "The name, unique among objects of the kind in its namespace.",
    "ObjectMeta.namespace":
      "The namespace; `default` where none is written. Nodes, NodePools and NodeClaims have none.",
    "ObjectMeta.generateName": "The beginning of a name that the API server completes.",
    "ObjectMeta.labels": "Short pairs of key and value, for selectors to find.",
    "ObjectMeta.annotations": "Notes by key, which nothing selects by.",
    "ObjectMeta.finalizers":
      "Who has something to do before the object may go. It stays until the list is empty.",
    "ObjectMeta.ownerReferences": "Whom the object belongs to: it goes when they go.",
    "ObjectMeta.generation": "Counts the changes of the spec.",
    "ObjectMeta.resourceVersion": "Counts all changes.",
    "ObjectMeta.creationTimestamp": "When it was created.",
    "ObjectMeta.deletionTimestamp": "When its deletion was asked for. It is still there, and on its way out.",
    "ObjectMeta.uid": "Its identity: a later object of the same name has another.",

    // Selectors.
    "LabelSelector.matchLabels": "Labels that must be there with exactly these values.",
    "LabelSelector.matchExpressions": "Conditions on labels; all must hold.",
    "Requirement.key": "The label's key.",
    "Requirement.operator":
      "`In`, `NotIn`, `Exists`, `DoesNotExist`; on nodes also `Gt` and `Lt`, and in Karpenter `Gte` and `Lte`. There is no default.",
    "Requirement.values":
      "The values compared with; none for `Exists` and `DoesNotExist`, one number for the bounds.",
    "Requirement.minValues":
      "How many different values must remain possible: it keeps a NodePool from narrowing to one instance type.",

    // Pods.
    "PodSpec.containers":
      "The containers; at least one. Their requests together are what the Pod asks of a node.",
    "PodSpec.initContainers":
      "Run one after the other before the containers; one with `restartPolicy: Always` keeps running beside them.",
    "PodSpec.nodeName": "The node. The scheduler fills it in; who writes it goes round the scheduler.",
    "PodSpec.nodeSelector":
      "Labels that the node must have. Karpenter makes such a node only if a NodePool can give it these labels.",
    "PodSpec.affinity": "Rules on which nodes, and beside or away from which Pods.",
    "PodSpec.tolerations": "Taints that the Pod bears. They let it onto a node and attract it to none.",
    "PodSpec.topologySpreadConstraints": "How evenly Pods lie over zones or nodes.",
    "PodSpec.priorityClassName": "The PriorityClass.",
    "PodSpec.priority": "The priority, filled in from the class.",
    "PodSpec.preemptionPolicy": "Whether the Pod may push out others of lower priority.",
    "PodSpec.schedulerName": "Which scheduler places the Pod.",
    "PodSpec.schedulingGates":
      "While there is one, the Pod is not tried; Karpenter does not count it either.",
    "PodSpec.overhead": "What the runtime itself takes, added to the requests.",
    "PodSpec.resources": "Requests and limits of the Pod as a whole, in place of its containers' sum.",
    "PodSpec.hostNetwork": "Uses the node's own network; its ports are then ports of the node.",
    "PodSpec.volumes": "Directories for the containers. A zonal disk ties the Pod to its zone.",
    "PodSpec.restartPolicy": "Whether ended containers are started again. `Always` in a Deployment.",
    "PodSpec.terminationGracePeriodSeconds":
      "How long the Pod has between the signal to end and being killed.",
    "PodSpec.activeDeadlineSeconds": "After so long it is ended as failed.",
    "PodSpec.serviceAccountName": "The ServiceAccount it runs as.",
    "PodSpec.runtimeClassName": "A runtime other than the node's usual one.",
    "PodSchedulingGate.name": "The gate's name; who set it takes it away.",
    "PodTemplateSpec.metadata": "Labels and annotations of each Pod made.",
    "PodTemplateSpec.spec": "The spec of each Pod made.",
    "PodStatus.phase": "`Pending`, `Running`, `Succeeded`, `Failed` or `Unknown`.",
    "PodStatus.nominatedNodeName": "The node that a preemption has promised it.",
    "Container.name": "The container's name, unique in the Pod.",
    "Container.image": "The image. Nothing in Kubernetes checks that it is for the node's architecture.",
    "Container.command": "Replaces the image's entry point.",
    "Container.args": "Arguments of the command.",
    "Container.env": "Environment variables. Values are text: a number or `yes` needs quotes.",
    "Container.ports": "Ports that are served. Only a `hostPort` matters to where the Pod may be.",
    "Container.resources": "What the container asks for and may use at most.",
    "Container.volumeMounts": "Where volumes appear in the container.",
    "Container.readinessProbe": "When the Pod counts as ready, and so as available.",
    "Container.livenessProbe": "When the container is to be started anew.",
    "Container.startupProbe": "Until it succeeds the other probes wait.",
    "Container.restartPolicy": "`Always` on an init container makes it a sidecar.",
    "Container.imagePullPolicy": "When the image is fetched again.",
    "ResourceRequirements.requests":
      "What is kept for it on the node. The scheduler and Karpenter count this and nothing else.",
    "ResourceRequirements.limits": "The most it may use. A missing request is taken from here.",
    "ContainerPort.containerPort": "The port in the container.",
    "ContainerPort.hostPort": "A port of the node: two Pods that want the same cannot share a node.",
    "ContainerPort.protocol": "`TCP`, `UDP` or `SCTP`.",
    "EnvVar.name": "The variable's name.",
    "EnvVar.value": "Its value, always text.",
    "VolumeMount.name": "The volume's name.",
    "VolumeMount.mountPath": "The path in the container.",
    "Volume.name": "The volume's name.",
    "Volume.persistentVolumeClaim": "A claim's disk.",
    "PersistentVolumeClaimVolumeSource.claimName": "The claim's name.",
    "Probe.initialDelaySeconds": "How long after the start the first try is.",
    "Probe.periodSeconds": "The time between tries.",
    "Probe.timeoutSeconds": "How long a try may take.",
    "Probe.successThreshold": "So many successes in a row count as one.",
    "Probe.failureThreshold": "So many failures in a row count as one.",

    // Placement.
    "Affinity.nodeAffinity": "By labels of nodes.",
    "Affinity.podAffinity": "Near other Pods.",
    "Affinity.podAntiAffinity": "Away from other Pods.",
    "NodeAffinity.requiredDuringSchedulingIgnoredDuringExecution":
      "The node must fulfil one of the terms. A Pod that runs is not moved when labels change.",
    "NodeAffinity.preferredDuringSchedulingIgnoredDuringExecution":
      "Nodes that fulfil a term are liked better. Karpenter takes it for required first, then lets go of it.",
    "NodeSelector.nodeSelectorTerms": "One of them must hold.",
    "NodeSelectorTerm.matchExpressions": "Conditions on labels; all must hold.",
    "NodeSelectorTerm.matchFields": "Conditions on `metadata.name`.",
    "PreferredSchedulingTerm.weight": "1 to 100, added to the score.",
    "PreferredSchedulingTerm.preference": "The term liked.",
    "PodAffinity.requiredDuringSchedulingIgnoredDuringExecution":
      "Every term must hold when the Pod is placed.",
    "PodAffinity.preferredDuringSchedulingIgnoredDuringExecution": "Terms that are liked.",
    "PodAffinityTerm.topologyKey":
      "How far together reaches: `kubernetes.io/hostname` one node, the zone's label one zone.",
    "PodAffinityTerm.namespaces": "Namespaces whose Pods count; the Pod's own where none is named.",
    "PodAffinityTerm.namespaceSelector": "Further namespaces, by label; an empty selector is all of them.",
    "PodAffinityTerm.mismatchLabelKeys":
      "Label keys whose values are taken from the Pod itself, and must differ.",
    "WeightedPodAffinityTerm.weight": "1 to 100, added to the score for each match.",
    "WeightedPodAffinityTerm.podAffinityTerm": "The term liked.",
    "TopologySpreadConstraint.maxSkew":
      "How many more matching Pods a domain may have than the emptiest one that counts.",
    "TopologySpreadConstraint.topologyKey": "The label whose values are the domains: a zone, a node.",
    "TopologySpreadConstraint.whenUnsatisfiable": "`DoNotSchedule` is a rule, `ScheduleAnyway` a wish.",
    "TopologySpreadConstraint.minDomains":
      "With fewer domains than this the emptiest counts as having none. Only with `DoNotSchedule`.",
    "TopologySpreadConstraint.nodeAffinityPolicy":
      "Whether nodes that the Pod's own selectors exclude count (`Ignore`) or not (`Honor`, the default).",
    "TopologySpreadConstraint.nodeTaintsPolicy":
      "Whether nodes with taints that the Pod does not bear count (`Ignore`, the default) or not (`Honor`).",
    "Taint.key": "The taint's key.",
    "Taint.value": "Its value; may be missing.",
    "Taint.effect":
      "`NoSchedule` keeps new Pods off, `PreferNoSchedule` would rather, `NoExecute` also sends away those that are there.",
    "Toleration.key": "The taint's key; none, with `Exists`, means every taint.",
    "Toleration.operator": "`Equal` compares the value, `Exists` does not.",
    "Toleration.value": "The taint's value, for `Equal`.",
    "Toleration.effect": "The taint's effect; none means each of them.",
    "Toleration.tolerationSeconds": "How long a `NoExecute` taint is borne; for ever where it is missing.",

    // Workloads.
    "WorkloadSpec.replicas": "How many Pods there should be.",
    "WorkloadSpec.selector":
      "Which Pods are its own. It must fit the template's labels and cannot be changed.",
    "WorkloadSpec.template": "What each Pod is like. A change starts a rollout.",
    "WorkloadSpec.strategy": "How Pods of the old template are replaced.",
    "WorkloadSpec.updateStrategy": "How Pods of the old template are replaced.",
    "WorkloadSpec.minReadySeconds": "How long a Pod must have been ready to count as available.",
    "WorkloadSpec.revisionHistoryLimit": "How many old revisions are kept, to go back to.",
    "WorkloadSpec.progressDeadlineSeconds":
      "After so long without progress the rollout is reported as failed.",
    "WorkloadSpec.paused": "Changes of the template wait.",
    "DeploymentStrategy.type": "`RollingUpdate` step by step, `Recreate` all out before the new come.",
    "DeploymentStrategy.rollingUpdate": "The size of the steps.",
    "DaemonSetUpdateStrategy.type":
      "`RollingUpdate` step by step, `OnDelete` when somebody deletes the old Pod.",
    "DaemonSetUpdateStrategy.rollingUpdate": "The size of the steps.",
    "RollingUpdate.maxSurge":
      "How many Pods there may be above the number wanted; a percentage is rounded up.",
    "RollingUpdate.maxUnavailable":
      "How many of those wanted may be missing; Deployments round a percentage down, DaemonSets up.",

    // Nodes.
    "NodeSpec.taints": "Marks that keep off Pods which do not tolerate them.",
    "NodeSpec.unschedulable": "Cordoned: no new Pods.",
    "NodeSpec.providerID": "The machine's name at the cloud.",
    "NodeStatus.capacity": "All that the machine has.",
    "NodeStatus.allocatable": "What is left for Pods once the kubelet and the system have their share.",
    "NodeStatus.images": "Images already there.",
    "NodeStatus.addresses": "Its addresses.",
    "NodeStatus.nodeInfo": "Versions, architecture and system.",

    // Policy.
    "PodDisruptionBudgetSpec.selector": "The Pods protected. An empty selector means all of the namespace.",
    "PodDisruptionBudgetSpec.minAvailable":
      "How many must stay, or a percentage. Not together with `maxUnavailable`.",
    "PodDisruptionBudgetSpec.maxUnavailable": "How many may be away, or a percentage rounded up.",
    "PodDisruptionBudgetSpec.unhealthyPodEvictionPolicy":
      "Whether Pods that are not ready may go without asking the budget (`AlwaysAllow`).",
    "PodDisruptionBudgetStatus.disruptionsAllowed": "How many may be evicted right now.",
    "PriorityClass.value": "The priority: the higher goes first. Up to 1000000000.",
    "PriorityClass.globalDefault": "For Pods that name no class.",
    "PriorityClass.preemptionPolicy": "Whether Pods of the class may push out others.",
    "PriorityClass.description": "What the class is for.",
    "LimitRangeSpec.limits": "One entry for containers, Pods or claims.",
    "LimitRangeItem.type": "`Container`, `Pod` or `PersistentVolumeClaim`.",
    "LimitRangeItem.max": "The most that a limit may be.",
    "LimitRangeItem.min": "The least that a request may be.",
    "LimitRangeItem.default": "Limits for containers that give none.",
    "LimitRangeItem.defaultRequest": "Requests for containers that give none.",
    "LimitRangeItem.maxLimitRequestRatio": "How many times its request a limit may be.",
    "ResourceQuotaSpec.hard": "The bounds, by names such as `pods`, `requests.cpu`, `limits.memory`.",
    "ConfigMap.data": "Text by key.",
    "ConfigMap.binaryData": "Bytes by key, in base 64.",
    "ConfigMap.immutable": "It can only be deleted, not changed.",
    "ServiceSpec.type": "`ClusterIP`, `NodePort`, `LoadBalancer` or `ExternalName`.",
    "ServiceSpec.selector": "The labels of the Pods behind it.",
    "ServiceSpec.ports": "The ports served.",
    "ServiceSpec.clusterIP": "Its address; `None` for a headless one.",
    "ServicePort.port": "The Service's port.",
    "ServicePort.targetPort": "The Pods' port, by number or name; the same where none is given.",

    // NodePool and NodeClaim.
    "NodePoolSpec.template": "What each NodeClaim is like.",
    "NodePoolSpec.disruption": "When nodes may be taken away by Karpenter's own wish.",
    "NodePoolSpec.limits":
      "The most capacity that the pool's nodes may have together. It counts machines, not requests.",
    "NodePoolSpec.weight":
      "1 to 100; the pool with the higher weight is tried first. It never splits load by percent.",
    "NodePoolSpec.replicas": "A fixed number of nodes, behind the gate StaticCapacity.",
    "NodePoolStatus.resources": "The capacity that the pool's nodes have together now.",
    "NodePoolStatus.nodes": "How many nodes it has.",
    "NodeClaimTemplate.metadata": "Labels and annotations of each node.",
    "NodeClaimSpec.requirements":
      "Which machines and labels are possible: instance types, zones, architectures, capacity types.",
    "NodeClaimSpec.taints": "Taints of each node, for as long as it lives.",
    "NodeClaimSpec.startupTaints":
      "Taints that somebody else takes away. Karpenter does not hold them against Pods while it plans.",
    "NodeClaimSpec.nodeClassRef": "The NodeClass to launch with: `group`, `kind` and `name`, all three.",
    "NodeClaimSpec.expireAfter":
      "A node's longest life, or `Never`. It is forceful: budgets do not hold it up, and nothing is launched first.",
    "NodeClaimSpec.terminationGracePeriod":
      "The longest that draining may take; then Pods go in spite of PDBs and `do-not-disrupt`. None waits for ever.",
    "NodeClaimSpec.resources": "What the Pods it was made for ask together.",
    "NodeClassReference.group": "`karpenter.k8s.aws` for AWS.",
    "NodeClassReference.kind": "`EC2NodeClass` for AWS, `AKSNodeClass` for Azure, `OCINodeClass` for OCI.",
    "NodeClassReference.name": "The NodeClass's name.",
    "Disruption.consolidateAfter":
      "How long after the last Pod came or went a node may be consolidated; `0s` at once, `Never` not at all. Required when `disruption` is written.",
    "Disruption.consolidationPolicy":
      "`WhenEmpty` only nodes without Pods; `WhenEmptyOrUnderutilized` also those whose Pods fit elsewhere, or on something cheaper.",
    "Disruption.budgets": "How many nodes may be disrupted at one time. The strictest that is active counts.",
    "Budget.nodes": "A number or a percentage of the pool's nodes, rounded up.",
    "Budget.reasons": "`Underutilized`, `Empty`, `Drifted`; all of them where none is named.",
    "Budget.schedule": "When it is active, as cron in UTC. With `duration`.",
    "Budget.duration": "For how long from then on, in hours and minutes.",
    "NodeClaimStatus.nodeName": "The node, once it has registered.",
    "NodeClaimStatus.providerID": "The machine's name at the cloud.",
    "NodeClaimStatus.imageID": "The image it was launched with.",
    "NodeClaimStatus.capacity": "What the machine has.",
    "NodeClaimStatus.allocatable": "What is left for Pods.",
    "NodeClaimStatus.lastPodEventTime": "When a Pod last came or went: `consolidateAfter` counts from here.",

    // NodeOverlay.
    "NodeOverlaySpec.requirements":
      "Which instance types and offerings it speaks of. What the NodePool asks for counts too.",
    "NodeOverlaySpec.price": "The price per hour in dollars that takes the real one's place.",
    "NodeOverlaySpec.priceAdjustment":
      "What the price changes by: `-10%`, `+15%`, or dollars per hour such as `-0.05`. Not with `price`.",
    "NodeOverlaySpec.capacity":
      "Resources that the type has besides cpu, memory, ephemeral-storage and pods.",
    "NodeOverlaySpec.weight":
      "The heaviest decides where several speak of one type. Two of one weight that disagree are a conflict.",

    // EC2NodeClass.
    "EC2NodeClassSpec.amiFamily":
      "How the machine is set up; follows from an alias, and `Custom` leaves it to you.",
    "EC2NodeClassSpec.amiSelectorTerms":
      "Which images may be used: an `alias`, or tags, ids and names. Required.",
    "EC2NodeClassSpec.subnetSelectorTerms": "Which subnets, and so which zones. Any one term suffices.",
    "EC2NodeClassSpec.securityGroupSelectorTerms": "Which security groups. Any one term suffices.",
    "EC2NodeClassSpec.capacityReservationSelectorTerms": "Which capacity reservations may be used.",
    "EC2NodeClassSpec.role": "The nodes' IAM role; Karpenter makes the instance profile.",
    "EC2NodeClassSpec.instanceProfile": "A ready instance profile, in place of `role`.",
    "EC2NodeClassSpec.userData": "What the machine runs at its start, added to Karpenter's own.",
    "EC2NodeClassSpec.tags": "AWS tags of all that is made.",
    "EC2NodeClassSpec.kubelet": "The kubelet's settings. They were the NodePool's before v1.",
    "EC2NodeClassSpec.blockDeviceMappings": "The machine's disks.",
    "EC2NodeClassSpec.instanceStorePolicy": "`RAID0` joins local disks into the node's storage.",
    "EC2NodeClassSpec.associatePublicIPAddress": "Whether machines get a public address.",
    "EC2NodeClassSpec.detailedMonitoring": "Metrics each minute in CloudWatch, at a price.",
    "EC2NodeClassSpec.metadataOptions": "How Pods and processes may ask the instance metadata service.",
    "SelectorTerm.tags": "Tags that must be there; `*` as a value takes any.",
    "SelectorTerm.id": "One by its id.",
    "SelectorTerm.name": "One by its name.",
    "AMISelectorTerm.alias":
      "`al2023@latest`, `bottlerocket@v1.20.0`: family and version. A new latest one is drift.",
    "AMISelectorTerm.tags": "Tags of the image.",
    "AMISelectorTerm.id": "One image by its id.",
    "AMISelectorTerm.name": "Images by name; `*` may stand in it.",
    "AMISelectorTerm.owner": "Whose images.",
    "KubeletConfiguration.maxPods":
      "The most Pods on a node. Where it is missing the machine's network interfaces decide.",
    "KubeletConfiguration.podsPerCore": "The most Pods for each core.",
    "KubeletConfiguration.systemReserved": "Kept for the system, and not allocatable.",
    "KubeletConfiguration.kubeReserved": "Kept for the kubelet, and not allocatable.",
    "KubeletConfiguration.evictionHard":
      "Below these the kubelet evicts at once; memory here is not allocatable.",
    "KubeletConfiguration.evictionSoft": "Below these it evicts after a grace period.",
    "BlockDeviceMapping.deviceName": "The device: `/dev/xvda`.",
    "BlockDeviceMapping.rootVolume": "Whether it is the root disk.",
    "BlockDeviceMapping.ebs": "The disk itself.",
    "BlockDevice.volumeSize": "Its size: `100Gi`.",
    "BlockDevice.volumeType": "`gp3`, `io2` and so on.",
    "BlockDevice.encrypted": "Whether it is encrypted.",
    "BlockDevice.deleteOnTermination": "Whether it goes with the machine.",
    "MetadataOptions.httpTokens": "`required` is IMDSv2 only.",
    "MetadataOptions.httpPutResponseHopLimit": "1 keeps Pods from the machine's credentials.",
    "EC2NodeClassStatus.subnets": "The subnets found.",
    "EC2NodeClassStatus.securityGroups": "The security groups found.",
    "EC2NodeClassStatus.amis": "The images found.",
    "EC2NodeClassStatus.instanceProfile": "The instance profile in use.",
  ].merging(englishSchedulerTexts) { first, _ in first }
    .merging(englishProviderTexts) { first, _ in first }
}
