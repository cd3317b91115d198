extension CommandHelp.Section {
  public var portuguese: StyledText { StyledText(marked: portugueseText) }

  private var portugueseText: String {
    switch self {
    case .cluster: "O cluster, como no kubectl (o prefixo `kubectl` é opcional)"
    case .understanding: "O tempo e os porquês"
    case .worlds: "Mundos: desfazer, experimentar, guardar"
    case .cloud: "A nuvem e o Karpenter"
    case .course: "O curso"
    case .shell: "A própria Bancada"
    }
  }
}

extension CommandHelp {
  public var portuguese: StyledText { StyledText(marked: portugueseText) }

  private var portugueseText: String {
    switch self {
    case .apply: "aplica manifestos: arquivo, pasta ou `-f -`"
    case .create: "cria um objeto sem arquivo: deployment, namespace, …"
    case .get: "lista objetos (`-o wide|yaml|json|name`, `-A`, `-n`, `-l`)"
    case .describe: "mostra um objeto por inteiro, com seus eventos"
    case .explain: "explica um campo: tipo, padrão e regra"
    case .edit: "abre um objeto no editor"
    case .patch: "muda campos de um objeto"
    case .replace: "troca um objeto pelo do arquivo"
    case .delete: "apaga objetos"
    case .label: "põe ou tira labels"
    case .annotate: "põe ou tira anotações"
    case .scale: "muda o número de réplicas"
    case .set: "muda requests, limits ou imagem de um workload"
    case .rollout: "acompanha, reinicia ou desfaz uma versão"
    case .expose: "cria um Service para um workload"
    case .autoscale: "cria um HorizontalPodAutoscaler"
    case .taint: "põe ou tira taints de nós"
    case .cordon: "marca um nó para não receber Pods novos"
    case .uncordon: "libera de novo um nó marcado"
    case .drain: "esvazia um nó, respeitando os PDBs"
    case .logs: "mostra o que um programa registrou"
    case .events: "lista os eventos em ordem"
    case .top: "mostra o que nós e Pods pedem e usam"
    case .wait: "deixa o tempo correr até uma condição"
    case .diff: "mostra o que um apply mudaria"
    case .config: "mostra ou muda o namespace atual"
    case .apiResources: "lista os tipos de objeto"
    case .version: "versões da Bancada, do Kubernetes e do Karpenter"

    case .step: "faz acontecer a próxima decisão, e conta por quê"
    case .run: "deixa o tempo correr: `run 5m`, `run until idle`"
    case .why: "por que um Pod, nó ou NodeClaim está como está"
    case .whatThen: "o que veio depois por causa de uma decisão"
    case .map: "desenha zonas, nós e Pods"
    case .cost: "quanto custa agora e por mês, e de quem é a conta"
    case .timeline: "linha do tempo de NodeClaims, nós e Pods"
    case .watch: "repete uma consulta enquanto o tempo corre"
    case .detail: "quanto contar: `brief`, `normal` ou `full`"
    case .glossary: "explica um termo"
    case .breakpoint: "para o tempo quando algo acontecer"

    case .undo: "volta ao mundo de antes do último comando"
    case .redo: "refaz o que foi desfeito"
    case .reset: "começa de novo (`reset empty`: cluster vazio)"
    case .whatif: "experimenta em uma cópia do mundo"
    case .branch: "abre outro mundo a partir deste"
    case .compare: "compara dois mundos"
    case .session: "guarda ou reabre o que foi digitado"
    case .history: "lista os comandos dados"

    case .catalog: "os tipos de instância que a nuvem oferece"
    case .prices: "de onde vêm os preços"
    case .spot: "interrompe uma instância spot"
    case .zone: "tira ou devolve a capacidade de uma zona"
    case .plan: "os planos do mini-Karpenter"
    case .helm: "instala e muda o Karpenter pelo chart"
    case .aws: "o que o curso pede da AWS: papéis, fila, imagens"

    case .lesson: "a lição aberta: `start`, `resume`, `return`, `reset`, `leave`"
    case .lessons: "o mapa do curso, com o que já foi feito"
    case .check: "confere o passo"
    case .hint: "uma dica sobre o que falta, cada vez mais clara"
    case .solution: "mostra uma solução do passo, que deixa de valer pontos"
    case .next: "fecha o passo e abre o próximo"
    case .back: "volta a um passo anterior; o cluster fica como está"
    case .skip: "deixa o passo sem o que falta nele"
    case .retry: "recomeça o passo, com o cluster de quando ele abriu"
    case .predict: "anota o que você acha que vai acontecer"
    case .answer: "responde à pergunta do passo"
    case .quiz: "mostra de novo as perguntas do passo"
    case .progress: "o que já foi feito do curso, lição por lição"
    case .review: "o que você fez na lição; `review save ARQUIVO` guarda"
    case .practice: "exercícios sem fim sobre um tema"

    case .help: "esta lista, ou a ajuda de um comando ou tema"
    case .lang: "troca a língua: `lang pt`, `lang en`"
    case .option: "vê ou muda um ajuste"
    case .alias: "dá um apelido a um comando"
    case .export: "define uma variável"
    case .unset: "apaga uma variável"
    case .echo: "escreve um texto"
    case .cat: "mostra um arquivo"
    case .ls: "lista os arquivos à mão"
    case .cd: "muda de pasta"
    case .pwd: "mostra a pasta atual"
    case .source: "executa os comandos de um arquivo"
    case .migrate: "mostra um manifesto antigo do Karpenter já em v1"
    case .report: "escreve a sessão em uma página"
    case .clear: "limpa a tela"
    case .exit: "sai (também Ctrl-D)"
    }
  }
}
