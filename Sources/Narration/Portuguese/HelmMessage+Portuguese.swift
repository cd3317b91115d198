extension HelmMessage {
  public var portuguese: StyledText {
    switch self {
    case .unknownValue(let path, let chart, []):
      StyledText(
        marked:
          "O chart \(chart) não tem o valor `\(path)`: o Helm o guarda calado, e nada muda. `helm show values` mostra os que há."
      )
    case .unknownValue(let path, let chart, let nearest):
      StyledText(
        marked:
          "O chart \(chart) não tem o valor `\(path)`: o Helm o guarda calado, e nada muda. Quis dizer \(Formats.portuguese.any(nearest.map { "`\($0)`" }))?"
      )
    case .onlyVersion(let flag): StyledText(marked: "Aqui há uma versão só desse chart: `\(flag)`.")
    case .setSyntax(let flag):
      StyledText(
        marked:
          "`--\(flag)` recebe `caminho=valor`: `--\(flag) settings.clusterName=aula`, vários separados por vírgula."
      )
    case .useUpgrade:
      StyledText(
        marked:
          "Esse release já existe: `helm upgrade` o muda, e `helm upgrade --install` serve para os dois casos."
      )
    case .useInstall:
      StyledText(marked: "Não há esse release para mudar: `helm install`, ou `helm upgrade --install`.")
    case .createNamespace: StyledText(marked: "`--create-namespace` cria o namespace junto.")
    case .takeOver(let release, let namespace):
      StyledText(
        marked:
          "O objeto já estava no cluster e não é deste release. Apague-o, ou marque-o como do release \(release) com o label e as annotations que faltam (`meta.helm.sh/release-namespace: \(namespace)`)."
      )
    case .notReady(let workloads, let namespace):
      StyledText(
        marked:
          "Não ficou pronto a tempo: \(workloads.joined(separator: ", ")). `kubectl get pods -n \(namespace)` mostra os Pods; `why pod/NOME -n \(namespace)` diz por que um espera, e `kubectl logs`, por que um caiu."
      )
    case .inOtherNamespace(let release, let namespace):
      StyledText(marked: "O release \(release) está em outro namespace: acrescente `-n \(namespace)`.")
    case .nodesStay(let nodes):
      StyledText(
        marked:
          "\(Formats.portuguese.count(nodes, "nó que o Karpenter criou continua", "nós que o Karpenter criou continuam")) no cluster e na conta: sem Karpenter, ninguém os consolida nem os substitui."
      )
    case .unknownRepository(let known):
      StyledText(
        marked:
          "Daqui não se chega a esse endereço. Há estes repositórios: \(known.map { "`\($0)`" }.joined(separator: ", "))."
      )
    case .outdatedRepository(let oci):
      StyledText(
        marked:
          "Na AWS de verdade, este repositório parou na versão 0.16.3; desde a 0.17 o chart vem de `\(oci)`. Aqui os dois dão no mesmo."
      )
    case .noSuchQueue(let name, let known):
      StyledText(marked: "Não há fila SQS `\(name)` nesta conta: os avisos da EC2 chegam em `\(known)`.")
    case .noSuchCluster(let name, let known):
      StyledText(marked: "Não há cluster EKS `\(name)` nesta conta: este se chama `\(known)`.")
    case .backToDefaults(let values):
      StyledText(
        marked:
          "Sem `--reuse-values`, o upgrade esquece o que o release tinha recebido antes. Voltou ao padrão do chart: \(Formats.portuguese.all(values))."
      )
    case .terminationHandler(true):
      "O Karpenter já lê a fila de interrupções e esvazia os nós dele. Com os dois, cada aviso é tratado duas vezes: nos nós do Karpenter, use um só."
    case .terminationHandler(false):
      "O Karpenter está sem fila de interrupções: no aviso de dois minutos, o Pod deste programa faz o cordon e o drain do próprio nó. Ele não pede nó novo: isso só começa quando os Pods que saíram ficam Pending."
    case .kindIsGone(let kind, let chart):
      StyledText(
        marked:
          "A definição de \(kind) foi apagada do cluster. `helm install \(chart) oci://public.ecr.aws/karpenter/\(chart) -n kube-system` a traz de volta."
      )
    case .kindsTakeAlong(let objects):
      "Com as definições vão os objetos: \(Formats.portuguese.all(objects)). Cada NodeClaim leva embora seu nó, se houver um Karpenter rodando para esvaziá-lo."
    case .registryIsPublic: "O registro é público: baixar o chart não pede login."
    }
  }
}
