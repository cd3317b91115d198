extension FieldDocumentation {
  /// By the same keys as in English; a test compares the two.
  static let portugueseTexts = portugueseCoreTexts.merging(portugueseWorldTexts) { first, _ in first }

  private static let portugueseCoreTexts: [String: String] = [
    // Kinds.
    "Namespace": "Uma divisão do cluster em que os nomes não se repetem.",
    "Node": "Uma máquina que roda Pods, como o cluster a conhece.",
    "Pod": "Um ou mais containers que vão juntos para um nó. Um Pod nunca muda de nó.",
    "Service": "Um endereço só para os Pods que um selector encontra.",
    "ServiceAccount": "A identidade com que um Pod fala com a API e, por IRSA ou Pod Identity, com a AWS.",
    "ConfigMap": "Textos por chave, para os Pods lerem.",
    "LimitRange": "Requests e limits padrão e permitidos em um namespace.",
    "ResourceQuota": "Quanto um namespace pode usar ao todo.",
    "Event": "Algo que um componente relata de um objeto. Em um cluster real dura uma hora.",
    "Deployment": "Mantém um número de Pods iguais e os troca aos poucos quando o modelo muda.",
    "ReplicaSet": "Mantém um número de Pods iguais. Em geral é de um Deployment.",
    "DaemonSet": "Um Pod em cada nó que sirva.",
    "PodDisruptionBudget": "Quantos Pods de uma aplicação podem faltar ao mesmo tempo por vontade de alguém.",
    "PriorityClass": "Uma prioridade com nome: Pods da mais alta vão primeiro e podem desalojar outros.",
    "NodePool": "Que nós o Karpenter pode criar, quantos, e quando pode tirá-los.",
    "NodeClaim": "Uma máquina que o Karpenter pede à nuvem, do pedido ao fim.",
    "NodeOverlay":
      "Corrige o que o Karpenter supõe dos tipos de instância: o preço, e o que mais eles têm.",
    "EC2NodeClass": "Como o Karpenter lança uma máquina na AWS: imagem, rede, role, discos.",

    // Everywhere.
    "*.apiVersion": "O grupo e a versão da API a que o tipo pertence.",
    "*.kind": "O tipo do objeto.",
    "*.metadata": "Nome, labels, annotations e o mais que todo objeto tem.",
    "*.spec": "O que se quer.",
    "*.status": "O que é, segundo os controllers.",
    "*.conditions": "Aspectos do estado, cada um `True`, `False` ou `Unknown`, com um motivo.",
    "*.observedGeneration": "De que geração do spec o status fala.",
    "*.labelSelector": "Que Pods contam, pelos labels.",
    "*.matchLabelKeys":
      "Chaves cujos valores vêm do próprio Pod e têm de ser iguais: com `pod-template-hash` um rollout conta só consigo.",
    "ObjectMeta.name": "O nome, único entre os objetos do tipo no namespace.",
    "ObjectMeta.namespace": "O namespace; `default` se nada for dito. Nós, NodePools e NodeClaims não têm.",
    "ObjectMeta.generateName": "O começo de um nome que o API server completa.",
    "ObjectMeta.labels": "Pares curtos de chave e valor, que os selectors encontram.",
    "ObjectMeta.annotations": "Notas por chave, pelas quais nada se seleciona.",
    "ObjectMeta.finalizers":
      "Quem ainda tem algo a fazer antes de o objeto sumir. Ele fica até a lista esvaziar.",
    "ObjectMeta.ownerReferences": "De quem o objeto é: quando o dono some, ele some.",
    "ObjectMeta.generation": "Conta as mudanças do spec.",
    "ObjectMeta.resourceVersion": "Conta todas as mudanças.",
    "ObjectMeta.creationTimestamp": "Quando foi criado.",
    "ObjectMeta.deletionTimestamp": "Quando se pediu que fosse apagado. Ainda existe, e está de saída.",
    "ObjectMeta.uid": "A identidade: outro objeto com o mesmo nome, depois, tem outra.",

    // Selectors.
    "LabelSelector.matchLabels": "Labels que têm de existir com exatamente estes valores.",
    "LabelSelector.matchExpressions": "Condições sobre labels; todas têm de valer.",
    "Requirement.key": "A chave do label.",
    "Requirement.operator":
      "`In`, `NotIn`, `Exists`, `DoesNotExist`; em nós também `Gt` e `Lt`, e no Karpenter `Gte` e `Lte`. Não há padrão.",
    "Requirement.values":
      "Os valores comparados; nenhum com `Exists` e `DoesNotExist`, um número com os limites.",
    "Requirement.minValues":
      "Quantos valores diferentes têm de continuar possíveis: impede que o NodePool se estreite a um só tipo.",

    // Pods.
    "PodSpec.containers":
      "Os containers; pelo menos um. A soma dos requests deles é o que o Pod pede de um nó.",
    "PodSpec.initContainers":
      "Rodam um após o outro antes dos containers; com `restartPolicy: Always` continuam ao lado deles.",
    "PodSpec.nodeName": "O nó. Quem preenche é o scheduler; quem escreve aqui passa por fora dele.",
    "PodSpec.nodeSelector":
      "Labels que o nó tem de ter. O Karpenter só cria tal nó se um NodePool puder lhe dar esses labels.",
    "PodSpec.affinity": "Regras sobre em que nós, e perto ou longe de que Pods.",
    "PodSpec.tolerations": "Taints que o Pod tolera. Deixam entrar em um nó e não atraem para nenhum.",
    "PodSpec.topologySpreadConstraints": "Com que igualdade os Pods se espalham por zonas ou nós.",
    "PodSpec.priorityClassName": "A PriorityClass.",
    "PodSpec.priority": "A prioridade, preenchida a partir da classe.",
    "PodSpec.preemptionPolicy": "Se o Pod pode desalojar outros de prioridade menor.",
    "PodSpec.schedulerName": "Que scheduler posiciona o Pod.",
    "PodSpec.schedulingGates": "Enquanto houver um, o Pod não é tentado; o Karpenter também não o conta.",
    "PodSpec.overhead": "O que o próprio runtime consome, somado aos requests.",
    "PodSpec.resources": "Requests e limits do Pod inteiro, no lugar da soma dos containers.",
    "PodSpec.hostNetwork": "Usa a rede do próprio nó; as portas passam a ser portas do nó.",
    "PodSpec.volumes": "Diretórios para os containers. Um disco de zona prende o Pod à zona.",
    "PodSpec.restartPolicy": "Se containers que terminam voltam a rodar. `Always` em um Deployment.",
    "PodSpec.terminationGracePeriodSeconds":
      "Quanto tempo o Pod tem entre o sinal para terminar e ser morto.",
    "PodSpec.activeDeadlineSeconds": "Depois desse tempo é encerrado como falho.",
    "PodSpec.serviceAccountName": "A ServiceAccount com que roda.",
    "PodSpec.runtimeClassName": "Um runtime diferente do usual do nó.",
    "PodSchedulingGate.name": "O nome do gate; quem o pôs o tira.",
    "PodTemplateSpec.metadata": "Labels e annotations de cada Pod criado.",
    "PodTemplateSpec.spec": "O spec de cada Pod criado.",
    "PodStatus.phase": "`Pending`, `Running`, `Succeeded`, `Failed` ou `Unknown`.",
    "PodStatus.nominatedNodeName": "O nó que uma preempção lhe prometeu.",
    "Container.name": "O nome do container, único no Pod.",
    "Container.image": "A imagem. Nada no Kubernetes confere se ela serve à arquitetura do nó.",
    "Container.command": "Substitui o entry point da imagem.",
    "Container.args": "Argumentos do comando.",
    "Container.env": "Variáveis de ambiente. Os valores são texto: um número ou `yes` precisa de aspas.",
    "Container.ports": "Portas atendidas. Só um `hostPort` pesa em onde o Pod pode ficar.",
    "Container.resources": "O que o container pede e o máximo que pode usar.",
    "Container.volumeMounts": "Onde os volumes aparecem no container.",
    "Container.readinessProbe": "Quando o Pod conta como pronto e, portanto, disponível.",
    "Container.livenessProbe": "Quando o container deve ser reiniciado.",
    "Container.startupProbe": "Até que tenha sucesso, os outros probes esperam.",
    "Container.restartPolicy": "`Always` em um init container faz dele um sidecar.",
    "Container.imagePullPolicy": "Quando a imagem é buscada de novo.",
    "ResourceRequirements.requests":
      "O que fica reservado para ele no nó. É só isto que o scheduler e o Karpenter contam.",
    "ResourceRequirements.limits": "O máximo que pode usar. Um request que falte é tirado daqui.",
    "ContainerPort.containerPort": "A porta no container.",
    "ContainerPort.hostPort": "Uma porta do nó: dois Pods que querem a mesma não cabem no mesmo nó.",
    "ContainerPort.protocol": "`TCP`, `UDP` ou `SCTP`.",
    "EnvVar.name": "O nome da variável.",
    "EnvVar.value": "O valor, sempre texto.",
    "VolumeMount.name": "O nome do volume.",
    "VolumeMount.mountPath": "O caminho no container.",
    "Volume.name": "O nome do volume.",
    "Volume.persistentVolumeClaim": "O disco de um claim.",
    "PersistentVolumeClaimVolumeSource.claimName": "O nome do claim.",
    "Probe.initialDelaySeconds": "Quanto depois do início é a primeira tentativa.",
    "Probe.periodSeconds": "O tempo entre tentativas.",
    "Probe.timeoutSeconds": "Quanto uma tentativa pode demorar.",
    "Probe.successThreshold": "Tantos sucessos seguidos contam como um.",
    "Probe.failureThreshold": "Tantas falhas seguidas contam como uma.",

    // Placement.
    "Affinity.nodeAffinity": "Pelos labels dos nós.",
    "Affinity.podAffinity": "Perto de outros Pods.",
    "Affinity.podAntiAffinity": "Longe de outros Pods.",
    "NodeAffinity.requiredDuringSchedulingIgnoredDuringExecution":
      "O nó tem de cumprir um dos termos. Um Pod que já roda não é movido quando labels mudam.",
    "NodeAffinity.preferredDuringSchedulingIgnoredDuringExecution":
      "Nós que cumprem um termo agradam mais. O Karpenter o toma primeiro como exigência, depois desiste dele.",
    "NodeSelector.nodeSelectorTerms": "Um deles tem de valer.",
    "NodeSelectorTerm.matchExpressions": "Condições sobre labels; todas têm de valer.",
    "NodeSelectorTerm.matchFields": "Condições sobre `metadata.name`.",
    "PreferredSchedulingTerm.weight": "1 a 100, somado à nota.",
    "PreferredSchedulingTerm.preference": "O termo preferido.",
    "PodAffinity.requiredDuringSchedulingIgnoredDuringExecution":
      "Todos os termos têm de valer ao posicionar o Pod.",
    "PodAffinity.preferredDuringSchedulingIgnoredDuringExecution": "Termos preferidos.",
    "PodAffinityTerm.topologyKey":
      "Até onde vai o junto: `kubernetes.io/hostname` um nó, o label da zona uma zona.",
    "PodAffinityTerm.namespaces": "Namespaces cujos Pods contam; se nenhum, o do próprio Pod.",
    "PodAffinityTerm.namespaceSelector": "Outros namespaces, por label; um selector vazio são todos.",
    "PodAffinityTerm.mismatchLabelKeys": "Chaves cujos valores vêm do próprio Pod e têm de ser diferentes.",
    "WeightedPodAffinityTerm.weight": "1 a 100, somado à nota a cada par.",
    "WeightedPodAffinityTerm.podAffinityTerm": "O termo preferido.",
    "TopologySpreadConstraint.maxSkew":
      "Quantos Pods a mais um domínio pode ter do que o mais vazio dos que contam.",
    "TopologySpreadConstraint.topologyKey": "O label cujos valores são os domínios: uma zona, um nó.",
    "TopologySpreadConstraint.whenUnsatisfiable": "`DoNotSchedule` é regra, `ScheduleAnyway` é desejo.",
    "TopologySpreadConstraint.minDomains":
      "Com menos domínios que isto, o mais vazio conta como zero. Só com `DoNotSchedule`.",
    "TopologySpreadConstraint.nodeAffinityPolicy":
      "Se nós que os selectors do próprio Pod excluem contam (`Ignore`) ou não (`Honor`, o padrão).",
    "TopologySpreadConstraint.nodeTaintsPolicy":
      "Se nós com taints que o Pod não tolera contam (`Ignore`, o padrão) ou não (`Honor`).",
    "Taint.key": "A chave do taint.",
    "Taint.value": "O valor; pode faltar.",
    "Taint.effect":
      "`NoSchedule` barra Pods novos, `PreferNoSchedule` prefere barrar, `NoExecute` também tira os que já estão.",
    "Toleration.key": "A chave do taint; nenhuma, com `Exists`, são todos os taints.",
    "Toleration.operator": "`Equal` compara o valor, `Exists` não.",
    "Toleration.value": "O valor do taint, com `Equal`.",
    "Toleration.effect": "O efeito do taint; nenhum são todos.",
    "Toleration.tolerationSeconds":
      "Por quanto tempo um taint `NoExecute` é tolerado; se falta, para sempre.",

    // Workloads.
    "WorkloadSpec.replicas": "Quantos Pods deve haver.",
    "WorkloadSpec.selector": "Que Pods são seus. Tem de servir aos labels do modelo e não pode mudar.",
    "WorkloadSpec.template": "Como é cada Pod. Uma mudança começa um rollout.",
    "WorkloadSpec.strategy": "Como os Pods do modelo antigo são trocados.",
    "WorkloadSpec.updateStrategy": "Como os Pods do modelo antigo são trocados.",
    "WorkloadSpec.minReadySeconds":
      "Por quanto tempo um Pod tem de estar pronto para contar como disponível.",
    "WorkloadSpec.revisionHistoryLimit": "Quantas revisões antigas ficam, para voltar a elas.",
    "WorkloadSpec.progressDeadlineSeconds": "Depois desse tempo sem progresso o rollout é dado como falho.",
    "WorkloadSpec.paused": "Mudanças do modelo esperam.",
    "DeploymentStrategy.type": "`RollingUpdate` aos poucos, `Recreate` todos fora antes de os novos virem.",
    "DeploymentStrategy.rollingUpdate": "O tamanho dos passos.",
    "DaemonSetUpdateStrategy.type":
      "`RollingUpdate` aos poucos, `OnDelete` quando alguém apaga o Pod antigo.",
    "DaemonSetUpdateStrategy.rollingUpdate": "O tamanho dos passos.",
    "RollingUpdate.maxSurge": "Quantos Pods pode haver acima do pedido; porcentagem arredonda para cima.",
    "RollingUpdate.maxUnavailable":
      "Quantos dos pedidos podem faltar; Deployments arredondam porcentagens para baixo, DaemonSets para cima.",

    // Nodes.
    "NodeSpec.taints": "Marcas que afastam os Pods que não as toleram.",
    "NodeSpec.unschedulable": "Em cordon: nenhum Pod novo.",
    "NodeSpec.providerID": "O nome da máquina na nuvem.",
    "NodeStatus.capacity": "Tudo o que a máquina tem.",
    "NodeStatus.allocatable": "O que sobra para os Pods depois da parte do kubelet e do sistema.",
    "NodeStatus.images": "Imagens que já estão lá.",
    "NodeStatus.addresses": "Os endereços.",
    "NodeStatus.nodeInfo": "Versões, arquitetura e sistema.",

    // Policy.
    "PodDisruptionBudgetSpec.selector": "Os Pods protegidos. Um selector vazio são todos do namespace.",
    "PodDisruptionBudgetSpec.minAvailable":
      "Quantos têm de ficar, ou uma porcentagem. Não junto com `maxUnavailable`.",
    "PodDisruptionBudgetSpec.maxUnavailable":
      "Quantos podem faltar, ou uma porcentagem arredondada para cima.",
    "PodDisruptionBudgetSpec.unhealthyPodEvictionPolicy":
      "Se Pods que não estão prontos podem sair sem perguntar ao budget (`AlwaysAllow`).",
    "PodDisruptionBudgetStatus.disruptionsAllowed": "Quantos podem ser despejados agora.",
    "PriorityClass.value": "A prioridade: a mais alta vai primeiro. Até 1000000000.",
    "PriorityClass.globalDefault": "Vale para Pods que não dizem classe.",
    "PriorityClass.preemptionPolicy": "Se Pods da classe podem desalojar outros.",
    "PriorityClass.description": "Para que serve a classe.",
    "LimitRangeSpec.limits": "Uma entrada para containers, Pods ou claims.",
    "LimitRangeItem.type": "`Container`, `Pod` ou `PersistentVolumeClaim`.",
    "LimitRangeItem.max": "O máximo que um limit pode ser.",
    "LimitRangeItem.min": "O mínimo que um request pode ser.",
    "LimitRangeItem.default": "Limits para containers que não dizem.",
    "LimitRangeItem.defaultRequest": "Requests para containers que não dizem.",
    "LimitRangeItem.maxLimitRequestRatio": "Quantas vezes o request um limit pode ser.",
    "ResourceQuotaSpec.hard": "Os tetos, por nomes como `pods`, `requests.cpu`, `limits.memory`.",
    "ConfigMap.data": "Textos por chave.",
    "ConfigMap.binaryData": "Bytes por chave, em base 64.",
    "ConfigMap.immutable": "Só pode ser apagado, não mudado.",
    "ServiceSpec.type": "`ClusterIP`, `NodePort`, `LoadBalancer` ou `ExternalName`.",
    "ServiceSpec.selector": "Os labels dos Pods por trás dele.",
    "ServiceSpec.ports": "As portas atendidas.",
    "ServiceSpec.clusterIP": "O endereço; `None` em um headless.",
    "ServicePort.port": "A porta do Service.",
    "ServicePort.targetPort": "A porta dos Pods, por número ou nome; a mesma, se nada for dito.",

    // NodePool and NodeClaim.
    "NodePoolSpec.template": "Como é cada NodeClaim.",
    "NodePoolSpec.disruption": "Quando nós podem ser tirados por vontade do próprio Karpenter.",
    "NodePoolSpec.limits":
      "O máximo de capacidade que os nós do pool podem ter juntos. Conta máquinas, não requests.",
    "NodePoolSpec.weight":
      "1 a 100; o pool de maior weight é tentado primeiro. Nunca divide a carga em porcentagens.",
    "NodePoolSpec.replicas": "Um número fixo de nós, atrás do gate StaticCapacity.",
    "NodePoolStatus.resources": "A capacidade que os nós do pool têm juntos agora.",
    "NodePoolStatus.nodes": "Quantos nós ele tem.",
    "NodeClaimTemplate.metadata": "Labels e annotations de cada nó.",
    "NodeClaimSpec.requirements":
      "Que máquinas e labels são possíveis: tipos, zonas, arquiteturas, tipos de capacidade.",
    "NodeClaimSpec.taints": "Taints de cada nó, por toda a vida dele.",
    "NodeClaimSpec.startupTaints":
      "Taints que outro tira depois. Ao planejar, o Karpenter não os usa contra os Pods.",
    "NodeClaimSpec.nodeClassRef": "O NodeClass com que lançar: `group`, `kind` e `name`, os três.",
    "NodeClaimSpec.expireAfter":
      "A vida máxima de um nó, ou `Never`. É forçado: budgets não o seguram, e nada é lançado antes.",
    "NodeClaimSpec.terminationGracePeriod":
      "O máximo que o drain pode durar; depois os Pods saem apesar de PDBs e `do-not-disrupt`. Sem ele, espera para sempre.",
    "NodeClaimSpec.resources": "O que os Pods para os quais foi criado pedem juntos.",
    "NodeClassReference.group": "`karpenter.k8s.aws` na AWS.",
    "NodeClassReference.kind": "`EC2NodeClass` na AWS, `AKSNodeClass` na Azure, `OCINodeClass` na OCI.",
    "NodeClassReference.name": "O nome do NodeClass.",
    "Disruption.consolidateAfter":
      "Quanto depois de o último Pod chegar ou sair um nó pode ser consolidado; `0s` já, `Never` nunca. Obrigatório quando há `disruption`.",
    "Disruption.consolidationPolicy":
      "`WhenEmpty` só nós sem Pods; `WhenEmptyOrUnderutilized` também aqueles cujos Pods cabem em outros, ou em algo mais barato.",
    "Disruption.budgets":
      "Quantos nós podem ser perturbados ao mesmo tempo. Vale o mais rigoroso dos ativos.",
    "Budget.nodes": "Um número ou uma porcentagem dos nós do pool, arredondada para cima.",
    "Budget.reasons": "`Underutilized`, `Empty`, `Drifted`; se nenhum, todos.",
    "Budget.schedule": "Quando está ativo, em cron e UTC. Junto com `duration`.",
    "Budget.duration": "Por quanto tempo a partir daí, em horas e minutos.",
    "NodeClaimStatus.nodeName": "O nó, depois de registrado.",
    "NodeClaimStatus.providerID": "O nome da máquina na nuvem.",
    "NodeClaimStatus.imageID": "A imagem com que foi lançada.",
    "NodeClaimStatus.capacity": "O que a máquina tem.",
    "NodeClaimStatus.allocatable": "O que sobra para os Pods.",
    "NodeClaimStatus.lastPodEventTime":
      "Quando um Pod chegou ou saiu pela última vez: `consolidateAfter` conta a partir daqui.",

    // NodeOverlay.
    "NodeOverlaySpec.requirements":
      "De que tipos de instância e ofertas ele fala. O que o NodePool pede conta também.",
    "NodeOverlaySpec.price": "O preço por hora, em dólares, que toma o lugar do verdadeiro.",
    "NodeOverlaySpec.priceAdjustment":
      "Quanto o preço muda: `-10%`, `+15%`, ou dólares por hora, como `-0.05`. Não junto com `price`.",
    "NodeOverlaySpec.capacity":
      "Recursos que o tipo tem além de cpu, memory, ephemeral-storage e pods.",
    "NodeOverlaySpec.weight":
      "O mais pesado decide quando vários falam do mesmo tipo. Dois do mesmo peso que discordam são um conflito.",

    // EC2NodeClass.
    "EC2NodeClassSpec.amiFamily":
      "Como a máquina é preparada; segue do alias, e `Custom` deixa por sua conta.",
    "EC2NodeClassSpec.amiSelectorTerms":
      "Que imagens podem ser usadas: um `alias`, ou tags, ids e nomes. Obrigatório.",
    "EC2NodeClassSpec.subnetSelectorTerms": "Que subnets e, portanto, que zonas. Basta um dos termos.",
    "EC2NodeClassSpec.securityGroupSelectorTerms": "Que security groups. Basta um dos termos.",
    "EC2NodeClassSpec.capacityReservationSelectorTerms": "Que reservas de capacidade podem ser usadas.",
    "EC2NodeClassSpec.role": "O role IAM dos nós; o instance profile o Karpenter cria.",
    "EC2NodeClassSpec.instanceProfile": "Um instance profile pronto, no lugar de `role`.",
    "EC2NodeClassSpec.userData": "O que a máquina roda ao iniciar, somado ao do Karpenter.",
    "EC2NodeClassSpec.tags": "Tags da AWS em tudo o que é criado.",
    "EC2NodeClassSpec.kubelet": "Ajustes do kubelet. Antes do v1 eram do NodePool.",
    "EC2NodeClassSpec.blockDeviceMappings": "Os discos da máquina.",
    "EC2NodeClassSpec.instanceStorePolicy": "`RAID0` junta os discos locais no armazenamento do nó.",
    "EC2NodeClassSpec.associatePublicIPAddress": "Se as máquinas recebem endereço público.",
    "EC2NodeClassSpec.detailedMonitoring": "Métricas a cada minuto no CloudWatch, pagas.",
    "EC2NodeClassSpec.metadataOptions":
      "Como Pods e processos podem consultar o serviço de metadados da instância.",
    "SelectorTerm.tags": "Tags que têm de existir; `*` como valor aceita qualquer um.",
    "SelectorTerm.id": "Um, pelo id.",
    "SelectorTerm.name": "Um, pelo nome.",
    "AMISelectorTerm.alias":
      "`al2023@latest`, `bottlerocket@v1.20.0`: família e versão. Uma latest nova é drift.",
    "AMISelectorTerm.tags": "Tags da imagem.",
    "AMISelectorTerm.id": "Uma imagem, pelo id.",
    "AMISelectorTerm.name": "Imagens pelo nome; pode ter `*`.",
    "AMISelectorTerm.owner": "De quem são as imagens.",
    "KubeletConfiguration.maxPods":
      "O máximo de Pods em um nó. Se falta, decidem as interfaces de rede da máquina.",
    "KubeletConfiguration.podsPerCore": "O máximo de Pods por núcleo.",
    "KubeletConfiguration.systemReserved": "Reservado para o sistema, e não alocável.",
    "KubeletConfiguration.kubeReserved": "Reservado para o kubelet, e não alocável.",
    "KubeletConfiguration.evictionHard": "Abaixo disto o kubelet despeja já; a memória daqui não é alocável.",
    "KubeletConfiguration.evictionSoft": "Abaixo disto ele despeja depois de um prazo.",
    "BlockDeviceMapping.deviceName": "O dispositivo: `/dev/xvda`.",
    "BlockDeviceMapping.rootVolume": "Se é o disco raiz.",
    "BlockDeviceMapping.ebs": "O disco em si.",
    "BlockDevice.volumeSize": "O tamanho: `100Gi`.",
    "BlockDevice.volumeType": "`gp3`, `io2` e assim por diante.",
    "BlockDevice.encrypted": "Se é cifrado.",
    "BlockDevice.deleteOnTermination": "Se some com a máquina.",
    "MetadataOptions.httpTokens": "`required` é só IMDSv2.",
    "MetadataOptions.httpPutResponseHopLimit": "1 mantém os Pods longe das credenciais da máquina.",
    "EC2NodeClassStatus.subnets": "As subnets encontradas.",
    "EC2NodeClassStatus.securityGroups": "Os security groups encontrados.",
    "EC2NodeClassStatus.amis": "As imagens encontradas.",
    "EC2NodeClassStatus.instanceProfile": "O instance profile em uso.",
  ].merging(portugueseSchedulerTexts) { first, _ in first }
    .merging(portugueseProviderTexts) { first, _ in first }
}
