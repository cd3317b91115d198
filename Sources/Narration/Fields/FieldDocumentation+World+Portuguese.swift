extension FieldDocumentation {
  /// Workloads beside Deployments, autoscalers and storage.
  static let portugueseWorldTexts: [String: String] = [
    // Kinds.
    "StatefulSet": "Pods com nomes que duram e volumes só seus, criados e retirados em ordem.",
    "ControllerRevision": "Um modelo que um StatefulSet ou DaemonSet já teve, para voltar a ele.",
    "Job": "Pods que rodam até o fim, até que um número suficiente tenha sucesso.",
    "CronJob": "Cria um Job toda vez que chega a hora da agenda.",
    "HorizontalPodAutoscaler": "Quantas réplicas uma carga deve ter, pelo que seus Pods usam ou têm a fazer.",
    "VerticalPodAutoscaler": "O que os containers de uma carga devem pedir, pelo que já usaram.",
    "ScaledObject":
      "O autoscaler do KEDA: um HorizontalPodAutoscaler alimentado por fontes de eventos, mais o passo até zero e de volta.",
    "PersistentVolume": "Armazenamento que existe, e os nós que o alcançam.",
    "PersistentVolumeClaim": "O que o autor de um Pod pede de armazenamento.",
    "StorageClass": "Como se criam volumes para os claims.",
    "VolumeAttachment": "Que um volume deve estar em um nó, e se já está.",
    "CSINode": "Os drivers de volume de um nó, e quantos volumes de cada um ele aceita.",
    "EndpointSlice": "Os endereços por trás de um Service, e quais deles respondem.",

    // StatefulSet.
    "StatefulSetSpec.serviceName":
      "O Service headless (`clusterIP: None`) que dá a cada Pod seu nome de host.",
    "StatefulSetSpec.volumeClaimTemplates":
      "Claims dos quais cada Pod ganha um: `data-db-0`, `data-db-1`. Vivem mais do que o Pod.",
    "StatefulSetSpec.persistentVolumeClaimRetentionPolicy":
      "Se os claims dos Pods ficam depois que o conjunto, ou o Pod retirado, se vai.",
    "StatefulSetSpec.podManagementPolicy":
      "`OrderedReady` cria e retira um Pod de cada vez, `Parallel` todos juntos.",
    "StatefulSetSpec.ordinals": "Onde começam os números dos Pods.",
    "StatefulSetOrdinals.start": "O menor número; 0 onde nada está escrito.",
    "StatefulSetUpdateStrategy.type":
      "`RollingUpdate` do maior número para o menor, `OnDelete` quando alguém apaga o Pod antigo.",
    "StatefulSetUpdateStrategy.rollingUpdate": "Até onde vai a troca.",
    "RollingUpdateStatefulSetStrategy.partition": "Só os Pods deste número para cima são trocados.",
    "StatefulSetPersistentVolumeClaimRetentionPolicy.whenDeleted":
      "`Retain` guarda os claims quando o conjunto é apagado, `Delete` deixa que sumam com ele.",
    "StatefulSetPersistentVolumeClaimRetentionPolicy.whenScaled":
      "O mesmo para os Pods retirados por uma redução de réplicas.",
    "StatefulSetStatus.currentRevision": "O modelo que os Pods tinham antes da troca.",
    "StatefulSetStatus.updateRevision": "O modelo que os Pods recebem agora.",
    "ControllerRevision.revision": "O número que `rollout undo --to-revision` aceita.",
    "ControllerRevision.data": "O modelo como era.",

    // Job and CronJob.
    "JobSpec.parallelism": "Quantos Pods rodam ao mesmo tempo.",
    "JobSpec.completions":
      "Quantos Pods têm de ter sucesso; sem valor, um sucesso encerra a fila de trabalho.",
    "JobSpec.completionMode": "`Indexed` dá a cada Pod um número só seu.",
    "JobSpec.backoffLimit": "Quantas falhas até o Job desistir.",
    "JobSpec.activeDeadlineSeconds": "Quanto tempo o Job pode levar ao todo.",
    "JobSpec.ttlSecondsAfterFinished": "Por quanto tempo o Job terminado fica guardado.",
    "JobSpec.suspend": "Enquanto for true, nenhum Pod roda.",
    "JobSpec.template": "Como é cada Pod; `restartPolicy` tem de ser `Never` ou `OnFailure`.",
    "CronJobSpec.schedule":
      "Cinco campos: minuto, hora, dia, mês e dia da semana. `@hourly` e semelhantes também.",
    "CronJobSpec.timeZone": "O fuso da agenda; UTC onde nada está escrito.",
    "CronJobSpec.concurrencyPolicy":
      "Com um Job ainda rodando: `Allow` permite mais um, `Forbid` não, `Replace` troca o antigo.",
    "CronJobSpec.suspend": "Enquanto for true, nenhum Job é criado.",
    "CronJobSpec.startingDeadlineSeconds": "Uma vez que atrasar mais do que isso é pulada.",
    "CronJobSpec.successfulJobsHistoryLimit": "Quantos Jobs bem-sucedidos ficam guardados.",
    "CronJobSpec.failedJobsHistoryLimit": "Quantos Jobs com falha ficam guardados.",
    "CronJobSpec.jobTemplate": "Como é cada Job.",

    // HorizontalPodAutoscaler.
    "HorizontalPodAutoscalerSpec.scaleTargetRef": "A carga cujas réplicas ele muda.",
    "HorizontalPodAutoscalerSpec.minReplicas": "Nunca menos do que estas.",
    "HorizontalPodAutoscalerSpec.maxReplicas": "Nunca mais do que estas.",
    "HorizontalPodAutoscalerSpec.metrics":
      "Pelo que se guia; de várias, vale a que pede mais réplicas. Sem nenhuma, CPU a 80 %.",
    "HorizontalPodAutoscalerSpec.behavior": "Com que velocidade pode subir e descer.",
    "HorizontalPodAutoscalerBehavior.scaleUp":
      "Na subida: sem espera, 4 Pods ou o dobro a cada 15 s, o que for maior.",
    "HorizontalPodAutoscalerBehavior.scaleDown": "Na descida: depois de 300 s, tanto quanto quiser.",
    "HPAScalingRules.stabilizationWindowSeconds": "Do que quis nesse tempo, vale o mais cauteloso.",
    "HPAScalingRules.selectPolicy":
      "De várias políticas: `Max` a que permite mais, `Min` a que permite menos, `Disabled` nenhuma.",
    "HPAScalingRules.policies": "Quantos Pods, ou que porcentagem, podem entrar ou sair em um período.",
    "HPAScalingRules.tolerance":
      "Quanto a métrica pode se afastar da meta sem mudar nada; 0.1 onde nada está escrito.",
    "HPAScalingPolicy.type": "`Pods` ou `Percent`.",
    "HPAScalingPolicy.value": "Quanto.",
    "HPAScalingPolicy.periodSeconds": "Em quantos segundos.",
    "MetricSpec.type": "`Resource`, `ContainerResource`, `Pods`, `Object` ou `External`.",
    "MetricSpec.resource": "CPU ou memória dos Pods, do Metrics Server.",
    "MetricSpec.containerResource": "CPU ou memória de um container de cada Pod.",
    "MetricSpec.pods": "Uma métrica de cada Pod, de um adaptador como o prometheus-adapter.",
    "MetricSpec.object": "Uma métrica de um objeto, de um adaptador.",
    "MetricSpec.external": "Uma métrica de algo fora do cluster, como o tamanho de uma fila.",
    "MetricTarget.type": "`Utilization`, `AverageValue` ou `Value`.",
    "MetricTarget.averageUtilization": "Porcentagem do que os Pods pedem.",
    "MetricTarget.averageValue": "Para cada Pod.",
    "MetricTarget.value": "De todos juntos.",
    "MetricIdentifier.name": "O nome da métrica.",
    "MetricIdentifier.selector": "Qual de várias séries.",
    "HorizontalPodAutoscalerStatus.currentMetrics": "O que as métricas eram na última olhada.",
    "HorizontalPodAutoscalerStatus.desiredReplicas": "Quantas réplicas quis na última olhada.",
    "HorizontalPodAutoscalerStatus.lastScaleTime": "Quando mudou o número pela última vez.",

    // VerticalPodAutoscaler and ScaledObject.
    "VerticalPodAutoscalerSpec.targetRef": "A carga para a qual recomenda.",
    "VerticalPodAutoscalerSpec.updatePolicy": "O que faz com as recomendações.",
    "VerticalPodAutoscalerSpec.resourcePolicy": "Limites, por container.",
    "PodUpdatePolicy.updateMode":
      "`Off` só recomenda, `Initial` define os requests quando o Pod é criado, `Recreate` também despeja Pods que estão longe do recomendado.",
    "PodUpdatePolicy.minReplicas":
      "Ninguém é despejado enquanto houver menos Pods do que isto; 2 onde nada está escrito.",
    "ContainerResourcePolicy.containerName": "O container, ou `*` para todos os outros.",
    "ContainerResourcePolicy.mode": "`Off` deixa o container em paz.",
    "ContainerResourcePolicy.minAllowed": "Não recomenda menos do que isto.",
    "ContainerResourcePolicy.maxAllowed": "Não recomenda mais do que isto.",
    "ContainerResourcePolicy.controlledResources": "Só estes recursos; CPU e memória onde nada está escrito.",
    "ContainerResourcePolicy.controlledValues":
      "`RequestsAndLimits` move os limits na mesma proporção, `RequestsOnly` não mexe neles.",
    "RecommendedContainerResources.target":
      "O que o container deveria pedir: o percentil 90 do uso, mais 15 %.",
    "RecommendedContainerResources.lowerBound": "Um request abaixo disto é pequeno demais.",
    "RecommendedContainerResources.upperBound":
      "Um request acima disto é desperdício. Desce conforme os dias passam.",
    "RecommendedContainerResources.uncappedTarget": "A meta antes de `minAllowed` e `maxAllowed`.",
    "ScaledObjectSpec.scaleTargetRef": "A carga que ele escala; um Deployment onde só há um nome.",
    "ScaledObjectSpec.pollingInterval": "A cada quantos segundos as fontes são consultadas.",
    "ScaledObjectSpec.cooldownPeriod":
      "Quantos segundos a última fonte tem de ficar quieta antes da descida a zero.",
    "ScaledObjectSpec.idleReplicaCount": "Quantas réplicas tem uma carga ociosa.",
    "ScaledObjectSpec.minReplicaCount": "Nunca menos do que estas; 0 permite chegar a zero.",
    "ScaledObjectSpec.maxReplicaCount": "Nunca mais do que estas.",
    "ScaledObjectSpec.triggers": "As fontes de eventos.",
    "ScaleTriggers.type": "O tipo de fonte: `aws-sqs-queue`, `rabbitmq`, `prometheus`, `cpu`, `cron`.",
    "ScaleTriggers.metadata": "Os ajustes da fonte; todos em texto.",
    "ScaleTriggers.metricType": "`AverageValue`, `Value` ou `Utilization`.",

    // Storage.
    "PersistentVolumeClaimSpec.accessModes":
      "`ReadWriteOnce` para um nó, `ReadWriteMany` para muitos, `ReadWriteOncePod` para um Pod.",
    "PersistentVolumeClaimSpec.resources": "Quanto armazenamento: `requests.storage`.",
    "PersistentVolumeClaimSpec.storageClassName":
      "A classe; sem nada, a padrão do cluster; texto vazio, nenhuma.",
    "PersistentVolumeClaimSpec.selector": "Só volumes com estes labels.",
    "PersistentVolumeClaimSpec.volumeName": "O volume que tem.",
    "PersistentVolumeClaimSpec.volumeMode": "`Filesystem`, ou o dispositivo cru, `Block`.",
    "PersistentVolumeSpec.capacity": "O tamanho.",
    "PersistentVolumeSpec.claimRef": "O claim que o tem, ou teve.",
    "PersistentVolumeSpec.persistentVolumeReclaimPolicy":
      "O que será dele sem o claim: `Delete` apaga, `Retain` guarda.",
    "PersistentVolumeSpec.nodeAffinity": "Os nós que o alcançam: para um disco, os da sua zona.",
    "PersistentVolumeSpec.csi": "O driver que o monta, e o nome do volume por lá.",
    "StorageClass.provisioner":
      "Quem cria os volumes: `ebs.csi.aws.com` discos de uma zona, `efs.csi.aws.com` arquivos para todos.",
    "StorageClass.parameters": "O que se diz ao provisioner: `type: gp3`.",
    "StorageClass.reclaimPolicy": "O que será dos seus volumes sem os claims.",
    "StorageClass.volumeBindingMode":
      "`Immediate` cria o volume na hora, em qualquer zona; `WaitForFirstConsumer`, onde o primeiro Pod for parar.",
    "StorageClass.allowVolumeExpansion": "Se os claims podem crescer.",
    "StorageClass.allowedTopologies": "As zonas onde os volumes podem ser criados.",
    "VolumeAttachmentSpec.attacher": "O driver que anexa e solta.",
    "VolumeAttachmentSpec.nodeName": "O nó.",
    "VolumeAttachmentStatus.attached": "Se o volume já está lá.",
    "CSINodeDriver.allocatable": "Quantos volumes o nó aceita.",
    "EndpointSlice.endpoints": "Os endereços e seu estado.",
    "EndpointConditions.ready": "Recebe tráfego.",
    "EndpointConditions.serving": "Responde, ainda que esteja de saída.",
    "EndpointConditions.terminating": "Está de saída.",
  ]
}
