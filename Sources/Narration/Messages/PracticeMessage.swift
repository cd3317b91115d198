/// What exercises are about.
public enum PracticeTopic: String, CaseIterable, Message {
  case filters, taints, spread
  case antiAffinity = "anti-affinity"
  case scores, instances, cost, consolidation, budgets, drift, interruption
}

/// What is said around an exercise.
public enum PracticeMessage: Message, Equatable {
  case header(PracticeTopic, level: Int, seed: UInt64)

  // Headings of the table of nodes.
  case node, zone, free, labels, taints, pods

  // Questions.
  case askNodes
  case askNode
  case askType([String])
  case askNodesLeft(after: String)
  case askDisruptedAtOnce(within: String)
  case askReplaced(within: String)
  case askLowestAvailable(within: String)
  case askBill(after: String?)
  case howToAnswer(String)

  // Marking.
  case right(String)
  case wrong(String)
  case nodePasses(String)
  /// A node that does not pass, with why behind it.
  case nodeRefused(String, wasNamed: Bool)
  case nodeForgotten(String)
  case noSuchNode(String)
  case tally(level: Int, right: Int, of: Int, harder: String?)
  case ended(time: String)

  // What went wrong.
  case unknownTopic(String, nearest: [String])
  case badLevel(Int, highest: Int)
  case noExercise
  case noneDrawn(seed: UInt64)
}
