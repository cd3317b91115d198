extension HelpTopic.Title {
  public var portuguese: StyledText {
    switch topic {
    case .start: "os primeiros cinco minutos"
    case .tasks: "o que fazer para…"
    case .time: "como o tempo anda: step e run"
    case .why: "como perguntar o porquê"
    case .worlds: "desfazer, experimentar e guardar"
    case .files: "de onde vêm os manifestos"
    case .scripts: "comandos em um arquivo"
    case .scheduler: "como o kube-scheduler escolhe o nó, e como mudar isso"
    case .karpenter: "o que o Karpenter faz aqui, e em que ordem"
    case .faults: "o que pode dar errado na nuvem, quando você quiser"
    case .keys: "teclas"
    }
  }
}

extension HelpTopic {
  public var portuguese: StyledText { StyledText(marked: portugueseText) }

  private var portugueseText: String {
    switch self {
    case .start:
      """
      Digite como no kubectl, com ou sem o prefixo:
        `create deployment web --image=nginx --replicas=10`
        `set resources deploy/web --requests=cpu=250m,memory=512Mi`
      Nada acontece sozinho: o cluster espera você deixar o tempo andar.
        `step`             a próxima decisão de alguém, contada
        `step 5`           as próximas cinco
        `run until idle`   tudo, até ninguém ter mais o que fazer
      E então olhe e pergunte: `get pods -o wide`, `map`, `cost`, `why pod NOME`. Errou? `undo`.
      """
    case .tasks:
      """
      Um Pod está Pending              `why pod NOME`, `match POD`, `events --for pod/NOME`
      Ver o que o Karpenter fez        `timeline`, `logs -n kube-system deploy/karpenter`, `why nodeclaim NOME`
      Um nó não é consolidado          `why not disrupt NÓ`, `describe nodepool`, `describe pdb`
      Saber quanto custa               `cost`, `cost --by app`, `chart cost`, `eks-node-viewer`, `prices`
      Ver métricas e alertas           `metrics nodepools`, `query 'PROMQL'`, `alerts`
      Escolher tipos de instância      `catalog vcpu>=4 arch=arm64`, `explain nodepool.spec.limits`
      Experimentar sem estragar        `whatif { … }`, `branch NOME`, `save NOME`, `undo`
      Comparar dois caminhos           `branch a`, `switch main`, `compare main a`
      Parar na hora certa              `break on NodeClaimStep where step=launch`, `run until pod NOME is Running`
      Esvaziar um nó                   `drain NÓ --ignore-daemonsets`
      Consertar um manifesto antigo    `migrate ARQUIVO`
      Guardar e entregar               `session check`, `session save ARQUIVO`
      Rever a sessão no navegador      `report ARQUIVO.html`
      Não achou? `apropos PALAVRA` procura em tudo.
      """
    case .time:
      """
      O relógio é virtual e começa em 00:00:00. Comandos não gastam tempo; quem gasta é:
        `step`                       uma decisão: o próximo a agir faz uma coisa só
        `step scheduler`             a próxima do scheduler (ou de `karpenter`, `kubelet`, `ec2`, …)
        `run 5m`                     cinco minutos, contando o que acontecer
        `run until idle`             até que nada fosse mudar nos 15 minutos seguintes
        `run until pod X is Running` até a condição
      O que demora é modelado: o lote do Karpenter (1s a 10s), a máquina nascer (perto de 1 min), os Pods saírem.
      A mesma semente dá sempre a mesma história, byte por byte.
      """
    case .why:
      """
      Cada decisão fica registrada com o que foi considerado, o que foi recusado e por quê.
        `why pod X`         por que está Pending, ou por que está naquele nó (`help scheduler` tem mais)
        `why node X`        por que existe: quem pediu, o que mais serviria, quanto custa
        `why nodeclaim X`   o funil do pedido: o que cada exigência tirou, até o que a EC2 deu
        `why not nodepool Y for X`   o que outro NodePool teria respondido, e por que não foi ele
        `why not type T for X`   até onde um tipo de instância chegou, e por que não foi ele
      A resposta vai até o seu comando ("Por quê? ⟵") e diz o que vem depois ("E agora? ⟶").
      `detail full` mostra tudo que foi considerado; `glossary TERMO` explica uma palavra.
      """
    case .worlds:
      """
      O cluster inteiro é um valor; guardar um não custa nada.
        `undo`, `redo`   volta e refaz, quantas vezes quiser
        `reset`          o cluster do curso desde o começo; `reset empty`, um vazio
        `whatif { … }`   em uma cópia: só a diferença aparece, nada fica feito
        `save`, `restore`  um retrato do mundo, e a volta a ele
        `branch`, `switch`, `compare`, `worlds`  caminhos lado a lado
      Um comando que falha não muda nada.
      """
    case .files:
      """
      `apply -f` aceita arquivo, pasta, vários documentos separados por --- e texto digitado na hora:
        `apply -f - <<EOF` … manifesto … `EOF`
      Um caminho é procurado na sua pasta, depois nos arquivos da lição e por fim em samples/.
      Cada documento vale por si: o que tem erro não muda nada, os outros são aplicados.
      Manifestos antigos do Karpenter (Provisioner, v1beta1): `migrate ARQUIVO` mostra como ficam em v1.
      """
    case .scripts:
      """
      Um arquivo .bancada tem os mesmos comandos que você digitaria; # começa um comentário.
        `bancada run NOME.bancada`      executa e mostra
        `bancada -c 'CMDS'`             o mesmo com comandos na própria linha
      Para no primeiro erro, com a linha; um comando que deve falhar termina com `#: fails`.
      A mesma sessão com a mesma semente dá os mesmos bytes em qualquer máquina.
      """
    case .scheduler:
      """
      1. Filtros, em ordem: o primeiro que recusa um nó encerra a conversa com ele.
      2. Pontos: cada plugin dá de 0 a 100 aos nós que servem, vezes o seu peso; ganha a maior soma.
      3. Nenhum serve? Preempção: se tirar Pods de prioridade menor abrir lugar, eles saem.
        `why pod X`                  nó a nó, e as tentativas ao longo do tempo
        `why pod X not on node Y`    todos os filtros nesse nó, ou os pontos ao lado dos do escolhido
        `why pod X --with ARQUIVO`   o mesmo Pod com outra configuração, lado a lado
      A configuração é um KubeSchedulerConfiguration (perfis, plugins, pesos, argumentos). Aqui ela se aplica
      como qualquer manifesto, e vale na hora; `delete` dela volta ao padrão. Comece por
      `cat scheduler-empacotar.yaml` e `explain kubeschedulerconfiguration.profiles`.
      """
    case .karpenter:
      """
      1. O kube-scheduler não acha lugar: o Pod fica Pending, com motivo Unschedulable.
      2. O Karpenter junta um lote de Pods (1s sem nenhum novo, 10s no máximo).
      3. Tenta os nós que já existem, depois os que já pediu, depois um novo, NodePool por NodePool.
      4. Cria um NodeClaim com os tipos que servem; a EC2 escolhe entre os 60 mais baratos.
      5. Launched, Registered, Initialized: a máquina nasce, entra no cluster e fica pronta.
      6. Quem põe o Pod no nó é o kube-scheduler. O Karpenter nunca faz isso.
      `step karpenter` anda uma decisão dele por vez. Antes de fazer, pergunte:
        `match nodepool.yaml`    que máquinas ele criaria, a que preço, para quais Pods; e o drift
        `fits web.yaml --replicas 50`   se caberiam, onde e quanto custaria (status 0 ou 1)
        `catalog where arch=arm64 vcpu>=4 order by spot`, `catalog compare c7g.large m7g.large`
      """
    case .faults:
      """
      A nuvem falha quando você manda, e o resto acontece por si:
        `spot interrupt NODE`              a EC2 avisa e toma a máquina de volta em dois minutos
        `spot rebalance NODE`              só a recomendação; `spot wave rate=0.2`: o aviso para uma em cinco
        `ec2 stop|terminate|impair NODE`   para, desliga ou trava a máquina
        `ec2 throttle for 5m`              a EC2 recusa chamadas; `ec2 slow-boot 4m for 30m`: máquinas lentas;
                                           `ec2 never-join for 30m`: não entram no cluster; `… off` acaba
        `ec2 reserve TYPE ZONE N team=ml`  reserva capacidade, com tags; `ec2 reservations`, `ec2 unreserve ID`
        `zone outage ZONE`                 a zona inteira para de responder; `zone restore ZONE`
        `ice TYPE ZONE CAPACITY for 5m`    a EC2 fica sem; `all` vale por qualquer um; `ice` mostra, `ice off` acaba
        `ami release al2023 v20260115`     imagem nova: quem usa @latest sofre drift
        `image release ubuntu 202601.28.0` o mesmo na Azure ou na OCI (`reset azure`, `reset oci`)
        `sqs list`, `sqs send '{…}'`       a fila que o EventBridge enche e o Karpenter lê
        `iam deny PAPEL AÇÃO`              falta uma permissão; `iam allow`, `attach`, `detach`, `create`, …;
                                           `iam show` diz o que falta; `aws …` lê a conta como ela está
        `weather FILE`                     linhas `at 00:10:00 spot-wave rate=0.2`: acontece quando a hora chegar
      NODE é o nome do nó, o começo dele, o NodeClaim ou a máquina; `any`, a máquina spot mais velha.
      `option interruption-queue none` tira a fila do Karpenter; `option spot-market 20x` deixa a EC2 agir por si.
      """
    case .keys:
      """
      Tab          completa comandos, tipos, nomes, namespaces e arquivos
      ↑ ↓          comandos anteriores       Ctrl-R   procura neles
      Ctrl-C       desiste da linha          Ctrl-D   sai
      """
    }
  }
}
