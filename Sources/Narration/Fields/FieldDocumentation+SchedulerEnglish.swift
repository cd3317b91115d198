extension FieldDocumentation {
  /// Of kube-scheduler's configuration.
  static let englishSchedulerTexts: [String: String] = [
    "KubeSchedulerConfiguration":
      "How kube-scheduler decides: profiles, plugins, weights. On a real cluster it is a file that it reads when it starts; here it is applied at any time.",
    "KubeSchedulerConfiguration.profiles":
      "A scheduler per profile: Pods choose by `schedulerName`. Empty is the default profile.",
    "KubeSchedulerConfiguration.percentageOfNodesToScore":
      "With this share of the nodes found to do, it stops looking. 0 adapts: 50% in small clusters, 5% in huge ones. Under 100 nodes it looks at all.",
    "KubeSchedulerConfiguration.podInitialBackoffSeconds":
      "How long a refused Pod waits at least the first time; doubles with every failure.",
    "KubeSchedulerConfiguration.podMaxBackoffSeconds": "The longest that wait becomes.",
    "KubeSchedulerProfile.schedulerName":
      "The name that Pods put in `spec.schedulerName`. Who asks for a name that no profile has stays Pending.",
    "KubeSchedulerProfile.percentageOfNodesToScore": "The same, for this profile only.",
    "KubeSchedulerProfile.plugins": "What differs from the default, by extension point.",
    "KubeSchedulerProfile.pluginConfig": "Arguments of plugins, each by its name.",
    "Plugins.multiPoint":
      "Goes for every point where the plugin has something to do; what a point says itself wins.",
    "Plugins.preEnqueue": "Before the queue is entered (SchedulingGates).",
    "Plugins.queueSort": "The order of the queue: only one, PrioritySort.",
    "Plugins.preFilter": "Before nodes are looked at. Here it goes with `filter`.",
    "Plugins.filter": "Who may say that a node will not do.",
    "Plugins.postFilter": "What to try when no node will do (DefaultPreemption).",
    "Plugins.preScore": "Before scoring. Here it goes with `score`.",
    "Plugins.score": "Who scores the nodes that will do, and with what weight.",
    "Plugins.reserve": "Reserving what the Pod is going to use.",
    "Plugins.permit": "Holding a Pod back before it is put on its node.",
    "Plugins.preBind": "What to do before a Pod is put on its node (volumes).",
    "Plugins.bind": "Who puts it on its node (DefaultBinder).",
    "Plugins.postBind": "After that.",
    "PluginSet.enabled": "Besides the default ones, or in place of the default one of the same name.",
    "PluginSet.disabled": "Default ones that go; `*` takes them all out.",
    "Plugin.name": "The plugin's name, such as `NodeResourcesFit`.",
    "Plugin.weight": "What its points count for in the sum. Without a weight, or with 0, it is 1.",
    "PluginConfig.name": "The plugin.",
    "PluginConfig.args": "The arguments that this plugin takes.",
    "PluginArgs.scoringStrategy": "NodeResourcesFit: what use of nodes is worth more points.",
    "PluginArgs.ignoredResources": "NodeResourcesFit: extended resources that it does not check.",
    "PluginArgs.ignoredResourceGroups": "NodeResourcesFit: the same, by what stands before the `/`.",
    "PluginArgs.resources": "NodeResourcesBalancedAllocation: the resources to balance.",
    "PluginArgs.defaultingType":
      "PodTopologySpread: `System` spreads over nodes and zones without insisting; `List` uses defaultConstraints.",
    "PluginArgs.defaultConstraints":
      "PodTopologySpread: rules for Pods that bring none. Without labelSelector: it follows from the Pod's Service and owner.",
    "PluginArgs.hardPodAffinityWeight":
      "InterPodAffinity: what it is worth to a newcomer to be the one that a Pod already placed demands near (0 to 100).",
    "PluginArgs.ignorePreferredTermsOfExistingPods":
      "InterPodAffinity: disregard what Pods already placed would rather have.",
    "PluginArgs.addedAffinity": "NodeAffinity: node affinity that goes for every Pod of the profile.",
    "PluginArgs.minCandidateNodesPercentage":
      "DefaultPreemption: on what share of the nodes to try taking Pods away, at least.",
    "PluginArgs.minCandidateNodesAbsolute": "DefaultPreemption: and on how many, at least.",
    "ScoringStrategy.type":
      "`LeastAllocated` spreads, `MostAllocated` packs, `RequestedToCapacityRatio` follows a curve.",
    "ScoringStrategy.resources": "Which resources count, and with what weight.",
    "ScoringStrategy.requestedToCapacityRatio": "The curve, for the type that uses it.",
    "RequestedToCapacityRatioParam.shape":
      "The points of the curve, in order of utilization; between two, a straight line.",
    "UtilizationShapePoint.utilization": "How much of the node would be asked for, 0 to 100.",
    "UtilizationShapePoint.score": "What that is worth, 0 to 10.",
    "ResourceSpec.name": "The resource.",
    "ResourceSpec.weight": "1 to 100.",
  ]
}
