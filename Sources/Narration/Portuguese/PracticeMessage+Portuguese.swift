extension PracticeTopic {
  public var portuguese: StyledText {
    switch self {
    case .filters: "em quais nós um Pod cabe: recursos, seletores, nós fechados"
    case .taints: "quem tolera o quê"
    case .spread: "topology spread: até onde o desequilíbrio vai"
    case .antiAffinity: "quem não fica perto de quem"
    case .scores: "que nó o scheduler escolhe, e por quantos pontos"
    case .instances: "que tipo de instância sai do pedido do Karpenter"
    case .cost: "quanto o cluster custa por mês"
    case .consolidation: "quantos nós sobram quando o Karpenter termina"
    case .budgets: "quantos nós podem sair de uma vez"
    case .drift: "que mudança troca os nós, e qual não"
    case .interruption: "quantas réplicas ficam de pé quando a AWS tira um nó spot"
    }
  }
}

extension PracticeMessage {
  private static var format: Formats { .portuguese }

  public var portuguese: StyledText {
    switch self {
    case .header(let topic, let level, let seed):
      "\("── \(topic.rawValue) · nível \(level) · semente \(seed)", .heading)"
    case .node: "NÓ"
    case .zone: "ZONA"
    case .free: "LIVRE"
    case .labels: "LABELS"
    case .taints: "TAINTS"
    case .pods: "PODS"
    case .askNodes: "Em quais nós o Pod `app` pode ser agendado agora?"
    case .askNode: "Em que nó o scheduler põe o Pod `app`?"
    case .askType(let types):
      "O Karpenter vai criar um nó só para o Deployment `app`. De que tipo? Entre \(Self.format.all(types))."
    case .askNodesLeft(let duration): "Quantos nós do Karpenter haverá daqui a \(duration)?"
    case .askDisruptedAtOnce(let duration):
      "Todos os nós do Karpenter ficam vazios. Quantos ele apaga na primeira vez que apaga algum, nos próximos \(duration)?"
    case .askReplaced(let duration): "Quantos nós o Karpenter troca por drift nos próximos \(duration)?"
    case .askLowestAvailable(let duration):
      "Qual será o menor número de réplicas disponíveis de `app` nos próximos \(duration)?"
    case .askBill(nil): "Quanto este cluster custa por mês, em dólares, com os nós que não são do Karpenter?"
    case .askBill(let duration?):
      "Quanto o cluster custará por mês, em dólares, daqui a \(duration), com os nós que não são do Karpenter?"
    case .howToAnswer(let example):
      "\("Responda:", .heading) por exemplo \(example, .command) · olhe à vontade: \("map", .command), \("get", .command), \("describe", .command)"
    case .right(let answer): "\("✔", .success) É isso: \(answer)."
    case .wrong(let answer): "\("✗", .refusal) Não: \(answer)."
    case .nodePasses(let node): "\("✔", .success) \(node, .name)"
    case .nodeRefused(let node, true): "\("✗", .refusal) \(node, .name) não"
    case .nodeRefused(let node, false): "\("·", .dim) \(node, .name) não"
    case .nodeForgotten(let node): "\("✗", .refusal) faltou \(node, .name): nenhum filtro o recusa"
    case .noSuchNode(let name): "\("✗", .refusal) não há nó \(name, .name)"
    case .tally(let level, let right, let count, nil):
      "Nível \(level): \(right) de \(count) · \("again", .command) · \("practice end", .command)"
    case .tally(let level, let right, let count, let harder?):
      "Nível \(level): \(right) de \(count) · \("again", .command) · mais difícil: \(harder, .command)"
    case .ended(let time): "De volta ao cluster de antes, às \(time)."
    case .unknownTopic(let word, let nearest):
      nearest.isEmpty
        ? "não há exercícios sobre “\(word)”; \("practice", .command) mostra os temas"
        : "não há exercícios sobre “\(word)”. Quis dizer \(Self.format.any(nearest))?"
    case .badLevel(let level, let highest): "o nível vai de 1 a \(highest), e não \(level)"
    case .noExercise: "nenhum exercício aberto; \("practice", .command) mostra os temas"
    case .noneDrawn(let seed): "a semente \(seed) não deu exercício; tente outra com \("--seed N", .command)"
    }
  }
}
