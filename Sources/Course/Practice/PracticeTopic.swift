import Kubernetes
import Narration

extension PracticeTopic {
  /// How hard an exercise may be.
  static let levels = 1...5

  /// Makes one exercise's cluster and question.
  func draw(level: Int, random: inout SeededRandom) -> ExerciseDraft {
    switch self {
    case .filters: .filters(level, &random)
    case .taints: .taints(level, &random)
    case .spread: .spread(level, &random)
    case .antiAffinity: .antiAffinity(level, &random)
    case .scores: .scores(level, &random)
    case .instances: .instances(level, &random)
    case .cost: .cost(level, &random)
    case .consolidation: .consolidation(level, &random)
    case .budgets: .budgets(level, &random)
    case .drift: .drift(level, &random)
    case .interruption: .interruption(level, &random)
    }
  }
}

extension SeededRandom {
  /// One of several; the first when there is only one to choose from.
  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[integer(below: elements.count)]
  }

  mutating func chance(_ percent: Int) -> Bool { integer(below: 100) < percent }

  /// The elements in an order of chance.
  mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var rest = elements
    var result: [Element] = []
    while !rest.isEmpty { result.append(rest.remove(at: integer(below: rest.count))) }
    return result
  }
}
