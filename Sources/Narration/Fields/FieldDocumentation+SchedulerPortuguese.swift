extension FieldDocumentation {
  /// Of kube-scheduler's configuration.
  static let portugueseSchedulerTexts: [String: String] = [
    "KubeSchedulerConfiguration":
      "Como o kube-scheduler decide: perfis, plugins, pesos. Em um cluster real é um arquivo que ele lê ao arrancar; aqui se aplica a qualquer hora.",
    "KubeSchedulerConfiguration.profiles":
      "Um scheduler por perfil: o Pod escolhe pelo `schedulerName`. Vazio é o perfil padrão.",
    "KubeSchedulerConfiguration.percentageOfNodesToScore":
      "Achada essa parte dos nós servindo, ele para de procurar. 0 se adapta: 50% em clusters pequenos, 5% em enormes. Com menos de 100 nós, olha todos.",
    "KubeSchedulerConfiguration.podInitialBackoffSeconds":
      "Quanto um Pod recusado espera, no mínimo, da primeira vez; dobra a cada falha.",
    "KubeSchedulerConfiguration.podMaxBackoffSeconds": "O máximo que essa espera chega a ser.",
    "KubeSchedulerProfile.schedulerName":
      "O nome que os Pods põem em `spec.schedulerName`. Quem pede um nome que nenhum perfil tem fica Pending.",
    "KubeSchedulerProfile.percentageOfNodesToScore": "O mesmo, só para este perfil.",
    "KubeSchedulerProfile.plugins": "O que muda em relação ao padrão, por ponto de extensão.",
    "KubeSchedulerProfile.pluginConfig": "Argumentos dos plugins, cada um pelo nome.",
    "Plugins.multiPoint":
      "Vale em todos os pontos em que o plugin tem o que fazer; o que um ponto diz por si vence.",
    "Plugins.preEnqueue": "Antes de entrar na fila (SchedulingGates).",
    "Plugins.queueSort": "A ordem da fila: um só, PrioritySort.",
    "Plugins.preFilter": "Antes de olhar os nós. Aqui anda com o `filter`.",
    "Plugins.filter": "Quem pode dizer que um nó não serve.",
    "Plugins.postFilter": "O que tentar quando nenhum nó serve (DefaultPreemption).",
    "Plugins.preScore": "Antes de pontuar. Aqui anda com o `score`.",
    "Plugins.score": "Quem pontua os nós que servem, e com que peso.",
    "Plugins.reserve": "Reservar o que o Pod vai usar.",
    "Plugins.permit": "Segurar um Pod antes de pôr no nó.",
    "Plugins.preBind": "O que fazer antes de pôr no nó (volumes).",
    "Plugins.bind": "Quem põe no nó (DefaultBinder).",
    "Plugins.postBind": "Depois de posto.",
    "PluginSet.enabled": "A mais que os padrões, ou no lugar do padrão de mesmo nome.",
    "PluginSet.disabled": "Padrões que saem; `*` tira todos.",
    "Plugin.name": "O nome do plugin, como `NodeResourcesFit`.",
    "Plugin.weight": "Quanto valem seus pontos na soma. Sem peso, ou com 0, vale 1.",
    "PluginConfig.name": "O plugin.",
    "PluginConfig.args": "Os argumentos que esse plugin aceita.",
    "PluginArgs.scoringStrategy": "NodeResourcesFit: que uso dos nós vale mais pontos.",
    "PluginArgs.ignoredResources": "NodeResourcesFit: recursos estendidos que ele não confere.",
    "PluginArgs.ignoredResourceGroups": "NodeResourcesFit: o mesmo, pelo que vem antes da `/`.",
    "PluginArgs.resources": "NodeResourcesBalancedAllocation: os recursos a equilibrar.",
    "PluginArgs.defaultingType":
      "PodTopologySpread: `System` espalha por nó e zona sem exigir; `List` usa defaultConstraints.",
    "PluginArgs.defaultConstraints":
      "PodTopologySpread: regras para Pods que não trazem as suas. Sem labelSelector: vem do Service e do dono do Pod.",
    "PluginArgs.hardPodAffinityWeight":
      "InterPodAffinity: quanto vale, para quem chega, ser quem um Pod já posto exige por perto (0 a 100).",
    "PluginArgs.ignorePreferredTermsOfExistingPods":
      "InterPodAffinity: não levar em conta o que Pods já postos preferem.",
    "PluginArgs.addedAffinity": "NodeAffinity: node affinity que vale para todo Pod do perfil.",
    "PluginArgs.minCandidateNodesPercentage":
      "DefaultPreemption: em que parte dos nós tentar tirar Pods, pelo menos.",
    "PluginArgs.minCandidateNodesAbsolute": "DefaultPreemption: e em quantos, pelo menos.",
    "ScoringStrategy.type":
      "`LeastAllocated` espalha, `MostAllocated` empacota, `RequestedToCapacityRatio` segue uma curva.",
    "ScoringStrategy.resources": "Que recursos contam, e com que peso.",
    "ScoringStrategy.requestedToCapacityRatio": "A curva, para o tipo que a usa.",
    "RequestedToCapacityRatioParam.shape": "Os pontos da curva, em ordem de uso; entre dois, uma reta.",
    "UtilizationShapePoint.utilization": "Quanto do nó estaria pedido, de 0 a 100.",
    "UtilizationShapePoint.score": "Quanto isso vale, de 0 a 10.",
    "ResourceSpec.name": "O recurso.",
    "ResourceSpec.weight": "De 1 a 100.",
  ]
}
