extension GlossaryTerm {
  public var portuguese: StyledText { StyledText(marked: portugueseText) }

  private var portugueseText: String {
    switch self {
    case .pod:
      """
      A menor coisa que o Kubernetes agenda: um ou mais containers que vivem e morrem juntos, no mesmo nó. Um Pod \
      nunca muda de nó; quem "muda" é outro Pod, criado no lugar dele.
      """
    case .node:
      "Uma máquina do cluster (nó). O que ela oferece aos Pods está em `allocatable`, e não no tamanho da máquina."
    case .namespace:
      "Uma divisão do cluster em que nomes não se repetem. Nós, NodePools e NodeClaims ficam fora de namespaces."
    case .label:
      "Um par chave=valor preso a um objeto. É por labels que selectors, afinidades e NodePools encontram as coisas."
    case .selector:
      "Uma condição sobre labels. Um selector vazio escolhe tudo; um selector ausente, em geral, não escolhe nada."
    case .deployment:
      """
      Diz quantas réplicas iguais de um Pod devem existir e como trocar de versão. Ele não cria Pods: cria \
      ReplicaSets, que criam os Pods.
      """
    case .replicaSet:
      "Mantém um número de Pods de um mesmo modelo: cria os que faltam, apaga os que sobram."
    case .daemonSet:
      """
      Um Pod em cada nó que sirva (rede, logs, métricas). Todo nó novo já nasce devendo espaço a eles, e o Karpenter \
      desconta esse espaço antes de escolher a máquina.
      """
    case .requests:
      """
      Quanto de CPU e memória o container pede. É só isso que o scheduler e o Karpenter contam; o uso real não entra \
      na conta. Sem requests, só o número de Pods por nó limita.
      """
    case .limits:
      """
      O teto de um container: passar da CPU é ser freado, passar da memória é ser morto (OOMKilled). Limits não \
      reservam lugar; quem reserva são os requests.
      """
    case .allocatable:
      """
      O que um nó oferece aos Pods: a capacidade menos o que o kubelet, o sistema e a margem de eviction guardam \
      para si.
      """
    case .pending:
      """
      O Pod existe e ainda não roda. Só é caso para o Karpenter quando a condição PodScheduled está False com motivo \
      Unschedulable; um Pod com scheduling gate ou baixando imagem também aparece como Pending.
      """
    case .kubeScheduler:
      """
      O programa que escolhe o nó de cada Pod, um Pod por vez: primeiro filtra os nós que não servem, depois dá nota \
      aos que servem. Ele não cria nós.
      """
    case .filter:
      "A primeira metade da decisão do scheduler: cada plugin diz se um nó serve. Basta um dizer que não para o nó ficar de fora."
    case .score:
      """
      A segunda metade da decisão do scheduler: cada plugin dá de 0 a 100 pontos aos nós que passaram nos filtros, \
      vezes o peso do plugin. O maior total leva o Pod.
      """
    case .taint:
      """
      Uma marca no nó que afasta os Pods que não a toleram. NoSchedule impede de entrar, PreferNoSchedule só \
      desaconselha, NoExecute também tira quem já está.
      """
    case .toleration:
      "A permissão que um Pod tem de ficar em um nó com certo taint. Ela não atrai: o Pod pode ir, mas pode ir a outros."
    case .nodeSelector:
      "A forma curta de exigir labels do nó: todos os pares precisam bater."
    case .nodeAffinity:
      """
      Regras sobre os labels do nó: as `required` excluem nós; as `preferred` só valem pontos para o scheduler (o \
      Karpenter começa tratando-as como exigências).
      """
    case .podAffinity:
      "Fique perto de certos Pods, no mesmo nó ou na mesma zona, conforme a topologyKey."
    case .podAntiAffinity:
      """
      Fique longe de certos Pods, no mesmo nó ou na mesma zona, conforme a topologyKey. Vale nos dois sentidos: quem \
      já está também recusa quem chega.
      """
    case .topologySpread:
      """
      Espalha Pods por domínios (zonas, nós) de modo que nenhum tenha muito mais que o mais vazio. DoNotSchedule \
      exige; ScheduleAnyway pede. Só vale na hora de agendar: ninguém rearruma depois.
      """
    case .maxSkew:
      "A maior diferença aceita entre o número de Pods de um domínio e o do domínio com menos Pods."
    case .schedulingGate:
      "Uma trava no Pod: enquanto houver uma, nem o scheduler nem o Karpenter olham para ele."
    case .priority:
      "A importância de um Pod, um número dado pela PriorityClass. Decide a ordem na fila e quem pode tirar quem."
    case .preemption:
      """
      Quando um Pod não cabe, o scheduler pode apagar Pods de prioridade menor para abrir lugar. O lugar fica \
      prometido (nominatedNodeName) enquanto eles saem.
      """
    case .podDisruptionBudget:
      """
      Quantos Pods de uma aplicação podem faltar ao mesmo tempo por vontade de alguém (drain, consolidação). Não \
      protege de queda de nó, de interrupção spot depois do prazo nem de quem apaga o Pod direto.
      """
    case .eviction:
      "O pedido educado de remover um Pod, que respeita o PDB. Apagar o Pod com `delete` não pergunta ao PDB."
    case .drain:
      "Esvaziar um nó: marcar para que nada entre e despejar os Pods um a um, respeitando os PDBs."
    case .cordon:
      "Marcar o nó como SchedulingDisabled: quem está fica, ninguém novo entra."
    case .gracePeriod:
      "O tempo que um Pod tem para terminar depois de avisado; 30 segundos se nada for dito."
    case .finalizer:
      "Um nome na lista de pendências de um objeto: apagado, ele só some quando o responsável tirar o nome da lista."
    case .controller:
      """
      Um laço que compara o que existe com o que foi pedido e dá um passo para aproximar os dois. O Kubernetes é \
      feito deles.
      """
    case .hpa:
      "Aumenta e diminui o número de réplicas conforme uma métrica. Não combine com VPA sobre a mesma métrica."
    case .vpa:
      "Ajusta os requests de cada Pod conforme o histórico de uso. Serve a quem não pode simplesmente ter mais réplicas."
    case .keda:
      "Escala por eventos (filas, mensagens, agenda), inclusive até zero. Por dentro, cria e alimenta um HPA."

    case .karpenter:
      """
      Cria e remove nós conforme os Pods. Ele escolhe quais máquinas servem e pede uma delas à nuvem; quem põe o Pod \
      no nó continua sendo o kube-scheduler.
      """
    case .nodePool:
      """
      As regras dos nós que o Karpenter pode criar: requirements, taints, limits, weight e quando podem ser \
      removidos.
      """
    case .nodeClass:
      "A parte do nó que é da nuvem: AMI, subnets, security groups, role, discos. Vários NodePools podem usar a mesma."
    case .nodeClaim:
      """
      O pedido de uma máquina, do desejo ao fim: Launched (a nuvem criou), Registered (o nó entrou no cluster), \
      Initialized (está pronto). Cada NodeClaim vira um nó.
      """
    case .requirement:
      "Uma condição sobre um label (arch, zona, família, …). Cada uma corta tipos de instância da lista; as do Pod somam-se às do NodePool."
    case .minValues:
      "Quantos valores diferentes precisam continuar possíveis (por exemplo, 5 famílias), para não depender de um só tipo de máquina."
    case .weight:
      """
      A ordem em que o Karpenter tenta os NodePools: o maior primeiro (1 a 100; sem weight conta como 0). Não é \
      porcentagem e não divide carga.
      """
    case .poolLimits:
      """
      O teto de um NodePool, em capacidade das máquinas (não em requests). Atingido, ele não cria mais nós, mas não \
      remove os que já tem.
      """
    case .batch:
      """
      O Karpenter espera os Pods pararem de chegar (1s sem nenhum novo, 10s no máximo) e decide por todos de uma vez. \
      É por isso que ele empacota bem.
      """
    case .binPacking:
      "Arrumar os Pods em poucos nós, do maior para o menor, como malas em um porta-malas. Quem decide é a soma dos requests."
    case .relaxation:
      """
      O Karpenter tenta primeiro com todas as preferências do Pod como se fossem exigências; se nada serve, solta uma \
      por vez e tenta de novo.
      """
    case .nomination:
      "O Karpenter anota que um nó vai receber um Pod. Enquanto vale (20s), o nó não é candidato a remoção."
    case .startupTaint:
      "Um taint que o nó traz ao nascer e que outro programa tira quando termina de prepará-lo (por exemplo, a rede)."
    case .disruption:
      "Remover ou trocar um nó por vontade do Karpenter: vazio, consolidação ou drift. Obedece a budgets e PDBs."
    case .consolidation:
      """
      Tirar nós vazios e juntar Pods em menos nós, ou em um mais barato. Não existe limite de utilização: vale se os \
      Pods cabem em outro lugar e a conta fica menor.
      """
    case .consolidateAfter:
      "Quanto tempo um nó precisa ficar sem Pods chegando ou saindo para poder ser consolidado."
    case .drift:
      """
      O nó já não é o que o NodePool ou a NodeClass pedem hoje (AMI nova, label mudado). Ele é trocado, no ritmo dos \
      budgets. Mudar weight, limits ou disruption não causa drift.
      """
    case .expiration:
      """
      A idade máxima de um nó (`expireAfter`, padrão 720h). É forçada: não espera budget nem cria o substituto antes.
      """
    case .disruptionBudget:
      """
      Quantos nós de um NodePool podem ser removidos ao mesmo tempo (número ou porcentagem, arredondada para cima). \
      Não vale para expiração nem para interrupção spot.
      """
    case .doNotDisrupt:
      """
      Uma anotação em um Pod ou nó que impede a remoção voluntária. Não segura expiração com prazo \
      (terminationGracePeriod) nem interrupção spot.
      """
    case .interruption:
      """
      A nuvem avisa que vai retomar a máquina (spot: dois minutos antes). Com a fila configurada, o Karpenter já pede \
      outra e esvazia o nó; sem ela, os Pods só descobrem quando o nó some.
      """

    case .instanceType:
      "Um modelo de máquina da nuvem (`c7g.xlarge`): CPU, memória, arquitetura, número de Pods e preço."
    case .offering:
      "Um tipo de instância em uma zona e com um tipo de capacidade, por um preço. É isso que se compra."
    case .capacityType:
      "Como a máquina é paga: on-demand (preço cheio), spot (sobra, barata, retomável) ou reserved (já contratada)."
    case .spot:
      """
      Capacidade que sobra na nuvem, com desconto e sem garantia: pode ser retomada com dois minutos de aviso, e pode \
      faltar.
      """
    case .onDemand:
      "Capacidade pelo preço de tabela, que a nuvem não retoma."
    case .ice:
      """
      "Insufficient capacity": a nuvem não tem aquele tipo naquela zona agora. O Karpenter o evita por 3 minutos e \
      tenta outro.
      """
    case .priceCapacityOptimized:
      """
      A estratégia da EC2 para spot: entre os tipos que o Karpenter mandou (até 60), ela equilibra preço e chance de \
      interrupção. Por isso nem sempre vem o mais barato.
      """
    case .zone:
      "Um datacenter da região (us-east-1a, us-east-1b, …). Volumes EBS não saem da zona em que nasceram."
    case .kubeletOverhead:
      "O que o nó guarda para si (kubelet, sistema, margem de eviction) e por isso não oferece aos Pods."
    case .bootstrap:
      """
      Os nós que existem antes do Karpenter e onde ele roda: um grupo gerenciado ou Fargate. Ele não roda em nós que \
      ele mesmo cria.
      """
    case .irsa:
      """
      O jeito de um Pod ter permissões na AWS por meio da ServiceAccount: o token dela é trocado, no STS, por \
      credenciais de uma role. Pod Identity faz o mesmo por uma associação.
      """

    case .world:
      """
      O cluster inteiro como um valor: desfazer, comparar e experimentar (`whatif`) são só voltar a um mundo guardado.
      """
    case .virtualTime:
      "O relógio da Bancada. Só anda com `step` e `run` (e com os comandos que esperam); nada é medido em tempo real."
    case .decision:
      "O registro do que um programa considerou, recusou e fez, com hora e causa. `why` e as narrações leem só isso."
    case .idle:
      "Ninguém teria o que mudar nos próximos 15 minutos virtuais. `run until idle` anda até lá."
    }
  }
}
