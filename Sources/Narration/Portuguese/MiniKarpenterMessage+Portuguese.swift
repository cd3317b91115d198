import Controllers
import Karpenter
import Kubernetes

extension MiniKarpenterMessage {
  private static var format: Formats { .portuguese }

  public var portuguese: StyledText {
    switch self {
    case .change(let change): Self.portuguese(change)
    case .fault(let fault): "\("\(fault.key)\(fault.place)", .name): \(Self.text(of: fault.problem))"
    case .obstacle(let obstacle): "• \(Self.text(of: obstacle), .refusal)"
    case .candidate(let candidate, let isChosen): Self.text(of: candidate, isChosen)
    case .assumed(let names):
      "• nem todo container declara \(Self.format.all(names.map(\.text))): ali conta o valor suposto"
    case .ignored(let ignored):
      "• não olhou para: \(Self.format.all(ignored.map(\.rawValue)))"
    case .fate(let outlook): "• \(outlook.pod.name, .name): \(Self.text(of: outlook.fate))"
    case .blocker(let blocker):
      "• \(blocker.prevents ? "impede" : "atenção", .warning): \(Self.text(of: blocker))"
    case .command(let command): "• \(command, .command)"
    }
  }

  private static func portuguese(_ change: MiniKarpenterChange) -> StyledText {
    switch change {
    case .started(let settings, let sizes):
      """
      começou: olha os Pods a cada \(settings.planPeriod.brief) e os nós a cada \(settings.consolidationPeriod.brief), \
      com um catálogo de \(format.count(sizes, "tamanho")); aconselha e não age
      """
    case .planned(let plan): planned(plan)
    case .planWithdrawn(let map, let pod, .podGone):
      "o Pod \(pod.name, .name) já não existe → apagou \(map, .name)"
    case .planWithdrawn(let map, let pod, .scheduled(let node)):
      "\(pod.name, .name) foi para \(node, .name) → apagou \(map, .name)"
    case .planWithdrawn(let map, let pod, .waitsNoMore):
      "\(pod.name, .name) já não espera por um nó novo → apagou \(map, .name)"
    case .suggested(let suggestion):
      """
      \(suggestion.node, .name) tem \(percent(suggestion.utilization.permille)) de uso, abaixo de \(suggestion.thresholdPercent)% → \
      \(suggestion.commands.isEmpty ? "não dá para esvaziar agora" : "dá para esvaziar"): sugestão em \(suggestion.configMap, .name)
      """
    case .suggestionWithdrawn(let map, let node, .nodeGone):
      "\(node, .name) já não existe → apagou \(map, .name)"
    case .suggestionWithdrawn(let map, let node, .taken(let utilization)):
      "\(node, .name) está agora com \(percent(utilization.permille)) de uso → apagou \(map, .name)"
    case .suggestionWithdrawn(let map, let node, .leaving):
      "\(node, .name) já está saindo → apagou \(map, .name)"
    case .refused(let answer, true): "a API não deixou (RBAC): \(answer, .refusal)"
    case .refused(let answer, false): "a API recusou: \(answer, .refusal)"
    case .faultyConfiguration(let faults):
      "sua configuração tem \(format.count(faults.count, "defeito")): o que eles tocam fica no valor padrão"
    }
  }

  private static func planned(_ plan: ProvisioningPlan) -> StyledText {
    let asked = "\(plan.requests[.cpu] ?? .zero) CPU, \(plan.requests[.memory] ?? .zero)"
    guard let choice = plan.choice else {
      return """
        \(plan.pod.name, .name) espera por um nó e pede \(asked) → \("nenhum tamanho serve", .refusal): \
        o motivo está em \(plan.configMap, .name)
        """
    }
    return """
      \(plan.pod.name, .name) espera por um nó e pede \(asked) → escolheu \(choice.size.name, .name), \
      que deixa \(percent(choice.waste.meanPermille)) sem uso: plano em \(plan.configMap, .name)
      """
  }

  private static func percent(_ permille: Int) -> String {
    format.decimal(permille.percentOfPermille, places: 1) + "%"
  }

  private static func text(of candidate: ProvisioningPlan.Candidate, _ isChosen: Bool) -> StyledText {
    let mark = StyledText(isChosen ? "✓ " : "• ", style: isChosen ? .success : .plain)
    let size =
      mark + "\(candidate.size.name, .name) (\("\(candidate.size.cpu)") CPU, \("\(candidate.size.memory)"))"
    switch candidate.verdict {
    case .fits(let waste):
      return size
        + """
        : sobram \(percent(waste.cpuPermille)) da CPU e \(percent(waste.memoryPermille)) da memória, \
        média \(percent(waste.meanPermille))
        """
    case .tooSmall(let names):
      return size + ": falta \(format.all(names.map(\.text)))"
    case .excluded(let keys):
      return size + ": não tem o que o Pod quer em \(format.all(keys))"
    }
  }

  private static func text(of obstacle: ProvisioningPlan.Obstacle) -> String {
    switch obstacle {
    case .reservedLabel(let key):
      "o label \(key) é do Karpenter ou do kubelet: um Pod que o cita não ganha nó novo"
    case .namesNode: "o Pod quer um nó pelo nome (matchFields): um nó novo terá outro"
    case .impossibleRequirement(let requirement): "nada satisfaz \(requirement.description)"
    case .noTerms: "a node affinity tem um termo vazio, que não aceita nó nenhum"
    case .noSuchValue(let requirement, let offered):
      "nenhum tamanho satisfaz \(requirement.description); o catálogo tem \(format.all(offered))"
    case .unknownToCatalogue(let requirement):
      "o catálogo não diz nada de \(requirement.key): acrescente-o aos labels de um tamanho"
    case .tooLarge(let name, let asked, let largest):
      "\(name): o Pod pede \(asked), e o maior tamanho tem \(largest)"
    case .nobodyToBeWith(let key):
      "não há Pod com quem a podAffinity queira que ele fique (\(key))"
    case .onlyOnNodesOfOthers:
      "a podAffinity o quer num nó onde outros já estão: um nó novo não ajuda"
    case .noZoneAllowed: "os outros Pods não lhe deixam zona nenhuma"
    }
  }

  private static func text(of fate: ConsolidationSuggestion.Fate) -> StyledText {
    switch fate {
    case .moves(let node): "cabe em \(node, .name)"
    case .goesWithNode: "vai embora com o nó (DaemonSet ou Pod estático)"
    case .fitsNowhere: "não cabe em outro nó"
    }
  }

  private static func text(of blocker: ConsolidationSuggestion.Blocker) -> StyledText {
    switch blocker {
    case .barePod(let pod): "\(pod.name, .name) não tem controlador: ninguém o faria de novo"
    case .budget(let pod, let budget, true):
      "o PDB \(budget, .name) não deixa \(pod.name, .name) sair agora"
    case .budget(let pod, let budget, false):
      """
      o PDB \(budget, .name) não deixa \(pod.name, .name) sair agora, e a sugestão não o respeita (pdbs: off)
      """
    case .critical(let pod): "\(pod.name, .name) é crítico para o sistema"
    case .fitsNowhere(let pod): "\(pod.name, .name) não cabe em outro nó"
    }
  }

  private static func text(of problem: MiniKarpenterFault.Problem) -> String {
    switch problem {
    case .unknownKey(let nearest): "esta chave não existe" + meant(nearest)
    case .unknownField(let name, let nearest): "o campo \(name) não existe" + meant(nearest)
    case .notOnOff(let text): "«\(text)» não é on nem off"
    case .notPercent(let text): "«\(text)» não é um percentual de 1 a 100, como 20%"
    case .notPeriod(let text): "«\(text)» não é um período de segundos inteiros, como 10s ou 1m"
    case .notQuantity(let text): "«\(text)» não é uma quantidade, como 500m, 2 ou 4Gi"
    case .notYAML(let text): "não é YAML: \(text)"
    case .missing(let name): "falta \(name)"
    case .empty: "está vazio"
    case .notPositive(let text): "\(text) tem de ser mais que zero"
    case .duplicate(let name): "já existe um tamanho \(name)"
    case .notLabelValue: "espera um texto ou uma lista de textos"
    }
  }

  private static func meant(_ nearest: [String]) -> String {
    nearest.isEmpty ? "" : "; seria \(format.any(nearest))?"
  }
}
