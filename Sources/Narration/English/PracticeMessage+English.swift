extension PracticeTopic {
  public var english: StyledText {
    switch self {
    case .filters: "which nodes a Pod fits: resources, selectors, cordoned nodes"
    case .taints: "who tolerates what"
    case .spread: "topology spread: how far skew may go"
    case .antiAffinity: "who does not stay near whom"
    case .scores: "which node the scheduler chooses, and by how many points"
    case .instances: "which instance type comes of Karpenter's request"
    case .cost: "what the cluster costs a month"
    case .consolidation: "how many nodes are left when Karpenter is done"
    case .budgets: "how many nodes may go at once"
    case .drift: "which change replaces nodes, and which does not"
    case .interruption: "how many replicas stay up when AWS takes a spot node"
    }
  }
}

extension PracticeMessage {
  private static var format: Formats { .english }

  public var english: StyledText {
    switch self {
    case .header(let topic, let level, let seed):
      "\("── \(topic.rawValue) · level \(level) · seed \(seed)", .heading)"
    case .node: "NODE"
    case .zone: "ZONE"
    case .free: "FREE"
    case .labels: "LABELS"
    case .taints: "TAINTS"
    case .pods: "PODS"
    case .askNodes: "On which nodes may the Pod `app` be scheduled now?"
    case .askNode: "Which node does the scheduler put the Pod `app` on?"
    case .askType(let types):
      "Karpenter will make one node for the Deployment `app`. Of which type? One of \(Self.format.all(types))."
    case .askNodesLeft(let duration): "How many nodes of Karpenter's will there be in \(duration)?"
    case .askDisruptedAtOnce(let duration):
      "All of Karpenter's nodes become empty. How many does it delete the first time that it deletes any, in the next \(duration)?"
    case .askReplaced(let duration):
      "How many nodes does Karpenter replace for drift in the next \(duration)?"
    case .askLowestAvailable(let duration):
      "What will be the smallest number of replicas of `app` available in the next \(duration)?"
    case .askBill(nil):
      "What does this cluster cost a month, in dollars, with the nodes that are not Karpenter's?"
    case .askBill(let duration?):
      "What will the cluster cost a month, in dollars, in \(duration), with the nodes that are not Karpenter's?"
    case .howToAnswer(let example):
      "\("Answer:", .heading) for instance \(example, .command) · look as you like: \("map", .command), \("get", .command), \("describe", .command)"
    case .right(let answer): "\("✔", .success) That is it: \(answer)."
    case .wrong(let answer): "\("✗", .refusal) No: \(answer)."
    case .nodePasses(let node): "\("✔", .success) \(node, .name)"
    case .nodeRefused(let node, true): "\("✗", .refusal) not \(node, .name)"
    case .nodeRefused(let node, false): "\("·", .dim) not \(node, .name)"
    case .nodeForgotten(let node): "\("✗", .refusal) \(node, .name) is missing: no filter refuses it"
    case .noSuchNode(let name): "\("✗", .refusal) there is no node \(name, .name)"
    case .tally(let level, let right, let count, nil):
      "Level \(level): \(right) of \(count) · \("again", .command) · \("practice end", .command)"
    case .tally(let level, let right, let count, let harder?):
      "Level \(level): \(right) of \(count) · \("again", .command) · harder: \(harder, .command)"
    case .ended(let time): "Back in the cluster of before, at \(time)."
    case .unknownTopic(let word, let nearest):
      nearest.isEmpty
        ? "there are no exercises on “\(word)”; \("practice", .command) lists the topics"
        : "there are no exercises on “\(word)”. Did you mean \(Self.format.any(nearest))?"
    case .badLevel(let level, let highest): "levels go from 1 to \(highest), so not \(level)"
    case .noExercise: "no exercise is open; \("practice", .command) lists the topics"
    case .noneDrawn(let seed): "the seed \(seed) gave no exercise; try another with \("--seed N", .command)"
    }
  }
}
