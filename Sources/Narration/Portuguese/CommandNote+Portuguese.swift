extension CommandNote {
  public var portuguese: StyledText { StyledText(marked: portugueseText) }

  private var portugueseText: String {
    switch self {
    case .get:
      """
      `-o` aceita `wide`, `yaml`, `json`, `name`, `jsonpath=`, `jsonpath-as-json=`, `custom-columns=`, `go-template=` e as \
      formas `-file=`; não aceita `kyaml`. O go-template tem campos, `range`, `if`, `with`, variáveis, pipes, `len`, `index`, \
      `eq`/`ne`/`lt`/`le`/`gt`/`ge`, `and`/`or`/`not`, `print`, `printf`, `println`, `base64decode`; não tem `define`, \
      `template`, `block`. `-w` deixa o tempo correr até ninguém ter o que fazer.
      """
    case .step:
      """
      Uma decisão por vez, contada inteira; `step 5` dá cinco, `step scheduler` a próxima do scheduler. No terminal, um passo \
      que só viria depois de 15 minutos parados pergunta antes. Breakpoints param `step N`.
      """
    case .breakpoint(let records):
      """
      `break on NOME` para em uma decisão (\(records.joined(separator: ", "))) ou em um evento do Kubernetes, pelo motivo; \
      `where` compara fatos com =, !=, >=, <=, >, < e ~ (contém), juntados por `and`. `break when EXPRESSÃO changes` para \
      quando um valor muda: `pods Pending`, `nodes Ready`, `deploy/web readyReplicas`, `pod/web-1`, `cost`. Param `run`, \
      `step N`, `sleep`, `watch`, `wait`, `rollout status`, `get -w` e `logs -f`.
      """
    case .whatif:
      """
      Os comandos são feitos em uma cópia do mundo. Aparece só o que mudaria (nós, Pods, custo, decisões), não o que eles \
      mesmos imprimiriam. Para olhar por dentro, abra um ramo: `branch NOME`.
      """
    case .branch:
      """
      `branch NOME` abre um ramo: o que vier depois acontece nele, e os outros ramos ficam como estavam; `switch` vai de um a \
      outro. `save NOME` tira um retrato, que não muda mais; `restore NOME` volta a ele. `compare A B` põe dois lado a lado; \
      sem B, compara com agora. `undo` também volta de `switch` e de `restore`.
      """
    case .session:
      """
      `session save ARQUIVO` grava tudo o que foi digitado como um script que dá os mesmos bytes em qualquer máquina; os \
      arquivos lidos vão dentro dele. `session check` mostra o que iria, `session load ARQUIVO` recomeça e refaz. A Bancada \
      anota cada comando no disco: depois de uma queda, `bancada --resume` continua de onde estava.
      """
    case .kustomize:
      """
      Faz `resources` (arquivos e pastas), `namespace`, `labels`, `commonLabels`, `commonAnnotations`, `images`, `replicas` e \
      `patches` (os dois tipos, com ou sem `target`). Recusa pelo nome o que não faz: geradores, prefixos, componentes, URLs.
      """
    case .jq(let functions):
      """
      Feito aqui dentro, sem programa externo. Tem: caminhos (`.a.b`, `.[0]`, `.[]`, `.[2:4]`, `..`, `?`), `|`, `,`, `//`, \
      contas e comparações, `and`/`or`/`not`, `if`, `try`, `reduce`, `as $x`, construção de listas e objetos, texto com \
      \\(…), `=`, `|=`, `+=`, `@csv`, `@tsv`, `@json`, `@sh`, `@base64`, e as funções \(functions.joined(separator: ", ")). \
      Não tem: `def`, `foreach`, `label`, módulos, datas. Opções: `-r`, `-c`, `-s`, `-n`, `-e`, `-S`, `-j`, `-R`, `--arg`, \
      `--argjson`, `--indent`, `--tab`.
      """
    case .metrics:
      """
      Sem nome, tudo menos as famílias com uma série por tipo do catálogo (`karpenter_cloudprovider_instance_type_…`), que \
      aparecem quando pedidas. O nome pode ser só um pedaço: `metrics nodepools`. As que o Karpenter tem e aqui não são \
      modeladas são ditas pelo nome. Uma rodada não gasta tempo virtual: as durações de scheduling valem 0.
      """
    case .query(let functions):
      """
      Entende seletores com `=`, `!=`, `=~`, `!~`, janelas (`[5m]`), `offset`, aritmética, comparações (`bool` também), \
      `and`/`or`/`unless`, `on`/`ignoring`/`group_left`, agregações com `by`/`without` e as funções \
      \(functions.joined(separator: ", ")). As amostras são tiradas a cada 30s, contados para trás a partir de agora. Não tem \
      subconsultas, `@`, nem `label_replace`. Ponha a consulta entre aspas simples.
      """
    case .alerts:
      """
      Cada alerta de cada PrometheusRule: inactive, pending (vale, mas ainda não pelo tempo de `for`) ou firing; desde quando, \
      o valor e os labels. Um nome de métrica antigo é apontado com o nome de hoje. Regras `record` não são avaliadas.
      """
    case .report:
      """
      `report ARQUIVO.html` escreve uma página só, que abre sem rede: o replay com o mapa e um controle deslizante, cada decisão \
      com o porquê, gráficos, a conta e o que foi digitado, em português e inglês; serve no papel e em leitor de tela. \
      `report ARQUIVO.md` é o mesmo em texto. `report --mermaid` desenha quem fez quem decidir, desde o último comando.
      """
    case .dashboard:
      """
      O tempo corre enquanto você olha, 5 segundos do cluster em um segundo se nada disser outra coisa (`--speed 60`, \
      `speed`). Espaço pausa, `s` dá um passo, `+` e `-` mudam a velocidade, `n`, `m`, Tab ou 1 a 5 mudam de painel, as setas \
      rolam, `q`, Esc ou Ctrl-C saem; breakpoints pausam. Um `undo` desfaz tudo o que correu. Fora de um terminal mostra uma \
      vez, como `top -b -n 1`.
      """
    case .cost:
      """
      Cada máquina, o total, o que tudo on-demand custaria, o que ninguém pede, o já gasto no relógio virtual e a previsão. \
      `cost --by app|nodepool|zone|capacity|type` agrupa; uma aplicação paga de cada nó a média do que seus Pods pedem de cpu e \
      de memória. `cost compare A B` põe dois mundos lado a lado; sem B, A e agora. `cost course` \
      refaz a tabela de produção do curso com os preços de hoje. Um mês tem 730 h.
      """
    case .prices:
      """
      `prices use observed|course` troca a tabela de preços. `prices load ARQUIVO` (ou `prices use ARQUIVO`) põe os seus no \
      lugar dos dela: CSV com `type,zone,capacity,price` por linha, ou YAML; `prices set TIPO [ZONA] spot|on-demand PREÇO` muda um. \
      O Karpenter passa a escolher por eles; máquinas que já rodam ficam com o seu. `prices discount on-demand|spot|all N%` é o que você paga a \
      menos: Savings Plan, reservas ou contrato, como taxa. O desconto muda a conta, não as escolhas do Karpenter.
      """
    case .whatThen:
      """
      O caminho de `why` ao contrário: tudo que uma decisão causou, e o que isso causou. `what then deployment/web` parte da \
      primeira decisão sobre o objeto; `what then 30`, da decisão 30.
      """
    case .sed:
      "Entende `s/…/…/` (com `g`, `i`, `p`), `d`, `p` e `q`, com número de linha, `$`, `/padrão/` ou um intervalo na frente."
    case .load:
      """
      `load web 500rps` manda requisições em partes iguais aos Pods Ready de um Deployment, StatefulSet ou ReplicaSet; com `ramp A..B \
      over T` elas crescem ou diminuem, com `wave A..B every T for T` sobem e descem. `load worker queue=2000 20/s` dá uma fila com \
      2000 mensagens, à qual chegam 20 por segundo; um Pod pega até 2 por segundo. `profile=` (ou a anotação `bancada/profile` dos \
      Pods) diz quanto custa o trabalho: `general` 4 ms de CPU e 1Mi para cada requisição por segundo, `cpu-bound` 10 ms, \
      `memory-bound` 4Mi, `io-bound` 1 ms de CPU e 200 ms de espera, 20 de cada vez. Uma mensagem custa o mesmo que 50 requisições. \
      `load` sozinho mostra quanto é atendido, `load web off` encerra.
      """
    case .controller:
      """
      Ajustes, guardados no ConfigMap `mini-karpenter-config` do namespace aula07: `plan-period` (10s), `consolidation-period` (30s), \
      `threshold` (20%), `default-cpu` (100m) e `default-memory` (128Mi) para containers que não pedem nada, `node-class` \
      (default), `catalog.yaml` (veja `samples/aula07/catalog.yaml`). Chaves, desligadas até virarem `on`: `prices` (o tamanho mais \
      barato que serve), `pdbs`, `spread`, `affinity` e `priorities` (cada um é respeitado), `real-usage` (uso em vez de requests).
      """
    case .helm:
      """
      Charts: `karpenter`, `karpenter-crd`, `metrics-server`, `prometheus-adapter`, `keda`, `vpa` e `aws-node-termination-handler`, \
      em uma versão cada. O que se põe em `settings` vira variável de ambiente do Deployment, e o Karpenter a lê quando um Pod \
      começa a liderar. `--wait` deixa o tempo correr até os Pods ficarem prontos, ou por `--timeout` (5m). Sem Pod do Karpenter \
      rodando, não há Karpenter.
      """
    case .iamThings:
      """
      `role NOME`, `instance-profile NOME --role PAPEL`, `access-entry PAPEL --type EC2_LINUX`, `pod-identity \
      NAMESPACE/SERVICEACCOUNT --role PAPEL`, `oidc-provider`, `rule REGRA` (do EventBridge: `SpotInterruptionRule`, …), \
      `queue-policy`. Um papel novo confia na EC2, ou na ServiceAccount do Karpenter se o nome diz Controller; não tem política.
      """
    case .cluster:
      """
      `course` é o cluster da primeira vez, `production` o mesmo com os três NodePools do exemplo de produção do curso, `empty` \
      uma conta sem nós. `--nodes`, `--type`, `--min`, `--max`, `--taint` (`none` para nenhum) e `--labels` são do grupo bootstrap: \
      a EKS repõe o que termina nele (`ec2 terminate boot-1a`), e `eksctl scale nodegroup` ou \
      `aws eks update-nodegroup-config` muda o tamanho. Com `--provider azure|oci` há `course` e `empty`, e só `--region` se \
      escolhe. `--cni prefix-delegation` deixa mais Pods em seus nós.
      """
    case .aws(let services):
      """
      Responde como a CLI de verdade responderia sobre o que há nesta conta: \(Formats.portuguese.all(services)); `aws SERVIÇO help` lista \
      as operações. `--query` aceita JMESPath (nomes, `[0]`, `[*]`, `[]`, `[?Key=='x']`, `[a,b]`, `{x: a}`, `|`, `length(…)`, \
      `sort_by(…, &x)`, …), `--output` `json`, `text`, `table` ou `yaml`. As escritas que o `iam` também sabe fazer são feitas; as \
      outras dizem o que fazer no lugar.
      """
    case .xargs: "Entende `-n N`, `-I {}` e `-r`; o comando é um da própria Bancada."
    }
  }
}
